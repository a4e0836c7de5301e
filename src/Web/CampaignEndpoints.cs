using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
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
        app.MapGet("/campaigns/{campaign:guid}", Show).Needs(Right.ReadCampaigns);
        app.MapGet("/campaigns/{campaign:guid}/letters", ShowLetters).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/opening", Open).Needs(Right.ManageCampaigns);
        app.MapGet("/campaigns/{campaign:guid}/closure", AskToClose).Needs(Right.ManageCampaigns);
        app.MapPost("/campaigns/{campaign:guid}/closure", Close).Needs(Right.ManageCampaigns);
    }

    private static async Task<IResult> List(Visit visit, Guid administration, ModelShelf shelf, CampaignForm form)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var choices = (await shelf.WithPublished(visit.Db)).Reverse().SelectMany(model => model.Forms.Select(one => Choice(model, one,
            visit))).ToList();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Rows", await CampaignState.Of(visit.Db, administration)), ("Choices", choices),
            ("MayPlan", visit.Known.May(Right.ManageCampaigns, administration)), ("Form", form),
        };
        return form.Problem is null ? visit.Page<CampaignsPage>(parameters) : visit.Mend<CampaignsPage>(parameters);
    }

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
        var form = new CampaignForm(visit.Field("title"), visit.Field("form").Split('|')[0], visit.Field("form").Split('|')[^1],
          visit.Field("units") == "yes", visit.Field("threshold"))
        {
            Areas = [.. visit.Form["area"].OfType<string>()],
        };
        var model = form.Model.Split('/') is [var key, var version] ? await shelf.Find(visit.Db, key, version) : null;
        var chosen = $"{form.Model}|{form.Form}|";
        PlanCampaign.Outcome outcome = model is null ? new PlanCampaign.FormUnknown()
            : await PlanCampaign.Run(visit.Db, visit.Known, found, model, form.Form, form.Title, form.AskUnit, visit.Number("threshold"),
                visit.Now,
              [.. form.Areas.Where(area => area.StartsWith(chosen, StringComparison.Ordinal)).Select(area => area[chosen.Length..])]);
        if (outcome is PlanCampaign.Planned planned) return Results.Redirect($"/campaigns/{planned.Id}");
        if (outcome is PlanCampaign.AnotherIsRunning running) return Results.Redirect($"/campaigns/{running.Id}");
        return await List(visit, administration, shelf, form with
        {
            Problem = outcome switch
            {
                PlanCampaign.TitleMissing => visit.Say("Bitte geben Sie der Erhebung einen Titel mit höchstens 200 Zeichen.",
                  "Please give the survey a title of at most 200 characters."),
                PlanCampaign.ThresholdOutside =>
                  visit.Say($"Die kleinste Zahl von Antworten muss zwischen {PlanCampaign.ThresholdMin} und {PlanCampaign.ThresholdMax} liegen.",
                    $"The smallest number of answers must lie between {PlanCampaign.ThresholdMin} and {PlanCampaign.ThresholdMax}."),
                PlanCampaign.AreasOutside { Most: var most } => visit.Say($"Bitte wählen Sie höchstens {most} Teilbereiche.",
                  $"Please choose at most {most} areas."),
                _ => visit.Say("Bitte wählen Sie einen der Fragebögen aus der Liste.",
                  "Please choose one of the questionnaires in the list."),
            },
        });
    }

    private static async Task<IResult> Show(Visit visit, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var (items, minutes) = Size(state.Model, state.Form, visit.Language.Key, state.Campaign.Areas);
        var seen = state.IsOpen ? await RenewSeenCount.Run(visit.Db, campaign, () => store.Count(campaign), visit.Now) : null;
        return visit.Page<CampaignPage>(("State", state), ("Link", LinkOf(visit, state)),
          ("Seen", seen), ("Items", items),
            ("Minutes", minutes), ("MayManage", visit.Known.May(Right.ManageCampaigns, state.Campaign.AdministrationId)));
    }

    private static string LinkOf(Visit visit, CampaignState state) =>
        $"{visit.Context.Request.Scheme}://{visit.Context.Request.Host}/s/{state.Campaign.Slug}";

    private static async Task<IResult> ShowLetters(Visit visit, Guid campaign, string? text)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId) is not { } administration) return visit.NotFound();
        var written = visit.Context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        var language = text == Language.PlainGerman.Key ? Language.PlainGerman : text is null ? visit.Language : Language.Of(text);
        return visit.Page<LettersPage>(("View", await FindLetters.Run(visit.Db, visit.Known, state, administration.Name,
            LinkOf(visit, state), written, language)));
    }

    private static async Task<IResult> Open(Visit visit, Guid campaign, OpenSurveys surveys)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        await OpenCampaign.Run(visit.Db, visit.Known, state, visit.Now);
        surveys.Forget(state.Campaign.Slug);
        return Results.Redirect($"/campaigns/{campaign}");
    }

    private static async Task<IResult> AskToClose(Visit visit, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        return state.IsOpen ? visit.Page<ClosurePage>(("Campaign", state.Campaign)) : Results.Redirect($"/campaigns/{campaign}");
    }

    private static async Task<IResult> Close(Visit visit, Guid campaign, AnswerStore store, InvitationStore invitations,
        OpenSurveys surveys)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (state.Opening is null) return Results.Redirect($"/campaigns/{campaign}");
        await CloseCampaign.Run(visit.Db, visit.Known, state.Campaign, visit.Now);
        surveys.Forget(state.Campaign.Slug);
        var closed = await CampaignState.Find(visit.Db, campaign);
        var release = await FinishClosure.Run(visit.Db, store, invitations, visit.Known, closed!, visit.Now);
        return Results.Redirect(release is null ? $"/campaigns/{campaign}" : $"/administrations/{state.Campaign.AdministrationId}/results");
    }
}
