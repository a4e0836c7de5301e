using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>One line of the list of sources.</summary>
/// <param name="Mine">Whether the reader may open it; of others only number and kind are told.</param>
public sealed record SourceRow(Source Source, bool Mine, bool Cleared, int Words, int Codings, CoderPair? Pair, int Done, bool Consent,
    bool Withdrawn);

/// <summary>Sources of an administration as one reader sees them.</summary>
public static class FindSources
{
    public static async Task<IReadOnlyList<SourceRow>> Run(Database db, Actor actor, Guid administration)
    {
        var sources = await db.Set<Source>().AsNoTracking().Where(one => one.AdministrationId == administration).OrderBy(one => one.Number)
            .ToListAsync();
        var ids = db.Set<Source>().Where(one => one.AdministrationId == administration).Select(one => one.Id);
        var mine = (await db.Set<SourceReader>().Where(one => one.AccountId == actor.Id).Select(one => one.SourceId).ToListAsync())
            .ToHashSet();
        var cleared = (await db.Set<SourceClearance>().Where(one => ids.Contains(one.SourceId)).Select(one => one.SourceId)
            .ToListAsync()).ToHashSet();
        var words = await db.Set<SealedText>().Where(one => ids.Contains(one.SourceId)).ToDictionaryAsync(one => one.SourceId, one =>
            one.Words);
        var codings = await db.Set<Coding>().Where(one => ids.Contains(one.SourceId) && !db.Set<CodingEnd>().Any(end =>
            end.CodingId == one.Id))
            .GroupBy(one => one.SourceId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key,
                one => one.Count);
        var pairs = await db.Set<CoderPair>().AsNoTracking().Where(one => ids.Contains(one.SourceId)).ToDictionaryAsync(one =>
            one.SourceId);
        var done = (await db.Set<CoderDone>().AsNoTracking().Where(one => ids.Contains(one.SourceId)).ToListAsync()).ToLookup(one =>
            one.SourceId);
        var consents = (await db.Set<SourceConsent>().Where(one => ids.Contains(one.SourceId)).Select(one => one.SourceId)
            .ToListAsync()).ToHashSet();
        var withdrawn = (await db.Set<ConsentWithdrawal>().Where(one => ids.Contains(one.SourceId)).Select(one => one.SourceId)
            .ToListAsync()).ToHashSet();
        return [.. sources.Select(one => new SourceRow(one, mine.Contains(one.Id), cleared.Contains(one.Id),
            words.GetValueOrDefault(one.Id),
            codings.GetValueOrDefault(one.Id), pairs.GetValueOrDefault(one.Id), done[one.Id].Count(), consents.Contains(one.Id),
            withdrawn.Contains(one.Id)))];
    }

    /// <summary>A source that this person may open; null for everybody else, as if it were not there.</summary>
    public static async Task<Source?> Open(Database db, Actor actor, Guid administration, Guid source) =>
        await db.Set<SourceReader>().AnyAsync(one => one.SourceId == source && one.AccountId == actor.Id)
            ? await db.Set<Source>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == source
                && one.AdministrationId == administration) : null;

    /// <summary>Cleared sources that this person may open.</summary>
    public static async Task<IReadOnlyList<Source>> Readable(Database db, Actor actor, Guid administration) =>
        await db.Set<Source>().AsNoTracking().Where(one => one.AdministrationId == administration
            && db.Set<SourceReader>().Any(reader => reader.SourceId == one.Id && reader.AccountId == actor.Id)
            && db.Set<SourceClearance>().Any(clearance => clearance.SourceId == one.Id)).OrderBy(one => one.Number).ToListAsync();
}
