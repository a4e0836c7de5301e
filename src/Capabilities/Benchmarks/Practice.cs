using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>A member offers to tell others how it solved something.</summary>
/// <param name="Initiative">Key in the catalogue of the model; empty where the title is the member's own.</param>
/// <param name="Evidence">How the member knows that it helped.</param>
/// <param name="Contact">Shown only to those whose wish the member agreed to.</param>
public sealed record PracticeOffer(
    Guid Id, Guid CircleId, Guid MemberId, string Area, string Initiative, string Title, string Evidence, string Contact, string By,
    DateTimeOffset At);

public sealed record OfferEnd(Guid OfferId, string By, DateTimeOffset At);

/// <summary>Another member would like to talk; its contact is shown to the one who offered, for that is its consent.</summary>
public sealed record ContactWish(Guid OfferId, Guid MemberId, string Words, string Contact, string By, DateTimeOffset At);

/// <summary>The one who offered agreed, and only then both see each other's contact.</summary>
public sealed record ContactConsent(Guid OfferId, Guid MemberId, string By, DateTimeOffset At);

internal sealed class PracticeTables : IEntityTypeConfiguration<PracticeOffer>, IEntityTypeConfiguration<OfferEnd>,
    IEntityTypeConfiguration<ContactWish>, IEntityTypeConfiguration<ContactConsent>
{
    public void Configure(EntityTypeBuilder<PracticeOffer> builder)
    {
        builder.ToTable("practice_offer").HasKey(one => one.Id);
        builder.HasOne<CircleMember>().WithMany().HasForeignKey(one => one.MemberId);
    }

    public void Configure(EntityTypeBuilder<OfferEnd> builder) => builder.ToTable("practice_offer_end").HasKey(one => one.OfferId);

    public void Configure(EntityTypeBuilder<ContactWish> builder) =>
        builder.ToTable("practice_wish").HasKey(one => new { one.OfferId, one.MemberId });

    public void Configure(EntityTypeBuilder<ContactConsent> builder) =>
        builder.ToTable("practice_consent").HasKey(one => new { one.OfferId, one.MemberId });
}

/// <summary>Offers of a circle as one member sees them.</summary>
/// <param name="Others">Offers of others, with what became of the own wish and, on mutual consent, name and contact.</param>
/// <param name="Own">Own offers with the wishes they met.</param>
public sealed record PracticeBoard(
    IReadOnlyList<(PracticeOffer Offer, bool Wished, (string Name, string Contact)? Agreed)> Others,
    IReadOnlyList<(PracticeOffer Offer, IReadOnlyList<(ContactWish Wish, string Name, bool Agreed)> Wishes)> Own)
{
    public static async Task<PracticeBoard> Of(Database db, Membership membership)
    {
        var names = await db.Set<CircleMember>().AsNoTracking().Where(one => one.CircleId == membership.CircleId)
            .ToDictionaryAsync(one => one.Id, one => one.Name);
        var offers = await db.Set<PracticeOffer>().AsNoTracking().Where(one => one.CircleId == membership.CircleId
            && !db.Set<OfferEnd>().Any(end => end.OfferId == one.Id)
            && !db.Set<MemberLeaving>().Any(left => left.MemberId == one.MemberId)).OrderByDescending(one => one.At).ToListAsync();
        var ids = offers.Select(one => one.Id).ToList();
        var wishes = await db.Set<ContactWish>().AsNoTracking().Where(one => ids.Contains(one.OfferId)).ToListAsync();
        var agreed = (await db.Set<ContactConsent>().AsNoTracking().Where(one => ids.Contains(one.OfferId)).ToListAsync())
            .Select(one => (one.OfferId, one.MemberId)).ToHashSet();
        return new([.. offers.Where(one => one.MemberId != membership.Id).Select(one => (Hidden(one),
                wishes.Any(wish => wish.OfferId == one.Id && wish.MemberId == membership.Id),
                agreed.Contains((one.Id, membership.Id)) ? (names[one.MemberId], one.Contact) : ((string, string)?)null))],
            [.. offers.Where(one => one.MemberId == membership.Id).Select(one => (one, (IReadOnlyList<(ContactWish, string, bool)>)
                [.. wishes.Where(wish => wish.OfferId == one.Id)
                    .Select(wish => (wish, names[wish.MemberId], agreed.Contains((one.Id, wish.MemberId))))]))]);
    }

    /// <summary>Who offers, and how to reach them, is told on mutual consent only.</summary>
    private static PracticeOffer Hidden(PracticeOffer offer) => offer with { MemberId = Guid.Empty, Contact = "", By = "" };
}

