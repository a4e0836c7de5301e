using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Records, and takes back, what became of a unit between two waves: renamed, merged or split.</summary>
public static class RecordUnitStep
{
    public abstract record Outcome;

    public sealed record Recorded : Outcome;

    public sealed record Removed : Outcome;

    /// <param name="Name">The unit that this wave does not know.</param>
    public sealed record UnitUnknown(string Name) : Outcome;

    public sealed record WaveUnknown : Outcome;

    public sealed record NothingChanges : Outcome;

    /// <summary>A release was computed with it; it can no longer be taken back.</summary>
    public sealed record Used : Outcome;

    /// <param name="wave">The first wave that knows the new unit.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, int wave, string from, string to,
        DateTimeOffset now)
    {
        if (from == to) return new NothingChanges();
        var units = await UnitsOf(db, administration);
        if (wave < 2 || !units.TryGetValue(wave, out var after) || !units.TryGetValue(wave - 1, out var before)) return new WaveUnknown();
        if (!before.Contains(from)) return new UnitUnknown(from);
        if (!after.Contains(to)) return new UnitUnknown(to);
        var step = new StoredStep(administration, wave, from, to, actor.Name, now);
        if (await db.Set<StoredStep>().AnyAsync(one => one.AdministrationId == administration && one.Wave == wave && one.From == from
            && one.To == to)) return new Recorded();
        db.Add(step);
        db.Note(actor, now, "record-unit-step", $"{wave}: {from} → {to}", administration);
        await db.SaveChangesAsync();
        return new Recorded();
    }

    public static async Task<Outcome> Remove(Database db, Actor actor, Guid administration, int wave, string from, string to,
        DateTimeOffset now)
    {
        var step = await db.Set<StoredStep>().FirstOrDefaultAsync(one => one.AdministrationId == administration && one.Wave == wave
            && one.From == from && one.To == to);
        if (step is null) return new Removed();
        var releases = await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Wave >= wave)
            .Select(one => one.At).ToListAsync();
        if (releases.Any(at => at >= step.At)) return new Used();
        db.Remove(step);
        db.Note(actor, now, "remove-unit-step", $"{wave}: {from} → {to}", administration);
        await db.SaveChangesAsync();
        return new Removed();
    }

    /// <summary>Names of units by wave; the wave after the last one has those of today.</summary>
    public static async Task<IReadOnlyDictionary<int, string[]>> UnitsOf(Database db, Guid administration)
    {
        var waves = await db.Set<Campaign>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .ToDictionaryAsync(one => one.Wave, one => one.Units);
        var today = await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).OrderBy(one => one.Name)
            .Select(one => one.Name).ToArrayAsync();
        waves[waves.Keys.DefaultIfEmpty(0).Max() + 1] = today;
        return waves;
    }
}
