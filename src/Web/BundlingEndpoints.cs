using Wegmarke.Accounts;
using Wegmarke.Processes.Bundling;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Web;

/// <summary>What several towns could do together, and what none of them can change alone.</summary>
internal static class BundlingEndpoints
{
    private const string Root = "/administrations/{administration:guid}";

    public static void MapBundling(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/processes/bundling", (Visit visit, Guid administration) => Candidates(visit, administration, null))
            .Needs(Right.ReadProcesses);
        app.MapGet(Root + "/obstacles/together", (Visit visit, Guid administration) => Obstacles(visit, administration, null))
            .Needs(Right.ReadProcesses);
        app.MapGet(Root + "/obstacles/together.csv", async (Visit visit, Guid administration) =>
        {
            var level = Level(visit);
            var found = CollectObstacles.Run(await TurnSharing.Towns(visit.Db, administration))
                .Where(one => level is null || one.Level == level);
            return CsvFile.Of(CollectObstacles.Csv(found, visit.Language), visit.Say("hindernisse.csv", "obstacles.csv"));
        }).Needs(Right.ReadProcesses);
        app.MapPost(Root + "/processes/sharing", Turn).Needs(Right.Steer);
    }

    private static ObstacleLevel? Level(Visit visit) => visit.Chosen<ObstacleLevel>(visit.Context.Request.Query["level"].ToString());

    private static async Task<IResult> Candidates(Visit visit, Guid administration, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Sharing", await TurnSharing.Latest(visit.Db, administration)), ("Problem", problem),
            ("Towns", await TurnSharing.Towns(visit.Db, administration)), ("MaySteer", visit.Known.May(Right.Steer, administration)),
            ("PageNumber", int.TryParse(visit.Context.Request.Query["page"], System.Globalization.CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 1000) : 1),
        };
        return problem is null ? visit.Page<BundlingPage>(parameters) : visit.Mend<BundlingPage>(parameters);
    }

    private static async Task<IResult> Obstacles(Visit visit, Guid administration, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Sharing", await TurnSharing.Latest(visit.Db, administration)), ("Problem", problem),
            ("Towns", await TurnSharing.Towns(visit.Db, administration)), ("MaySteer", visit.Known.May(Right.Steer, administration)),
            ("Level", Level(visit)),
        };
        return problem is null ? visit.Page<CommonObstaclesPage>(parameters) : visit.Mend<CommonObstaclesPage>(parameters);
    }

    private static async Task<IResult> Turn(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var back = visit.Field("back") == "obstacles/together" ? "obstacles/together" : "processes/bundling";
        if (await TurnSharing.Run(visit.Db, visit.Known, administration, visit.Field("shares") == "yes", visit.Field("who"), visit.Now)
            is not { } fault) return Results.Redirect($"/administrations/{administration}/{back}");
        return back == "obstacles/together" ? await Obstacles(visit, administration, fault.In(visit.Language))
            : await Candidates(visit, administration, fault.In(visit.Language));
    }
}
