using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Changes the settings of a campaign that is not open yet. Consent holds for the settings it was given to and for no
/// others.</summary>
public static class ChangeCampaign
{
    public static async Task<PlanCampaign.Outcome> Run(Database db, Actor actor, CampaignState state, MaturityModel model,
        CampaignSettings settings, DateTimeOffset now)
    {
        if (state.Opening is not null) return new PlanCampaign.ChangedMeanwhile();
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == state.Campaign.AdministrationId);
        if (await PlanCampaign.Refusal(db, administration, model, settings) is { } refusal) return refusal;
        var frozen = FrozenModel.Of(model);
        await PlanCampaign.Keep(db, new(frozen.Hash, model.Key, model.Version, frozen.Json));
        var after = await HouseAsItIs.Run(db, settings.Into(state.Campaign, model, frozen.Hash));
        if (SettingsHash.Of(after) == SettingsHash.Of(state.Campaign)) return new PlanCampaign.Planned(after.Id);
        Replace(db, state.Campaign, after);
        db.Note(actor, now, "change-campaign", after.Title, after.AdministrationId);
        return await Saved(db) ? new PlanCampaign.Planned(after.Id) : new PlanCampaign.ChangedMeanwhile();
    }

    /// <summary>Writes the later row if the earlier one is still there.</summary>
    internal static void Replace(Database db, Campaign before, Campaign after)
    {
        db.ChangeTracker.Clear();
        // A copy, because the one that is watched takes over the later values.
        var entry = db.Attach(before with { });
        entry.CurrentValues.SetValues(after with { Revision = before.Revision + 1 });
        entry.State = EntityState.Modified;
    }

    internal static async Task<bool> Saved(Database db)
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody was faster; nothing of this was stored.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
