using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>What follows the end of a campaign: seal the answers, empty the invitations, look whether anything is left of them, compute and
/// publish the release. Every step can be repeated, so that a stop in between loses nothing.</summary>
public static class FinishClosure
{
    /// <summary>Of two who close at once, on whatever node, one does it and the other finds it done: what was deleted is counted
    /// once.</summary>
    /// <returns>Null where the campaign was stopped: its sheets are destroyed and there is no result.</returns>
    public static async Task<Release?> Run(Database db, AnswerStore store, InvitationStore invitations, Actor actor, CampaignState state,
        DateTimeOffset now)
    {
        await using var turn = await Turn.Take(db, $"closing {state.Campaign.Id}");
        return await Finish(db, store, invitations, actor, state, now);
    }

    private static async Task<Release?> Finish(Database db, AnswerStore store, InvitationStore invitations, Actor actor,
        CampaignState state, DateTimeOffset now)
    {
        var id = state.Campaign.Id;
        if (await PublishRelease.Latest(db, id) is { } there) return there;
        var stopped = FieldPeriod.WasStopped(await FieldPeriod.Of(db, id));
        var answers = stopped ? await store.Discard(id)
            : await store.Seal(id, state.Campaign.Comments ? state.Campaign.CommentThreshold : null);
        var invited = await invitations.Empty(id);
        await Prove(db, store, actor, id, answers, invited, now);
        return stopped ? null : await PublishRelease.Run(db, actor, state, ReadSealedAnswers.Run(store, state), now);
    }

    /// <summary>Finishes every campaign that was closed and has no release yet: the product was stopped in between.</summary>
    public static async Task RunAll(Database db, AnswerStore store, InvitationStore invitations, DateTimeOffset now)
    {
        foreach (var id in await Waiting(db)) await RunOne(db, store, invitations, id, now);
    }

    public static async Task RunOne(Database db, AnswerStore store, InvitationStore invitations, Guid campaign, DateTimeOffset now)
    {
        if (await CampaignState.Find(db, campaign) is { } state) await Run(db, store, invitations, Actor.System, state, now);
    }

    /// <summary>Campaigns that were closed and have no release yet.</summary>
    public static Task<List<Guid>> Waiting(Database db) => db.Set<CampaignClosing>().AsNoTracking().Select(closing => closing.CampaignId)
        .Where(id => !db.Set<Release>().Any(release => release.CampaignId == id))
        .Where(id => db.Set<Campaign>().Any(one => one.Id == id && one.Kind == CampaignKind.Survey))
        .Where(id => !db.Set<FieldEvent>().Any(one => one.CampaignId == id && one.Deed == FieldDeed.Stop)
            || !db.Set<DeletionLine>().Any(line => line.CampaignId == id)).ToListAsync();

    private static Task Prove(Database db, AnswerStore store, Actor actor, Guid id, SealedAway answers, EmptiedAway invited,
        DateTimeOffset now)
    {
        IReadOnlyList<byte[]> codes = [.. invited.Codes, .. invited.Tokens];
        // Secrets may stand nowhere; an address may belong to an account of the house.
        var left = store.Folder is { } folder
            ? SearchFiles.Run(folder, [.. answers.Ballots, .. answers.Drafts, .. codes], invited.Addresses, "wegmarke.db") : null;
        (Deleted, int, int, int) Line(Deleted what, IReadOnlyList<byte[]> values) => left is null
            ? (what, values.Count, 0, 0) : (what, values.Count, values.Count, values.Count(left.Contains));
        return DeletionProof.Add(db, id,
        [
            Line(Deleted.Ballots, answers.Ballots), Line(Deleted.Drafts, answers.Drafts), Line(Deleted.Codes, codes),
            Line(Deleted.Addresses, invited.Addresses), (Deleted.Keys, 2, 0, 0),
        ], actor.Name, now);
    }
}
