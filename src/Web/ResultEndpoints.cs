using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Releases;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Desk and results. Every page here reads released documents only.</summary>
internal static class ResultEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder app)
    {
        app.MapGet("/desk", async (Visit visit, string? administration) => visit.Page<DeskPage>(("View",
            await FindDesk.Run(visit.Db, visit.Known, await AdministrationEndpoints.Visible(visit), administration, visit.Language))))
              .Needs(Right.ReadDesk);
        app.MapGet("/protected", (Visit visit) => visit.Page<ProtectedPage>()).Open();
        app.MapGet("/method", (Visit visit) => visit.Page<MethodPage>()).Open();
        var results = app.MapGroup("/administrations/{administration:guid}/results").Needs(Right.ReadResults);
        results.MapGet("", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<ResultPage>(("View", view))));
        results.MapGet("/areas/{area}", (Visit visit, Guid administration, string area, int? wave) =>
          Show(visit, administration, wave, view =>
            view.Document.Areas.FirstOrDefault(one => one.Key == area) is { } found
              ? visit.Page<AreaResultPage>(("View", view), ("Area", found)) : visit.NotFound()));
        results.MapGet("/perspectives", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<PerspectivesPage>(("View", view))));
        results.MapGet("/change", (Visit visit, Guid administration, int? wave) =>
          Show(visit, administration, wave, view => visit.Page<ChangePage>(("View", view))));
        results.MapGet("/profile.csv", (Visit visit, Guid administration, int? wave) => Show(visit, administration, wave, view =>
            Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(ProfileTable.Csv(view))).ToArray(),
              "text/csv; charset=utf-8", $"profil-welle-{view.Document.Wave}.csv")));
        results.MapGet("/release.json", (Visit visit, Guid administration, int? wave) => Show(visit, administration, wave, view =>
            Results.File(Encoding.UTF8.GetBytes(view.Json), "application/json", $"freigabe-welle-{view.Document.Wave}.json")));
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, int? wave, Func<ResultView, IResult> page)
    {
        if (await FindResult.Run(visit.Db, administration, wave, visit.Language) is { } view) return page(view);
        if ((await ReleaseHistory.Withdrawn(visit.Db, administration)).FirstOrDefault(one => wave is null || one.Wave == wave) is { } ended)
        {
            return visit.Notice(StatusCodes.Status200OK, new(visit.Say("Dieses Ergebnis wurde zurückgezogen", "This result was withdrawn"),
                visit.Say($"Welle {ended.Wave} gilt seit dem {visit.Language.Day(ended.End.At)} nicht mehr. Grund: {ended.End.Reason}",
                    $"Wave {ended.Wave} has not held since {visit.Language.Day(ended.End.At)}. Reason: {ended.End.Reason}"),
                "/desk", visit.Say("Zur Lage", "To the desk")));
        }

        if (wave is not null) return visit.NotFound();
        return visit.Notice(StatusCodes.Status200OK, new(visit.Say("Noch gibt es kein Ergebnis", "There is no result yet"),
            visit.Say("Ein Ergebnis erscheint, sobald die erste Erhebung geschlossen ist. Während sie läuft, sieht niemand Zwischenstände.",
                "A result appears once the first survey is closed. While it runs nobody sees interim figures."),
            "/desk", visit.Say("Zur Lage", "To the desk")));
    }
}
