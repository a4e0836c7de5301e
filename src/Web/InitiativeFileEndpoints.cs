using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Portfolios;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Strategy;

namespace Wegmarke.Web;

/// <summary>Initiatives as files: out as table or project plan, in after a look at what would change.</summary>
internal static class InitiativeFileEndpoints
{
    private const string Root = "/administrations/{administration:guid}/initiatives";

    /// <summary>Room for the form around a file, and for its text when it comes back.</summary>
    private const int RequestBytesMax = 2 * ReadPortfolio.BytesMax;

    public static void MapInitiativeFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/initiatives.csv", (Visit visit, Guid administration, ModelShelf shelf) => Out(visit, administration, shelf,
            (portfolio, model, _) => WritePortfolio.Csv(portfolio, model, visit.Language), "text/csv; charset=utf-8", "csv"))
            .Needs(Right.ReadSteering);
        app.MapGet(Root + "/initiatives.xlsx", (Visit visit, Guid administration, ModelShelf shelf) => Out(visit, administration, shelf,
            (portfolio, model, _) => WritePortfolio.Xlsx(portfolio, model, visit.Language),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")).Needs(Right.ReadSteering);
        app.MapGet(Root + "/plan.xml", (Visit visit, Guid administration, ModelShelf shelf) => Out(visit, administration, shelf,
            (portfolio, _, name) => WritePortfolio.Plan(portfolio, name), "application/xml", "xml")).Needs(Right.ReadSteering);
        app.MapGet(Root + "/import", (Visit visit, Guid administration, ModelShelf shelf) =>
            Show(visit, administration, shelf, null, [], "", null)).Needs(Right.Steer);
        app.MapPost(Root + "/import", Import).Needs(Right.Steer)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(RequestBytesMax));
    }

    private static Task<IResult> Out(Visit visit, Guid administration, ModelShelf shelf,
        Func<Portfolio, MaturityModel, string, byte[]> write, string type, string ending) => StrategyEndpoints.With(visit, administration,
            shelf, async (found, model) => Results.File(write(await Portfolio.Of(visit.Db, administration), model, found.Name), type,
                $"{visit.Say("massnahmen", "initiatives")}.{ending}"));

    private static Task<IResult> Show(Visit visit, Guid administration, ModelShelf shelf, IReadOnlyList<PlannedInitiative>? planned,
        IReadOnlyList<string> remarks, string text, string? problem) => StrategyEndpoints.With(visit, administration, shelf, (found,
            model) =>
    {
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Planned", planned), ("Remarks", remarks), ("Text", text), ("Problem", problem),
            ("Area", planned is null ? "" : visit.Field("area")),
        };
        return Task.FromResult<IResult>(problem is null && (planned is null || planned.All(one => one.Faults.Count == 0))
            ? visit.Page<InitiativeImportPage>(parameters) : visit.Mend<InitiativeImportPage>(parameters));
    });

    private static Task<IResult> Import(Visit visit, Guid administration, ModelShelf shelf) =>
        StrategyEndpoints.With(visit, administration, shelf, async (_, model) =>
    {
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file
            ? (file.FileName, await Upload.Bytes(file, ReadPortfolio.BytesMax)) : ("",
                Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (bytes.Length > ReadPortfolio.BytesMax)
        {
            return await Show(visit, administration, shelf, null, [], "", visit.Say(
                "Die Datei ist größer als 2 MB. Prüfen Sie, ob es die richtige ist.", "The file is larger than 2 MB. Check whether it is the right one."));
        }

        var (rows, left, refusal) = ReadPortfolio.Run(name, bytes);
        if (refusal is not null)
        {
            return await Show(visit, administration, shelf, null, [], "",
                refusal.In(visit.Language));
        }

        var begins = await WriteStrategy.FirstBegins(visit.Db, administration);
        var planned = PlanImport.Run(rows, await Portfolio.Of(visit.Db, administration), model, visit.Field("area"), begins,
            visit.Language);
        IReadOnlyList<string> remarks = [.. left.Select(one => one.In(visit.Language))];
        if (visit.Field("go") == "store" && await StoreImport.Run(visit.Db, visit.Known, administration, model, planned, visit.Now)
            is StoreImport.Stored) return Results.Redirect($"/administrations/{administration}/initiatives");
        return await Show(visit, administration, shelf, planned, remarks, ReadPortfolio.Write(rows), rows.Count > 0 ? null
            : visit.Say("Die Datei enthält keine Maßnahmen.", "The file holds no initiatives."));
    });
}
