using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
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

/// <summary>A member that takes part in the exchange.</summary>
/// <param name="Administration">Null where it lives on another instance.</param>
public sealed record PracticeParty(Guid CircleId, Guid MemberId, string CircleName, Guid? Administration)
{
    public static PracticeParty Of(Membership membership) =>
        new(membership.CircleId, membership.Id, membership.CircleName, membership.AdministrationId);
}

/// <summary>An offer of somebody else, with what became of the own wish.</summary>
/// <param name="Agreed">On mutual consent: who offers, and how to reach them.</param>
public sealed record OfferOfOthers(PracticeOffer Offer, bool Wished, PracticeContact? Agreed);

public sealed record PracticeContact(string Name, string Contact);

/// <summary>An own offer with the wishes it met.</summary>
public sealed record OwnOffer(PracticeOffer Offer, IReadOnlyList<MetWish> Wishes);

/// <param name="Name">Of the member who wishes.</param>
public sealed record MetWish(ContactWish Wish, string Name, bool Agreed);

/// <summary>Offers of a circle as one member sees them.</summary>
public sealed record PracticeBoard(IReadOnlyList<OfferOfOthers> Others, IReadOnlyList<OwnOffer> Own)
{
    public static async Task<PracticeBoard> Of(Database db, PracticeParty party)
    {
        var names = await db.Set<CircleMember>().AsNoTracking().Where(one => one.CircleId == party.CircleId)
            .ToDictionaryAsync(one => one.Id, one => one.Name);
        var offers = await db.Set<PracticeOffer>().AsNoTracking().Where(one => one.CircleId == party.CircleId
            && !db.Set<OfferEnd>().Any(end => end.OfferId == one.Id)
            && !db.Set<MemberLeaving>().Any(left => left.MemberId == one.MemberId)).OrderByDescending(one => one.At).ToListAsync();
        var ids = offers.Select(one => one.Id).ToList();
        var wishes = await db.Set<ContactWish>().AsNoTracking().Where(one => ids.Contains(one.OfferId)).ToListAsync();
        var agreed = (await db.Set<ContactConsent>().AsNoTracking().Where(one => ids.Contains(one.OfferId)).ToListAsync())
            .Select(one => (one.OfferId, one.MemberId)).ToHashSet();
        return new([.. offers.Where(one => one.MemberId != party.MemberId).Select(one => new OfferOfOthers(Hidden(one),
                wishes.Any(wish => wish.OfferId == one.Id && wish.MemberId == party.MemberId),
                agreed.Contains((one.Id, party.MemberId)) ? new(names[one.MemberId], one.Contact) : null))],
            [.. offers.Where(one => one.MemberId == party.MemberId).Select(one => new OwnOffer(one,
                [.. wishes.Where(wish => wish.OfferId == one.Id)
                    .Select(wish => new MetWish(wish, names[wish.MemberId], agreed.Contains((one.Id, wish.MemberId))))]))]);
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

    /// <param name="model">Of the circle; names areas and initiatives.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, PracticeParty party, MaturityModel model, PracticeWish wish,
        DateTimeOffset now) => wish.Kind switch
        {
            PracticeKind.Read => new Done(),
            PracticeKind.Offer => IsKnown(model, wish) ? await Offer(db, actor, party, new(wish.Offer, Guid.Empty, Guid.Empty, wish.Area,
                wish.Initiative, wish.Title, wish.Words, wish.Contact, "", default), now) : new NotThere(),
            PracticeKind.Withdraw => await Withdraw(db, actor, party, wish.Offer, now),
            PracticeKind.Wish => await Wish(db, actor, party, wish.Offer, wish.Words, wish.Contact, now),
            PracticeKind.Agree => await Agree(db, actor, party, wish.Offer, wish.Asked, now),
            _ => new NotThere(),
        };

