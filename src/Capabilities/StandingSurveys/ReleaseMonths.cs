using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.StandingSurveys;

/// <summary>Releases the months that are over, through the same gate as a wave. A month of which too little may be shown waits and is
/// joined with the next. What was released is deleted as sheets: every sheet is in one document, so no two can be taken from each other.
/// Every step can be repeated.</summary>
public static class ReleaseMonths
{
    /// <summary>A month is left alone for so long after its end: whoever began before midnight may still send.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public static async Task RunAll(Database db, AnswerStore store, DateTimeOffset now)
    {
        foreach (var slug in await Slugs(db)) await RunOne(db, store, slug, now);
    }

    public static async Task RunOne(Database db, AnswerStore store, string slug, DateTimeOffset now)
    {
        if (await StandingSurveyState.FindBySlug(db, slug) is { } state) await Run(db, store, state, now);
    }

    /// <summary>Addresses of all standing surveys.</summary>
    public static Task<List<string>> Slugs(Database db) => db.Set<StandingSurvey>().AsNoTracking().Select(one => one.Slug).ToListAsync();

    public static async Task Run(Database db, AnswerStore store, StandingSurveyState state, DateTimeOffset now)
    {
        await using var turn = await Turn.Take(db, $"months {state.Survey.Id}");
        foreach (var perspective in state.Survey.Perspectives) await Perspective(db, store, state, perspective, now);
    }

    private static async Task Perspective(Database db, AnswerStore store, StandingSurveyState state, string perspective,
        DateTimeOffset now)
    {
        var survey = state.Survey;
        var last = await db.Set<MonthRelease>().AsNoTracking()
            .Where(one => one.SurveyId == survey.Id && one.Perspective == perspective).OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync();
        if (last is not null) await Delete(store, survey, perspective, last);
        var from = last?.To.Next ?? Month.Of(survey.OpenedAt);
        var ended = state.End is { } end && end.At + Grace <= now;
        var to = ended ? Month.Of(state.End!.At) : Month.Of(now - Grace).Before;
        if (state.End is { } stop && to > Month.Of(stop.At)) to = Month.Of(stop.At);
        if (to < from) return;
        List<Guid> places = [.. Month.Between(from, to).Select(month => survey.PlaceOf(perspective, month))];
        var waiting = 0;
        foreach (var place in places) waiting += await store.Count(place) + store.ReadSealed(place).Count;
        // What waits stays locked with the key of its month.
        if (waiting < survey.Threshold && !ended) return;
        var number = (last?.Number ?? 0) + 1;
        var json = waiting < survey.Threshold ? null : await Compose(db, store, state, places, number, to);
        if (json is null && !ended) return;
        if (json is null)
        {
            foreach (var place in places) await store.Discard(place);
        }

        var release = new MonthRelease(survey.Id, perspective, number, from, to, json,
            json is null ? null : ReleaseDocument.HashOf(json), now);
        db.Add(release);
        await db.SaveChangesAsync();
        await Delete(store, survey, perspective, release);
    }

    /// <returns>The document, or null where the gate would show nothing of it.</returns>
    private static async Task<string?> Compose(Database db, AnswerStore store, StandingSurveyState state, List<Guid> places, int number,
        Month to)
    {
        foreach (var place in places.Where(place => !store.IsSealed(place))) await store.Seal(place);
        var name = await db.Set<Administration>().AsNoTracking().Where(one => one.Id == state.Survey.AdministrationId)
            .Select(one => one.Name).FirstAsync();
        var campaign = state.AsCampaign(number);
        var facts = ReleaseFacts.Of(campaign.Campaign, name, new(to.LastDay, TimeOnly.MinValue, TimeSpan.Zero));
        var document = ComposeRelease.Run(facts, ReadSealedAnswers.Of(campaign, [.. places.SelectMany(store.ReadSealed)]));
        return document.Areas.Any(area => area.Perspectives.Values.Any(figure => figure is not null)) ? document.ToJson() : null;
    }

    private static async Task Delete(AnswerStore store, StandingSurvey survey, string perspective, MonthRelease release)
    {
        foreach (var month in Month.Between(release.From, release.To))
        {
            var place = survey.PlaceOf(perspective, month);
            if (store.ReadSealed(place).Count > 0) await store.DeleteSealed(place);
        }
    }
}
