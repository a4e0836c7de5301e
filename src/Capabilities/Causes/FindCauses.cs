using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Interviews;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Causes;

/// <summary>Finds the causes of an administration with their evidence, as somebody may see them.</summary>
public static class FindCauses
{
    /// <param name="fallback">The model that holds while nothing is released.</param>
    /// <param name="initiatives">Who works on which cause.</param>
    public static async Task<CauseBoard?> Run(Database db, Actor actor, Guid administration, MaturityModel fallback,
        IReadOnlyList<TakenInitiative> initiatives, Language language, DateTimeOffset now)
    {
        if (await db.Set<Administration>().AsNoTracking().FirstOrDefaultAsync(one =>
            one.Id == administration) is not { } found) return null;
        var release = await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<ReleaseEnd>().Any(end => end.CampaignId == one.CampaignId && end.Version == one.Version))
            .OrderByDescending(one => one.Wave).ThenByDescending(one => one.Version).FirstOrDefaultAsync();
        var document = release?.Document;
        var model = document is null ? fallback : await StoredModel.Of(db, document.ModelHash);
        var readings = await RecordReading.Latest(db, administration, DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)), now);
        IReadOnlyList<string> hidden = actor.May(Right.ReadSingularCauses, administration) ? []
            : [.. model.Areas.Where(area => area.SingularRole).Select(area => area.Key)];
        var quotes = (await FindQuotes.Run(db, administration, now)).Where(one => one.ReleasedFor(QuoteState.House))
            .ToLookup(one => one.Quote.Cause);
        var cards = (await Cards(db, administration, initiatives)).Where(card => !card.Wording.AreaKeys.Any(hidden.Contains))
            .Select(card => card with
            {
                Evidence =
                [
                    .. model.Causes.FirstOrDefault(one => one.Key == card.Cause.Known) is { } known
                        ? FindSigns.Run(card.Id, known, model, document, readings, administration, language) : [],
                    .. quotes[card.Cause.Known.Length > 0 ? card.Cause.Known : card.Id.ToString()].Select(one => Spoken(card.Id, one)),
                    .. card.Evidence,
                ],
            }).ToList();
        return new(administration, found.Name, model, document, [.. cards.Where(card => !card.Discarded)],
            [.. cards.Where(card => card.Discarded)], hidden, language);
    }

    /// <summary>A quote as evidence: it counts by its person, or where nobody spoke by the source it was taken from.</summary>
    private static Evidence Spoken(Guid cause, QuoteSight sight) => Evidence.OfRule(cause, sight.Kind switch
    {
        SourceKind.Document => EvidenceKind.Document,
        SourceKind.Observation => EvidenceKind.Observation,
        _ => EvidenceKind.Quote,
    }, sight.Quote.Side == QuoteSide.For, (sight.Kind is SourceKind.Document or SourceKind.Observation ? sight.Quote.SourceId
        : sight.Quote.Person).ToString("N"), sight.Quote.Text, "") with { Unit = sight.Part };

    private static async Task<IEnumerable<CauseCard>> Cards(Database db, Guid administration, IReadOnlyList<TakenInitiative> initiatives)
    {
        var causes = await db.Set<Cause>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var ids = causes.Select(one => one.Id).ToList();
        var wordings = (await db.Set<CauseWording>().AsNoTracking().Where(one => ids.Contains(one.CauseId)).ToListAsync())
            .ToLookup(one => one.CauseId);
        var evidence = (await db.Set<Evidence>().AsNoTracking().Where(one => ids.Contains(one.CauseId)).ToListAsync())
            .OrderBy(one => one.At).ToLookup(one => one.CauseId);
        var ends = await db.Set<EvidenceEnd>().AsNoTracking().Where(end => db.Set<Evidence>().Any(one => one.Id == end.EvidenceId
            && ids.Contains(one.CauseId))).ToDictionaryAsync(one => one.EvidenceId);
        var acts = (await db.Set<CauseAct>().AsNoTracking().Where(one => ids.Contains(one.CauseId)).ToListAsync())
            .OrderBy(one => one.At).ToLookup(one => one.CauseId);
        return causes.OrderBy(one => one.At).Select(cause => new CauseCard(cause, [.. wordings[cause.Id].OrderBy(one => one.Number)],
            [.. evidence[cause.Id].Where(one => !ends.ContainsKey(one.Id))],
            [.. evidence[cause.Id].Where(one => ends.ContainsKey(one.Id)).Select(one => (one, ends[one.Id]))],
            [.. acts[cause.Id]], [.. initiatives.Where(one => one.Cause == cause.Id)]));
    }
}
