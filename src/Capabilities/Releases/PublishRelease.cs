using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>Computes and stores the release of a closed, sealed campaign. Of two who publish at once, one row remains and both find
/// it.</summary>
public static class PublishRelease
{
    public static async Task<Release> Run(Database db, Actor actor, CampaignState state, AnswerTable answers, DateTimeOffset now)
    {
        if (await Find(db, state.Campaign.Id) is { } there) return there;
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == state.Campaign.AdministrationId);
        var before = await db.Set<Release>().AsNoTracking()
          .Where(one => one.AdministrationId == administration.Id && one.Wave < state.Campaign.Wave)
            .OrderByDescending(one => one.Wave).FirstOrDefaultAsync();
        var document = ComposeRelease.Run(state.Campaign, administration.Name, answers, state.Closing?.At ?? now, before?.Document);
        var json = document.ToJson();
        var release = new Release(state.Campaign.Id, administration.Id, state.Campaign.Wave, json, ReleaseDocument.HashOf(json),
          actor.Name, now);
        db.Add(release);
        db.Note(actor, now, "publish-release", $"{state.Campaign.Title} {release.Hash[..12]}", administration.Id);
        try
        {
            await db.SaveChangesAsync();
            return release;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Find(db, state.Campaign.Id) ?? throw new InvalidOperationException("The release could not be stored.");
        }
    }

    public static Task<Release?> Find(Database db, Guid campaign) => db.Set<Release>().AsNoTracking()
      .FirstOrDefaultAsync(one => one.CampaignId == campaign);

    /// <summary>All releases of an administration, the newest first.</summary>
    public static async Task<IReadOnlyList<Release>> Of(Database db, Guid administration) =>
        await db.Set<Release>().AsNoTracking().Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Wave)
          .ToListAsync();
}
