using Microsoft.EntityFrameworkCore;
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

        if (!file.SignatureHolds) return new Refused(Refusal.Tampered);
        var (member, _, why) = await FindSender.Run(db, file, wish.Circle, wish.Member);
        if (member is null) return new Refused(why!.Value);
        if (!CircleText.IsFresh(wish.MadeAt, now)) return new Refused(Refusal.ClocksApart);
        var circle = await db.Set<Circle>().AsNoTracking().FirstAsync(one => one.Id == member.CircleId);
        var party = new PracticeParty(member.CircleId, member.Id, circle.Name, null);
        var outcome = await ExchangePractice.Run(db, new(Guid.Empty, member.Name, []), party, await CircleModel.Of(db, circle), wish, now);
        return new Given(new CarriedPractice(CarriedPractice.CurrentSchema, member.CircleId, member.Id, CarriedPractice.WordOf(outcome),
            await PracticeBoard.Of(db, party)).ToText(member.TokenKey));
    }
}
