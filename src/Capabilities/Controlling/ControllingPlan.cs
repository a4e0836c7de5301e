using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>How an administration controls, in one of its versions; the highest number holds.</summary>
/// <param name="DayOfMonth">A round opens by itself on this day of each month; 0: only by hand.</param>
/// <param name="DaysOpen">So long owners have to answer.</param>
/// <param name="Link">Where the pages of the administration lie, as mails name them.</param>
public sealed record ControllingPlan(
    Guid AdministrationId, int Number, int DayOfMonth, int DaysOpen, string Link, string By, DateTimeOffset At)
{
    public const int UsualDaysOpen = 10;

    /// <summary>What holds until somebody says otherwise.</summary>
    public static ControllingPlan Usual(Guid administration) => new(administration, 0, 0, UsualDaysOpen, "", "", default);

    public static async Task<ControllingPlan> Of(Database db, Guid administration) =>
        await db.Set<ControllingPlan>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync() ?? Usual(administration);
}

/// <summary>Where mail for an owner goes; the highest number holds, an empty address ends it.</summary>
/// <param name="Owner">Office or unit, as it stands in initiatives.</param>
/// <param name="Address">A mailbox of the office, rather than of a person.</param>
public sealed record Reporter(Guid AdministrationId, string Owner, int Number, string Address, string By, DateTimeOffset At)
{
    public static async Task<IReadOnlyDictionary<string, string>> Addresses(Database db, Guid administration) =>
        (await db.Set<Reporter>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => one.Owner, StringComparer.OrdinalIgnoreCase).Select(group => group.MaxBy(one => one.Number)!)
            .Where(one => one.Address.Length > 0)
            .ToDictionary(one => one.Owner, one => one.Address, StringComparer.OrdinalIgnoreCase);
}

internal sealed class ControllingPlanTables : IEntityTypeConfiguration<ControllingPlan>, IEntityTypeConfiguration<Reporter>
{
    public void Configure(EntityTypeBuilder<ControllingPlan> builder)
    {
        builder.ToTable("controlling_plan").HasKey(one => new { one.AdministrationId, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<Reporter> builder)
    {
        builder.ToTable("controlling_reporter").HasKey(one => new { one.AdministrationId, one.Owner, one.Number });
        builder.Property(one => one.Owner).HasMaxLength(PlanRounds.LineMax);
    }
}

/// <summary>Says how rounds run, and where mail for an owner goes.</summary>
public static class PlanRounds
{
    public const int LineMax = 200;
    private const int LastDay = 28;
    private const int DaysOpenMax = 28;

    public abstract record Outcome;

    public sealed record Planned : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(ControllingPlan Theirs) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, int seen, int dayOfMonth, int daysOpen,
        string link, DateTimeOffset now)
    {
        if (dayOfMonth is < 0 or > LastDay || daysOpen is < 1 or > DaysOpenMax)
        {
            return new Refused(new("Bitte prüfen Sie die Zahlen: Tag 1 bis 28 oder leer, Frist 1 bis 28 Tage.",
                "Please check the figures: day 1 to 28 or empty, 1 to 28 days to answer."));
        }

        var holds = await ControllingPlan.Of(db, administration);
        if (holds.Number != seen) return new Overtaken(holds);
        db.Add(new ControllingPlan(administration, seen + 1, dayOfMonth, daysOpen, link, actor.Name, now));
        db.Note(actor, now, "plan-rounds", $"{dayOfMonth} {daysOpen}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Planned();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken(await ControllingPlan.Of(db, administration));
        }
    }

    public static async Task<Outcome> Name(Database db, Actor actor, Guid administration, string owner, string address, DateTimeOffset now)
    {
        if (owner.Trim().Length is 0 or > LineMax || address.Trim().Length > LineMax
            || (address.Trim().Length > 0 && (!MimeKit.MailboxAddress.TryParse(address.Trim(), out var box) || !box.Address.Contains('@',
                StringComparison.Ordinal))))
        {
            return new Refused(new("Bitte wählen Sie die Stelle und schreiben Sie ihre Adresse, zum Beispiel bauamt@musterstadt.example.",
                "Please choose the office and write its address, for example bauamt@musterstadt.example."));
        }

        var last = await db.Set<Reporter>().Where(one => one.AdministrationId == administration && one.Owner == owner.Trim())
            .MaxAsync(one => (int?)one.Number) ?? 0;
        db.Add(new Reporter(administration, owner.Trim(), last + 1, address.Trim(), actor.Name, now));
        db.Note(actor, now, "name-reporter", owner.Trim(), administration);
        await db.SaveChangesAsync();
        return new Planned();
    }
}
