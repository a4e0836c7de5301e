using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Views;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Web;

/// <summary>Reports as files: PDF, DOCX, PPTX, XLSX, HTML, and the frozen content. What takes a while is made in the background, and its
/// page says how far it is.</summary>
internal static class ReportFileEndpoints
{
    private const string RefreshSeconds = "2";

    /// <summary>What is done by then needs no page of its own.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapReportFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(ReportEndpoints.One + "/file.{format}", FileOrPage).Needs(Right.ReadReports);
        app.MapPost(ReportEndpoints.Root + "/units", Units).Needs(Right.ReadUnitResults);
        var files = app.MapGroup(ReportEndpoints.Root + "/files/{file:guid}").Needs(Right.ReadReports);
        files.MapGet("", Progress);
        files.MapGet("/content", Content);
        files.MapPost("/end", (Visit visit, Guid administration, Guid file, FileJobs jobs) =>
        {
            if (jobs.Find(visit.Known.Id, administration, file) is { } job) jobs.Drop(job);
            return Results.Redirect($"/administrations/{administration}/reports");
        });
    }

    /// <summary>For a person the PDF is made in the background; a program waits for it.</summary>
    private static async Task<IResult> FileOrPage(Visit visit, Guid administration, Guid report, string format, int? version,
        ModelShelf shelf, Typesetter typesetter, FileJobs jobs)
    {
        if (format != "pdf" || !visit.Context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            return await File(visit, administration, report, format, version, shelf, typesetter);
        }

        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await ReportEndpoints.Open(visit, administration, report, version) is not var (state, frozen)) return visit.NotFound();
        var paper = await ReportEndpoints.PaperOf(visit, found, state, frozen, shelf);
        var key = ReportDocument.HashOf(paper.Document.ToJson() + paper.Mark + paper.Footer + string.Join('\n', paper.Quotes.Values));
        return await Made(visit, jobs, jobs.Begin(visit.Known.Id, administration, key, paper.FileName(format), "application/pdf",
            async later => await ReportEndpoints.Open(later, administration, report, version) is not null, async (job, target) =>
            {
                switch (await WriteFile.Run(paper, format, HouseTemplates.None, typesetter, job.Tell, job.Stop))
                {
                    case WriteFile.Written written:
                        await target.WriteAsync(written.Bytes);
                        return null;
                    case WriteFile.NotNow missing: return missing.Why;
                    default: return null;
                }
            }), administration);
    }

    internal static async Task<IResult> File(Visit visit, Guid administration, Guid report, string format, int? version, ModelShelf shelf,
        Typesetter typesetter)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await ReportEndpoints.Open(visit, administration, report, version) is not var (state, frozen)) return visit.NotFound();
        var paper = await ReportEndpoints.PaperOf(visit, found, state, frozen, shelf);
        if (format == "json")
        {
            return frozen is null ? visit.NotFound() : Results.File(Encoding.UTF8.GetBytes(await visit.Db.Set<ReportFreeze>()
                .Where(one => one.ReportId == state.Id && one.Version == frozen.Version).Select(one => one.Json).FirstAsync()),
                "application/json", paper.FileName(format));
        }

        return await Of(visit, paper, format, await KeepTemplate.Latest(visit.Db, administration), typesetter,
            $"{state.Address}/file.html?version={frozen?.Version ?? 0}");
    }

    /// <summary>A report as a file, at once.</summary>
    /// <param name="instead">Where the HTML file is to be had.</param>
    internal static async Task<IResult> Of(Visit visit, ReportPaper paper, string format, HouseTemplates house, Typesetter typesetter,
        string instead) => await WriteFile.Run(paper, format, house, typesetter, null, visit.Context.RequestAborted) switch
        {
            WriteFile.Written written => Results.File(written.Bytes, written.ContentType, paper.FileName(format)),
            WriteFile.NotNow missing => visit.Notice(StatusCodes.Status503ServiceUnavailable, new(
                visit.Say("Die PDF-Datei ist gerade nicht zu haben", "The PDF file cannot be had at present"),
                visit.Say($"{missing.Why.In(visit.Language)} Bis dahin: Öffnen Sie die HTML-Datei und drucken Sie sie im Browser als PDF; diese ist dann kein PDF/UA.",
                    $"{missing.Why.In(visit.Language)} Until then: open the HTML file and print it to PDF in the browser; it is no PDF/UA then."),
                instead, visit.Say("HTML-Datei holen", "Get the HTML file"))),
            _ => visit.NotFound(),
        };

    /// <summary>A report for each unit, in one archive.</summary>
    private static async Task<IResult> Units(Visit visit, Guid administration, ModelShelf shelf, Typesetter typesetter, FileJobs jobs)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language) is not { } result) return visit.NotFound();
        IReadOnlyList<string> formats = [.. WriteFile.Formats.Select(one => one.Ending).Where(visit.Form["format"].Contains)];
        if (formats.Count == 0)
        {
            return await ReportEndpoints.List(visit, administration, visit.Say("Bitte wählen Sie, als welche Dateien Sie die Berichte der Ämter möchten.",
                "Please choose as which files you want the reports of the units."), jobs);
        }

        var language = ReportPlan.Languages.FirstOrDefault(one => one.Key == visit.Field("language")) ?? visit.Language;
        var ground = await ReportGround.Find(visit.Db, found, ReportKind.Unit, ReportPlan.Begin(ReportKind.Unit, found.Name, "", language),
            await ReadingEndpoints.ModelOf(visit, administration, shelf), visit.Now);
        var house = await KeepTemplate.Latest(visit.Db, administration);
        IReadOnlyList<string> units = [.. result.Document.Units.Select(one => one.Key)];
        visit.Db.Note(visit.Known, visit.Now, "take-unit-reports", $"{units.Count} {string.Join(' ', formats)}", administration);
        await visit.Db.SaveChangesAsync();
        return await Made(visit, jobs, jobs.Begin(visit.Known.Id, administration,
            $"units {result.Hash} {language.Key} {string.Join(' ', formats)}", visit.Say("aemter.zip", "units.zip"), "application/zip",
            later => Task.FromResult(later.Known.May(Right.ReadUnitResults, administration)),
            (job, target) => WriteUnitReports.Run(ground, units, formats, house, typesetter, target, job.Tell, job.Stop)), administration);
    }

    private static async Task<IResult> Made(Visit visit, FileJobs jobs, FileJob? job, Guid administration)
    {
        if (job is null)
        {
            return await ReportEndpoints.List(visit, administration, visit.Say($"Für Sie entstehen oder liegen schon {FileJobs.EachMost} Dateien. Holen Sie eine davon, oder werfen Sie eine weg.",
                $"{FileJobs.EachMost} files are being made or lie ready for you already. Get one of them, or throw one away."), jobs);
        }

        await Task.WhenAny(job.Done, Task.Delay(Patience, visit.Context.RequestAborted));
        return job is { Ended: not null, Problem: null } && job.Name.EndsWith(".pdf", StringComparison.Ordinal) && job.Open(visit.Now) is { } ready
            ? Results.File(ready, job.ContentType, job.Name) : Results.Redirect(job.Shown.Address);
    }

    private static async Task<IResult> Progress(Visit visit, Guid administration, Guid file, FileJobs jobs)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || jobs.Find(visit.Known.Id, administration, file) is not { Shown: var shown }) return visit.NotFound();
        if (shown.Step is not null) visit.Context.Response.Headers["Refresh"] = RefreshSeconds;
        return visit.Page<FilePage>(("Administration", found), ("File", shown));
    }

    private static async Task<IResult> Content(Visit visit, Guid administration, Guid file, FileJobs jobs)
    {
        if (jobs.Find(visit.Known.Id, administration, file) is not { } job) return visit.NotFound();
        if (!await job.May(visit))
        {
            jobs.Drop(job);
            return visit.NotAllowed();
        }

        return job.Open(visit.Now) is { } content ? Results.File(content, job.ContentType, job.Name) : visit.NotFound();
    }
}
