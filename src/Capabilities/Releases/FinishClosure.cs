using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>What follows the end of a campaign: seal the answers, compute and publish the release. Every step can be repeated, so that a
/// stop
/// in between loses nothing.</summary>
public static class FinishClosure
{
    public static async Task<Release> Run(Database db, AnswerStore store, Actor actor, CampaignState state, DateTimeOffset now)
    {
        if (await PublishRelease.Latest(db, state.Campaign.Id) is { } there) return there;
        await store.Seal(state.Campaign.Id);
        return await PublishRelease.Run(db, actor, state, ReadSealedAnswers.Run(store, state), now);
    }

    /// <summary>Finishes every campaign that was closed and has no release yet: the product was stopped in between.</summary>
    public static async Task RunAll(Database db, AnswerStore store, DateTimeOffset now)
    {
        var open = await db.Set<CampaignClosing>().AsNoTracking().Select(closing => closing.CampaignId)
            .Where(id => !db.Set<Release>().Any(release => release.CampaignId == id))
            .Where(id => db.Set<Campaign>().Any(one => one.Id == id && one.Kind == CampaignKind.Survey)).ToListAsync();
        foreach (var id in open)
        {
            if (await CampaignState.Find(db, id) is { } state) await Run(db, store, Actor.System, state, now);
        }
    }
}
