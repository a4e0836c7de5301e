using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Causes;
using Wegmarke.Controlling;
using Wegmarke.Decisions;
using Wegmarke.Strategy;

namespace Wegmarke.Web.Api;

/// <summary>Causes, strategy, lights, rounds and decisions for programs. Initiatives have a file of their own.</summary>
internal static class SteeringApi
{
    public static void MapSteeringApi(this IEndpointRouteBuilder app)
    {
        const ProgramScope Scope = ProgramScope.ReadSteering;
        var causes = new ApiRoutes(app, "Causes");
        causes.List<CauseShape>(ApiRoutes.House + "/causes", Scope, Right.ReadCauses, "ListCauses",
            "Causes with their verdict; areas that judge few people are left out", (Visit visit, Guid administration, ModelShelf shelf) =>
                WithCauses(visit, administration, shelf, board => CursorPage.Of(visit, board.Cards.Concat(board.Discarded)
                    .Select(CauseShape.Of), one => one.Id.ToString())));
        causes.Get<CauseShape>(ApiRoutes.House + "/causes/{cause:guid}", Scope, Right.ReadCauses, "ReadCause", "One cause", (Visit visit,
            Guid administration, Guid cause, ModelShelf shelf) => WithCauses(visit, administration, shelf, board =>
                board.Cards.Concat(board.Discarded).FirstOrDefault(one => one.Id == cause) is { } card
                    ? ApiAnswer.Of(CauseShape.Of(card)) : visit.Problem(ApiProblem.NotThere)));
        var strategy = new ApiRoutes(app, "Strategy");
        strategy.Get<StrategyShape>(ApiRoutes.House + "/strategy", Scope, Right.ReadSteering, "ReadStrategy",
            "Vision, principles, resolutions and the targets of areas", async (Visit visit, Guid administration) =>
                ApiAnswer.Of(StrategyShape.Of(await StrategyState.Of(visit.Db, administration))));
        strategy.List<GoalShape>(ApiRoutes.House + "/goals", Scope, Right.ReadSteering, "ListGoals",
            "Goals that are pursued, with their light", (Visit visit, Guid administration, ModelShelf shelf) => WithCourses(visit, administration, shelf, state =>
                CursorPage.Of(visit, state.Goals.Select(one => GoalShape.Of(one, visit.Language)), one => one.Id.ToString())));
        var controlling = new ApiRoutes(app, "Controlling");
        controlling.List<LightShape>(ApiRoutes.House + "/lights", Scope, Right.ReadSteering, "ListLights",
            "How every initiative is on its course today", (Visit visit, Guid administration, ModelShelf shelf) => WithCourses(visit,
                administration, shelf, state => CursorPage.Of(visit, state.Courses.Select(one => LightShape.Of(one, visit.Language)),
                    one => one.Initiative.ToString())));
        controlling.List<RoundShape>(ApiRoutes.House + "/rounds", Scope, Right.ReadSteering, "ListRounds",
            "Frozen rounds of three years, the latest first", async (Visit visit, Guid administration) => CursorPage.Of(visit,
                (await FindCourses.Frozen(visit.Db, administration, ControllingEndpoints.RoundsMost)).Select(one =>
                    RoundShape.Of(one.Document, one.Hash)), one => $"{one.Number}"));
        controlling.Get<RoundDocument>(ApiRoutes.House + "/rounds/{round:int}", Scope, Right.ReadSteering, "ReadRound",
            "The canonical document of a frozen round as it was hashed", Round);
        var decisions = new ApiRoutes(app, "Decisions");
        decisions.List<DecisionShape>(ApiRoutes.House + "/decisions", Scope, Right.ReadSteering, "ListDecisions",
            "What waits for a decision, the oldest first, and then what was decided", async (Visit visit, Guid administration) =>
                CursorPage.Of(visit, await Decisions(visit, administration), one => one.Id.ToString()));
        decisions.Get<DecisionShape>(ApiRoutes.House + "/decisions/{question:guid}", Scope, Right.ReadSteering, "ReadDecision",
            "One question with its decision", async (Visit visit, Guid administration, Guid question) =>
                (await Decisions(visit, administration)).FirstOrDefault(one => one.Id == question) is { } found ? ApiAnswer.Of(found)
                    : visit.Problem(ApiProblem.NotThere));
    }

    private static async Task<IResult> WithCauses(Visit visit, Guid administration, ModelShelf shelf, Func<CauseBoard, IResult> answer) =>
        await CauseEndpoints.BoardFor(visit, administration, shelf.All[^1]) is { } board ? answer(board)
            : visit.Problem(ApiProblem.RightMissing);

    private static async Task<IResult> WithCourses(Visit visit, Guid administration, ModelShelf shelf,
        Func<ControllingState, IResult> answer) => answer(await FindCourses.Run(visit.Db, administration,
            await ReadingEndpoints.ModelOf(visit, administration, shelf), visit.Now));

    private static async Task<IResult> Round(Visit visit, Guid administration, int round) =>
        await visit.Db.Set<RoundFreeze>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Round == round)
            .Select(one => one.Json).FirstOrDefaultAsync() is { } json ? new ApiAnswer(Encoding.UTF8.GetBytes(json), ProgramDoor.Json)
            : visit.Problem(ApiProblem.NotThere);

    private static async Task<IReadOnlyList<DecisionShape>> Decisions(Visit visit, Guid administration)
    {
        var register = await Register.Of(visit.Db, administration);
        return [.. register.Open.Select(one => DecisionShape.Of(one, null)),
            .. register.Decided.Select(one => DecisionShape.Of(one.Question, one.Decision))];
    }
}
