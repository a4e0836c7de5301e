using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Whether a finished initiative brought what was expected.</summary>
public enum Benefit
{
    More,
    AsExpected,
    Partly,
    None,

    /// <summary>It cannot be said, for example because nothing was counted before.</summary>
    Unknown,
}

/// <summary>What was seen half a year or more after an initiative was finished. A later one takes the place of the earlier.</summary>
/// <param name="Expected">What was expected, as it was written when the initiative was planned.</param>
/// <param name="Learned">What should be done otherwise the next time.</param>
public sealed record BenefitCheck(
    Guid InitiativeId, int Number, Guid AdministrationId, Benefit Benefit, string Expected, string Observed, string Learned, string By,
    DateTimeOffset At)
{
    public const int FromMonths = 6;
    public const int UntilMonths = 12;

    /// <summary>Whether it is time to look: half a year after the end, and not later than two years.</summary>
    public static bool IsDue(Sheet sheet, bool looked, DateOnly day) => sheet.Stand == Stand.Done && !looked
        && day >= sheet.Step.Day.AddMonths(FromMonths) && day < sheet.Step.Day.AddMonths(2 * UntilMonths);

    public static async Task<IReadOnlyDictionary<Guid, BenefitCheck>> Latest(Database db, Guid administration) =>
        (await db.Set<BenefitCheck>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => one.InitiativeId).ToDictionary(group => group.Key, group => group.MaxBy(one => one.Number)!);
}

internal sealed class BenefitTables : IEntityTypeConfiguration<BenefitCheck>
{
    public void Configure(EntityTypeBuilder<BenefitCheck> builder)
    {
        builder.ToTable("benefit_check").HasKey(one => new { one.InitiativeId, one.Number });
        builder.Property(one => one.Benefit).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(one => one.AdministrationId);
    }
}

public static class BenefitNames
{
    public static string Name(this Benefit benefit, Language language) => benefit switch
    {
        Benefit.More => language.Say("mehr als erwartet", "more than expected"),
        Benefit.AsExpected => language.Say("wie erwartet", "as expected"),
        Benefit.Partly => language.Say("zum Teil", "in part"),
        Benefit.None => language.Say("keine Wirkung zu sehen", "no effect to be seen"),
        _ => language.Say("lässt sich nicht sagen", "cannot be said"),
    };
}

/// <summary>Records what a finished initiative brought.</summary>
public static class CheckBenefit
{
    public const int TextMax = 2000;

    public abstract record Outcome;

    public sealed record Checked : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(BenefitCheck Theirs) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid initiative, int seen, Benefit? benefit,
        string observed, string learned, DateTimeOffset now)
    {
        if (await Portfolio.Find(db, administration, initiative) is not { Stand: Stand.Done } sheet) return new NotThere();
        var latest = await Last(db, initiative);
        if (latest is not null && latest.Number != seen) return new Overtaken(latest);
        if (benefit is not { } found || !Enum.IsDefined(found) || observed.Trim().Length is 0 or > TextMax
            || learned.Trim().Length > TextMax)
        {
            return new Refused(new("Bitte wählen Sie, was die Maßnahme gebracht hat, und schreiben Sie, woran Sie das sehen (höchstens 2.000 Zeichen).",
                "Please choose what the initiative brought, and write how you can tell (at most 2,000 characters)."));
        }

        db.Add(new BenefitCheck(initiative, seen + 1, administration, found, sheet.Content.Effect, observed.Trim(), learned.Trim(),
            actor.Name, now));
        db.Note(actor, now, "check-benefit", $"{sheet.Content.Title}: {found}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Checked();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken((await Last(db, initiative))!);
        }
    }

    private static Task<BenefitCheck?> Last(Database db, Guid initiative) => db.Set<BenefitCheck>().AsNoTracking()
        .Where(one => one.InitiativeId == initiative).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}
