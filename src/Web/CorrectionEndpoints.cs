using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Releases;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>Putting a wrong release right: a new version from the same answers, or withdrawing it.</summary>
internal static class CorrectionEndpoints
{
    public static void MapCorrections(this IEndpointRouteBuilder app)
    {
        app.MapGet("/campaigns/{campaign:guid}/corrections", async (Visit visit, Guid campaign) =>
            await CampaignState.Find(visit.Db, campaign) is { } state ? await Show(visit, state, await LastTime(visit, state.Campaign))
                : visit.NotFound())
            .Needs(Right.ReadCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/corrections", Correct).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/withdrawal", Withdraw).Needs(Right.ManageCampaigns);
    }

    private static async Task<IResult> Show(Visit visit, CampaignState state, CorrectionForm form)
    {
        var id = state.Campaign.Id;
        var releases = await visit.Db.Set<Release>().AsNoTracking().Where(one => one.CampaignId == id)
            .OrderByDescending(one => one.Version).ToListAsync();
        if (releases.Count == 0) return Results.Redirect($"/campaigns/{id}");
        var ends = await visit.Db.Set<ReleaseEnd>().AsNoTracking().Where(one => one.CampaignId == id).ToDictionaryAsync(one => one.Version);
        IReadOnlyList<(Release, ReleaseEnd?)> versions = [.. releases.Select(one => (one, ends.GetValueOrDefault(one.Version)))];
        var parameters = new (string, object?)[]
        {
            ("Campaign", state.Campaign), ("Versions", versions), ("Form", form),
            ("MayManage", visit.Known.May(Right.ManageCampaigns, state.Campaign.AdministrationId)),
        };
        return form.Problem is null ? visit.Page<CorrectionPage>(parameters) : visit.Mend<CorrectionPage>(parameters);
    }

    /// <summary>What the latest version put right already, so that the next one does not forget it.</summary>
    private static async Task<CorrectionForm> LastTime(Visit visit, Campaign campaign)
    {
        var last = await visit.Db.Set<ReleaseCorrection>().AsNoTracking().Where(one => one.CampaignId == campaign.Id)
            .OrderByDescending(one => one.Version).FirstOrDefaultAsync();
        if (last is null) return new();
        var merged = CorrectRelease.MergedOf(last);
        return new("", $"{last.Staff}", $"{last.Leaders}")
        {
            Into = [.. campaign.Units.Select(unit => merged.TryGetValue(unit, out var into) ? Array.IndexOf(campaign.Units, into) : -1)],
        };
    }

    private static async Task<IResult> Correct(Visit visit, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var form = new CorrectionForm(visit.Field("reason"), visit.Field("staff"), visit.Field("leaders"))
        {
            Into = [.. state.Campaign.Units.Select((_, at) => visit.Number($"into-{at}"))],
        };
        // An empty field means that the number was right; anything else that is no number is refused.
        int? Number(string name) => visit.Field(name).Length == 0 ? null : visit.Number(name);
        return await After(visit, state, form, await CorrectRelease.Supersede(visit.Db, store, visit.Known, state, form.Reason,
            Number("staff"), Number("leaders"), form.Merged(state.Campaign.Units), visit.Now));
    }

    private static async Task<IResult> Withdraw(Visit visit, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        return await After(visit, state, new(),
            await CorrectRelease.Withdraw(visit.Db, visit.Known, state.Campaign, visit.Field("reason"), visit.Now));
    }

    private static Task<IResult> After(Visit visit, CampaignState state, CorrectionForm form, CorrectRelease.Outcome outcome) => outcome switch
    {
        CorrectRelease.ReasonMissing => Show(visit, state, form with
        {
            Problem = visit.Say("Bitte schreiben Sie den Grund in höchstens 500 Zeichen; er steht danach beim Ergebnis.",
                "Please write the reason in at most 500 characters; it will stand beside the result."),
        }),
        CorrectRelease.CountsDoNotFit => Show(visit, state, form with
        {
            Problem = visit.Say("Bitte schreiben Sie die Kopfzahlen als ganze Zahlen; Führungskräfte können nicht mehr sein als alle.",
                "Please write the headcounts as whole numbers; leaders cannot be more than all."),
        }),
        CorrectRelease.SomebodyWasFaster => Show(visit, state, form with
        {
            Problem = visit.Say("Jemand anders hat dieses Ergebnis im selben Augenblick geändert. Bitte sehen Sie nach und wiederholen Sie, was noch nötig ist.",
                "Somebody else changed this result in the same moment. Please look and repeat what is still needed."),
        }),
        _ => Task.FromResult(Results.Redirect($"/campaigns/{state.Campaign.Id}/corrections")),
    };
}
