using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Responses.Paper;

/// <summary>Decides a batch: its sheets become answers like any other, or it is discarded. Either way nothing of the batch is kept but its
/// number and how many sheets it was.</summary>
public static class EndBatch
{
    public abstract record Outcome;

    public sealed record Done(int Sheets) : Outcome;

    /// <summary>Somebody has to look first.</summary>
    public sealed record StillOpen(int Doubts) : Outcome;

    public sealed record Empty : Outcome;

    /// <summary>Pages of the scan are still being read.</summary>
    public sealed record StillReading : Outcome;

    /// <summary>The campaign was closed meanwhile.</summary>
    public sealed record Closed : Outcome;

    public static async Task<Outcome> TakeOver(Database db, AnswerStore store, Actor actor, CampaignState state, PaperBatch batch,
        DateTimeOffset now)
    {
        var campaign = state.Campaign.Id;
        if (await Of(db, batch.Id) is { } ended)
        {
            // A stop between storing and tidying up is finished here.
            await store.Paper.Drop(campaign, batch.Id);
            return new Done(ended.Sheets);
        }

        if (store.Paper.Progress(campaign, batch.Id) is not null) return new StillReading();
        var sheets = store.Paper.Sheets(campaign, batch.Id).ToArray();
        if (sheets.Length == 0) return new Empty();
        if (OpenIn(batch, sheets) is > 0 and var open) return new StillOpen(open);
        if (!sheets.All(sheet => sheet.Packed(state.Campaign.Comments).Fits(state.Model, state.Campaign)))
        {
            throw new InvalidOperationException("A sheet from paper does not fit its model.");
        }

        RandomNumberGenerator.Shuffle<PaperSheet>(sheets);
        foreach (var sheet in sheets)
        {
            if (await store.Submit(campaign, sheet.Ballot, sheet.Packed(state.Campaign.Comments)) == Stored.Closed) return new Closed();
        }

        await End(db, actor, state, batch, new(batch.Id, true, sheets.Length, actor.Name), now);
        await store.Paper.Drop(campaign, batch.Id);
        return new Done(sheets.Length);
    }

    /// <summary>How many stacks were begun and neither taken over nor discarded.</summary>
    public static Task<int> Waiting(Database db, Guid campaign) => db.Set<PaperBatch>().CountAsync(batch => batch.CampaignId == campaign
        && !db.Set<PaperBatchEnd>().Any(end => end.BatchId == batch.Id));

    public static async Task Discard(Database db, AnswerStore store, Actor actor, CampaignState state, PaperBatch batch, DateTimeOffset now)
    {
        if (await Of(db, batch.Id) is null) await End(db, actor, state, batch, new(batch.Id, false, 0, actor.Name), now);
        await store.Paper.Drop(state.Campaign.Id, batch.Id);
    }

    /// <summary>What keeps a batch from being taken over: doubts, differences, sheets that only one person has typed.</summary>
    public static int OpenIn(PaperBatch batch, IEnumerable<PaperSheet> sheets) => sheets.Sum(sheet =>
        sheet.Doubts.Count + sheet.Differences.Count + (!batch.IsScanned && sheet.Second is null ? 1 : 0));

    public static Task<PaperBatchEnd?> Of(Database db, Guid batch) =>
        db.Set<PaperBatchEnd>().AsNoTracking().FirstOrDefaultAsync(end => end.BatchId == batch);

    private static async Task End(Database db, Actor actor, CampaignState state, PaperBatch batch, PaperBatchEnd end, DateTimeOffset now)
    {
        db.Add(end);
        db.Note(actor, now, end.TakenOver ? "take-over-paper-batch" : "discard-paper-batch",
            FormattableString.Invariant($"{state.Campaign.Title}: {batch.Number}"), state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
    }
}
