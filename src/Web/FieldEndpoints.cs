using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>Watching the field phase, extending, pausing and stopping it, and what was deleted at its end.</summary>
internal static class FieldEndpoints
{
    public static void MapField(this IEndpointRouteBuilder app)
    {
        var campaign = app.MapGroup("/campaigns/{campaign:guid}");
        campaign.MapGet("/field", (Visit visit, Guid campaign, AnswerStore store) => Show(visit, campaign, store, null)).Needs(Right.ReadCampaigns);
        campaign.MapPost("/field/extend", (Visit visit, Guid campaign, AnswerStore store, OpenSurveys surveys) =>
            Do(visit, campaign, store, surveys, FieldDeed.Extend)).Needs(Right.ManageCampaigns);
        campaign.MapPost("/field/pause", (Visit visit, Guid campaign, AnswerStore store, OpenSurveys surveys) =>
            Do(visit, campaign, store, surveys, FieldDeed.Pause)).Needs(Right.ManageCampaigns);
        campaign.MapPost("/field/resume", (Visit visit, Guid campaign, AnswerStore store, OpenSurveys surveys) =>
            Do(visit, campaign, store, surveys, FieldDeed.Resume)).Needs(Right.ManageCampaigns);
        campaign.MapPost("/field/stop", Stop).Needs(Right.ManageCampaigns);
        campaign.MapGet("/deletion", ShowDeletion).Needs(Right.ReadCampaigns);
        campaign.MapPost("/deletion", DeleteSheets).Needs(Right.ManageCampaigns);
        campaign.MapGet("/feedback", ShowFeedback).Needs(Right.ReadResults);
    }

    private static async Task<IResult> Show(Visit visit, Guid campaign, AnswerStore store, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        var seen = state.IsOpen ? await RenewSeenCount.Run(visit.Db, campaign, () => store.Count(campaign), visit.Now) : null;
        var parts = state.IsOpen ? await RenewSeenParts.Run(visit.Db, state.Campaign, () => store.CountParts(campaign), visit.Now) : [];
        var (n, all) = (seen?.Answers ?? 0, state.Campaign.Staff);
        double? half = n >= state.Campaign.Threshold && n < all
            ? PopulationMean.Of(n, 0, FieldView.AssumedSpread, all) is { Interval: { } interval }
                ? (interval.High - interval.Low) / 2 : null : null;
        var view = new FieldView(state, seen, parts, await FieldPeriod.Of(visit.Db, campaign), half, problem)
        {
            Today = DateOnly.FromDateTime(visit.Now.UtcDateTime),
        };
        var may = visit.Known.May(Right.ManageCampaigns, state.Campaign.AdministrationId);
        return problem is null ? visit.Page<FieldPage>(("View", view), ("MayManage", may)) : visit.Mend<FieldPage>(("View", view),
            ("MayManage", may));
    }

    private static async Task<IResult> Do(Visit visit, Guid campaign, AnswerStore store, OpenSurveys surveys, FieldDeed deed)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        DateOnly? until = DateOnly.TryParseExact(visit.Field("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;
        var outcome = await FieldPeriod.Run(visit.Db, visit.Known, state, deed, until, visit.Field("reason"), visit.Now);
        surveys.Forget(state.Campaign.Slug);
        return outcome is FieldPeriod.Outcome.Done or FieldPeriod.Outcome.AlreadySo ? Results.Redirect($"/campaigns/{campaign}/field")
            : await Show(visit, campaign, store, Say(visit, outcome));
    }

    private static string Say(Visit visit, FieldPeriod.Outcome outcome) => outcome switch
    {
        FieldPeriod.Outcome.NotOpen => visit.Say("Die Erhebung ist nicht offen.", "The survey is not open."),
        FieldPeriod.Outcome.DayMissing => visit.Say("Bitte wählen Sie den neuen letzten Tag.", "Please choose the new last day."),
        FieldPeriod.Outcome.WouldShorten => visit.Say("Verlängern geht nur auf einen späteren Tag; kürzer wird eine Erhebung nicht.",
            "Only a later day is possible; a survey does not become shorter."),
        _ => visit.Say("Bitte nennen Sie den Grund mit höchstens 500 Zeichen.", "Please give the reason in at most 500 characters."),
    };

    private static async Task<IResult> Stop(Visit visit, Guid campaign, AnswerStore store, InvitationStore invitations, OpenSurveys surveys)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (visit.Field("title") != state.Campaign.Title)
        {
            return await Show(visit, campaign, store, visit.Say("Der Titel stimmt nicht überein. Es wurde nichts gelöscht.",
                "The title does not match. Nothing was deleted."));
        }

        var outcome = await FieldPeriod.Run(visit.Db, visit.Known, state, FieldDeed.Stop, null, visit.Field("reason"), visit.Now);
        if (outcome != FieldPeriod.Outcome.Done) return await Show(visit, campaign, store, Say(visit, outcome));
        await CloseCampaign.Run(visit.Db, visit.Known, state.Campaign, visit.Now);
        surveys.Forget(state.Campaign.Slug);
        await FinishClosure.Run(visit.Db, store, invitations, visit.Known, (await CampaignState.Find(visit.Db, campaign))!, visit.Now);
        return Results.Redirect($"/campaigns/{campaign}/deletion");
    }

    private static async Task<IResult> ShowDeletion(Visit visit, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        return visit.Page<DeletionPage>(("State", state), ("Lines", await DeletionProof.Of(visit.Db, campaign)),
            ("Sheets", store.ReadSealed(campaign).Count), ("MayManage", visit.Known.May(Right.ManageCampaigns, state.Campaign.AdministrationId)));
    }

    private static async Task<IResult> DeleteSheets(Visit visit, Guid campaign, AnswerStore store)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { Closing: not null } state) return visit.NotFound();
        await Invitations.DeleteSheets.Run(visit.Db, store, visit.Known, state, visit.Now);
        return Results.Redirect($"/campaigns/{campaign}/deletion");
    }

    /// <summary>The last day of a campaign and today; null while no end is planned.</summary>
    internal static async Task<(DateOnly LastDay, DateOnly Today)?> PeriodOf(Visit visit, CampaignState state) =>
        FieldPeriod.End(state.Campaign, await FieldPeriod.Of(visit.Db, state.Campaign.Id)) is { } last
            ? (last, DateOnly.FromDateTime(visit.Now.UtcDateTime)) : null;

    private static async Task<IResult> ShowFeedback(Visit visit, Guid campaign)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { } state) return visit.NotFound();
        if (await AdministrationEndpoints.Find(visit, state.Campaign.AdministrationId) is not { } administration) return visit.NotFound();
        var letters = await FindLetters.Run(visit.Db, visit.Known, state, administration.Name, InvitationEndpoints.LinkOf(visit, state),
            visit.Context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString()), visit.Language,
            await PeriodOf(visit, state));
        var letter = letters.Letters.FirstOrDefault(one => one.Kind == "feedback").Letter;
        return letter is null || await PublishRelease.Latest(visit.Db, campaign) is null ? visit.NotFound()
            : visit.Page<FeedbackPage>(("State", state), ("Administration", administration.Name), ("Letter", letter),
                ("Written", letters.Blanks.ToDictionary(blank => blank.Name, blank => blank.Value)), ("Poster", visit.Context.Request.Query["poster"] == "yes"));
    }
}
