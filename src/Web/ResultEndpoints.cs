using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Releases;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Desk and results. Every page here reads released documents only; every drawing has its figures as a file beside it.</summary>
internal static class ResultEndpoints
{
    public const string Root = "/administrations/{administration:guid}/results";

    public static void MapResults(this IEndpointRouteBuilder app)
    {
        app.MapReports();
        app.MapFigures();
        app.MapGet("/desk", async (Visit visit, string? administration, ModelShelf shelf) => visit.Page<DeskPage>(("View",
            await FindDesk.Run(visit.Db, visit.Known, await AdministrationEndpoints.Visible(visit), administration, id =>
                ReadingEndpoints.ModelOf(visit, id, shelf), visit.Language, visit.Now))))
              .Needs(Right.ReadDesk);
        app.MapGet("/protected", (Visit visit) => visit.Page<ProtectedPage>()).Open();
        app.MapGet("/method", (Visit visit) => visit.Page<MethodPage>()).Open();
        MapHouse(app.MapGroup(Root).Needs(Right.ReadResults));
        MapUnits(app.MapGroup(Root).Needs(Right.ReadOwnUnit));
        var house = app.MapGroup("/administrations/{administration:guid}").Needs(Right.ReadResults);
        house.MapGet("/pooled", (Visit visit, Guid administration, Guid? campaign) => Pooled(visit, administration, campaign, view =>
            visit.Page<PooledPage>(("View", view))));
        house.MapGet("/pooled.csv", (Visit visit, Guid administration, Guid? campaign) => Pooled(visit, administration, campaign, view =>
            Csv(view.Result, ResultTables.Profile(view.Result))));
        app.MapGet(Root + "/attributes", (Visit visit, Guid administration, int? wave) => Show(visit, administration, wave, view =>
            view.Document.Attributes.Count > 0 ? visit.Page<AttributesPage>(("View", view)) : visit.NotFound())).Needs(Right.ReadUnitResults);
        app.MapGet(Root + "/comments", (Visit visit, Guid administration, int? wave) => Show(visit, administration, wave, view =>
            visit.Page<CommentsPage>(("View", view)))).Needs(Right.ReadComments);
        app.MapGet(Root + "/release.json", (Visit visit, Guid administration, int? wave) => Show(visit, administration, wave, view =>
            Results.File(Encoding.UTF8.GetBytes(view.Json), "application/json",
              $"{visit.Say("freigabe-welle", "release-wave")}-{view.Document.Wave}.json"))).Needs(Right.ReadUnitResults);
    }

