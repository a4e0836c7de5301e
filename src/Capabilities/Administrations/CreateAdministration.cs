using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Creates an administration; the person who does becomes its coordinator.</summary>
public static class CreateAdministration
{
    public const int StaffMax = 1_000_000;

    public abstract record Outcome;

    public sealed record Created(Guid Id) : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record CountsDoNotFit : Outcome;

    /// <summary>The key is not in the register.</summary>
    public sealed record KeyUnknown : Outcome;

    /// <summary>Another administration stands for this entry of the register already.</summary>
    public sealed record KeyTaken(string Name) : Outcome;

    /// <param name="ars">Key in the register of municipalities, where it was chosen there.</param>
    /// <param name="land">First two digits of the regional key, where it was written by hand.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, string name, int staff, int leaders, DateTimeOffset now,
        string? ars = null, string? land = null)
    {
        if (Refusal(name, staff, leaders) is { } refusal) return refusal;
        var administration = new Administration(Guid.CreateVersion7(now), name.Trim(), staff, leaders, now) { Land = Land.Of(land)?.Key };
        if (ars is not null)
        {
            if (await db.Set<Municipality>().AsNoTracking().FirstOrDefaultAsync(one =>
                one.Ars == ars) is not { } entry) return new KeyUnknown();
            if (await Holder(db, ars) is { } other) return new KeyTaken(other);
            var issue = await db.Set<RegisterIssue>().AsNoTracking().FirstAsync();
            administration = administration with
            {
                Ars = ars, Kind = entry.Kind, Population = entry.Population, Land = entry.Land, RegisterDate = issue.Date,
            };
        }

        db.Add(administration);
        if (actor.Id != Guid.Empty) db.Add(new Grant(Guid.CreateVersion7(now), actor.Id, Role.Coordinator, administration.Id));
        db.Note(actor, now, "create-administration", administration.Name, administration.Id);
        await db.SaveChangesAsync();
        return new Created(administration.Id);
    }

    /// <summary>Who stands for an entry of the register already; its name is public there.</summary>
    private static async Task<string?> Holder(Database db, string ars)
    {
        using var whole = db.StepOut(Crossing.Uniqueness);
        return await db.Set<Administration>().Where(one => one.Ars == ars).Select(one => one.Name).FirstOrDefaultAsync();
    }

    internal static Outcome? Refusal(string name, int staff, int leaders) =>
        name.Trim().Length is 0 or > Administration.NameMax ? new NameMissing()
            : staff is < 1 or > StaffMax || leaders < 0 || leaders > staff ? new CountsDoNotFit() : null;
}
