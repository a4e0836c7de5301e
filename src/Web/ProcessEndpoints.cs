using System.Text;
using Microsoft.AspNetCore.Mvc;
using Wegmarke.Accounts;
using Wegmarke.Exchange.Bpmn;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.ProcessTables;
using Wegmarke.Processes;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Web;

/// <summary>The register of services and processes, their diagrams, and where digitisation pays.</summary>
internal static class ProcessEndpoints
{
    private const string Root = "/administrations/{administration:guid}/processes";

    /// <summary>The file and the form around it; in a repaired file every character may be escaped.</summary>
    private const int UploadBytesMax = 4 * KeepDiagram.BytesMax;

    public static void MapProcesses(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup(Root).Needs(Right.ReadProcesses);
        read.MapGet("", (Visit visit, Guid administration, string? q, string? sort, int? page) => With(visit, administration, register =>
            visit.Page<ProcessesPage>(("Register", register), ("Text", (q ?? "").Trim()), ("Page", Math.Clamp(page ?? 1, 1, 1000)),
                ("Sort", Enum.TryParse<ProcessField>(sort, out var field) && ProcessesPage.Orders.Contains(field) ? field : ProcessField.Name),
                ("MayEdit", MayEdit(visit, administration)))));
        read.MapGet("/potential", async (Visit visit, Guid administration) =>
        {
            var hindered = await RecordFact.Hindered(visit.Db, administration);
            return await With(visit, administration, register => visit.Page<PotentialPage>(("Register", register), ("Hindered", hindered)));
        });
        read.MapGet("/ozg", (Visit visit, Guid administration) => With(visit, administration, register =>
            visit.Page<OzgPage>(("Register", register))));
        read.MapGet("/register.csv", (Visit visit, Guid administration) => With(visit, administration, register => CsvFile.Of(
            ReadProcessTable.Write(register.Processes, visit.Language), visit.Say("prozesse.csv", "processes.csv"))));
        read.MapGet("/{process:guid}", (Visit visit, Guid administration, Guid process) => Of(visit, administration, process, state =>
            Task.FromResult(Show(visit, state, null))));
        read.MapGet("/{process:guid}/diagram.bpmn", (Visit visit, Guid administration, Guid process) => Of(visit, administration, process,
            state => Task.FromResult(state.Diagram is { } diagram
                ? Results.File(Encoding.UTF8.GetBytes(diagram.Xml), "application/xml", diagram.FileName) : visit.NotFound())));
        read.MapPost("/{process:guid}/pair", Pair);
        var edit = app.MapGroup(Root).Needs(Right.EditProcesses);
        edit.MapGet("/new", (Visit visit, Guid administration) => Form(visit, administration, null, new(0,
            new Dictionary<ProcessField, string>()), [], null));
        edit.MapPost("", (Visit visit, Guid administration) => Store(visit, administration, null));
        edit.MapGet("/{process:guid}/particulars", (Visit visit, Guid administration, Guid process) => Of(visit, administration, process,
            state => Form(visit, administration, state.Process, new(0, Enum.GetValues<ProcessField>().ToDictionary(field => field,
                field => state.Process.Value(field, visit.Language))), [], null)));
        edit.MapPost("/{process:guid}/particulars", (Visit visit, Guid administration, Guid process) => Of(visit, administration, process,
            state => Store(visit, administration, state.Process)));
        edit.MapPost("/{process:guid}/end", (Visit visit, Guid administration, Guid process) => Of(visit, administration, process,
            async state => await ChangeProcess.TakeOut(visit.Db, visit.Known, state.Process, visit.Field("reason"), visit.Now)
                is ChangeProcess.Stored ? Results.Redirect($"/administrations/{administration}/processes")
                : Show(visit, state, visit.Say("Bitte nennen Sie den Grund in höchstens 200 Zeichen.",
                    "Please name the reason in at most 200 characters."))));
        edit.MapPost("/{process:guid}/return", (Visit visit, Guid administration, Guid process) => Of(visit, administration, process,
            async state =>
            {
                await ChangeProcess.TakeIn(visit.Db, visit.Known, state.Process, visit.Now);
                return Results.Redirect(state.Process.Address);
            }));
        edit.MapPost("/{process:guid}/diagrams", Upload).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        edit.MapPost("/{process:guid}/corrections", Correct);
    }

    public static bool MayEdit(Visit visit, Guid administration) => visit.Known.May(Right.EditProcesses, administration);

    public static async Task<IResult> With(Visit visit, Guid administration, Func<ProcessRegister, IResult> page) =>
        await ProcessRegister.Of(visit.Db, administration) is { } register ? page(register) : visit.NotFound();

    private static async Task<IResult> Of(Visit visit, Guid administration, Guid process, Func<ProcessState, Task<IResult>> answer) =>
        await ProcessState.Find(visit.Db, administration, process) is { } state ? await answer(state) : visit.NotFound();

