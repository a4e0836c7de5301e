using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Exchange.ReadingTables;
using Wegmarke.Indicators;

namespace Wegmarke.Web;

/// <summary>Indicators on their way to their targets, what is due for reading, and readings from a table.</summary>
internal static class TargetEndpoints
{
    private const string Root = "/administrations/{administration:guid}/readings";

    public static void MapTargets(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/targets", (Visit visit, Guid administration, ModelShelf shelf) => Show(visit, administration, shelf, new()))
            .Needs(Right.ReadReadings);
        app.MapPost(Root + "/targets", SetOne).Needs(Right.RecordReadings);
        app.MapPost(Root + "/keepers", Keep).Needs(Right.RecordReadings);
        app.MapGet(Root + "/table", (Visit visit, Guid administration, ModelShelf shelf) => ShowTable(visit, administration, shelf, null, "",
            null)).Needs(Right.RecordReadings);
        app.MapPost(Root + "/table", Check).Needs(Right.RecordReadings)
            .WithMetadata(new RequestSizeLimitAttribute(ReadReadingTable.BytesMax + 64 * 1024));
        app.MapPost(Root + "/table/storage", Store).Needs(Right.RecordReadings);
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, ModelShelf shelf, ReadingForm form)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var model = await ReadingEndpoints.ModelOf(visit, administration, shelf);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", model), ("Paths", await TargetPath.Of(visit.Db, administration, model)),
            ("Today", DateOnly.FromDateTime(visit.Now.UtcDateTime)), ("Form", form),
            ("MayRecord", visit.Known.May(Right.RecordReadings, administration)),
        };
        return form.Problem is null ? visit.Page<TargetsPage>(parameters) : visit.Mend<TargetsPage>(parameters);
    }

    private static async Task<IResult> SetOne(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new ReadingForm(visit.Field("indicator"), visit.Field("value"), visit.Field("due"));
        var outcome = await SetTarget.Run(visit.Db, visit.Known, administration, await ReadingEndpoints.ModelOf(visit, administration,
            shelf),
            form.Indicator, ReadNumber.Run(form.Value, visit.Language.Culture), visit.Language.ReadDay(form.Date), visit.Now);
        return await After(visit, administration, shelf, form, outcome);
    }

    private static async Task<IResult> Keep(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        var form = new ReadingForm(visit.Field("indicator"), Source: visit.Field("post"));
        return await After(visit, administration, shelf, form, await SetTarget.Keep(visit.Db, visit.Known, administration,
            await ReadingEndpoints.ModelOf(visit, administration, shelf), form.Indicator, form.Source, visit.Now));
    }

    private static Task<IResult> After(Visit visit, Guid administration, ModelShelf shelf, ReadingForm form, SetTarget.Outcome outcome) =>
        outcome == SetTarget.Outcome.Set ? Task.FromResult(Results.Redirect($"/administrations/{administration}/readings/targets"))
        : Show(visit, administration, shelf, form with
        {
            Problem = outcome switch
            {
                SetTarget.Outcome.IndicatorUnknown => visit.Say("Bitte wählen Sie eine Kennzahl aus der Liste.",
                    "Please choose an indicator in the list."),
                SetTarget.Outcome.ValueMissing => visit.Say("Bitte schreiben Sie den Zielwert als Zahl, zum Beispiel 12,5.",
                    "Please write the target as a number, for example 12.5."),
                SetTarget.Outcome.DayOutside => visit.Say("Bitte wählen Sie einen Tag in den nächsten 15 Jahren.",
                    "Please choose a day within the next 15 years."),
                _ => visit.Say("Bitte nennen Sie die Stelle in höchstens 200 Zeichen.", "Please name the post in at most 200 characters."),
            },
        });

    private static async Task<IResult> ShowTable(Visit visit, Guid administration, ModelShelf shelf, IReadOnlyList<PlannedReading>? plan,
        string text, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Model", await ReadingEndpoints.ModelOf(visit, administration, shelf)), ("Plan", plan), ("Text", text),
            ("Problem", problem),
        };
        return problem is null && (plan is null || plan.All(one => one.Faults.Count == 0)) ? visit.Page<ReadingTablePage>(parameters)
            : visit.Mend<ReadingTablePage>(parameters);
    }

    private static async Task<IResult> Check(Visit visit, Guid administration, ModelShelf shelf)
    {
        var text = visit.Form["text"].ToString();
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file
            ? (file.FileName, await Upload.Bytes(file, ReadReadingTable.BytesMax)) : ("", Encoding.UTF8.GetBytes(text));
        if (bytes.Length > ReadReadingTable.BytesMax)
        {
            return await ShowTable(visit, administration, shelf, null, "", visit.Say("Die Datei ist größer als 2 MB.",
                "The file is larger than 2 MB."));
        }

        var (rows, refusal) = ReadReadingTable.Run(name, bytes);
        if (refusal is not null)
        {
            return await ShowTable(visit, administration, shelf, null, text,
                refusal.In(visit.Language));
        }

        return await ShowTable(visit, administration, shelf, PlanReadings.Run(await Present(visit, administration), rows,
            await ReadingEndpoints.ModelOf(visit, administration, shelf), visit.Language, visit.Now), ReadReadingTable.Write(rows), null);
    }

    private static async Task<IResult> Store(Visit visit, Guid administration, ModelShelf shelf)
    {
        var (rows, refusal) = ReadReadingTable.Run("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (refusal is not null || await AdministrationEndpoints.Find(visit, administration) is null)
        {
            return await Check(visit, administration, shelf);
        }

        var plan = await PlanReadings.Store(visit.Db, visit.Known, administration, await Present(visit, administration), rows,
            await ReadingEndpoints.ModelOf(visit, administration, shelf), visit.Language, visit.Now);
        return plan.All(one => one.Faults.Count == 0) ? Results.Redirect($"/administrations/{administration}/readings")
            : await ShowTable(visit, administration, shelf, plan, ReadReadingTable.Write(rows), null);
    }

    private static async Task<IReadOnlyList<Reading>> Present(Visit visit, Guid administration) =>
        await visit.Db.Set<Reading>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
}
