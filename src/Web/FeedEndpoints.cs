using Wegmarke.Accounts;
using Wegmarke.Horizon.Trends;

namespace Wegmarke.Web;

/// <summary>Watch lists: the feeds, looking them through, and what they brought.</summary>
internal static class FeedEndpoints
{
    private const string Root = HorizonEndpoints.Root + "/feeds";

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, (Visit visit, Guid administration) => Show(visit, administration, [], null)).Needs(Right.ReadSteering);
        app.MapPost(Root, async (Visit visit, Guid administration) =>
            await AdministrationEndpoints.Find(visit, administration) is null ? visit.NotFound()
            : await WatchFeeds.Add(visit.Db, visit.Known, administration, visit.Field("name"), visit.Field("address"),
                visit.Now) is { } fault
                ? await Show(visit, administration, [], fault.In(visit.Language)) : Back(administration)).Needs(Right.Steer);
        app.MapPost(Root + "/look", Look).Needs(Right.Steer);
        app.MapPost(Root + "/{feed:guid}/end", async (Visit visit, Guid administration, Guid feed) =>
            await WatchFeeds.End(visit.Db, visit.Known, administration, feed, visit.Now) ? Back(administration) : visit.NotFound())
            .Needs(Right.Steer);
        app.MapPost(Root + "/finds/{find:guid}/verdict", async (Visit visit, Guid administration, Guid find) =>
            await WatchFeeds.Judge(visit.Db, visit.Known, administration, find, null, visit.Now) ? Back(administration) : visit.NotFound())
            .Needs(Right.Steer);
    }

    private static IResult Back(Guid administration) => Results.Redirect($"/administrations/{administration}/horizon/feeds");

    private static async Task<IResult> Show(Visit visit, Guid administration, IReadOnlyList<string> reports, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("List", await WatchList.Of(visit.Db, administration)), ("Reports", reports), ("Problem", problem),
            ("MaySteer", visit.Known.May(Right.Steer, administration)), ("Name", problem is null ? "" : visit.Field("name")),
            ("Address", problem is null ? "" : visit.Field("address")),
            ("PageNumber", int.TryParse(visit.Context.Request.Query["page"], System.Globalization.CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 1000) : 1),
        };
        return problem is null ? visit.Page<FeedsPage>(parameters) : visit.Mend<FeedsPage>(parameters);
    }

    private static async Task<IResult> Look(Visit visit, Guid administration, FetchFeed fetch, CancellationToken cancelled)
    {
        var list = await WatchList.Of(visit.Db, administration);
        var looked = await FeedRound.LookThrough(visit.Db, visit.Known, list.Feeds, fetch, visit.Now, cancelled);
        return await Show(visit, administration, [.. looked.Select(one => $"{one.Feed.Name}: " + (one.Fault?.In(visit.Language)
            ?? visit.Say($"{one.Fresh} neue Meldungen.", $"{one.Fresh} new items.")))], null);
    }
}
