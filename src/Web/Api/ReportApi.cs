using Microsoft.AspNetCore.Http.HttpResults;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Views;

namespace Wegmarke.Web.Api;

/// <summary>A report.</summary>
/// <param name="Number">How the house files it.</param>
/// <param name="Versions">Frozen versions, the latest first.</param>
internal sealed record ReportShape(
    Guid Id, ReportKind Kind, string Title, string Number, string Language, IReadOnlyList<ReportVersionShape> Versions);

/// <summary>A frozen version of a report.</summary>
/// <param name="Signed">Somebody answers for it with their name.</param>
/// <param name="Formats">As which files it can be had.</param>
internal sealed record ReportVersionShape(int Version, string Hash, DateTimeOffset FrozenAt, bool Signed, IReadOnlyList<string> Formats);

/// <summary>Frozen reports for programs, as a list and as files.</summary>
internal static class ReportApi
{
    private const string Root = ApiRoutes.House + "/reports";
    private static readonly string[] Formats = ["pdf", "docx", "pptx", "xlsx", "html", "json"];

    public static void MapReportApi(this IEndpointRouteBuilder app)
    {
        var reports = new ApiRoutes(app, "Reports");
        reports.List<ReportShape>(Root, ProgramScope.ReadReports, Right.ReadReports, "ListReports",
            "Frozen reports that the person behind the access may read", async (Visit visit, Guid administration) =>
                CursorPage.Of(visit, await All(visit, administration), one => one.Id.ToString()));
        reports.Get<ReportShape>(Root + "/{report:guid}", ProgramScope.ReadReports, Right.ReadReports, "ReadReport", "One report",
            async (Visit visit, Guid administration, Guid report) =>
                (await All(visit, administration)).FirstOrDefault(one => one.Id == report) is { } found ? ApiAnswer.Of(found)
                    : visit.Problem(ApiProblem.NotThere));
        reports.File(Root + "/{report:guid}/versions/{version:int}/file.{format}", ProgramScope.ReadReports, Right.ReadReports,
            "DownloadReport", "A frozen version as a file: pdf, docx, pptx, xlsx, html or json", File);
    }

    private static async Task<IReadOnlyList<ReportShape>> All(Visit visit, Guid administration)
    {
        var units = (await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language))?.Sight.Units
            ?? new HashSet<string>();
        return [.. (await ReportState.Of(visit.Db, administration)).Where(one => !one.IsAway && one.Versions.Count > 0
            && one.MayRead(visit.Known, units)).Select(one => new ReportShape(one.Id, one.Report.Kind, one.Plan.Title, one.Plan.Number,
                one.Plan.Language, [.. one.Versions.Where(version => one.MayRead(visit.Known, units, version)).Select(version =>
                    new ReportVersionShape(version.Version, version.Hash, version.At, one.SignatureOf(version.Version) is not null,
                        Formats))]))];
    }

    private static async Task<IResult> File(Visit visit, Guid administration, Guid report, int version, string format, ModelShelf shelf,
        Typesetter typesetter)
    {
        if (!Formats.Contains(format) || version < 1
            || await ReportEndpoints.Open(visit, administration, report, version) is not { Version: not null })
        {
            return visit.Problem(ApiProblem.NotThere);
        }

        var file = await ReportFileEndpoints.File(visit, administration, report, format, version, shelf, typesetter);
        if (file is not RazorComponentResult<NoticePage>) return file;
        visit.Context.Response.Headers.RetryAfter = "60";
        return visit.Problem(ApiProblem.Busy, new("Die PDF-Datei lässt sich gerade nicht setzen. Das Format html geht immer.",
            "The PDF file cannot be set at present. The format html always works."));
    }
}
