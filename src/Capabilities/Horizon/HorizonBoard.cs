using Microsoft.EntityFrameworkCore;
using Wegmarke.Horizon.Risks;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>Everything that an administration keeps in sight.</summary>
/// <param name="Entries">Those that are followed and those that are not any more.</param>
public sealed record HorizonBoard(IReadOnlyList<EntryState> Entries, IReadOnlyList<AcceptanceState> Acceptances)
{
    public IEnumerable<EntryState> Of(EntryKind kind) => Entries.Where(one => one.Latest.Kind == kind && one.End is null);

    public EntryState? Find(EntryKind kind, Guid id) => Entries.FirstOrDefault(one => one.Id == id && one.Latest.Kind == kind);

    /// <summary>The acceptance of a risk that was not taken back, the latest of them.</summary>
    public RiskAcceptance? AcceptanceOf(Guid risk) =>
        Acceptances.Where(one => one.Acceptance.RiskId == risk && one.End is null).MaxBy(one => one.Acceptance.At)?.Acceptance;

    public static async Task<HorizonBoard> Of(Database db, Guid administration)
    {
        var versions = await db.Set<HorizonEntry>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var ids = versions.Select(one => one.Id).Distinct().ToList();
        var reviews = (await db.Set<EntryReview>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .ToLookup(one => one.EntryId);
        var ends = await db.Set<EntryEnd>().AsNoTracking().Where(one => ids.Contains(one.EntryId)).ToDictionaryAsync(one => one.EntryId);
        return new([.. versions.GroupBy(one => one.Id).Select(group => new EntryState([.. group.OrderBy(one => one.Number)],
                [.. reviews[group.Key].OrderBy(one => one.Number)], ends.GetValueOrDefault(group.Key)))
                .OrderBy(one => one.Content.Title, StringComparer.CurrentCulture).ThenBy(one => one.Id)],
            await AcceptanceState.Of(db, administration));
    }
}
