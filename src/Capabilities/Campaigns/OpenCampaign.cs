using Wegmarke.Accounts;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Opens the link, if those who have a say permit it for exactly these settings. Freezes units and headcounts; from here on
/// nothing about the campaign changes but its end.</summary>
public static class OpenCampaign
{
    public enum Outcome
    {
        Opened,

        /// <summary>It was open or closed already: nothing to do.</summary>
        WasOpen,

        /// <summary>Nobody permits it yet, or not with these settings.</summary>
        NotPermitted,

        /// <summary>Its period is over before it begins.</summary>
        PeriodIsOver,

        /// <summary>Somebody changed the settings in this moment.</summary>
        ChangedMeanwhile,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, CampaignState state, DateTimeOffset now)
    {
        if (state.Opening is not null) return Outcome.WasOpen;
        if (state.Campaign.End is { } end && end < DateOnly.FromDateTime(now.UtcDateTime)) return Outcome.PeriodIsOver;
        var campaign = await HouseAsItIs.Run(db, state.Campaign);
        if (!(await ConsentState.Find(db, campaign)).Permits) return Outcome.NotPermitted;
        ChangeCampaign.Replace(db, state.Campaign, campaign);
        db.Add(new CampaignOpening(campaign.Id, actor.Name, now));
        db.Note(actor, now, "open-campaign", campaign.Title, campaign.AdministrationId);
        return await ChangeCampaign.Saved(db) ? Outcome.Opened : Outcome.ChangedMeanwhile;
    }
}
