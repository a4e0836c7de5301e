using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>The trustee's instance does what a member elsewhere asks of the practice exchange, and answers with the offers as this member
/// may see them, locked for it alone.</summary>
public static class GivePractice
{
    public abstract record Outcome;

    public sealed record Given(string Text) : Outcome;

    public sealed record Refused(Refusal Why) : Outcome;

    /// <param name="text">A signed <see cref="PracticeWish"/>.</param>
    public static async Task<Outcome> Run(Database db, string text, DateTimeOffset now)
    {
        if (text.Length > SignedFile.BytesMax || SignedFile.Read(text) is not { } file || file.AsPractice() is not { } wish)
        {
            return new Refused(Refusal.NoContribution);
        }

        var (member, why) = await FindSender.Run(db, file, wish.Circle, wish.Member, wish.MadeAt, now);
        if (member is null) return new Refused(why!.Value);
        var circle = await db.Set<Circle>().AsNoTracking().FirstAsync(one => one.Id == member.CircleId);
        var party = new PracticeParty(member.CircleId, member.Id, circle.Name, null);
        var model = await StoredModel.Of(db, await CircleModel.HashOf(db, circle));
        var outcome = await ExchangePractice.Run(db, new(Guid.Empty, member.Name, []), party, model, wish, now) switch
        {
            ExchangePractice.Done => CarriedPractice.Done,
            ExchangePractice.TextMissing => CarriedPractice.TextMissing,
            _ => CarriedPractice.NotThere,
        };
        return new Given(new CarriedPractice(CarriedPractice.CurrentSchema, member.CircleId, member.Id, outcome,
            await PracticeBoard.Of(db, party)).ToText(member.TokenKey));
    }
}

/// <summary>Who sent a signed question to the trustee's instance.</summary>
internal static class FindSender
{
    public static async Task<(CircleMember? Member, Refusal? Why)> Run(Database db, SignedFile file, Guid circle, Guid id, string at,
        DateTimeOffset now)
    {
        if (!file.SignatureHolds) return (null, Refusal.Tampered);
        if (await db.Set<CircleMember>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.CircleId == circle)
            is not { } member) return (null, Refusal.UnknownMember);
        if (await db.Set<MemberLeaving>().AnyAsync(one => one.MemberId == id)) return (null, Refusal.MemberLeft);
        if (!file.Proves(member.TokenKey)) return (null, Refusal.NotInvited);
        var pinned = await db.Set<MemberKey>().Where(one => one.MemberId == id).Select(one => one.PublicKey).FirstOrDefaultAsync();
        if (pinned is not null && pinned != file.Key) return (null, Refusal.OtherKey);
        return CircleText.Moment(at) is not { } madeAt || (madeAt - now).Duration() > ReceiveContribution.ClocksApart
            ? (null, Refusal.ClocksApart) : (member, null);
    }
}
