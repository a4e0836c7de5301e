using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Changing a campaign until it opens.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/campaigns/{campaign:guid}/settings", (Visit visit, Guid campaign, ModelShelf shelf) =>
            Show(visit, campaign, shelf, null)).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/settings", Change).Needs(Right.ManageCampaigns);
        app.MapGet("/campaigns/{campaign:guid}/outlook", (Visit visit, Guid campaign) => Outlook(visit, campaign, null))
            .Needs(Right.ReadDossier);
        app.MapPost("/campaigns/{campaign:guid}/other-surveys", AddOther).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/other-surveys/{survey:guid}/removal", RemoveOther).Needs(Right.ManageCampaigns);
    }

    private static async Task<IResult> Outlook(Visit visit, Guid campaign, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var house = await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId);
        var parameters = new (string, object?)[]
        {
            ("View", await FindOutlook.Run(visit.Db, state, house!.Name, visit.Language)), ("Problem", problem),
            ("MayManage", visit.Known.May(Right.ManageCampaigns, state.Campaign.AdministrationId)),
            ("Written", problem is null ? ("", "", "") : (visit.Field("name"), visit.Field("begin"), visit.Field("end"))),
        };
        return problem is null ? visit.Page<OutlookPage>(parameters) : visit.Mend<OutlookPage>(parameters);
    }

    private static async Task<IResult> AddOther(Visit visit, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var outcome = await NoteSurvey.Run(visit.Db, visit.Known, state.Campaign.AdministrationId, visit.Field("name"),
            visit.Language.ReadDay(visit.Field("begin")), visit.Language.ReadDay(visit.Field("end")), visit.Now);
        return outcome switch
        {
            NoteSurvey.Outcome.Noted => Results.Redirect($"/campaigns/{campaign}/outlook"),
            NoteSurvey.Outcome.NameMissing => await Outlook(visit, campaign, visit.Say("Bitte nennen Sie die andere Befragung, höchstens 200 Zeichen.",
                "Please name the other survey, 200 characters at most.")),
            _ => await Outlook(visit, campaign, visit.Say("Bitte geben Sie Beginn und Ende an, das Ende nicht vor dem Beginn.",
                "Please give begin and end, the end not before the begin.")),
        };
    }

    private static async Task<IResult> RemoveOther(Visit visit, Guid campaign, Guid survey)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        await NoteSurvey.Remove(visit.Db, visit.Known, state.Campaign.AdministrationId, survey, visit.Now);
        return Results.Redirect($"/campaigns/{campaign}/outlook");
    }

    private static async Task<IResult> Show(Visit visit, Guid campaign, ModelShelf shelf, CampaignForm? form)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (state.Opening is not null) return Results.Redirect($"/campaigns/{campaign}");
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Choices", await CampaignEndpoints.Choices(visit, shelf)), ("Form", form ?? CampaignForm.Of(state)),
            ("Small", await Small(visit, state.Campaign)),
        };
        return form is null ? visit.Page<SettingsPage>(parameters) : visit.Mend<SettingsPage>(parameters);
    }

    /// <summary>Small administrations in the care of this person, which could answer together.</summary>
    private static async Task<IReadOnlyList<(Guid Id, string Name, int Staff)>> Small(Visit visit, Campaign campaign)
    {
        var small = await visit.Db.Set<Administration>().AsNoTracking()
            .Where(one => one.Staff < PlanCampaign.StaffForParts && one.Id != campaign.AdministrationId).ToListAsync();
        return [.. small.Where(one => visit.Known.May(Right.ManageCampaigns, one.Id))
            .OrderBy(one => one.Name, StringComparer.Create(visit.Language.Culture, ignoreCase: true))
            .Select(one => (one.Id, one.Name, one.Staff))];
    }

    private static async Task<IResult> Change(Visit visit, Guid campaign, ModelShelf shelf, OpenSurveys surveys)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var form = SettingsFields.Read(visit);
        var settings = SettingsFields.Of(visit, form);
        if (settings.Members.Any(member => !visit.Known.May(Right.ManageCampaigns, member))) return visit.NotAllowed();
        var model = await SettingsFields.ModelOf(visit, shelf, form);
        PlanCampaign.Outcome outcome = model is null ? new PlanCampaign.FormUnknown()
            : visit.Number("revision") != state.Campaign.Revision ? new PlanCampaign.ChangedMeanwhile()
            : await ChangeCampaign.Run(visit.Db, visit.Known, state, model, settings, visit.Now);
        surveys.Forget(state.Campaign.Slug);
        return outcome is PlanCampaign.Planned ? Results.Redirect($"/campaigns/{campaign}")
            : await Show(visit, campaign, shelf, form with { Problem = SettingsFields.Refusal(visit, outcome) });
    }
}
