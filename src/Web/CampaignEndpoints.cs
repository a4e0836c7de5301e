using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Responses.Paper;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Planning, opening and closing a survey.</summary>
internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        app.MapGet("/administrations/{administration:guid}/campaigns", (Visit visit, Guid administration, ModelShelf shelf) =>
            List(visit, administration, shelf, new())).Needs(Right.ReadCampaigns);
        app.MapPost("/administrations/{administration:guid}/campaigns", Plan).Needs(Right.ManageCampaigns);
        app.MapGet("/campaigns/{campaign:guid}", (Visit visit, Guid campaign, AnswerStore store) => Show(visit, campaign, store, null)).Needs(Right.ReadCampaigns);
        app.MapGet("/campaigns/{campaign:guid}/letters", ShowLetters).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/opening", Open).Needs(Right.ManageCampaigns);
        app.MapGet("/campaigns/{campaign:guid}/closure", AskToClose).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/closure", Close).Needs(Right.ManageCampaigns);
    }

    private static async Task<IResult> List(Visit visit, Guid administration, ModelShelf shelf, CampaignForm form)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var choices = await Choices(visit, shelf);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Rows", await CampaignState.Of(visit.Db, administration)), ("Choices", choices),
            ("MayPlan", visit.Known.May(Right.ManageCampaigns, administration)), ("Form", form),
            ("Pooled", await FindPooled.Of(visit.Db, administration)),
        };
        return form.Problem is null ? visit.Page<CampaignsPage>(parameters) : visit.Mend<CampaignsPage>(parameters);
    }

    /// <summary>Every form of every model, the newest model first.</summary>
    public static async Task<IReadOnlyList<FormChoice>> Choices(Visit visit, ModelShelf shelf) =>
        [.. (await shelf.WithPublished(visit.Db)).Reverse().SelectMany(model => model.Forms.Select(one => Choice(model, one, visit)))];

    private static FormChoice Choice(MaturityModel model, Form form, Visit visit)
    {
        var texts = model.TextsIn(visit.Language.Key);
        var (items, minutes) = Size(model, form, visit.Language.Key);
        return new($"{model.Key}/{model.Version}", form.Key, $"{texts.Title} {model.Version}: {texts.Forms[form.Key]}", items, minutes)
        {
            AreasMax = form.ChooseAreas ?? 0,
            Areas = form.ChooseAreas is null ? [] : [.. model.Areas.Select(area => (area.Key, texts.Areas[area.Key].Name))],
        };
    }

    /// <summary>Items of the longest sheet of a form and the minutes it takes.</summary>
    private static (int Items, int Minutes) Size(MaturityModel model, Form form, string language, IReadOnlyCollection<string>? areas = null)
    {
        var sheets = form.Perspectives.Select(perspective => AssignItems.Run(model, form, perspective, _ => 0, areas)).ToList();
        return (sheets.Max(sheet => sheet.Count),
            (int)Math.Ceiling(form.Perspectives.Max(perspective => ReadingTime.Longest(model, form, perspective, language, areas))));
    }

    private static async Task<IResult> Plan(Visit visit, Guid administration, ModelShelf shelf)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var form = SettingsFields.Read(visit);
        if (form.Members.Any(member => !visit.Known.May(Right.ManageCampaigns, member))) return visit.NotAllowed();
        var model = await SettingsFields.ModelOf(visit, shelf, form);
        PlanCampaign.Outcome outcome = model is null ? new PlanCampaign.FormUnknown()
            : await PlanCampaign.Run(visit.Db, visit.Known, found, model, SettingsFields.Of(visit, form), visit.Now);
        if (outcome is PlanCampaign.Planned planned) return Results.Redirect($"/campaigns/{planned.Id}");
        if (outcome is PlanCampaign.AnotherIsRunning running) return Results.Redirect($"/campaigns/{running.Id}");
        return await List(visit, administration, shelf, form with { Problem = SettingsFields.Refusal(visit, outcome) });
    }

    private static async Task<IResult> Show(Visit visit, Guid campaign, AnswerStore store, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var (items, minutes) = Size(state.Model, state.Form, visit.Language.Key, state.Campaign.Areas);
        var consent = await ConsentState.Find(visit.Db, state.Campaign);
        var seen = state.IsOpen ? await RenewSeenCount.Run(visit.Db, campaign, () => store.Count(campaign), visit.Now) : null;
        return visit.Page<CampaignPage>(("State", state), ("Link", InvitationEndpoints.LinkOf(visit, state)),
          ("Seen", seen), ("Items", items), ("Consent", consent), ("Problem", problem),
          ("MayRead", visit.Known.May(Right.ReadDossier, state.Campaign.AdministrationId)
              || state.Campaign.Members.Any(member => visit.Known.May(Right.ReadDossier, member))),
          ("MayDecide", visit.Known.May(Right.GiveConsent, state.Campaign.AdministrationId)),
            ("Minutes", minutes), ("MayManage", visit.Known.May(Right.ManageCampaigns, state.Campaign.AdministrationId)));
    }

    private static async Task<IResult> ShowLetters(Visit visit, Guid campaign, string? text)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId) is not { } administration) return visit.NotFound();
        var written = visit.Context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        var language = text == Language.PlainGerman.Key ? Language.PlainGerman : text is null ? visit.Language : Language.Of(text);
        return visit.Page<LettersPage>(("View", await FindLetters.Run(visit.Db, visit.Known, state, administration.Name,
            InvitationEndpoints.LinkOf(visit, state), written, language, await FieldEndpoints.PeriodOf(visit, state))));
    }

    private static async Task<IResult> Open(Visit visit, Guid campaign, OpenSurveys surveys, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var outcome = await OpenCampaign.Run(visit.Db, visit.Known, state, visit.Now);
        surveys.Forget(state.Campaign.Slug);
        if (outcome is OpenCampaign.Outcome.Opened or OpenCampaign.Outcome.WasOpen) return Results.Redirect($"/campaigns/{campaign}");
        visit.Context.Response.StatusCode = StatusCodes.Status409Conflict;
        return await Show(visit, campaign, store, outcome switch
        {
            OpenCampaign.Outcome.NotPermitted => visit.Say("Diese Erhebung darf noch nicht beginnen: Für diese Einstellungen liegt keine Zustimmung vor. Was fehlt, steht unter „Beteiligen“.",
                "This survey may not begin yet: there is no consent for these settings. What is missing stands under “Involve”."),
            OpenCampaign.Outcome.PeriodIsOver => visit.Say("Der geplante Zeitraum ist schon vorbei. Bitte ändern Sie ihn in den Einstellungen.",
                "The planned period is over already. Please change it in the settings."),
            _ => visit.Say("Gerade eben hat jemand die Einstellungen geändert. Bitte sehen Sie sie noch einmal an.",
                "Somebody has changed the settings just now. Please look at them again."),
        });
    }

    private static async Task<IResult> AskToClose(Visit visit, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        return state.IsOpen ? visit.Page<ClosurePage>(("Campaign", state.Campaign), ("Stacks", await EndBatch.Waiting(visit.Db, campaign)))
            : Results.Redirect($"/campaigns/{campaign}");
    }

    private static async Task<IResult> Close(Visit visit, Guid campaign, AnswerStore store, InvitationStore invitations,
        OpenSurveys surveys)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (state.Opening is null) return Results.Redirect($"/campaigns/{campaign}");
        await CloseCampaign.Run(visit.Db, visit.Known, state.Campaign, visit.Now);
        surveys.Forget(state.Campaign.Slug);
        // Of a group rating nothing is sealed: there were no sheets, only distributions.
        if (state.Campaign.Kind == CampaignKind.GroupRating) return Results.Redirect($"/campaigns/{campaign}/rating");
        var closed = await CampaignState.Find(visit.Db, campaign);
        var release = await FinishClosure.Run(visit.Db, store, invitations, visit.Known, closed!, visit.Now);
        return Results.Redirect(release is null ? $"/campaigns/{campaign}" : $"/administrations/{state.Campaign.AdministrationId}/results");
    }
}
