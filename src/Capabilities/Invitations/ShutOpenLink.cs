using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

/// <summary>Lets only codes in. It can be decided until the campaign opens: a door that shuts later would shut somebody out who holds
/// nothing but the link.</summary>
public static class ShutOpenLink
{
    /// <returns>False when the campaign has begun.</returns>
    public static async Task<bool> Run(Database db, Actor actor, CampaignState state, bool shut, DateTimeOffset now)
    {
        if (state.Opening is not null) return false;
        var rule = await db.Set<CodesOnly>().FirstOrDefaultAsync(one => one.CampaignId == state.Campaign.Id);
        if (shut == rule is not null) return true;
        if (rule is null) db.Add(new CodesOnly(state.Campaign.Id, actor.Name, now));
        else db.Remove(rule);
        db.Note(actor, now, shut ? "shut-open-link" : "allow-open-link", state.Campaign.Title, state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return true;
    }
}
