using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>What leadership stands for: promises, agreements on goals, and the hours it gives.</summary>
internal static class LeadershipEndpoints
{
    private const string Root = "/administrations/{administration:guid}/strategy";

    public static void MapLeadership(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/leadership", (Visit visit, Guid administration) => Show(visit, administration, null, ("", "", "")))
            .Needs(Right.ReadSteering);
        var steer = app.MapGroup(Root).Needs(Right.Steer);
        steer.MapPost("/agreements", Agree);
        steer.MapPost("/agreements/{agreement:guid}/reviews", async (Visit visit, Guid administration, Guid agreement) =>
            await After(visit, administration, await AgreeOnGoal.Review(visit.Db, visit.Known, administration, agreement, visit.Seen,
                visit.Chosen<AgreementStand>(visit.Field("stand")), visit.Field("words"), visit.Language.ReadDay(visit.Field("next")),
                visit.Now), visit.Field("words")));
        steer.MapPost("/hours", async (Visit visit, Guid administration) =>
        {
            if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
            var why = await RecordHours.Run(visit.Db, visit.Known, administration, visit.Number("year"), visit.Number("quarter"),
                visit.Number("hours"), visit.Now);
            return why is null ? Back(administration) : await Show(visit, administration, why.In(visit.Language),
                (visit.Field("year"), visit.Field("quarter"), visit.Field("hours")));
        });
    }

    private static IResult Back(Guid administration) => Results.Redirect($"/administrations/{administration}/strategy/leadership");

    private static async Task<IResult> Show(Visit visit, Guid administration, string? problem, (string, string, string) hours)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", await StrategyState.Of(visit.Db, administration)),
            ("Register", await Register.Of(visit.Db, administration)), ("Today", visit.Today),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Agreements", await AgreementState.Of(visit.Db, administration)),
            ("Hours", await RecordHours.Of(visit.Db, administration)), ("Written", hours), ("Problem", problem),
        };
        return problem is null ? visit.Page<LeadershipPage>(parameters) : visit.Mend<LeadershipPage>(parameters);
    }

    private static async Task<IResult> Agree(Visit visit, Guid administration) => await After(visit, administration,
        await AgreeOnGoal.Run(visit.Db, visit.Known, administration, Guid.TryParse(visit.Field("goal"), out var goal) ? goal : Guid.Empty,
            visit.Field("giver"), visit.Field("taker"), visit.Field("what"), visit.Language.ReadDay(visit.Field("due")),
            visit.Language.ReadDay(visit.Field("review")), visit.Now), visit.Field("what"));

    /// <param name="written">Said again when it was not taken, so that it is not lost.</param>
    private static async Task<IResult> After(Visit visit, Guid administration, AgreeOnGoal.Outcome outcome, string written) => outcome switch
    {
        AgreeOnGoal.Done => Back(administration),
        AgreeOnGoal.Refused refused => await Show(visit, administration, refused.Why.In(visit.Language) + (written.Length == 0 ? ""
            : visit.Say($" Sie hatten geschrieben: „{written}“", $" You had written: “{written}”")), ("", "", "")),
        _ => visit.NotFound(),
    };
}
