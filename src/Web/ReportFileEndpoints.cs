using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Views;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Web;

/// <summary>Reports as files: PDF, DOCX, PPTX, XLSX, HTML, and the frozen content.</summary>
internal static class ReportFileEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static void MapReportFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(ReportEndpoints.One + "/file.{format}", File).Needs(Right.ReadReports);
        app.MapGet(ReportEndpoints.Root + "/units.zip", Units).Needs(Right.ReadUnitResults);
    }

    internal static async Task<IResult> File(Visit visit, Guid administration, Guid report, string format, int? version, ModelShelf shelf,
        Typesetter typesetter)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await ReportEndpoints.Open(visit, administration, report, version) is not var (state, frozen)) return visit.NotFound();
        var paper = await ReportEndpoints.PaperOf(visit, found, state, frozen, shelf);
        var name = paper.FileName(format);
        return format switch
        {
            "html" => Results.File(Encoding.UTF8.GetBytes(await RenderReport.Run(paper)), Html, name),
            "docx" => Results.File(WriteDocx.Run(paper, (await KeepTemplate.Latest(visit.Db, administration))?.Bytes),
                Office + "wordprocessingml.document", name),
            "pptx" => Results.File(WritePptx.Run(paper), Office + "presentationml.presentation", name),
            "xlsx" => Results.File(WriteXlsx.Run(paper), Office + "spreadsheetml.sheet", name),
            "pdf" => Pdf(visit, await typesetter.Set(paper, visit.Context.RequestAborted), state, frozen, name),
            "json" when frozen is not null => Results.File(Encoding.UTF8.GetBytes(await visit.Db.Set<ReportFreeze>()
                .Where(one => one.ReportId == state.Id && one.Version == frozen.Version).Select(one => one.Json).FirstAsync()),
                "application/json", name),
            _ => visit.NotFound(),
        };
    }

    private static IResult Pdf(Visit visit, Typesetter.Outcome outcome, ReportState state, ReportVersion? version, string name)
    {
        if (outcome is Typesetter.Typeset set) return Results.File(set.Pdf, "application/pdf", name);
        var why = outcome is Typesetter.NotThere missing ? missing.Why.In(visit.Language)
            : visit.Say($"Das Satzprogramm meldet: {((Typesetter.Failed)outcome).Why}", $"The typesetter says: {((Typesetter.Failed)outcome).Why}");
        return visit.Notice(StatusCodes.Status503ServiceUnavailable, new(visit.Say("Die PDF-Datei ist gerade nicht zu haben",
            "The PDF file cannot be had at present"), visit.Say(
                $"{why} Bis dahin: Öffnen Sie die HTML-Datei und drucken Sie sie im Browser als PDF; diese ist dann kein PDF/UA.",
                $"{why} Until then: open the HTML file and print it to PDF in the browser; it is no PDF/UA then."),
            $"{state.Address}/file.html?version={version?.Version ?? 0}", visit.Say("HTML-Datei holen", "Get the HTML file")));
    }

    /// <summary>A report for each unit, written one after the other while it is sent, so that memory does not grow with their
    /// number.</summary>
    private static async Task<IResult> Units(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language) is not { } result) return visit.NotFound();
        var model = await ReadingEndpoints.ModelOf(visit, administration, shelf);
        visit.Db.Note(visit.Known, visit.Now, "take-unit-reports", $"{result.Document.Units.Count}", administration);
        await visit.Db.SaveChangesAsync();
        var (language, now) = (visit.Language, visit.Now);
        return Results.Stream(async body =>
        {
            // The archive writes its directory without waiting.
            visit.Context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
            using var archive = new ZipArchive(body, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var unit in result.Document.Units)
            {
                var plan = ReportPlan.Begin(ReportKind.Unit, found.Name, unit.Key, language);
                var paper = ReportPaper.Of(await FillReport.Run(visit.Db, found, ReportKind.Unit, plan, model, now),
                    new Dictionary<Guid, string>(), null, null);
                await using var entry = archive.CreateEntry(NameOf(unit.Key)).Open();
                await entry.WriteAsync(Encoding.UTF8.GetBytes(await RenderReport.Run(paper)));
            }
        }, "application/zip", visit.Say("aemter.zip", "units.zip"));
    }

    private static string NameOf(string unit) => string.Concat(unit.Select(one => char.IsLetterOrDigit(one) || one is ' ' or '-' ? one
        : '_')) + ".html";
}
