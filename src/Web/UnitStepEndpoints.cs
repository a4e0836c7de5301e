using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Releases;

namespace Wegmarke.Web;

/// <summary>What became of units between waves.</summary>
internal static class UnitStepEndpoints
{
    public static void MapUnitSteps(this IEndpointRouteBuilder app)
    {
        var steps = app.MapGroup("/administrations/{administration:guid}/unit-steps").Needs(Right.ManageAdministration);
        steps.MapGet("", (Visit visit, Guid administration) => Show(visit, administration, new()));
        steps.MapPost("", async (Visit visit, Guid administration) => await After(visit, administration, await RecordUnitStep.Run(
            visit.Db, visit.Known, administration, visit.Number("wave"), visit.Field("from"), visit.Field("to"), visit.Now)));
        steps.MapPost("/removal", async (Visit visit, Guid administration) => await After(visit, administration,
            await RecordUnitStep.Remove(visit.Db, visit.Known, administration, visit.Number("wave"), visit.Field("from"),
                visit.Field("to"), visit.Now)));
    }

    private static async Task<IResult> Show(Visit visit, Guid administration, UnitStepForm form)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        IReadOnlyList<StoredStep> steps = await visit.Db.Set<StoredStep>().AsNoTracking()
            .Where(step => step.AdministrationId == administration)
            .OrderByDescending(step => step.Wave).ThenBy(step => step.From).ThenBy(step => step.To).ToListAsync();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Units", await RecordUnitStep.UnitsOf(visit.Db, administration)), ("Steps", steps), ("Form", form),
        };
        return form.Problem is null ? visit.Page<UnitStepsPage>(parameters) : visit.Mend<UnitStepsPage>(parameters);
    }

    private static async Task<IResult> After(Visit visit, Guid administration, RecordUnitStep.Outcome outcome)
    {
        var problem = outcome switch
        {
            RecordUnitStep.UnitUnknown unknown => visit.Say($"Das Amt „{unknown.Name}“ gibt es in dieser Welle nicht. Bitte wählen Sie eines aus der Liste.",
                $"There is no unit “{unknown.Name}” in this wave. Please choose one in the list."),
            RecordUnitStep.WaveUnknown => visit.Say("Diese Welle gibt es nicht.", "There is no such wave."),
            RecordUnitStep.NothingChanges => visit.Say("Gleiche Namen gelten ohnehin als dasselbe Amt; eine Zuordnung braucht es dafür nicht.",
                "Equal names count as the same unit anyway; no mapping is needed."),
            RecordUnitStep.Used => visit.Say("Mit dieser Zuordnung wurde schon ein Ergebnis berechnet. Sie bleibt, damit es sich nachrechnen lässt.",
                "A result was computed with this mapping already. It stays, so that the result can be computed again."),
            _ => null,
        };
        if (problem is null) return Results.Redirect($"/administrations/{administration}/unit-steps");
        return await Show(visit, administration, new(visit.Number("wave"), visit.Field("from"), visit.Field("to"), problem));
    }
}
