using Microsoft.EntityFrameworkCore;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>A campaign with its model and what happened to it.</summary>
public sealed record CampaignState(Campaign Campaign, MaturityModel Model, CampaignOpening? Opening, CampaignClosing? Closing)
{
    public bool IsOpen => Opening is not null && Closing is null;

    /// <summary>The form with the perspectives that are asked.</summary>
    public Form Form => Model.Forms.First(form => form.Key == Campaign.Form) is var form && Campaign.Perspectives.Length == 0 ? form
        : form with { Perspectives = Campaign.Perspectives };

    /// <summary>Wordings that respondents may choose, the first one where nothing else fits.</summary>
    public IReadOnlyList<string> Languages => Campaign.Languages.Length > 0 ? Campaign.Languages : CampaignSettings.LanguagesOf(Model);

    public static Task<CampaignState?> Find(Database db, Guid id) => Load(db, campaign => campaign.Id == id);

    public static Task<CampaignState?> FindBySlug(Database db, string slug) => Load(db, campaign => campaign.Slug == slug);

    public static async Task<IReadOnlyList<(Campaign Campaign, CampaignOpening? Opening, CampaignClosing? Closing)>> Of(Database db,
      Guid administration)
    {
        var campaigns = await db.Set<Campaign>().AsNoTracking().Where(one => one.AdministrationId == administration)
          .OrderByDescending(one => one.Wave).ToListAsync();
        var ids = campaigns.Select(one => one.Id).ToList();
        var openings = await db.Set<CampaignOpening>().AsNoTracking().Where(one => ids.Contains(one.CampaignId))
          .ToDictionaryAsync(one => one.CampaignId);
        var closings = await db.Set<CampaignClosing>().AsNoTracking().Where(one => ids.Contains(one.CampaignId))
          .ToDictionaryAsync(one => one.CampaignId);
        return [.. campaigns.Select(one => (one, openings.GetValueOrDefault(one.Id), closings.GetValueOrDefault(one.Id)))];
    }

    private static async Task<CampaignState?> Load(Database db, System.Linq.Expressions.Expression<Func<Campaign, bool>> chosen)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().FirstOrDefaultAsync(chosen);
        if (campaign is null) return null;
        var model = await StoredModel.Of(db, campaign.ModelHash);
        var opening = await db.Set<CampaignOpening>().AsNoTracking().FirstOrDefaultAsync(one => one.CampaignId == campaign.Id);
        return new(opening is null ? await HouseAsItIs.Run(db, campaign) : campaign, model, opening,
            await db.Set<CampaignClosing>().AsNoTracking().FirstOrDefaultAsync(one => one.CampaignId == campaign.Id));
    }
}
