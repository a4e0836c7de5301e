using Wegmarke.Accounts;
using Wegmarke.Decisions;

namespace Wegmarke.Web;

/// <summary>The register of decisions: what is open, what was decided, agenda and minutes.</summary>
internal static class DecisionEndpoints
{
    private const string Root = "/administrations/{administration:guid}/decisions";
    private const int MinutesDays = 30;

    public static void MapDecisions(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration, string? about, int? page) =>
            Show(visit, administration, new QuestionForm(About: about ?? ""), null, null, page ?? 1)).Needs(Right.ReadSteering);
        app.MapPost(Root, Ask).Needs(Right.Steer);
        app.MapPost(Root + "/{question:guid}/outcome", Decide).Needs(Right.Steer);
        app.MapGet(Root + "/agenda", Agenda).Needs(Right.ReadSteering);
        app.MapProposals();
        app.MapMeetings();
        app.MapSearch();
        app.MapNotifications();
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, QuestionForm asked, OutcomeForm? written, string? problem,
        int page = 1)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Register", await Register.Of(visit.Db, administration)), ("Today", visit.Today),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Asked", asked), ("Written", written), ("Problem", problem),
            ("PageNumber", page),
        };
        return problem is null ? visit.Page<DecisionsPage>(parameters) : visit.Mend<DecisionsPage>(parameters);
    }

    private static async Task<IResult> Ask(Visit visit, Guid administration)
    {
        var form = new QuestionForm(visit.Field("text"), visit.Field("level"), visit.Field("who"), visit.Field("since"),
            visit.Field("about"));
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        return await AskDecision.Run(visit.Db, visit.Known, administration, form.Text, visit.Chosen<DecisionLevel>(form.Level), form.Who,
            visit.Language.ReadDay(form.Since), form.About, visit.Now) switch
        {
            AskDecision.Asked asked => Results.Redirect($"/administrations/{administration}/decisions#q-{asked.Id}"),
            AskDecision.Refused refused => await Show(visit, administration, form, null, refused.Why.In(visit.Language)),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Decide(Visit visit, Guid administration, Guid question)
    {
        var form = new OutcomeForm(question, visit.Field("way"), visit.Field("outcome"), visit.Field("reason"), visit.Field("day"));
        return await RecordDecision.Run(visit.Db, visit.Known, administration, question, visit.Chosen<DecisionWay>(form.Way), form.Outcome,
            form.Reason, visit.Language.ReadDay(form.Day), visit.Now) switch
        {
            RecordDecision.Recorded => Results.Redirect($"/administrations/{administration}/decisions"),
            RecordDecision.Refused refused => await Show(visit, administration, new(), form, refused.Why.In(visit.Language)),
            RecordDecision.DecidedAlready { Standing: var standing } => await Show(visit, administration, new(), null, visit.Say(
                $"Diese Frage ist inzwischen entschieden ({standing.By}): „{standing.Outcome}“ Sie hatten geschrieben: „{form.Outcome}“, Grund: „{form.Reason}“.",
                $"This question has been decided meanwhile ({standing.By}): “{standing.Outcome}” You had written: “{form.Outcome}”, reason: “{form.Reason}”.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Agenda(Visit visit, Guid administration, string? level, string? since)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        return visit.Page<AgendaPage>(("Administration", found), ("Register", await Register.Of(visit.Db, administration)),
            ("Level", visit.Chosen<DecisionLevel>(level ?? "") ?? DecisionLevel.SteeringGroup),
            ("Since", visit.Language.ReadDay(since ?? "") ?? visit.Today.AddDays(-MinutesDays)), ("Today", visit.Today));
    }
}
