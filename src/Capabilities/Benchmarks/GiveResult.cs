using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>The trustee's instance gives a member the newest result, locked for this member alone.</summary>
public static class GiveResult
{
    public abstract record Outcome;

    public sealed record Given(string Text, int Number) : Outcome;

    public sealed record Refused(Refusal Why) : Outcome;

    /// <param name="text">A signed <see cref="ResultWish"/>.</param>
    public static async Task<Outcome> Run(Database db, string text, DateTimeOffset now)
    {
        if (text.Length > SignedFile.BytesMax || SignedFile.Read(text) is not { } file || file.AsWish() is not { } wish)
        {
            return new Refused(Refusal.NoContribution);
        }

        if (!file.SignatureHolds) return new Refused(Refusal.Tampered);
        var (member, _, why) = await FindSender.Run(db, file, wish.Circle, wish.Member);
        if (member is null) return new Refused(why!.Value);
        return CircleText.IsFresh(wish.MadeAt, now) ? await For(db, member, now) : new Refused(Refusal.ClocksApart);
    }

    /// <summary>For a member whom the trustee's people know: to be handed over as a file.</summary>
    public static async Task<Outcome> Run(Database db, Guid circle, Guid member, DateTimeOffset now) =>
        await Member(db, circle, member) is not { } found ? new Refused(Refusal.UnknownMember)
            : await db.Set<MemberLeaving>().AnyAsync(one => one.MemberId == member) ? new Refused(Refusal.MemberLeft)
            : await For(db, found, now);

    private static Task<CircleMember?> Member(Database db, Guid circle, Guid member) => db.Set<CircleMember>().AsNoTracking()
        .FirstOrDefaultAsync(one => one.Id == member && one.CircleId == circle);

    private static async Task<Outcome> For(Database db, CircleMember member, DateTimeOffset now)
    {
        var own = await db.Set<MemberResult>().AsNoTracking().Where(one => one.MemberId == member.Id)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (own is null) return new Refused(Refusal.NothingReleased);
        var release = await db.Set<CircleRelease>().AsNoTracking()
            .Where(one => one.CircleId == member.CircleId && one.Number == own.Number).Select(one => one.Json).FirstAsync();
        var factors = await db.Set<FoundFactors>().AsNoTracking().Where(one => one.CircleId == member.CircleId && one.Number == own.Number)
            .OrderBy(one => one.At).Select(one => one.Json).ToListAsync();
        var hash = CircleDocument.Read(release).ModelHash;
        var model = await db.Set<StoredModel>().AsNoTracking().Where(one => one.Hash == hash).Select(one => one.Json).FirstAsync();
        var carried = new CarriedResult(CarriedResult.CurrentSchema, member.CircleId, own.Number, CircleText.Moment(now), release,
            own.Json, factors, model);
        return new Given(carried.ToText(member.TokenKey), own.Number);
    }
}
