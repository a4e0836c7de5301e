using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Horizon;
using Wegmarke.Horizon.Partnerships;
using Wegmarke.Initiatives;
using Wegmarke.Meetings;
using Wegmarke.Proposals;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>Regular meetings: the series, and each meeting with its agenda, decisions and minutes.</summary>
internal static class MeetingEndpoints
{
    private const string Root = "/administrations/{administration:guid}/meetings";
    private const string One = Root + "/{series:guid}/{day}";

    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration) => List(visit, administration, new(), null)).Needs(Right.ReadSteering);
        app.MapPost(Root, Begin).Needs(Right.Steer);
        app.MapPost(Root + "/{series:guid}/end", async (Visit visit, Guid administration, Guid series) =>
            await HoldMeetings.End(visit.Db, visit.Known, administration, series, visit.Now) is HoldMeetings.Done
                ? Results.Redirect($"/administrations/{administration}/meetings") : visit.NotFound()).Needs(Right.Steer);
        app.MapGet(One, (Visit visit, Guid administration, Guid series, string day) => In(visit, administration, series, day,
            (found, meeting, on) => Show(visit, found, meeting, on))).Needs(Right.ReadSteering);
        app.MapPost(One + "/decisions", (Visit visit, Guid administration, Guid series, string day) => In(visit, administration, series,
            day, (found, meeting, on) => Decide(visit, found, meeting, on))).Needs(Right.Steer);
        app.MapPost(One + "/minutes", (Visit visit, Guid administration, Guid series, string day) => In(visit, administration, series, day,
            (found, meeting, on) => Write(visit, found, meeting, on))).Needs(Right.Steer);
    }

    private static async Task<IResult> List(Visit visit, Guid administration, SeriesForm form, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Series", await SeriesState.Of(visit.Db, administration)), ("Form", form), ("Today", visit.Today),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Problem", problem),
        };
        return problem is null ? visit.Page<MeetingsPage>(parameters) : visit.Mend<MeetingsPage>(parameters);
    }

    private static async Task<IResult> Begin(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new SeriesForm(visit.Field("name"), visit.Chosen<DecisionLevel>(visit.Field("level")),
            visit.Chosen<Rhythm>(visit.Field("rhythm")), visit.Chosen<DayOfWeek>(visit.Field("weekday")), visit.Number("week"),
            visit.Field("time"), visit.Field("minutes"), visit.Field("place"), visit.Field("begins"));
        var time = TimeOnly.TryParseExact(form.Time, ["HH:mm", "H:mm", "HH.mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var at) ? at : (TimeOnly?)null;
        return await HoldMeetings.Begin(visit.Db, visit.Known, administration, form, time, visit.Language.ReadDay(form.Begins),
            visit.Number("minutes"), visit.Now) is HoldMeetings.Refused refused
            ? await List(visit, administration, form, refused.Why.In(visit.Language))
            : Results.Redirect($"/administrations/{administration}/meetings");
    }

    /// <summary>With a meeting that the series holds; a day on which it does not meet is none.</summary>
    private static async Task<IResult> In(Visit visit, Guid administration, Guid series, string day,
        Func<Administration, MeetingSeries, DateOnly, Task<IResult>> deed)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            || (await SeriesState.Of(visit.Db, administration)).FirstOrDefault(one => one.Series.Id == series) is not { } state
            || !state.Days(on, on).Any()) return visit.NotFound();
        return await deed(found, state.Series, on);
    }

    private static async Task<IResult> Show(Visit visit, Administration administration, MeetingSeries series, DateOnly day,
        string? problem = null, (string, string, string, string, string)? written = null, string? minutes = null,
        MeetingMinutes? theirs = null)
    {
        var (db, id) = (visit.Db, administration.Id);
        var register = await Register.Of(db, id);
        var decided = await db.Set<MeetingDecision>().AsNoTracking().Where(one => one.SeriesId == series.Id && one.Day == day)
            .Select(one => one.QuestionId).ToListAsync();
        var proposals = visit.Known.May(Right.ReadProposals, id) ? await ProposalState.Of(db, id) : [];
        var parameters = new (string, object?)[]
        {
            ("Administration", administration), ("Series", series), ("Day", day), ("MaySteer", visit.Known.May(Right.Steer, id)),
            ("Agenda", MakeAgenda.Run(register, await StrategyState.Of(db, id), await AgreementState.Of(db, id), await Portfolio.Of(db, id),
                proposals, [.. FindPoints.Run(await HorizonBoard.Of(db, id), day),
                    .. FindSteps.Overdue(await PartnershipState.Of(db, id), id, day)], series.Level, day)),
            ("Decided", (IReadOnlyList<(Question, Decision)>)[.. register.Decided.Where(one => decided.Contains(one.Question.Id))]),
            ("Minutes", await HoldMeetings.Latest(db, series.Id, day)), ("Written", written ?? ("", "", "", "", "")),
            ("WrittenMinutes", minutes), ("Theirs", theirs), ("Problem", problem),
        };
        return problem is null && theirs is null ? visit.Page<MeetingPage>(parameters) : visit.Mend<MeetingPage>(parameters);
    }

    private static IResult Back(MeetingSeries series, DateOnly day) => Results.Redirect(string.Create(CultureInfo.InvariantCulture,
        $"/administrations/{series.AdministrationId}/meetings/{series.Id}/{day:yyyy-MM-dd}"));

    private static async Task<IResult> Decide(Visit visit, Administration administration, MeetingSeries series, DateOnly day)
    {
        var (about, text, way) = (visit.Field("about"), visit.Field("text"), visit.Field("way"));
        var (outcome, reason) = (visit.Field("outcome"), visit.Field("reason"));
        return await HoldMeetings.Decide(visit.Db, visit.Known, series, day, Guid.TryParse(visit.Field("question"), out var question)
            ? question : null, text, about, visit.Chosen<DecisionWay>(way), outcome, reason, visit.Now) switch
        {
            HoldMeetings.Done => Back(series, day),
            HoldMeetings.Refused refused => await Show(visit, administration, series, day, refused.Why.In(visit.Language),
                (about, text, way, outcome, reason)),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Write(Visit visit, Administration administration, MeetingSeries series, DateOnly day)
    {
        var text = visit.Field("text");
        return await HoldMeetings.Write(visit.Db, visit.Known, series, day, visit.Seen, text, visit.Now) switch
        {
            HoldMeetings.Done => Back(series, day),
            HoldMeetings.Refused refused => await Show(visit, administration, series, day, refused.Why.In(visit.Language), null, text),
            HoldMeetings.Overtaken { Theirs: var theirs } => await Show(visit, administration, series, day, null, null, text, theirs),
            _ => visit.NotFound(),
        };
    }
}
