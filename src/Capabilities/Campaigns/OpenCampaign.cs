using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Opens the link. From here on nothing about the campaign changes but its end.</summary>
public static class OpenCampaign
{
    /// <returns>False when it was open or closed already: nothing to do.</returns>
    public static async Task<bool> Run(Database db, Actor actor, CampaignState state, DateTimeOffset now)
    {
        if (state.Opening is not null) return false;
        db.Add(new CampaignOpening(state.Campaign.Id, actor.Name, now));
        db.Note(actor, now, "open-campaign", state.Campaign.Title, state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return true;
    }
}
