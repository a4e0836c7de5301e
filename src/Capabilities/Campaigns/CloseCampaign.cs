using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Records the end of a campaign. Of two who close at once, one writes the row and both find it closed.</summary>
public static class CloseCampaign
{
    public static async Task Run(Database db, Actor actor, Campaign campaign, DateTimeOffset now)
    {
        if (await db.Set<CampaignClosing>().AnyAsync(closing => closing.CampaignId == campaign.Id)) return;
        db.Add(new CampaignClosing(campaign.Id, actor.Name, now));
        db.Note(actor, now, "close-campaign", campaign.Title, campaign.AdministrationId);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<CampaignClosing>().AnyAsync(closing => closing.CampaignId == campaign.Id)) throw;
        }
    }
}
