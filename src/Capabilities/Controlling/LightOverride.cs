using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Initiatives;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Somebody says that an initiative stands otherwise than the rule says, until a day. The highest number holds; one without light
/// takes the word back.</summary>
public sealed record LightOverride(
    Guid InitiativeId, int Number, Guid AdministrationId, Light? Light, string Reason, DateOnly Until, string By, DateTimeOffset At)
{
    public bool HoldsOn(DateOnly day) => Light is not null && day <= Until;

    /// <summary>The latest word about each initiative, also one that has ended.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LightOverride>> Latest(Database db, Guid administration) =>
        (await db.Set<LightOverride>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => one.InitiativeId).ToDictionary(group => group.Key, group => group.MaxBy(one => one.Number)!);
}

internal sealed class LightOverrideTables : IEntityTypeConfiguration<LightOverride>
{
    public void Configure(EntityTypeBuilder<LightOverride> builder)
    {
        builder.ToTable("light_override").HasKey(one => new { one.InitiativeId, one.Number });
        builder.Property(one => one.Light).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(one => one.AdministrationId);
    }
}

/// <summary>Overrides the light of the rule with a reason, for at most a quarter of a year, or takes that back.</summary>
public static class OverrideLight
{
    public const int ReasonMax = 500;
    public const int MonthsMax = 3;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(LightOverride Theirs) : Outcome;

    /// <param name="light">Null: back to the rule.</param>
    /// <param name="seen">Number of the word that the writer had before the eyes; 0: none.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid initiative, int seen, Light? light,
        string reason, DateOnly? until, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (await Portfolio.Find(db, administration, initiative) is not { } sheet) return new NotThere();
        var latest = await Last(db, initiative);
        if ((latest?.Number ?? 0) != seen && latest is not null) return new Overtaken(latest);
        if (reason.Trim().Length is 0 or > ReasonMax)
        {
            return new Refused(new("Bitte schreiben Sie den Grund in höchstens 500 Zeichen; er steht für alle sichtbar neben der Ampel.",
                "Please write the reason in at most 500 characters; it stands beside the light for everybody to see."));
        }

        if (light is { } chosen && (!Enum.IsDefined(chosen) || chosen == Light.Quiet))
        {
            return new Refused(new("Bitte wählen Sie, wie die Maßnahme steht.", "Please choose how the initiative stands."));
        }

        if (light is not null && (until is not { } day || day <= today || day > today.AddMonths(MonthsMax)))
        {
            return new Refused(new("Bitte geben Sie an, bis wann das gilt: ein Tag in der Zukunft, höchstens drei Monate entfernt.",
                "Please say until when this holds: a day in the future, at most three months away."));
        }

        db.Add(new LightOverride(initiative, seen + 1, administration, light, reason.Trim(), until ?? today, actor.Name, now));
        db.Note(actor, now, "override-light", $"{sheet.Content.Title}: {light?.ToString() ?? "rule"}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken((await Last(db, initiative))!);
        }
    }

    private static Task<LightOverride?> Last(Database db, Guid initiative) => db.Set<LightOverride>().AsNoTracking()
        .Where(one => one.InitiativeId == initiative).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}
