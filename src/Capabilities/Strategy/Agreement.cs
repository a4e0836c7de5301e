using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>Two offices agreed who does what for a goal until when. Hangs on the goal, never on survey values of persons.</summary>
/// <param name="Giver">The office that promises.</param>
/// <param name="Taker">The office with which it is agreed.</param>
/// <param name="Review">When both look at it together.</param>
public sealed record GoalAgreement(
    Guid Id, Guid AdministrationId, Guid GoalId, string Giver, string Taker, string What, DateOnly Due, DateOnly Review, string By,
    DateTimeOffset At);

/// <summary>Both offices changed what was agreed; the highest number holds, the others are its history. The number is part of the
/// key.</summary>
public sealed record AgreementChange(
    Guid AgreementId, int Number, string Giver, string Taker, string What, DateOnly Due, DateOnly Review, string By, DateTimeOffset At);

/// <summary>How an agreement stood when it was looked at.</summary>
public enum AgreementStand
{
    OnTheWay,
    Kept,
    NotKept,

    /// <summary>Ended by both, because the world changed.</summary>
    Dropped,
}

/// <summary>Both looked at the agreement. The number is part of the key.</summary>
public sealed record AgreementReview(
    Guid AgreementId, int Number, AgreementStand Stand, string Words, DateOnly Day, DateOnly? Next, string By, DateTimeOffset At);

internal sealed class AgreementTables : IEntityTypeConfiguration<GoalAgreement>, IEntityTypeConfiguration<AgreementChange>,
    IEntityTypeConfiguration<AgreementReview>
{
    public void Configure(EntityTypeBuilder<GoalAgreement> builder)
    {
        builder.ToTable("goal_agreement").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<AgreementChange> builder)
    {
        builder.ToTable("goal_agreement_change").HasKey(one => new { one.AgreementId, one.Number });
        builder.HasOne<GoalAgreement>().WithMany().HasForeignKey(one => one.AgreementId);
    }

    public void Configure(EntityTypeBuilder<AgreementReview> builder)
    {
        builder.ToTable("goal_agreement_review").HasKey(one => new { one.AgreementId, one.Number });
        builder.HasOne<GoalAgreement>().WithMany().HasForeignKey(one => one.AgreementId);
        builder.Property(one => one.Stand).HasConversion<string>().HasMaxLength(20);
    }
}

/// <summary>An agreement as it holds, with its reviews and earlier wordings, the latest last.</summary>
/// <param name="Agreement">In the wording that holds; who wrote it and when are those of this wording.</param>
public sealed record AgreementState(GoalAgreement Agreement, IReadOnlyList<AgreementReview> Reviews, IReadOnlyList<GoalAgreement> Before)
{
    /// <summary>How many wordings there are.</summary>
    public int Wordings => Before.Count + 1;

    public AgreementStand Stand => Reviews.Count == 0 ? AgreementStand.OnTheWay : Reviews[^1].Stand;

    public bool IsOpen => Stand == AgreementStand.OnTheWay;

    /// <summary>When both look at it next; null once it is closed.</summary>
    public DateOnly? NextReview => !IsOpen ? null : Reviews.Count == 0 ? Agreement.Review : Reviews[^1].Next;

    public static async Task<IReadOnlyList<AgreementState>> Of(Database db, Guid administration)
    {
        var agreements = await db.Set<GoalAgreement>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var reviews = (await (from review in db.Set<AgreementReview>().AsNoTracking()
                              join agreement in db.Set<GoalAgreement>() on review.AgreementId equals agreement.Id
                              where agreement.AdministrationId == administration
                              select review).ToListAsync()).ToLookup(one => one.AgreementId);
        var changes = (await (from change in db.Set<AgreementChange>().AsNoTracking()
                              join agreement in db.Set<GoalAgreement>() on change.AgreementId equals agreement.Id
                              where agreement.AdministrationId == administration
                              select change).ToListAsync()).ToLookup(one => one.AgreementId);
        return [.. agreements.Select(one => With(one, [.. changes[one.Id].OrderBy(change => change.Number)],
                [.. reviews[one.Id].OrderBy(review => review.Number)]))
            .OrderBy(one => !one.IsOpen).ThenBy(one => one.NextReview).ThenBy(one => one.Agreement.Due)];
    }

    private static AgreementState With(GoalAgreement first, IReadOnlyList<AgreementChange> changes, IReadOnlyList<AgreementReview> reviews)
    {
        List<GoalAgreement> wordings = [first, .. changes.Select(one => first with
        {
            Giver = one.Giver, Taker = one.Taker, What = one.What, Due = one.Due, Review = one.Review, By = one.By, At = one.At,
        })];
        return new(wordings[^1], reviews, wordings[..^1]);
    }
}

