using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>An initiative as it stands: the version that holds and the latest step.</summary>
public sealed record Sheet(Initiative Version, InitiativeStep Step)
{
    public Guid Id => Version.Id;

    public InitiativeContent Content => Version.Content;

    public Stand Stand => Step.Stand;
}

/// <summary>All initiatives of an administration.</summary>
public sealed record Portfolio(IReadOnlyList<Sheet> Sheets)
{
    public IEnumerable<Sheet> Alive => Sheets.Where(one => one.Stand.IsAlive());

    /// <summary>Declined and stopped, the latest first.</summary>
    public IReadOnlyList<Sheet> No => [.. Sheets.Where(one => one.Stand.IsNo()).OrderByDescending(one => one.Step.Day)];

    public static async Task<Portfolio> Of(Database db, Guid administration)
    {
        var versions = await db.Set<Initiative>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<Initiative>().Any(later => later.Id == one.Id && later.Number > one.Number)).ToListAsync();
        var steps = (await db.Set<InitiativeStep>().AsNoTracking().Where(one => one.AdministrationId == administration
                && !db.Set<InitiativeStep>().Any(later => later.InitiativeId == one.InitiativeId
                    && later.Number > one.Number)).ToListAsync())
            .ToDictionary(one => one.InitiativeId);
        return new([.. versions.Select(one => new Sheet(one, steps[one.Id])).OrderBy(one => one.Content.Title, StringComparer.Ordinal)]);
    }

    public static async Task<Sheet?> Find(Database db, Guid administration, Guid initiative)
    {
        var version = await db.Set<Initiative>().AsNoTracking().Where(one => one.Id == initiative && one.AdministrationId == administration)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        return version is null ? null : new(version, await db.Set<InitiativeStep>().AsNoTracking()
            .Where(one => one.InitiativeId == initiative).OrderByDescending(one => one.Number).FirstAsync());
    }
}

/// <summary>Everything that was ever said about one initiative.</summary>
public sealed record InitiativeHistory(
    IReadOnlyList<Initiative> Versions, IReadOnlyList<InitiativeStep> Steps, IReadOnlyList<InitiativeComment> Comments,
    IReadOnlyList<(Guid Id, string Name, string By, DateTimeOffset At)> Documents)
{
    public static async Task<InitiativeHistory> Of(Database db, Guid initiative)
    {
        var documents = await db.Set<InitiativeDocument>().AsNoTracking().Where(one => one.InitiativeId == initiative)
            .Select(one => new { one.Id, one.Name, one.By, one.At }).ToListAsync();
        return new(
            await db.Set<Initiative>().AsNoTracking().Where(one => one.Id == initiative).OrderByDescending(one => one.Number).ToListAsync(),
            await db.Set<InitiativeStep>().AsNoTracking().Where(one => one.InitiativeId == initiative)
                .OrderByDescending(one => one.Number).ToListAsync(),
            await db.Set<InitiativeComment>().AsNoTracking().Where(one => one.InitiativeId == initiative)
                .OrderByDescending(one => one.At).ToListAsync(),
            [.. documents.OrderByDescending(one => one.At).Select(one => (one.Id, one.Name, one.By, one.At))]);
    }
}
