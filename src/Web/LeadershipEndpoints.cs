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
        app.MapGet(Root + "/leadership", (Visit visit, Guid administration) => Show(visit, administration, null, ("", "", ""), new()))
            .Needs(Right.ReadSteering);
        var steer = app.MapGroup(Root).Needs(Right.Steer);
        steer.MapPost("/agreements", Agree);
        steer.MapPost("/agreements/{agreement:guid}", Change);
        steer.MapPost("/agreements/{agreement:guid}/reviews", Review);
        steer.MapPost("/hours", async (Visit visit, Guid administration) =>
        {
            if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
            var why = await RecordHours.Run(visit.Db, visit.Known, administration, visit.Number("year"), visit.Number("quarter"),
                visit.Number("hours"), visit.Now);
            return why is null ? Back(administration) : await Show(visit, administration, why.In(visit.Language),
                (visit.Field("year"), visit.Field("quarter"), visit.Field("hours")), new());
        });
    }

    private static IResult Back(Guid administration) => Results.Redirect($"/administrations/{administration}/strategy/leadership");

    private static async Task<IResult> Show(Visit visit, Guid administration, string? problem, (string, string, string) hours,
        AgreementForm agreement)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", await StrategyState.Of(visit.Db, administration)),
            ("Register", await Register.Of(visit.Db, administration)), ("Today", visit.Today),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Agreements", await AgreementState.Of(visit.Db, administration)),
            ("Hours", await RecordHours.Of(visit.Db, administration)), ("Written", hours), ("Agreement", agreement), ("Problem", problem),
        };
        return problem is null ? visit.Page<LeadershipPage>(parameters) : visit.Mend<LeadershipPage>(parameters);
    }

    private static async Task<IResult> Agree(Visit visit, Guid administration)
    {
        var form = Read(visit, null);
        return await After(visit, administration, form, await AgreeOnGoal.Run(visit.Db, visit.Known, administration,
            Guid.TryParse(form.Goal, out var goal) ? goal : Guid.Empty, form.Giver, form.Taker, form.What,
            visit.Language.ReadDay(form.Due), visit.Language.ReadDay(form.Review), visit.Now));
    }

    private static async Task<IResult> Change(Visit visit, Guid administration, Guid agreement)
    {
        var form = Read(visit, agreement);
        return await After(visit, administration, form, await AgreeOnGoal.Change(visit.Db, visit.Known, administration, agreement,
            visit.Seen, form.Giver, form.Taker, form.What, visit.Language.ReadDay(form.Due), visit.Language.ReadDay(form.Review),
            visit.Now));
    }

    private static AgreementForm Read(Visit visit, Guid? changed) => new(visit.Field("goal"), visit.Field("giver"), visit.Field("taker"),
        visit.Field("what"), visit.Field("due"), visit.Field("review"), Changed: changed);

    private static async Task<IResult> Review(Visit visit, Guid administration, Guid agreement)
    {
        var form = new AgreementForm(Reviewed: agreement, Stand: visit.Field("stand"), Words: visit.Field("words"),
            Next: visit.Field("next"));
        return await After(visit, administration, form, await AgreeOnGoal.Review(visit.Db, visit.Known, administration, agreement,
            visit.Seen,
            visit.Chosen<AgreementStand>(form.Stand), form.Words, visit.Language.ReadDay(form.Next), visit.Now));
    }

    private static async Task<IResult> After(Visit visit, Guid administration, AgreementForm form, AgreeOnGoal.Outcome outcome) =>
        outcome switch
        {
            AgreeOnGoal.Done => Back(administration),
            AgreeOnGoal.Refused refused => await Show(visit, administration, refused.Why.In(visit.Language), ("", "", ""), form),
            _ => visit.NotFound(),
        };
}
