using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Exchange.Units;

namespace Wegmarke.Web;

/// <summary>The tree of units: one by one, or as a table.</summary>
internal static class UnitEndpoints
{
    /// <summary>The file and the form around it.</summary>
    private const int UploadBytesMax = ReadUnits.BytesMax + 64 * 1024;

    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/administrations/{administration:guid}/units");
        units.MapGet("/table", (Visit visit, Guid administration) => ShowTable(visit, administration, null, "", null))
          .Needs(Right.ManageAdministration);
        units.MapPost("/table", CheckTable).Needs(Right.ManageAdministration).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
        units.MapPost("/table/storage", StoreTable).Needs(Right.ManageAdministration);
        units.MapGet("/{unit:guid}", (Visit visit, Guid administration, Guid unit) => Show(visit, administration, unit, null))
          .Needs(Right.ManageAdministration);
        units.MapPost("/{unit:guid}", Change).Needs(Right.ManageAdministration);
        units.MapPost("/{unit:guid}/place", Arrange).Needs(Right.ManageAdministration);
        units.MapPost("/{unit:guid}/removal", Remove).Needs(Right.ManageAdministration);
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, Guid unit, UnitForm? form)
    {
        var units = await visit.Db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        if (await AdministrationEndpoints.Find(visit, administration) is not { } house
            || units.Find(one => one.Id == unit) is not { } found)
        {
            return visit.NotFound();
        }

        var parameters = new (string, object?)[]
        {
            ("Administration", house.Name), ("Unit", found), ("Units", units),
            ("Form", form ?? new(found.Name, visit.Language.Count(found.Headcount), found.ParentId)),
        };
        return form is null ? visit.Page<ChangeUnitPage>(parameters) : visit.Mend<ChangeUnitPage>(parameters);
    }

    private static async Task<IResult> Change(Visit visit, Guid administration, Guid unit)
    {
        Guid? parent = Guid.TryParse(visit.Field("parent"), out var chosen) ? chosen : null;
        var outcome = await ChangeUnit.Run(visit.Db, visit.Known, administration, unit, parent, visit.Field("name"),
            visit.Number("headcount"), visit.Now);
        return outcome switch
        {
            ChangeUnit.Outcome.Changed => Results.Redirect($"/administrations/{administration}"),
            ChangeUnit.Outcome.Unknown => visit.NotFound(),
            _ => await Show(visit, administration, unit, new(visit.Field("name"), visit.Field("headcount"), parent, outcome switch
            {
                ChangeUnit.Outcome.NameMissing => UnitWords.NameMissing(visit),
                ChangeUnit.Outcome.NameTaken => UnitWords.NameTaken(visit),
                ChangeUnit.Outcome.LiesBelowItself => visit.Say("Das Amt läge unter sich selbst. Wählen Sie ein anderes Amt darüber.",
                  "The unit would lie below itself. Choose another unit above it."),
                _ => UnitWords.HeadcountDoesNotFit(visit),
            })),
        };
    }

    private static async Task<IResult> Arrange(Visit visit, Guid administration, Guid unit)
    {
        if (!Enum.TryParse<MoveUnit.Move>(visit.Field("move"), out var move) || !Enum.IsDefined(move)) return visit.NotFound();
        await MoveUnit.Run(visit.Db, visit.Known, administration, unit, move, visit.Now);
        return Results.Redirect($"/administrations/{administration}#u-{unit}");
    }

    private static async Task<IResult> Remove(Visit visit, Guid administration, Guid unit) =>
        await RemoveUnit.Run(visit.Db, visit.Known, administration, unit, visit.Now)
            ? Results.Redirect($"/administrations/{administration}") : visit.NotFound();

    private static async Task<IResult> ShowTable(Visit visit, Guid administration, IReadOnlyList<PlannedUnit>? plan, string text,
        string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var parameters = new (string, object?)[] { ("Administration", found), ("Plan", plan), ("Text", text), ("Problem", problem) };
        return problem is null && (plan is null || plan.All(one => one.Faults.Count == 0)) ? visit.Page<UnitTablePage>(parameters)
            : visit.Mend<UnitTablePage>(parameters);
    }

    private static async Task<IResult> CheckTable(Visit visit, Guid administration)
    {
        var text = visit.Form["text"].ToString();
        var (name, bytes) = visit.Form.Files.GetFile("file") is { Length: > 0 } file ? (file.FileName, await Upload.Bytes(file, ReadUnits.BytesMax))
            : ("", Encoding.UTF8.GetBytes(text));
        if (bytes.Length > ReadUnits.BytesMax)
        {
            return await ShowTable(visit, administration, null, "", visit.Say("Die Datei ist größer als 2 MB. Prüfen Sie, ob es die richtige ist.",
                "The file is larger than 2 MB. Check whether it is the right one."));
        }

        var (rows, refusal) = ReadUnits.Run(name, bytes);
        if (refusal is not null)
        {
            return await ShowTable(visit, administration, null, text,
                refusal.In(visit.Language));
        }

        var present = await visit.Db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration).ToListAsync();
        return await ShowTable(visit, administration, PlanUnits.Run(present, rows, visit.Language), ReadUnits.Write(rows), null);
    }

    private static async Task<IResult> StoreTable(Visit visit, Guid administration)
    {
        var (rows, refusal) = ReadUnits.Run("", Encoding.UTF8.GetBytes(visit.Form["text"].ToString()));
        if (refusal is not null) return await CheckTable(visit, administration);
        var plan = await StoreUnits.Run(visit.Db, visit.Known, administration, rows, visit.Language, visit.Now);
        return plan.All(one => one.Faults.Count == 0) ? Results.Redirect($"/administrations/{administration}")
            : await ShowTable(visit, administration, plan, ReadUnits.Write(rows), null);
    }
}

/// <summary>What is said of a unit that cannot be stored as written.</summary>
internal static class UnitWords
{
    public static string NameMissing(Visit visit) => visit.Say("Bitte geben Sie dem Amt einen Namen mit höchstens 200 Zeichen.",
      "Please give the unit a name of at most 200 characters.");

    public static string NameTaken(Visit visit) => visit.Say("Ein Amt mit diesem Namen gibt es schon.",
      "There is a unit with this name already.");

    public static string HeadcountDoesNotFit(Visit visit) => visit.Say("Bitte schreiben Sie die Zahl der Beschäftigten als ganze Zahl.",
      "Please write the number of staff as a whole number.");
}
