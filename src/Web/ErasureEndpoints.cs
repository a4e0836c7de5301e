using Wegmarke.Accounts;
using Wegmarke.Accounts.FourEyes;
using Wegmarke.Care.Erasing;

namespace Wegmarke.Web;

/// <summary>Erasing an administration: ordered by one, confirmed by a second, carried out at the next start, with a proof.</summary>
internal static class ErasureEndpoints
{
    public static void MapErasure(this IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("/administrations/{administration:guid}/erasure").Needs(Right.EraseAdministration);
        one.MapGet("", (Visit visit, Settings settings, Guid administration) => Show(visit, settings, administration, null));
        one.MapPost("", Order);
        one.MapPost("/end", async (Visit visit, Guid administration) => await OrderErasure.CallOff(visit.Db, visit.Known, administration,
            visit.Now) ? Results.Redirect(AddressOf(administration)) : visit.NotFound());
        // Who had a role only there is gone with it; whoever has the right in the whole instance reads the proof.
        one.MapGet("/proof.json", (Visit visit, Settings settings, Guid administration) =>
            KnownErasures.Find(settings.Storage.Folder, administration) is { } kept
                ? Results.Bytes(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(kept, KnownErasures.Format), "application/json",
                    $"erasure-{administration:D}.json") : visit.NotFound());
        app.MapGet("/erasures", (Visit visit, Settings settings) => visit.Page<ErasuresPage>(("Kept", visit.Known.Reach is null
            ? KnownErasures.Of(settings.Storage.Folder) : []))).Needs(Right.EraseAdministration);
    }

    private static string AddressOf(Guid administration) => $"/administrations/{administration}/erasure";

    private static async Task<IResult> Show(Visit visit, Settings settings, Guid administration, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } town) return visit.NotFound();
        var parameters = new (string, object?)[]
        {
            ("Town", town), ("Order", await ErasureOrder.Of(visit.Db, administration, visit.Now)), ("Problem", problem),
            ("Survey", await OrderErasure.Fault(visit.Db, administration, town.Name, visit.Now) is ErasureFault.SurveyRuns runs
                ? runs.Title : null),
            ("Nodes", settings.Node is not null), ("KeepDays", settings.Backup.KeepDays),
        };
        return problem is null ? visit.Page<ErasurePage>(parameters) : visit.Mend<ErasurePage>(parameters);
    }

    private static async Task<IResult> Order(Visit visit, Settings settings, Guid administration)
    {
        var name = visit.Field("name");
        if (await Refusal(visit, administration, name) is { } problem) return await Show(visit, settings, administration, problem);
        return await FourEyesEndpoints.Propose(visit, ErasureOrder.Key, name, name, administration);
    }

    /// <summary>The second person confirms: the order stands, unless something speaks against it by now.</summary>
    public static Task<string?> Confirm(Visit visit, ProposedDeed deed) =>
        Refusal(visit, deed.AdministrationId!.Value, deed.Content, deed.Id);

    /// <param name="deciding">The deed whose decision is stored in this transaction already.</param>
    private static async Task<string?> Refusal(Visit visit, Guid administration, string name, Guid? deciding = null) =>
        await OrderErasure.Fault(visit.Db, administration, name, visit.Now) switch
        {
            ErasureFault.NameDiffers => visit.Say("Der Name stimmt nicht mit dem der Verwaltung überein. Bitte schreiben Sie ihn genau so, wie er oben steht.",
                "The name is not that of the administration. Please write it exactly as it stands above."),
            ErasureFault.SurveyRuns runs => visit.Say($"Die Erhebung „{runs.Title}“ nimmt noch Antworten an. Bitte beenden Sie sie zuerst.",
                $"The survey “{runs.Title}” still takes answers. Please close it first."),
            ErasureFault.Ordered when deciding is null => visit.Say("Die Löschung ist schon angeordnet und bestätigt.",
                "The erasure is ordered and confirmed already."),
            _ => null,
        };
}
