using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Computes and stores the first release of a closed, sealed campaign. Of two who publish at once, one row remains and both find
/// it.</summary>
public static class PublishRelease
{
    public static async Task<Release> Run(Database db, Actor actor, CampaignState state, AnswerTable answers, DateTimeOffset now)
    {
        if (await Latest(db, state.Campaign.Id) is { } there) return there;
        var document = ComposeRelease.Run(await GatherFacts.Run(db, state, 1, now), answers);
        var release = Store(document, state.Campaign, actor, now);
        db.Add(release);
        db.Note(actor, now, "publish-release", $"{state.Campaign.Title} {release.Hash[..12]}", state.Campaign.AdministrationId);
        try
        {
            await db.SaveChangesAsync();
            return release;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, state.Campaign.Id) ?? throw new InvalidOperationException("The release could not be stored.");
        }
    }

    /// <summary>The latest version for a campaign, whether or not it still holds.</summary>
    public static Task<Release?> Latest(Database db, Guid campaign) => db.Set<Release>().AsNoTracking()
      .Where(one => one.CampaignId == campaign).OrderByDescending(one => one.Version).FirstOrDefaultAsync();

    /// <summary>The releases of an administration that hold, the newest first.</summary>
    public static async Task<IReadOnlyList<Release>> Of(Database db, Guid administration) =>
        await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<ReleaseEnd>().Any(end => end.CampaignId == one.CampaignId && end.Version == one.Version))
            .OrderByDescending(one => one.Wave).ToListAsync();

    internal static Release Store(ReleaseDocument document, Campaign campaign, Actor actor, DateTimeOffset now)
    {
        var json = document.ToJson();
        return new(campaign.Id, document.Version, campaign.AdministrationId, campaign.Wave, json, ReleaseDocument.HashOf(json), actor.Name,
            now);
    }
}