    private static IResult Show(Visit visit, ProcessState state, string? problem)
    {
        var drawn = state.Diagram is { } diagram ? DrawProcess.Run(diagram.FileName, Encoding.UTF8.GetBytes(diagram.Xml)).Process : null;
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Drawn", drawn), ("MayEdit", MayEdit(visit, state.Process.AdministrationId)), ("Problem", problem),
            ("Own", state.Pairs.FirstOrDefault(one => one.ById == visit.Known.Id)),
        };
        return problem is null ? visit.Page<ProcessPage>(parameters) : visit.Mend<ProcessPage>(parameters);
    }

    private static async Task<IResult> Form(Visit visit, Guid administration, Process? process, ProcessCells cells,
        IReadOnlyList<ProcessField> faults, string? problem) => await With(visit, administration, register =>
    {
        var parameters = new (string, object?)[]
        {
            ("Register", register), ("Process", process), ("Cells", cells), ("Faults", faults), ("Problem", problem),
        };
        return problem is null ? visit.Page<ProcessFormPage>(parameters) : visit.Mend<ProcessFormPage>(parameters);
    });

    private static async Task<IResult> Store(Visit visit, Guid administration, Process? process)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var cells = new ProcessCells(0, Enum.GetValues<ProcessField>().Where(field => visit.Form.ContainsKey(field.ToString()))
            .ToDictionary(field => field, field => visit.Field(field.ToString())));
        return await ChangeProcess.Run(visit.Db, visit.Known, administration, process, cells, visit.Language, visit.Now) switch
        {
            ChangeProcess.Stored stored => Results.Redirect($"/administrations/{administration}/processes/{stored.Id}"),
            ChangeProcess.NameTaken => await Form(visit, administration, process, cells, [ProcessField.Name], visit.Say(
                "Einen Prozess mit diesem Namen gibt es schon.", "There is a process with this name already.")),
            ChangeProcess.Faulty faulty => await Form(visit, administration, process, cells, faulty.Fields, string.Join(" ",
                faulty.Fields.Select(field => $"{field.Word(visit.Language)}: {field.Remedy(visit.Language)}"))),
            _ => visit.NotFound(),
        };
    }

    private static Task<IResult> Pair(Visit visit, Guid administration, Guid process) => Of(visit, administration, process, async state =>
    {
        var (others, myself) = (visit.Field("others"), visit.Field("myself"));
        if (others is not ("yes" or "no") || myself is not ("yes" or "no"))
        {
            return Show(visit, state, visit.Say("Bitte beantworten Sie beide Fragen.", "Please answer both questions."));
        }

        await KeepDiagram.Answer(visit.Db, visit.Known, state.Process, others == "yes", myself == "yes", visit.Now);
        return Results.Redirect(state.Process.Address);
    });

    private static Task<IResult> Correct(Visit visit, Guid administration, Guid process) => Of(visit, administration, process,
        async state =>
        state.Diagram is { } diagram && Enum.TryParse<ProcessFigure>(visit.Field("figure"), out var figure) && Enum.IsDefined(figure)
        && await KeepDiagram.Correct(visit.Db, visit.Known, state.Process, diagram.Number, figure, visit.Number("value"),
            visit.Field("why"),
            visit.Now) ? Results.Redirect(state.Process.Address + "#diagram")
            : Show(visit, state, visit.Say("Bitte schreiben Sie die richtige Zahl und den Grund.",
                "Please write the right figure and the reason.")));

    /// <summary>A new file, or the text of one that is to be repaired.</summary>
    private static Task<IResult> Upload(Visit visit, Guid administration, Guid process) => Of(visit, administration, process, async state =>
    {
        var (name, text) = (visit.Field("name"), visit.Form["xml"].ToString());
        var repair = text.Length > 0;
        if (!repair)
        {
            if (visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
            {
                return Show(visit, state, visit.Say("Bitte wählen Sie eine BPMN-Datei.", "Please choose a BPMN file."));
            }

            if (file.Length > KeepDiagram.BytesMax) return Show(visit, state, visit.Say("Die Datei ist größer als 2 MB.",
                "The file is larger than 2 MB."));
            (name, text) = (file.FileName, DrawProcess.TextOf(await Web.Upload.Bytes(file, KeepDiagram.BytesMax)));
        }

        if (repair) text = RepairPrefixes.Run(text).Text;
        var (drawn, remarks) = DrawProcess.Run(name, Encoding.UTF8.GetBytes(text));
        var faults = remarks.Where(one => one.Fate is Fate.Changed or Fate.Error or Fate.Refused).Select(one => Say(visit, one)).ToList();
        if (drawn is null) return Show(visit, state, string.Join(" ", faults));
        if (RepairPrefixes.Run(text).Declared.Count > 0)
        {
            return visit.Mend<DiagramRepairPage>(("Process", state.Process), ("FileName", name), ("Xml", text), ("Faults", faults));
        }

        await KeepDiagram.Run(visit.Db, visit.Known, state.Process, name.Length > 0 ? name : "prozess.bpmn", text, visit.Now);
        return Results.Redirect(state.Process.Address + "#diagram");
    });

    private static string Say(Visit visit, Remark remark) =>
        (remark.Place.Line > 0 ? visit.Say($"Zeile {remark.Place.Line}: ", $"Line {remark.Place.Line}: ") : "")
        + remark.In(visit.Language);
}
