using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Partnerships;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Change;
using Wegmarke.Meetings;
using Wegmarke.People.Programmes;
using Wegmarke.Proposals;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Reminders;

/// <summary>Something with a day.</summary>
/// <param name="Key">Stays the same as long as it is the same thing, so that a calendar moves it instead of doubling it.</param>
/// <param name="Time">Null: the whole day.</param>
/// <param name="Below">Address below the site.</param>
public sealed record Dated(string Key, DateOnly Day, TimeOnly? Time, int Minutes, string Title, string Text, string Place, string Below);

/// <summary>The dates that one person may see in the administrations that they have to do with.</summary>
public static class FindDates
{
    private const int AdministrationsMost = 20;

    /// <summary>The administrations whose steering this person may read.</summary>
    public static async Task<IReadOnlyList<Administration>> Houses(Database db, Actor actor) =>
        await AdministrationsOf.Run(db, actor, Right.ReadSteering).OrderBy(one => one.Name).Take(AdministrationsMost).ToListAsync();

    public static async Task<IReadOnlyList<Dated>> Run(Database db, Actor actor, IReadOnlyList<Administration> houses, DateOnly first,
        DateOnly last,
        Language language)
    {
        List<Dated> all = [];
        foreach (var house in houses)
        {
            var of = houses.Count > 1 ? $" ({house.Name})" : "";
            all.AddRange((await Of(db, actor, house.Id, first, last, language)).Select(one => one with { Title = one.Title + of }));
        }

        return [.. all.OrderBy(one => one.Day).ThenBy(one => one.Time ?? TimeOnly.MinValue).ThenBy(one => one.Key, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<Dated>> Of(Database db, Actor actor, Guid id, DateOnly first, DateOnly last, Language language)
    {
        var root = $"/administrations/{id}";
        var (register, state, portfolio) = (await Register.Of(db, id), await StrategyState.Of(db, id), await Portfolio.Of(db, id));
        var meetings = (await SeriesState.Of(db, id)).SelectMany(one => one.Days(first, last).Select(day => Meeting(one.Series, day,
            register, root,
            language)));
        var goals = state.Goals.Where(one => one.Content.Due >= first && one.Content.Due <= last).Select(one => Whole($"goal-{one.Id}",
            one.Content.Due!.Value, language.Say("Ziel: ", "Goal: ") + one.Content.Title, one.Content.Owner,
                $"{root}/strategy#a-{one.Content.Area}"));
        var reviews = (await AgreementState.Of(db, id)).Where(one => one.NextReview >= first && one.NextReview <= last).Select(one => Whole(
            $"review-{one.Agreement.Id}-{one.Reviews.Count}", one.NextReview!.Value, language.Say("Vereinbarung ansehen: ",
                "Review the agreement: ")
            + one.Agreement.Giver, one.Agreement.What, $"{root}/strategy/leadership#v-{one.Agreement.Id}"));
        var milestones = from sheet in portfolio.Alive
                         from milestone in sheet.Content.Milestones.Index()
                         where milestone.Item.Reached is null && milestone.Item.Planned >= first && milestone.Item.Planned <= last
                         select Whole($"milestone-{sheet.Id}-{milestone.Index}", milestone.Item.Planned, language.Say("Meilenstein: ",
                             "Milestone: ")
                             + milestone.Item.Name, sheet.Content.Title, $"{root}/initiatives/{sheet.Id}");
        var words = (await ChangePlan.Of(db, id)).Words.Where(one => one.Content.Done is null && one.Content.Due >= first
            && one.Content.Due <= last)
            .Select(one => Whole($"word-{one.Entry.Id}", one.Content.Due, language.Say("Sagen: ", "Tell: ") + one.Content.Whom,
                one.Content.What,
                $"{root}/initiatives/{one.Entry.InitiativeId}/change"));
        var later = actor.May(Right.ReadProposals, id) ? (await ProposalState.Of(db, id)).Where(one => one.Told is not null
            && !one.IsPutAway
            && one.Answer is { Deed: ProposalDeed.Later } answer && answer.Until >= first && answer.Until <= last).Select(one => Whole(
                $"proposal-{one.Id}", one.Answer!.Until!.Value, language.Say("Vorschlag wieder ansehen", "Look at a proposal again"),
                    one.Told!,
                $"{root}/proposals/{one.Id}")) : [];
        var sights = (await HorizonBoard.Of(db, id)).Entries.Where(one => one.End is null && one.Due >= first && one.Due <= last)
            .Select(one => Whole($"sight-{one.Id}-{one.Reviews.Count}", one.Due!.Value, language.Say("Am Horizont ansehen: ",
                "Look at on the horizon: ") + one.Content.Title, one.Content.Owner, $"{root}/horizon/{one.Latest.Kind.Path()}/{one.Id}"));
        var steps = FindSteps.Run(await PartnershipState.Of(db, id), id, first).Where(one => one.Day >= first && one.Day <= last)
            .Select(one => Whole($"together-{one.Key}", one.Day, language.Say("Gemeinsamer Dienst: ", "Common service: ") + one.Name,
                one.Title,
                $"{root}/partnerships/{one.Partnership}"));
        var cohorts = actor.May(Right.ReadPeople, id) ? await Cohorts(db, id, first, last, root) : [];
        return meetings.Concat(cohorts).Concat(goals).Concat(reviews).Concat(milestones).Concat(words).Concat(later).Concat(sights)
            .Concat(steps);
    }

    /// <summary>A meeting, with what waits for its decision.</summary>
    private static Dated Meeting(MeetingSeries series, DateOnly day, Register register, string root, Language language)
    {
        var waits = register.Open.Where(one => one.Level == series.Level).Select(one => one.Text).ToList();
        return new($"meeting-{series.Id}-{day:yyyyMMdd}", day, series.Time, series.Minutes, series.Name, waits.Count == 0 ? ""
            : language.Say("Zu entscheiden: ", "To decide: ") + string.Join(" · ", waits), series.Place,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{root}/meetings/{series.Id}/{day:yyyy-MM-dd}"));
    }

    /// <summary>Meetings of the cohorts that a house takes part in.</summary>
    private static async Task<IEnumerable<Dated>> Cohorts(Database db, Guid id, DateOnly first, DateOnly last, string root)
    {
        var house = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == id);
        return from cohort in await CohortList.Of(db, house)
               from date in cohort.Dates.Index()
               where date.Item.Day >= first && date.Item.Day <= last
               select new Dated($"cohort-{cohort.Cohort.Id}-{date.Index}", date.Item.Day, date.Item.Time, date.Item.Minutes,
                   $"{cohort.Cohort.Content.Text("title")}: {date.Item.What}", cohort.Programme, cohort.Cohort.Content.Text("place"),
                   $"{root}/people/{CohortList.Key}/{cohort.Cohort.Id}");
    }

    private static Dated Whole(string key, DateOnly day, string title, string text, string below) => new(key, day, null, 0, title, text,
        "", below);
}
