using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

/// <summary>Sends what is due of a mailing, batch after batch. Whoever got it is noted before the next one is written, so that a stop in
/// between loses nothing and repeats nothing.</summary>
public static class SendMailing
{
    /// <summary>A batch is spared when fewer of its codes than this are unused.</summary>
    public const int UnusedMin = 5;

    public abstract record Outcome
    {
        public sealed record Finished : Outcome;

        public sealed record Paused : Outcome;

        /// <summary>The mail server is down; what is left goes later.</summary>
        public sealed record Waiting(string Reason) : Outcome;
    }

    /// <param name="paused">Asked before each mail.</param>
    /// <param name="held">Asked last before a mail goes: why it must wait; null: it may go.</param>
    public static async Task<Outcome> Run(Database db, InvitationStore store, MailRoute route, CampaignState state, Mailing mailing,
        Func<Task<bool>> paused, CancellationToken cancel, Func<string?>? held = null)
    {
        var lists = await db.Set<InvitationList>().AsNoTracking().Where(list => list.CampaignId == state.Campaign.Id)
            .ToDictionaryAsync(list => list.Id, cancel);
        var everybody = store.Recipients(state.Campaign.Id).ToLookup(one => (one.List, one.Batch));
        var open = everybody.SelectMany(batch => batch).Where(one => one.State is RecipientState.Waiting or RecipientState.Sent
            && one.Round < mailing.Number && (mailing.Kind == MailingKind.Invitation ? one.Round == 0 : one.Round > 0)).ToList();
        foreach (var batch in open.GroupBy(one => (one.List, one.Batch)))
        {
            if (mailing.SpareBatches && IsSpared(store, state.Campaign.Id, batch.Key.List, batch.Key.Batch,
                [.. everybody[batch.Key]]))
            {
                foreach (var one in batch) await store.Note(state.Campaign.Id, one with { Round = mailing.Number });
                continue;
            }

            var outcome = await SendBatch(store, route, state, mailing, lists[batch.Key.List], [.. batch], paused, held, cancel);
            if (outcome is not Outcome.Finished) return outcome;
        }

        return new Outcome.Finished();
    }

    /// <summary>Whether most of a batch has answered. It is decided for all of it together: nobody, also not whoever watches the mail
    /// server, learns of one address whether its code was used. Batches that are too small are never spared.</summary>
    private static bool IsSpared(InvitationStore store, Guid campaign, Guid list, int batch, IReadOnlyList<Recipient> addresses)
    {
        if (addresses.Count < InvitationStore.BatchSize) return false;
        var codes = store.Count(campaign).FirstOrDefault(one => one.List == list && one.Batch == batch);
        return addresses.Count(one => one.Round > 0) - (codes?.Used ?? 0) < UnusedMin;
    }

    private static async Task<Outcome> SendBatch(InvitationStore store, MailRoute route, CampaignState state, Mailing mailing,
        InvitationList list, Recipient[] batch, Func<Task<bool>> paused, Func<string?>? held, CancellationToken cancel)
    {
        if (await paused()) return new Outcome.Paused();
        IReadOnlyList<AccessCode?> codes = [.. batch.Select(_ => (AccessCode?)null)];
        if (mailing.Kind == MailingKind.Invitation)
        {
            // All codes of a batch are stored at once and before the first mail: neither their order nor their moment says who got which.
            codes = [.. batch.Select(_ => AccessCode.Fresh())];
            await store.Issue(state.Campaign.Id, list.Id, [.. codes.OfType<AccessCode>()], IssueCodes.PlaceOf(state, list.Perspective),
                list.Unit,
                batch[0].Batch);
        }

        RandomNumberGenerator.Shuffle<Recipient>(batch);
        for (var at = 0; at < batch.Length; at++)
        {
            if (await paused()) return new Outcome.Paused();
            if (held?.Invoke() is { } reason) return new Outcome.Waiting(reason);
            var identity = route.NewIdentity();
            var text = mailing.Body.Replace(PlanMailing.LinkHole, mailing.Link + (codes[at] is { } code ? "/c/" + code : ""),
                StringComparison.Ordinal);
            var noted = batch[at] with
            {
                Round = mailing.Number, State = RecipientState.Unclear, Message = batch[at].Message.Length > 0
                    ? batch[at].Message : identity,
            };
            if (!await store.Claim(state.Campaign.Id, batch[at], noted)) continue;
            var delivery = await route.Send(new(noted.Address, mailing.Subject, text, identity,
                batch[at].Message.Length > 0 ? batch[at].Message : null), cancel);
            switch (delivery)
            {
                case Delivery.Taken:
                    await store.Note(state.Campaign.Id, noted with { State = RecipientState.Sent, Remark = "" });
                    break;
                case Delivery.Refused refused:
                    await store.Note(state.Campaign.Id, noted with { State = RecipientState.Failed, Remark = refused.Reason });
                    break;
                case Delivery.Down down:
                    if (!down.MayHaveGone) await store.Note(state.Campaign.Id, batch[at]);
                    return new Outcome.Waiting(down.Reason);
            }
        }

        return new Outcome.Finished();
    }
}
