using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Views;
using Wegmarke.Views.Reporting;

namespace Wegmarke.Web;

/// <summary>Reports: the list, composing one without scripts, freezing and signing it. Files have endpoints of their own.</summary>
internal static class ReportEndpoints
{
    public const string Root = "/administrations/{administration:guid}/reports";
    public const string One = Root + "/{report:guid}";

    /// <summary>The template and the form around it; a little more, so that one that is too large is refused in words.</summary>
    private const int TemplateBytesMax = ReportTemplate.BytesMax + 1024 * 1024;

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup(Root).Needs(Right.ReadReports);
        read.MapGet("", (Visit visit, Guid administration, FileJobs jobs) => List(visit, administration, null, jobs));
        read.MapGet("/{report:guid}", (Visit visit, Guid administration, Guid report, int? version, ModelShelf shelf) =>
            Show(visit, administration, report, version, shelf, null));
        var write = app.MapGroup(Root).Needs(Right.WriteReports);
        write.MapPost("", Begin);
        write.MapGet("/{report:guid}/edit", (Visit visit, Guid administration, Guid report) =>
            Edit(visit, administration, report, null, 0, null));
        write.MapPost("/{report:guid}/edit", Write);
        write.MapPost("/{report:guid}/versions", Freeze);
        write.MapPost("/{report:guid}/removal", (Visit visit, Guid administration, Guid report, FileJobs jobs) =>
            PutAway(visit, administration, report, true, jobs));
        write.MapPost("/{report:guid}/return", (Visit visit, Guid administration, Guid report, FileJobs jobs) =>
            PutAway(visit, administration, report, false, jobs));
        write.MapPost("/template", Template).WithMetadata(new RequestSizeLimitAttribute(TemplateBytesMax),
            new RequestFormLimitsAttribute { MultipartBodyLengthLimit = TemplateBytesMax });
        app.MapPost(One + "/versions/{version:int}/signature", Sign).Needs(Right.SignReports);
        app.MapReportFiles();
    }

    /// <summary>A report with the version that was asked for, as far as the reader may read it.</summary>
    /// <param name="version">0: the draft; null: the draft for those who write, else the latest frozen one.</param>
    public static async Task<(ReportState State, ReportVersion? Version)?> Open(Visit visit, Guid administration, Guid report, int? version)
    {
        if (await ReportState.Find(visit.Db, administration, report) is not { IsAway: false } state) return null;
        var units = await UnitsOf(visit, administration, state.Report.Kind);
        if (!state.MayRead(visit.Known, units)) return null;
        var drafts = state.MayReadDraft(visit.Known);
        if (drafts && (version == 0 || version is null && state.HasDraft)) return (state, null);
        return state.Versions.FirstOrDefault(one => (version is null or 0 || one.Version == version)
            && state.MayRead(visit.Known, units, one)) is { } frozen ? (state, frozen) : null;
    }

    /// <summary>The report with its figures: of the draft today's, of a frozen version those that were frozen.</summary>
    public static async Task<ReportPaper> PaperOf(Visit visit, Administration administration, ReportState state, ReportVersion? version,
        ModelShelf shelf)
    {
        var document = version is null
            ? await FillReport.Run(visit.Db, administration, state.Report.Kind, state.Plan,
                await ReadingEndpoints.ModelOf(visit, administration.Id, shelf), visit.Now)
            : (await visit.Db.Set<ReportFreeze>().AsNoTracking().FirstAsync(one => one.ReportId == state.Id
                && one.Version == version.Version)).Document;
        return ReportPaper.Of(document, await FindQuoteWords.Run(visit.Db, administration.Id, document, visit.Now), version,
            version is null ? null : state.SignatureOf(version.Version));
    }

    private static async Task<IReadOnlySet<string>> UnitsOf(Visit visit, Guid administration, ReportKind kind) =>
        kind != ReportKind.Unit ? new HashSet<string>()
            : (await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language))?.Sight.Units ?? new HashSet<string>();

    internal static async Task<IResult> List(Visit visit, Guid administration, string? problem, FileJobs jobs)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var actor = visit.Known;
        var all = await ReportState.Of(visit.Db, administration);
        var result = await FindResult.Run(visit.Db, actor, administration, null, visit.Language);
        var units = result?.Sight.Units ?? new HashSet<string>();
        var (may, request) = (actor.May(Right.WriteReports, administration), visit.Context.Request.Query);
        var list = new ReportList([.. all.Where(one => !one.IsAway && one.MayRead(actor, units))],
            may ? [.. all.Where(one => one.IsAway)] : [],
            new(Cut(request["q"].ToString().Trim()), request["show"].ToString(), request["sort"].ToString(), int.TryParse(request["page"],
                System.Globalization.CultureInfo.InvariantCulture, out var page) ? page : 1),
            [.. units.Order(StringComparer.Create(visit.Language.Culture, true))],
            await KeepTemplate.Names(visit.Db, administration), may ? await SurveysOf(visit, administration) : [],
            may ? await CirclesOf(visit, administration) : [],
            [.. jobs.Of(actor.Id, administration).Select(one => one.Shown)], may, actor.May(Right.ReadUnitResults, administration),
            actor.May(Right.ReadDossier, administration));
        var parameters = new (string, object?)[] { ("Administration", found), ("List", list), ("Problem", problem) };
        return problem is null ? visit.Page<ReportsPage>(parameters) : visit.Mend<ReportsPage>(parameters);
    }

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> SurveysOf(Visit visit, Guid administration) =>
        [.. (await CampaignState.Of(visit.Db, administration)).Select(one => (one.Campaign.Id, one.Campaign.Title))];

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> CirclesOf(Visit visit, Guid administration) =>
        [.. (await JoinCircle.Of(visit.Db, administration)).Select(one => (one.Id, one.CircleName))];

    /// <summary>What a report of this kind can be about.</summary>
    private static Task<IReadOnlyList<(Guid Id, string Name)>> MattersOf(Visit visit, Guid administration, ReportKind kind) => kind switch
    {
        ReportKind.Dossier => SurveysOf(visit, administration),
        ReportKind.Circle => CirclesOf(visit, administration),
        _ => Task.FromResult<IReadOnlyList<(Guid, string)>>([]),
    };

    private static string Cut(string text) => text.Length <= 100 ? text : text[..100];

    private static async Task<IResult> Show(Visit visit, Guid administration, Guid report, int? version, ModelShelf shelf, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await Open(visit, administration, report, version) is not var (state, frozen)) return visit.NotFound();
        var paper = await PaperOf(visit, found, state, frozen, shelf);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", state), ("Paper", paper), ("Version", frozen), ("Problem", problem),
            ("Outdated", frozen is null ? null : await FindOutdated.Run(visit.Db, administration, paper.Document, visit.Language)),
            ("MayWrite", visit.Known.May(Right.WriteReports, administration)),
            ("MaySign", visit.Known.May(Right.SignReports, administration)), ("Words", problem is null ? "" : visit.Field("words")),
        };
        return problem is null ? visit.Page<ReportPage>(parameters) : visit.Mend<ReportPage>(parameters);
    }

    private static async Task<IResult> Begin(Visit visit, Guid administration, FileJobs jobs)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        if (visit.Chosen<ReportKind>(visit.Field("kind")) is not { } kind)
        {
            return await List(visit, administration, visit.Say("Bitte wählen Sie, wofür der Bericht ist.",
                "Please choose what the report is for."), jobs);
        }

        var language = ReportPlan.Languages.FirstOrDefault(one => one.Key == visit.Field("language")) ?? Language.German;
        var plan = ReportPlan.Begin(kind, found.Name, kind == ReportKind.Unit ? visit.Field("unit") : "", language);
        if (await MattersOf(visit, administration, kind) is { Count: > 0 } matters)
        {
            var asked = visit.Field(kind == ReportKind.Dossier ? "survey" : "circle");
            var (id, name) = matters.FirstOrDefault(one => one.Id.ToString() == asked, matters[0]);
            plan = plan with { About = id, Title = kind == ReportKind.Dossier ? $"Dossier: {name}" : plan.Title };
        }

        return await WriteReport.Run(visit.Db, visit.Known, administration, null, kind, 0, plan, visit.Now) switch
        {
            WriteReport.Written written => Results.Redirect($"/administrations/{administration}/reports/{written.Id}/edit"),
            WriteReport.Refused refused => await List(visit, administration, refused.Why.In(visit.Language), jobs),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Edit(Visit visit, Guid administration, Guid report, ReportPlan? written, int seen, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found
            || await ReportState.Find(visit.Db, administration, report) is not { IsAway: false } state) return visit.NotFound();
        var result = await FindResult.Run(visit.Db, visit.Known, administration, null, visit.Language);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("State", state), ("Plan", written ?? state.Plan),
                ("Seen", written is null ? state.Edit.Number : seen),
            ("Units", (IReadOnlyList<string>)[.. (result?.Sight.Units ?? new HashSet<string>()).Order(
                StringComparer.Create(visit.Language.Culture, true))]),
            ("Waves", state.Report.Kind is ReportKind.Circle or ReportKind.Dossier ? [] : result?.Waves ?? []), ("Problem", problem),
            ("Matters", await MattersOf(visit, administration, state.Report.Kind)),
        };
        return problem is null ? visit.Page<ReportEditPage>(parameters) : visit.Mend<ReportEditPage>(parameters);
    }

    private static async Task<IResult> Write(Visit visit, Guid administration, Guid report)
    {
        var (plan, go) = (ReadReportForm.Run(visit), visit.Field("go"));
        var (arranged, place) = ReadReportForm.Arrange(plan, go, visit.Chosen<BlockKind>(visit.Field("add")), visit.Language);
        return await WriteReport.Run(visit.Db, visit.Known, administration, report, default, visit.Seen, arranged, visit.Now) switch
        {
            WriteReport.Written => Results.Redirect($"/administrations/{administration}/reports/{report}"
                + (place is { } at ? $"/edit#block-{at}" : "?version=0")),
            WriteReport.Refused refused => await Edit(visit, administration, report, arranged, visit.Seen, refused.Why.In(visit.Language)),
            WriteReport.Overtaken { Theirs: var theirs } => await Edit(visit, administration, report, arranged, theirs.Number, visit.Say(
                $"{theirs.By} hat den Bericht inzwischen geändert. Was Sie geschrieben haben, steht noch in den Feldern; Speichern ersetzt die andere Fassung, die im Verlauf bleibt.",
                $"{theirs.By} has changed the report meanwhile. What you wrote still stands in the fields; saving replaces the other wording, which stays in the history.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Freeze(Visit visit, Guid administration, Guid report, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var model = await ReadingEndpoints.ModelOf(visit, administration, shelf);
        return await FreezeReport.Run(visit.Db, visit.Known, administration, report, visit.Seen, state => FillReport.Run(visit.Db, found,
            state.Report.Kind, state.Plan, model, visit.Now), visit.Now) switch
        {
            FreezeReport.Frozen frozen => Results.Redirect(
                $"/administrations/{administration}/reports/{report}?version={frozen.Version}"),
            FreezeReport.Overtaken => await Show(visit, administration, report, 0, shelf, visit.Say(
                "Der Bericht wurde inzwischen geändert oder eingefroren. Hier steht er, wie er jetzt ist.",
                "The report was changed or frozen meanwhile. Here it stands as it is now.")),
            _ => visit.NotFound(),
        };
    }

    private static async Task<IResult> Sign(Visit visit, Guid administration, Guid report, int version, ModelShelf shelf) =>
        await SignReport.Run(visit.Db, visit.Known, administration, report, version, visit.Field("hash"), visit.Field("words"), visit.Now)
            switch
        {
            SignReport.Done => Results.Redirect($"/administrations/{administration}/reports/{report}?version={version}"),
            SignReport.Refused refused => await Show(visit, administration, report, version, shelf, refused.Why.In(visit.Language)),
            SignReport.SignedAlready { Standing: var standing } => await Show(visit, administration, report, version, shelf, visit.Say(
                $"{standing.By} hat diese Fassung bereits unterzeichnet.", $"{standing.By} has signed this version already.")),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> PutAway(Visit visit, Guid administration, Guid report, bool away, FileJobs jobs) =>
        await PutReportAway.Run(visit.Db, visit.Known, administration, report, away, visit.Now) switch
        {
            PutReportAway.Done => Results.Redirect($"/administrations/{administration}/reports" + (away ? "#away" : $"/{report}")),
            PutReportAway.FrozenAlready => await List(visit, administration, visit.Say(
                "Dieser Bericht ist eingefroren; er kann zitiert worden sein und bleibt.",
                "This report is frozen; it may have been cited and stays."), jobs),
            _ => visit.NotFound(),
        };

    private static async Task<IResult> Template(Visit visit, Guid administration, FileJobs jobs)
    {
        var file = visit.Form.Files.GetFile("file");
        var (drop, kind) = (visit.Field("go") == "drop", visit.Chosen<TemplateKind>(visit.Field("kind")) ?? TemplateKind.Document);
        if (!drop && file is not { Length: > 0 })
        {
            return await List(visit, administration, kind == TemplateKind.Slides
                ? visit.Say("Bitte wählen Sie eine PowerPoint-Präsentation oder -Vorlage aus.", "Please choose a PowerPoint presentation or template.")
                : visit.Say("Bitte wählen Sie ein Word-Dokument aus.", "Please choose a Word document."), jobs);
        }

        return await KeepTemplate.Run(visit.Db, visit.Known, administration, kind, drop ? "" : file!.FileName,
            drop ? [] : await Upload.Bytes(file!, ReportTemplate.BytesMax), visit.Now) is KeepTemplate.Refused refused
            ? await List(visit, administration, refused.Why.In(visit.Language), jobs)
            : Results.Redirect($"/administrations/{administration}/reports#template");
    }
}
