using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>Success factors as they were found for one release and one outcome.</summary>
public sealed record FoundFactors(Guid CircleId, int Number, string Outcome, string Json, string Hash, string By, DateTimeOffset At);

internal sealed class FactorTables : IEntityTypeConfiguration<FoundFactors>
{
    public void Configure(EntityTypeBuilder<FoundFactors> builder) =>
        builder.ToTable("circle_factors").HasKey(one => new { one.CircleId, one.Number, one.Outcome });
}

/// <summary>The trustee asks once for each release what goes with success in one area or indicator.</summary>
public static class FindFactors
{
    public abstract record Outcome;

    public sealed record Found(SuccessFactors Factors) : Outcome;

    public sealed record OutcomeUnknown : Outcome;

    /// <summary>Contributions have changed since the last release, or there is none.</summary>
    public sealed record ReleaseFirst : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Circle circle, string outcome, DateTimeOffset now)
    {
        var model = await CircleModel.Of(db, circle);
        if (model.Areas.All(area => area.Key != outcome) && model.Indicators.All(one => one.Key != outcome)) return new OutcomeUnknown();
        var last = await db.Set<CircleRelease>().AsNoTracking().Where(one => one.CircleId == circle.Id)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (last is null) return new ReleaseFirst();
        var there = await db.Set<FoundFactors>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.CircleId == circle.Id && one.Number == last.Number && one.Outcome == outcome);
        if (there is not null) return new Found(SuccessFactors.Read(there.Json));
        var facts = await ReleaseCircle.Gather(db, circle, now);
        if (CircleDocument.Read(last.Json).Inputs != facts.Inputs) return new ReleaseFirst();
        // The seed hangs on what is released, so nobody can try others until one pleases.
        var seed = long.Parse(last.Hash[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var found = ComposeFactors.Run(circle.Name, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.Hash,
            [.. facts.Entries.Select(one => one.Now)], model, outcome, seed);
        var json = found.ToJson();
        db.Add(new FoundFactors(circle.Id, last.Number, outcome, json, CircleText.HashOf(json), actor.Name, now));
        db.Note(actor, now, "find-factors", $"{circle.Name}: {outcome}");
        await db.SaveChangesAsync();
        return new Found(found);
    }

    /// <summary>What was found for a release.</summary>
    public static async Task<IReadOnlyList<SuccessFactors>> Of(Database db, Guid circle, int number) =>
        [.. (await db.Set<FoundFactors>().AsNoTracking().Where(one => one.CircleId == circle && one.Number == number)
            .OrderBy(one => one.At).Select(one => one.Json).ToListAsync()).Select(SuccessFactors.Read)];

    /// <summary>What of it a member may see: of others' success what it contributes to itself.</summary>
    public static async Task<IReadOnlyList<SuccessFactors>> For(Database db, Guid circle, int number, MemberDocument own)
    {
        HashSet<string> given = [.. own.Areas.Select(one => one.Key), .. own.Indicators.Select(one => one.Key)];
        return [.. (await Of(db, circle, number)).Where(one => given.Contains(one.Outcome)).Select(one => one with
        {
            Factors = [.. one.Factors.Where(factor => given.Contains(factor.Area))],
            Paths = [.. one.Paths.Where(path => path.High.Concat(path.Low).All(given.Contains))],
        })];
    }
}
