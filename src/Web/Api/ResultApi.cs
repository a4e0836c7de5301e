using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Views;

namespace Wegmarke.Web.Api;

/// <summary>Released results for programs: nothing but what the released document says, and of units what the pages show to the person
/// behind the access.</summary>
internal static class ResultApi
{
    private const string Root = ApiRoutes.House + "/releases";
    private const string One = Root + "/{wave:int}";

    public static void MapResultApi(this IEndpointRouteBuilder app)
    {
        var results = new ApiRoutes(app, "Results");
        const ProgramScope Scope = ProgramScope.ReadResults;
        results.List<ReleaseShape>(Root, Scope, Right.ReadResults, "ListReleases", "Released results that hold, the latest wave first",
            async (Visit visit, Guid administration) => CursorPage.Of(visit, (await PublishRelease.Of(visit.Db, administration))
                .DistinctBy(one => one.Wave).Select(one => ReleaseShape.Of(one.Document, one.Hash)), one => $"{one.Wave}"));
        results.Get<ReleaseShape>(One, Scope, Right.ReadResults, "ReadRelease", "One released result", (Visit visit, Guid administration,
            int wave) => With(visit, administration, wave, view => ApiAnswer.Of(ReleaseShape.Of(view.Document, view.Hash))));
        results.Table<FindingRow>(One + "/findings", Scope, Right.ReadResults, "ReadFindings", "What the result says, in sentences",
            (Visit visit, Guid administration, int wave) => With(visit, administration, wave, view =>
                ApiAnswer.Table(visit, FindingRow.Rows(view, Site.Of(visit.Context)))));
        results.Table<AreaRow>(One + "/areas", Scope, Right.ReadResults, "ReadAreas", "The profile: all areas of the whole house",
            (Visit visit, Guid administration, int wave) => With(visit, administration, wave, view =>
                ApiAnswer.Table(visit, AreaRow.Rows(view))));
        results.Table<FacetRow>(One + "/facets", Scope, Right.ReadResults, "ReadFacets", "Parts of the areas, by perspective",
            (Visit visit, Guid administration, int wave) => With(visit, administration, wave, view =>
                ApiAnswer.Table(visit, FacetRow.Rows(view))));
        results.Table<PerspectiveRow>(One + "/perspectives", Scope, Right.ReadResults, "ReadPerspectives", "Areas by who says so",
            (Visit visit, Guid administration, int wave) => With(visit, administration, wave, view =>
                ApiAnswer.Table(visit, PerspectiveRow.Rows(view))));
        results.Table<ItemRow>(One + "/items", Scope, Right.ReadResults, "ReadItems", "How people answered each item",
            (Visit visit, Guid administration, int wave, string? area) => With(visit, administration, wave, view =>
                area is not null && view.Document.Areas.All(one => one.Key != area) ? Unknown(visit, "area", area)
                    : ApiAnswer.Table(visit, ItemRow.Rows(view, area))));
        results.Table<UnitRow>(One + "/units", ProgramScope.ReadUnits, Right.ReadOwnUnit, "ReadUnits",
            "Areas by unit, as far as the person behind the access sees units", (Visit visit, Guid administration, int wave,
                string? perspective) => With(visit, administration, wave, view => Units(visit, view, perspective)));
        results.Get<ReleaseDocument>(One + "/document", ProgramScope.ReadUnits, Right.ReadUnitResults, "ReadDocument",
            "The canonical document as it was hashed, with all units", (Visit visit, Guid administration, int wave) =>
                With(visit, administration, wave, view => new ApiAnswer(Encoding.UTF8.GetBytes(view.Json), ProgramDoor.Json)));
    }

    /// <summary>The result with the very view that the pages show.</summary>
    public static async Task<IResult> With(Visit visit, Guid administration, int wave, Func<ResultView, IResult> answer)
    {
        if (await FindResult.Run(visit.Db, visit.Known, administration, wave, visit.Language) is { } view) return answer(view);
        return (await ReleaseHistory.Withdrawn(visit.Db, administration)).FirstOrDefault(one => one.Wave == wave) is { } ended
            ? visit.Problem(ApiProblem.NotThere, new($"Welle {wave} wurde zurückgezogen. Grund: {ended.End.Reason}",
                $"Wave {wave} was withdrawn. Reason: {ended.End.Reason}"))
            : visit.Problem(ApiProblem.NotThere, new($"Für Welle {wave} ist kein Ergebnis freigegeben.",
                $"No result is released for wave {wave}."));
    }

    private static IResult Units(Visit visit, ResultView view, string? perspective)
    {
        if (!view.Sight.Any) return ApiAnswer.Table<UnitRow>(visit, []);
        var seenBy = perspective ?? view.UnitPerspectives[0];
        return view.UnitPerspectives.Contains(seenBy) ? ApiAnswer.Table(visit, UnitRow.Rows(new(view, seenBy, UnitsView.Tree)))
            : Unknown(visit, "perspective", seenBy);
    }

    private static IResult Unknown(Visit visit, string name, string value) => visit.Problem(ApiProblem.Unreadable, new Sentence(
        $"„{name}={value}“ kommt in diesem Ergebnis nicht vor.", $"“{name}={value}” does not occur in this result."));
}