/// <summary>Agreeing on a goal, and looking at what was agreed.</summary>
public static class AgreeOnGoal
{
    public const int LineMax = 200;
    public const int TextMax = 2000;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid goal, string giver, string taker, string what,
        DateOnly? due, DateOnly? review, DateTimeOffset now)
    {
        if (await SetGoal.Latest(db, administration, goal) is not { } there) return new NotThere();
        (giver, taker, what) = (giver.Trim(), taker.Trim(), what.Trim());
        if (Fault(giver, taker, what, due, review, DateOnly.FromDateTime(now.UtcDateTime)) is { } fault) return new Refused(fault);
        db.Add(new GoalAgreement(Guid.CreateVersion7(now), administration, goal, giver, taker, what, due!.Value, review!.Value,
            actor.Name, now));
        db.Note(actor, now, "agree-on-goal", $"{giver}, {taker}: {there.Content.Title}", administration);
        await db.SaveChangesAsync();
        return new Done();
    }

    /// <summary>Changes what is agreed; the wording before stays readable.</summary>
    /// <param name="seen">How many wordings the writer had before the eyes.</param>
    public static async Task<Outcome> Change(Database db, Actor actor, Guid administration, Guid agreement, int seen, string giver,
        string taker, string what, DateOnly? due, DateOnly? review, DateTimeOffset now)
    {
        if (await Find(db, administration, agreement) is not { } there) return new NotThere();
        if (!there.IsOpen || there.Wordings != seen) return Reworded(there);
        (giver, taker, what) = (giver.Trim(), taker.Trim(), what.Trim());
        // Once both have looked at it, the next day of looking is a matter of the reviews.
        var earliest = there.Reviews.Count > 0 || review == there.Agreement.Review ? DateOnly.MinValue
            : DateOnly.FromDateTime(now.UtcDateTime);
        if (Fault(giver, taker, what, due, review, earliest) is { } fault) return new Refused(fault);
        db.Add(new AgreementChange(agreement, seen, giver, taker, what, due!.Value, review!.Value, actor.Name, now));
        db.Note(actor, now, "change-agreement", $"{giver}, {taker}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Reworded((await Find(db, administration, agreement))!);
        }
    }

    private static async Task<AgreementState?> Find(Database db, Guid administration, Guid agreement) =>
        (await AgreementState.Of(db, administration)).FirstOrDefault(one => one.Agreement.Id == agreement);

    /// <param name="earliest">Before this day nobody can look at it together.</param>
    private static Sentence? Fault(string giver, string taker, string what, DateOnly? due, DateOnly? review, DateOnly earliest)
    {
        if (giver.Length is 0 or > LineMax || taker.Length is 0 or > LineMax || what.Length is 0 or > TextMax)
        {
            return new("Bitte nennen Sie beide Ämter in höchstens 200 und was vereinbart ist in höchstens 2.000 Zeichen.",
                "Please name both offices in at most 200 and what is agreed in at most 2,000 characters.");
        }

        // A day of tolerance: it may still be yesterday where the writer sits.
        return due is not { Year: >= 2000 and <= 2100 } end || review is not { } look || look.AddDays(1) < earliest || look > end
            ? new("Bitte prüfen Sie die Tage: Das gemeinsame Ansehen liegt zwischen heute und dem Tag, bis zu dem die Vereinbarung gilt.",
                "Please check the days: looking at it together lies between today and the day until which the agreement holds.") : null;
    }

    private static Refused Reworded(AgreementState there) => there.IsOpen
        ? new(new($"Inzwischen hat {there.Agreement.By} die Vereinbarung geändert. Dort steht jetzt: „{there.Agreement.What}“ (bis {Language.German.Day(there.Agreement.Due)}). Ihre Fassung steht unten.",
            $"Meanwhile {there.Agreement.By} has changed the agreement. It now says: “{there.Agreement.What}” (by {Language.English.Day(there.Agreement.Due)}). Your wording is below."))
        : new(new("Die Vereinbarung ist abgeschlossen und ändert sich nicht mehr.", "The agreement is closed and does not change any more."));

    /// <param name="seen">How many reviews the writer had before the eyes.</param>
    public static async Task<Outcome> Review(Database db, Actor actor, Guid administration, Guid agreement, int seen, AgreementStand? stand,
        string words, DateOnly? next, DateTimeOffset now)
    {
        if (await Find(db, administration, agreement) is not { } there) return new NotThere();
        if (!there.IsOpen || there.Reviews.Count != seen) return Meanwhile(there);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (stand is not { } chosen || !Enum.IsDefined(chosen) || words.Trim().Length is 0 or > TextMax
            || (chosen == AgreementStand.OnTheWay && next is not { } day) || next <= today || next?.Year > 2100)
        {
            return new Refused(new("Bitte wählen Sie den Stand, schreiben Sie, woran Sie ihn sehen, und nennen Sie, wenn es weitergeht, den nächsten Termin in der Zukunft.",
                "Please choose the stand, write how you see it and, if it goes on, name the next day in the future."));
        }

        db.Add(new AgreementReview(agreement, seen + 1, chosen, words.Trim(), today, chosen == AgreementStand.OnTheWay ? next : null,
            actor.Name, now));
        db.Note(actor, now, "review-agreement", $"{there.Agreement.Giver}: {chosen}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Meanwhile((await Find(db, administration, agreement))!);
        }
    }

    private static Refused Meanwhile(AgreementState there) => there.Reviews.Count == 0
        ? new(new("Inzwischen hat jemand anderes etwas eingetragen.", "Meanwhile somebody else has entered something."))
        : new(new($"Inzwischen hat {there.Reviews[^1].By} eingetragen: „{there.Reviews[^1].Words}“",
            $"Meanwhile {there.Reviews[^1].By} has entered: “{there.Reviews[^1].Words}”"));
}

public static class AgreementNames
{
    public static string Name(this AgreementStand stand, Language language) => stand switch
    {
        AgreementStand.OnTheWay => language.Say("unterwegs", "on the way"),
        AgreementStand.Kept => language.Say("eingehalten", "kept"),
        AgreementStand.NotKept => language.Say("nicht eingehalten", "not kept"),
        _ => language.Say("gemeinsam aufgegeben", "dropped by both"),
    };
}
