using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Processes.Facts;

/// <summary>What an entry said before it was corrected. The number is part of the key.</summary>
public sealed record FactChange(Guid FactId, int Number, string Before, string By, DateTimeOffset At);

internal sealed class FactChangeTables : IEntityTypeConfiguration<FactChange>
{
    public void Configure(EntityTypeBuilder<FactChange> builder) =>
        builder.ToTable("fact_change").HasKey(one => new { one.FactId, one.Number });
}

/// <summary>Corrects an entry: what was recorded about it later stays with it, and what it said before is kept.</summary>
public static class CorrectFact
{
    public abstract record Outcome;

    public sealed record Corrected : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(IReadOnlyList<FactField> Faults) : Outcome;

    /// <summary>Somebody else corrected it meanwhile.</summary>
    public sealed record Overtaken(IReadOnlyDictionary<string, string> Theirs, int Number) : Outcome;

    /// <param name="seen">How often it had been corrected when the writer looked at it.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, string kind, Guid administration, Guid entry, int seen,
        IReadOnlyDictionary<string, string> written, Language language, DateTimeOffset now)
    {
        var list = await FactKinds.Of(db, kind, administration, language, now);
        if (list.Rows.All(row => row.Id != entry) || await Find(db, kind, entry) is not { } known) return new NotThere();
        var form = new FactForm(written, list.Fields, language);
        if (FactKinds.Read(kind, form, administration, actor.Name, now, entry) is not { } corrected) return new Refused(form.Faults);
        if (await Number(db, entry) is var number && number != seen) return new Overtaken(Written(known, language), number);
        db.ChangeTracker.Clear();
        db.Add(new FactChange(entry, seen + 1, ContentJson.Write(known), actor.Name, now));
        db.Update(corrected);
        db.Note(actor, now, "correct-" + kind, list.Rows.First(row => row.Id == entry).Cells[0], administration);
        try
        {
            await db.SaveChangesAsync();
            return new Corrected();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken(Written((await Find(db, kind, entry))!, language), await Number(db, entry));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The entry as its form shows it, and how often it was corrected; null where it does not hold.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Written, int Number)?> Open(Database db, string kind, Guid administration,
        Guid entry, Language language, DateTimeOffset now) =>
        (await FactKinds.Of(db, kind, administration, language, now)).Rows.Any(row => row.Id == entry)
            && await Find(db, kind, entry) is { } known
            ? (Written(known, language), await Number(db, entry)) : null;

    private static async Task<int> Number(Database db, Guid entry) =>
        await db.Set<FactChange>().Where(one => one.FactId == entry).MaxAsync(one => (int?)one.Number) ?? 0;

    private static async Task<object?> Find(Database db, string kind, Guid entry) => kind switch
    {
        FactKinds.Inventory => await db.Set<InventoryEntry>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == entry),
        FactKinds.Structure => await db.Set<DecisionPath>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == entry),
        FactKinds.Teams => await db.Set<CrossTeam>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == entry),
        FactKinds.Obstacles => await db.Set<Obstacle>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == entry),
        FactKinds.Objections => await db.Set<Objection>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == entry),
        _ => await db.Set<Expertise>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == entry),
    };

    /// <summary>What <see cref="FactKinds.Read"/> reads, by the names of the fields.</summary>
    private static Dictionary<string, string> Written(object entry, Language language)
    {
        string Whole(int? number) => number is { } some ? language.Count(some) : "";
        string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        return entry switch
        {
            InventoryEntry one => new()
            {
                ["name"] = one.Name, ["kind"] = $"{one.Kind}", ["purpose"] = one.Purpose, ["users"] = one.Users, ["owner"] = one.Owner,
                ["interfaces"] = one.Interfaces, ["concept"] = one.Concept, ["cost"] = Whole(one.Cost), ["end"] = Day(one.EndOfLife),
            },
            DecisionPath one => new()
            {
                ["decision"] = one.Decision, ["lowest"] = one.LowestLevel, ["signatures"] = Whole(one.Signatures),
                ["limit"] = Whole(one.Limit), ["days"] = Whole(one.Days), ["source"] = one.Source,
            },
            CrossTeam one => new()
            {
                ["name"] = one.Name, ["task"] = one.Task, ["units"] = Whole(one.Units), ["since"] = Day(one.Since),
            },
            Obstacle one => new()
            {
                ["title"] = one.Title, ["kind"] = $"{one.Kind}", ["level"] = $"{one.Level}", ["principle"] = $"{one.Principle}",
                ["process"] = one.Process, ["norm"] = one.Norm, ["effect"] = one.Effect, ["proposal"] = one.Proposal,
            },
            Objection one => new()
            {
                ["subject"] = one.Subject, ["raised"] = one.RaisedBy, ["reason"] = one.Reason, ["on"] = Day(one.On),
            },
            Expertise one => new()
            {
                ["title"] = one.Title, ["from"] = one.From, ["on"] = Day(one.On), ["cost"] = Whole(one.Cost), ["until"] = Day(one.Until),
            },
            _ => throw new ArgumentException(entry.GetType().Name, nameof(entry)),
        };
    }
}