/// <summary>Offering, withdrawing, wishing for a contact, agreeing to a wish.</summary>
public static class ExchangePractice
{
    public const int TextMax = 2000;
    public const int LineMax = 200;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record TextMissing : Outcome;

    public sealed record NotThere : Outcome;

    public static async Task<Outcome> Offer(Database db, Actor actor, Membership membership, PracticeOffer offer, DateTimeOffset now)
    {
        if (!Line(offer.Title) || offer.Evidence.Trim().Length is 0 or > TextMax || !Line(offer.Contact)) return new TextMissing();
        if (!await IsHere(db, membership)) return new NotThere();
        db.Add(offer with
        {
            Id = Guid.CreateVersion7(now), CircleId = membership.CircleId, MemberId = membership.Id, By = actor.Name, At = now,
        });
        return await Note(db, actor, now, "offer-practice", membership, offer.Title);
    }

    public static async Task<Outcome> Withdraw(Database db, Actor actor, Membership membership, Guid offer, DateTimeOffset now)
    {
        if (!await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer && one.MemberId == membership.Id)
            || await db.Set<OfferEnd>().AnyAsync(one => one.OfferId == offer)) return new NotThere();
        db.Add(new OfferEnd(offer, actor.Name, now));
        return await Note(db, actor, now, "withdraw-practice", membership, offer.ToString());
    }

    /// <param name="contact">Who asks, shown to the one who offered.</param>
    public static async Task<Outcome> Wish(Database db, Actor actor, Membership membership, Guid offer, string words, string contact,
        DateTimeOffset now)
    {
        if (words.Trim().Length is 0 or > TextMax || !Line(contact)) return new TextMissing();
        if (!await IsHere(db, membership) || !await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer
                && one.CircleId == membership.CircleId && one.MemberId != membership.Id)
            || await db.Set<OfferEnd>().AnyAsync(one => one.OfferId == offer)
            || await db.Set<ContactWish>().AnyAsync(one => one.OfferId == offer && one.MemberId == membership.Id)) return new NotThere();
        db.Add(new ContactWish(offer, membership.Id, words.Trim(), contact.Trim(), actor.Name, now));
        return await Note(db, actor, now, "wish-contact", membership, offer.ToString());
    }

    public static async Task<Outcome> Agree(Database db, Actor actor, Membership membership, Guid offer, Guid asked, DateTimeOffset now)
    {
        if (!await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer && one.MemberId == membership.Id)
            || !await db.Set<ContactWish>().AnyAsync(one => one.OfferId == offer && one.MemberId == asked)
            || await db.Set<ContactConsent>().AnyAsync(one => one.OfferId == offer && one.MemberId == asked)) return new NotThere();
        db.Add(new ContactConsent(offer, asked, actor.Name, now));
        return await Note(db, actor, now, "agree-contact", membership, offer.ToString());
    }

    private static bool Line(string text) => text.Trim().Length is > 0 and <= LineMax;

    /// <summary>Offers lie at the trustee's instance; elsewhere there are none.</summary>
    private static Task<bool> IsHere(Database db, Membership membership) =>
        db.Set<CircleMember>().AnyAsync(one => one.Id == membership.Id && one.CircleId == membership.CircleId);

    private static async Task<Outcome> Note(Database db, Actor actor, DateTimeOffset now, string deed, Membership membership,
        string subject)
    {
        db.Note(actor, now, deed, $"{membership.CircleName}: {subject}", membership.AdministrationId);
        await db.SaveChangesAsync();
        return new Done();
    }
}
