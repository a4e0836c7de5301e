using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>All that is said about a source besides its text.</summary>
/// <param name="Spoken">Whether the text as it was imported can still be opened.</param>
public sealed record SourceView(Source Source, bool Cleared, bool Spoken, bool Withdrawn, SourceConsent? Consent,
    IReadOnlyList<Guid> Readers,
    IReadOnlyList<Account> Candidates, IReadOnlyList<UnitClass> Parts, CoderPair? Pair, int Done)
{
    public SourceParticulars Said => new(Source.Title, Source.Kind, Source.Group, Source.UnitClassId, Source.Day, Consent?.Reach,
        Consent?.Kept ?? "",
        Consent?.Day, Readers);

    public static async Task<SourceView> Of(Database db, SourceKeys keys, Source source) => new(
        source, await db.Set<SourceClearance>().AnyAsync(one => one.SourceId == source.Id), keys.Has(source.Id),
        await db.Set<ConsentWithdrawal>().AnyAsync(one => one.SourceId == source.Id),
        await db.Set<SourceConsent>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id),
        await db.Set<SourceReader>().Where(one => one.SourceId == source.Id).Select(one => one.AccountId).ToListAsync(),
        await ChangeSource.Candidates(db, source.AdministrationId),
        await db.Set<UnitClass>().AsNoTracking().Where(one => one.AdministrationId == source.AdministrationId).OrderBy(one => one.Name)
            .ToListAsync(),
        await db.Set<CoderPair>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id),
        await db.Set<CoderDone>().CountAsync(one => one.SourceId == source.Id));
}
