using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;

namespace Wegmarke.Web;

/// <summary>Inviting: groups with their links, codes as sheets to print, and whether the open link is shut.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        var invitations = app.MapGroup("/campaigns/{campaign:guid}/invitations");
        invitations.MapGet("", (Visit visit, Guid campaign, InvitationStore store) => Show(visit, campaign, store, null, new()))
            .Needs(Right.ManageCampaigns);
        invitations.MapPost("/lists", Make).Needs(Right.ManageCampaigns);
        invitations.MapPost("/open-link", Shut).Needs(Right.ManageCampaigns);
        invitations.MapPost("/codes", Issue).Needs(Right.ManageCampaigns);
        invitations.MapGet("/poster", Poster).Needs(Right.ManageCampaigns);
    }

    internal static string LinkOf(Visit visit, CampaignState state, string below = "") =>
        $"{Site.Of(visit.Context)}/s/{state.Campaign.Slug}{below}";

    private static async Task<IResult> Show(Visit visit, Guid campaign, InvitationStore store, string? problem, ListForm form)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var lists = await visit.Db.Set<InvitationList>().AsNoTracking().Where(list => list.CampaignId == campaign)
            .OrderBy(list => list.Name).ToListAsync();
        var counts = store.Count(campaign).GroupBy(count => count.List).ToDictionary(group => group.Key, group => group.Sum(one =>
            one.Issued));
        var parameters = new (string, object?)[]
        {
            ("State", state), ("Lists", lists), ("Issued", counts), ("Link", LinkOf(visit, state)), ("Form", form), ("Problem", problem),
            ("CodesOnly", await visit.Db.Set<CodesOnly>().AnyAsync(rule => rule.CampaignId == campaign)),
        };
        return problem is null ? visit.Page<InvitationsPage>(parameters) : visit.Mend<InvitationsPage>(parameters);
    }

    private static async Task<IResult> Make(Visit visit, Guid campaign, InvitationStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var form = new ListForm(visit.Field("name"), visit.Field("perspective"), visit.Field("unit"), visit.Field("link") == "yes");
        var (outcome, _) = await MakeList.Run(visit.Db, visit.Known, state, form.Name,
            form.Perspective.Length == 0 ? null : form.Perspective, form.Unit.Length == 0
                ? -1 : visit.Number("unit") is >= 0 and var unit ? unit : -2,
            form.Link, visit.Now);
        return outcome == MakeList.Outcome.Made ? Results.Redirect($"/campaigns/{campaign}/invitations")
            : await Show(visit, campaign, store, outcome switch
            {
                MakeList.Outcome.NameMissing => visit.Say("Bitte geben Sie der Gruppe einen Namen mit höchstens 100 Zeichen.",
                    "Please give the group a name of at most 100 characters."),
                MakeList.Outcome.NameTaken => visit.Say("Eine Gruppe mit diesem Namen gibt es schon.",
                    "There is a group with this name already."),
                MakeList.Outcome.PerspectiveUnknown => visit.Say("Diese Perspektive fragt der Fragebogen nicht.",
                    "The questionnaire does not ask this perspective."),
                MakeList.Outcome.UnitUnknown => visit.Say("Dieses Amt gehört nicht zur Erhebung.", "This unit is no part of the survey."),
                _ => visit.Say("Die Erhebung ist geschlossen.", "The survey is closed."),
            }, form);
    }

    private static async Task<IResult> Shut(Visit visit, Guid campaign, InvitationStore store, OpenSurveys surveys)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (!await ShutOpenLink.Run(visit.Db, visit.Known, state, visit.Field("shut") == "yes", visit.Now))
        {
            return await Show(visit, campaign, store, visit.Say("Seit die Erhebung offen ist, lässt sich das nicht mehr ändern: Wer nur den Link hat, stünde vor verschlossener Tür.",
                "Since the survey is open, this can no longer be changed: whoever holds only the link would find the door shut."), new());
        }

        surveys.Forget(state.Campaign.Slug);
        return Results.Redirect($"/campaigns/{campaign}/invitations");
    }

    /// <summary>Makes codes and answers with the sheet to print. It is the only time they can be read.</summary>
    private static async Task<IResult> Issue(Visit visit, Guid campaign, InvitationStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var list = Guid.TryParse(visit.Field("list"), out var id)
            ? await visit.Db.Set<InvitationList>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id
                && one.CampaignId == campaign) : null;
        if (list is null) return visit.NotFound();
        var codes = await IssueCodes.Run(visit.Db, store, visit.Known, state, list, visit.Number("number"), visit.Now);
        if (codes is null)
        {
            return await Show(visit, campaign, store, visit.Say($"Bitte nennen Sie eine Zahl von 1 bis {visit.Language.Count(IssueCodes.CodesMax)}; nach dem Schließen gibt es keine neuen Codes.",
                $"Please name a number from 1 to {visit.Language.Count(IssueCodes.CodesMax)}; after closing there are no new codes."), new());
        }

        var name = (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId))!.Name;
        return visit.Page<CodeSheetPage>(("State", state), ("Administration", name), ("List", list), ("Link", LinkOf(visit, state)),
            ("Codes", codes),
            ("Layout", visit.Field("layout") switch { "letters" => CodeLayout.Letters, "list" => CodeLayout.List, _ => CodeLayout.Cards }));
    }

    private static async Task<IResult> Poster(Visit visit, Guid campaign, string? group)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var list = await visit.Db.Set<InvitationList>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.CampaignId == campaign && one.Slug == group);
        if (group is not null && list is null) return visit.NotFound();
        var name = (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId))!.Name;
        return visit.Page<PosterPage>(("State", state), ("Administration", name), ("Link", LinkOf(visit, state, list is null
            ? "" : "/g/" + list.Slug)),
            ("Group", list?.Name));
    }
}
