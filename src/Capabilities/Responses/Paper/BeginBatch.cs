using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses.Paper.Scanning;
using Wegmarke.Storage;

namespace Wegmarke.Responses.Paper;

/// <summary>Begins a batch: by a scan whose pages wait to be read, or empty, to be typed.</summary>
public static class BeginBatch
{
    public abstract record Outcome;

    public sealed record Begun(Guid Id) : Outcome;

    public sealed record NotOpen : Outcome;

    public sealed record Refused(ScanRefusal Refusal) : Outcome;

    /// <summary>The same file was read before.</summary>
    public sealed record SameScan(Guid Id) : Outcome;

    public sealed record KindUnknown : Outcome;

    public static async Task<Outcome> ByScan(Database db, PaperStore store, Actor actor, CampaignState state, byte[] file,
        DateTimeOffset now)
    {
        if (!state.IsOpen) return new NotOpen();
        var source = Convert.ToHexStringLower(SHA256.HashData(file));
        var discarded = db.Set<PaperBatchEnd>().Where(end => !end.TakenOver).Select(end => end.BatchId);
        var same = await db.Set<PaperBatch>().Where(batch => batch.CampaignId == state.Campaign.Id && batch.Source == source
            && !discarded.Contains(batch.Id)).Select(batch => (Guid?)batch.Id).FirstOrDefaultAsync();
        if (same is { } there) return new SameScan(there);
        var (pictures, refusal) = OpenScan.Pictures(file);
        if (refusal != ScanRefusal.None) return new Refused(refusal);
        var id = Guid.NewGuid();
        await Note(db, actor, state, new(id, state.Campaign.Id, await Number(db, state), source, -1, 0, 0, actor.Name), now);
        // The pages last: a stack without any is seen and can be discarded, pages without a stack would lie there for ever.
        await store.Lay(state.Campaign.Id, id, pictures);
        return new Begun(id);
    }

    public static async Task<Outcome> Typed(Database db, Actor actor, CampaignState state, SheetKind kind, DateTimeOffset now)
    {
        if (!state.IsOpen) return new NotOpen();
        if (SheetVariants.Asked(state, kind) is not { Count: > 0 }) return new KindUnknown();
        var id = Guid.NewGuid();
        await Note(db, actor, state, new(id, state.Campaign.Id, await Number(db, state), "", kind.Perspective, kind.Variant, kind.Language,
            actor.Name), now);
        return new Begun(id);
    }

    private static async Task<int> Number(Database db, CampaignState state) =>
        1 + (await db.Set<PaperBatch>().Where(batch => batch.CampaignId == state.Campaign.Id).MaxAsync(batch => (int?)batch.Number) ?? 0);

    private static async Task Note(Database db, Actor actor, CampaignState state, PaperBatch batch, DateTimeOffset now)
    {
        db.Add(batch);
        db.Note(actor, now, "begin-paper-batch", FormattableString.Invariant($"{state.Campaign.Title}: {batch.Number}"),
            state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
    }
}