    public static async Task<Outcome> Offer(Database db, Actor actor, PracticeParty party, PracticeOffer offer, DateTimeOffset now)
    {
        if (!Line(offer.Title) || offer.Evidence.Trim().Length is 0 or > TextMax || !Line(offer.Contact)) return new TextMissing();
        if (!await IsHere(db, party) || await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer.Id)) return new NotThere();
        db.Add(offer with
        {
            Id = offer.Id == Guid.Empty ? Guid.CreateVersion7(now) : offer.Id, CircleId = party.CircleId, MemberId = party.MemberId,
                By = actor.Name, At = now,
        });
        return await Note(db, actor, now, "offer-practice", party, offer.Title);
    }

    public static async Task<Outcome> Withdraw(Database db, Actor actor, PracticeParty party, Guid offer, DateTimeOffset now)
    {
        if (!await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer && one.MemberId == party.MemberId)
            || await db.Set<OfferEnd>().AnyAsync(one => one.OfferId == offer)) return new NotThere();
        db.Add(new OfferEnd(offer, actor.Name, now));
        return await Note(db, actor, now, "withdraw-practice", party, offer.ToString());
    }

    /// <param name="contact">Who asks, shown to the one who offered.</param>
    public static async Task<Outcome> Wish(Database db, Actor actor, PracticeParty party, Guid offer, string words, string contact,
        DateTimeOffset now)
    {
        if (words.Trim().Length is 0 or > TextMax || !Line(contact)) return new TextMissing();
        if (!await IsHere(db, party) || !await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer
                && one.CircleId == party.CircleId && one.MemberId != party.MemberId)
            || await db.Set<OfferEnd>().AnyAsync(one => one.OfferId == offer)
            || await db.Set<ContactWish>().AnyAsync(one => one.OfferId == offer && one.MemberId == party.MemberId)) return new NotThere();
        db.Add(new ContactWish(offer, party.MemberId, words.Trim(), contact.Trim(), actor.Name, now));
        return await Note(db, actor, now, "wish-contact", party, offer.ToString());
    }

    public static async Task<Outcome> Agree(Database db, Actor actor, PracticeParty party, Guid offer, Guid asked, DateTimeOffset now)
    {
        if (!await db.Set<PracticeOffer>().AnyAsync(one => one.Id == offer && one.MemberId == party.MemberId)
            || !await db.Set<ContactWish>().AnyAsync(one => one.OfferId == offer && one.MemberId == asked)
            || await db.Set<ContactConsent>().AnyAsync(one => one.OfferId == offer && one.MemberId == asked)) return new NotThere();
        db.Add(new ContactConsent(offer, asked, actor.Name, now));
        return await Note(db, actor, now, "agree-contact", party, offer.ToString());
    }

    /// <summary>What was done at the trustee's instance in the name of a person here.</summary>
    public static Task NoteElsewhere(Database db, Actor actor, Membership membership, PracticeWish wish, DateTimeOffset now) =>
        Note(db, actor, now, wish.Kind switch
        {
            PracticeKind.Offer => "offer-practice",
            PracticeKind.Withdraw => "withdraw-practice",
            PracticeKind.Wish => "wish-contact",
            _ => "agree-contact",
        }, PracticeParty.Of(membership), wish.Kind == PracticeKind.Offer ? wish.Title : wish.Offer.ToString());

    private static bool IsKnown(MaturityModel model, PracticeWish wish) => model.Areas.Any(one => one.Key == wish.Area)
        && (wish.Initiative.Length == 0 || model.Initiatives.Any(one => one.Key == wish.Initiative));

    private static bool Line(string text) => text.Trim().Length is > 0 and <= LineMax;

    /// <summary>Offers lie at the trustee's instance; elsewhere there are none.</summary>
    private static Task<bool> IsHere(Database db, PracticeParty party) =>
        db.Set<CircleMember>().AnyAsync(one => one.Id == party.MemberId && one.CircleId == party.CircleId);

    private static async Task<Outcome> Note(Database db, Actor actor, DateTimeOffset now, string deed, PracticeParty party,
        string subject)
    {
        db.Note(actor, now, deed, $"{party.CircleName}: {subject}", party.Administration);
        await db.SaveChangesAsync();
        return new Done();
    }
}