    private static void MapHouse(RouteGroupBuilder results)
    {
        results.MapGet("", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<ResultPage>(("View", view))));
        results.MapGet("/page", async (Visit visit, Guid administration, int? wave, ModelShelf shelf) =>
        {
            var steering = await AdministrationEndpoints.Find(visit, administration) is { } found
                && visit.Known.May(Right.ReadSteering, administration) ? await StrategyView.Find(visit.Db, visit.Known, found,
                    await ReadingEndpoints.ModelOf(visit, administration, shelf), visit.Language, visit.Now) : null;
            return await Show(visit, administration, wave, view => visit.Page<ExecutivePage>(("View", view), ("Steering", steering)));
        });
        results.MapGet("/findings", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<FindingsPage>(("View", view))));
        results.MapGet("/perspectives", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<PerspectivesPage>(("View", view))));
        results.MapGet("/change", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<ChangePage>(("View", view))));
        results.MapGet("/areas/{area}", (Visit visit, Guid administration, string area, int? wave) =>
          ShowAreaWithCauses(visit, administration, area, wave));
        results.MapGet("/areas/{area}/items.csv", (Visit visit, Guid administration, string area, int? wave) =>
          ShowArea(visit, administration, area, wave, (view, found) => Csv(view, ResultTables.Items(view, found))));
        results.MapGet("/profile.csv", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => Csv(view, ResultTables.Profile(view))));
        results.MapGet("/findings.csv", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => Csv(view, ResultTables.Findings(view))));
        results.MapGet("/perspectives.csv", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => Csv(view, ResultTables.Perspectives(view))));
        results.MapGet("/change.csv", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => Csv(view, ResultTables.Change(view))));
    }

    private static void MapUnits(RouteGroupBuilder units)
    {
        units.MapGet("/units", (Visit visit, Guid administration, int? wave, string? perspective, string? sort) =>
          ShowUnits(visit, administration, wave, perspective, sort, view => visit.Page<UnitsPage>(("Units", view))));
        units.MapGet("/units.csv", (Visit visit, Guid administration, int? wave, string? perspective, string? sort) =>
          ShowUnits(visit, administration, wave, perspective, sort, view => Csv(view.View, ResultTables.Units(view))));
        units.MapGet("/unit", (Visit visit, Guid administration, string? name, int? wave, string? perspective) =>
          ShowUnit(visit, administration, name, wave, perspective, view => visit.Page<UnitPage>(("Unit", view))));
        units.MapGet("/unit.csv", (Visit visit, Guid administration, string? name, int? wave, string? perspective) =>
          ShowUnit(visit, administration, name, wave, perspective, view => Csv(view.View, ResultTables.Unit(view))));
    }

    private static Task<IResult> Show(Visit visit, Guid administration, int? wave, Func<ResultView, IResult> page) =>
        Show(visit, administration, wave, view => Task.FromResult(page(view)));

    public static async Task<IResult> Show(Visit visit, Guid administration, int? wave, Func<ResultView, Task<IResult>> page)
    {
        if (await FindResult.Run(visit.Db, visit.Known, administration, wave, visit.Language) is { } view) return await page(view);
        if ((await ReleaseHistory.Withdrawn(visit.Db, administration)).FirstOrDefault(one => wave is null || one.Wave == wave) is { } ended)
        {
            return visit.Notice(StatusCodes.Status200OK, new(visit.Say("Dieses Ergebnis wurde zurückgezogen", "This result was withdrawn"),
                visit.Say($"Welle {ended.Wave} gilt seit dem {visit.Language.Day(ended.End.At)} nicht mehr. Grund: {ended.End.Reason}",
                    $"Wave {ended.Wave} has not held since {visit.Language.Day(ended.End.At)}. Reason: {ended.End.Reason}"),
                "/desk", visit.Say("Zur Lage", "To the desk")));
        }

        if (wave is not null) return visit.NotFound();
        if ((await FindPooled.Of(visit.Db, administration)).Count > 0)
        {
            return visit.Notice(StatusCodes.Status200OK, new(visit.Say("Ein Ergebnis Ihres Hauses allein gibt es nicht",
                "There is no result of your house alone"),
                visit.Say("Ihre Verwaltung hat mit anderen gemeinsam geantwortet; gezeigt wird nur das Ganze.",
                    "Your administration has answered together with others; only the whole is shown."),
                $"/administrations/{administration}/pooled", visit.Say("Zum gemeinsamen Ergebnis", "To the common result")));
        }

        return visit.Notice(StatusCodes.Status200OK, new(visit.Say("Noch gibt es kein Ergebnis", "There is no result yet"),
            visit.Say("Ein Ergebnis erscheint, sobald die erste Erhebung geschlossen ist. Während sie läuft, sieht niemand Zwischenstände.",
                "A result appears once the first survey is closed. While it runs nobody sees interim figures."),
            "/desk", visit.Say("Zur Lage", "To the desk")));
    }

    private static async Task<IResult> Pooled(Visit visit, Guid administration, Guid? campaign, Func<PooledView, IResult> page) =>
        await AdministrationEndpoints.Find(visit, administration) is { } found
            && await FindPooled.Run(visit.Db, visit.Known, found, campaign, visit.Language) is { } view ? page(view) : visit.NotFound();

    private static Task<IResult> ShowArea(Visit visit, Guid administration, string area, int? wave,
        Func<ResultView, ReleasedArea, IResult> page) => Show(visit, administration, wave, view =>
            view.Document.Areas.FirstOrDefault(one => one.Key == area) is { } found ? page(view, found) : visit.NotFound());

    private static async Task<IResult> ShowAreaWithCauses(Visit visit, Guid administration, string area, int? wave)
    {
        ResultView? shown = null;
        var page = await ShowArea(visit, administration, area, wave, (view, found) =>
            visit.Page<AreaResultPage>(("View", shown = view), ("Area", found)));
        if (shown is null || await CauseEndpoints.BoardFor(visit, administration, shown.Model) is not { } board) return page;
        return visit.Page<AreaResultPage>(("View", shown), ("Area", shown.Document.Areas.First(one => one.Key == area)), ("Causes", board));
    }

    private static Task<IResult> ShowUnits(Visit visit, Guid administration, int? wave, string? perspective, string? sort,
        Func<UnitsView, IResult> page) => Show(visit, administration, wave, view =>
    {
        if (!view.Sight.Any) return NoUnits(visit, view);
        var seenBy = perspective ?? view.UnitPerspectives[0];
        string[] orders = [UnitsView.Tree, UnitsView.ByName, UnitsView.ByTarget, .. view.Document.Areas.Select(area => area.Key)];
        var order = sort ?? UnitsView.Tree;
        return view.UnitPerspectives.Contains(seenBy) && orders.Contains(order) ? page(new(view, seenBy, order)) : visit.NotFound();
    });

    /// <summary>Without a name: the reader's own unit.</summary>
    private static Task<IResult> ShowUnit(Visit visit, Guid administration, string? name, int? wave, string? perspective,
        Func<UnitView, IResult> page) => Show(visit, administration, wave, view =>
    {
        if (name is null && view.Sight.Own.Count == 0) return view.Sight.Any ? visit.NotFound() : NoUnits(visit, view);
        var unit = view.Document.Units.FirstOrDefault(one => one.Key == (name ?? view.Sight.Own[0]));
        if (unit is not null && !view.Sight.Units.Contains(unit.Key)) return visit.NotAllowed();
        var seenBy = perspective ?? (view.UnitPerspectives.Count > 0 ? view.UnitPerspectives[0] : "");
        return unit is not null && view.UnitPerspectives.Contains(seenBy) ? page(new(view, unit, seenBy)) : visit.NotFound();
    });

    private static IResult NoUnits(Visit visit, ResultView view) => visit.Notice(StatusCodes.Status200OK, view.Document.Units.Count == 0
        ? new(visit.Say("In dieser Befragung gab es keine Ämter", "There were no units in this survey"),
            visit.Say("Wer die Befragung plant, entscheidet, ob nach dem Amt gefragt wird.",
              "Whoever plans the survey decides whether the unit is asked for."), view.Address(),
              visit.Say("Zum Ergebnis des Hauses", "To the result of the house"))
        : new(visit.Say("Ihnen ist kein Amt zugeordnet", "No unit has been assigned to you"),
            visit.Say("Hier sehen Amtsleitungen das Ergebnis ihres Amts. Bitten Sie Ihre Digitalisierungsbeauftragte, Ihrem Konto ein Amt zuzuordnen; vielleicht gab es Ihr Amt in dieser Welle auch noch nicht.",
              "Heads of units see the result of their unit here. Ask your coordinator to assign a unit to your account; perhaps your unit did not exist in this wave yet."),
            view.Address(), visit.Say("Zum Ergebnis des Hauses", "To the result of the house")));

    private static IResult Csv(ResultView view, ResultTable table) =>
        CsvFile.Of(table.Csv(view), $"{table.Name}-{view.Language.Say("welle", "wave")}-{view.Document.Wave}.csv");
}
