using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.People.Competences;
using Wegmarke.Storage;

namespace Wegmarke.People.Risks;

/// <summary>The staff council agreed that figures about risks of people are shown until a day.</summary>
/// <param name="Until">The last day on which it holds.</param>
public sealed record RiskConsent(Guid Id, Guid AdministrationId, DateOnly Until, string Basis, string By, DateTimeOffset At);

/// <summary>The consent was taken back before its day.</summary>
public sealed record RiskConsentEnd(Guid ConsentId, string By, DateTimeOffset At);

/// <summary>How many of a group retire, and how many posts know something that nobody else knows; counts, for one year, written
/// once.</summary>
/// <param name="Three">Retire within three years; those within five and ten include them.</param>
/// <param name="Alone">People in posts whose knowledge nobody else has.</param>
public sealed record GroupRisk(Guid AdministrationId, int Year, string Group, int Staff, int Three, int Five, int Ten, int Alone, string By,
    DateTimeOffset At);

internal sealed class RiskTables : IEntityTypeConfiguration<RiskConsent>, IEntityTypeConfiguration<RiskConsentEnd>,
    IEntityTypeConfiguration<GroupRisk>
{
    public void Configure(EntityTypeBuilder<RiskConsent> builder)
    {
        builder.ToTable("risk_consent").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<RiskConsentEnd> builder) => builder.ToTable("risk_consent_end").HasKey(one => one.ConsentId);

    public void Configure(EntityTypeBuilder<GroupRisk> builder)
    {
        builder.ToTable("group_risk").HasKey(one => new { one.AdministrationId, one.Year, one.Group });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Group).HasMaxLength(200);
    }
}

/// <summary>What may be said about the risks of people in one group.</summary>
/// <param name="Three">Null: protected.</param>
public sealed record ShownRisk(string Group, RoughShare? Three, RoughShare? Five, RoughShare? Ten, RoughShare? Alone);

/// <summary>What may be said of a house: never a person, never a group below ten, nothing without consent.</summary>
/// <param name="Consent">Null: none holds, and no figure is shown.</param>
/// <param name="Year">Null: no counts were written.</param>
public sealed record StaffRisks(RiskConsent? Consent, int? Year, IReadOnlyList<ShownRisk> Groups)
{
    /// <summary>Fewest people in a group about whose risks anything is said.</summary>
    public const int GroupMin = 10;

    /// <summary>Years that pass before anything is said anew: two years in a row differ by few people.</summary>
    public const int YearsApart = 2;

    public static async Task<StaffRisks> Of(Database db, Guid administration, DateOnly today)
    {
        var consent = await db.Set<RiskConsent>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Until >= today
            && !db.Set<RiskConsentEnd>().Any(end => end.ConsentId == one.Id)).OrderByDescending(one => one.Until).FirstOrDefaultAsync();
        var rows = await db.Set<GroupRisk>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        if (consent is null || rows.Count == 0) return new(consent, rows.Count == 0 ? null : rows.Max(one => one.Year), []);
        var year = rows.Max(one => one.Year);
        return new(consent, year, Show([.. rows.Where(one => one.Year == year)]));
    }

    /// <summary>Of the bands within three, five and ten years so many are shown as differ by enough people from one another.</summary>
    public static IReadOnlyList<ShownRisk> Show(IReadOnlyList<GroupRisk> rows) => [.. rows.OrderBy(one => one.Group,
        StringComparer.Ordinal).Select(row =>
    {
        RoughShare? Of(int some) => RoughShare.Of(some, row.Staff, GroupMin);
        // Whoever retires between three and five years is the difference of two bands, so it has to be several or nobody.
        bool Apart(int less, int more) => more == less || more - less >= RoughShare.EitherSideMin;
        var five = Of(row.Five);
        var three = Apart(row.Three, row.Five) || five is null ? Of(row.Three) : null;
        var ten = Apart(row.Five, row.Ten) && Apart(row.Three, row.Ten) ? Of(row.Ten) : null;
        return new ShownRisk(row.Group, three, five, ten, Of(row.Alone));
    })];

    /// <summary>One sentence of each group whose figure may be shown.</summary>
    public static async Task<IReadOnlyList<(string Group, string Said)>> Retirement(Database db, Guid administration, Language language,
        DateOnly today)
    {
        var risks = await Of(db, administration, today);
        return [.. risks.Groups.Where(one => one.Five is not null).Select(one => (one.Group, language.Say(
            $"{one.Five!.Said(language)} gehen bis {risks.Year + 5} in den Ruhestand.", $"{one.Five!.Said(language)} retire by {risks.Year + 5}.")))];
    }
}

/// <summary>Writes the counts of a year, once, for all groups together.</summary>
public static class RecordRisks
{
    public abstract record Outcome;

    public sealed record Recorded : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, IReadOnlyList<GroupRisk> rows, DateTimeOffset now)
    {
        var groups = await StaffGroups.Names(db, administration);
        if (rows.Count == 0) return new Refused(new("Tragen Sie zuerst die Gruppen der Belegschaft ein.", "Enter the groups of staff first."));
        foreach (var row in rows)
        {
            if (!groups.Contains(row.Group) || row.Staff < 1 || row.Three < 0 || row.Three > row.Five || row.Five > row.Ten
                || row.Ten > row.Staff
                || row.Alone < 0 || row.Alone > row.Staff)
            {
                return new Refused(new(
                    $"{row.Group}: Bitte ganze Zahlen, die wachsen: in 3 Jahren ≤ in 5 ≤ in 10 ≤ Beschäftigte; allein Wissende ≤ Beschäftigte.",
                    $"{row.Group}: please whole numbers that grow: within 3 years ≤ within 5 ≤ within 10 ≤ staff; those who know alone ≤ staff."));
            }
        }

        var year = rows[0].Year;
        var last = await db.Set<GroupRisk>().Where(one => one.AdministrationId == administration).MaxAsync(one => (int?)one.Year);
        if (year < 2020 || year > 2100 || last is { } before && year < before + StaffRisks.YearsApart)
        {
            return new Refused(new(
                $"Für {year} geht das nicht: Zwischen zwei Zählungen liegen mindestens {StaffRisks.YearsApart} Jahre, sonst verrät ihr Unterschied Einzelne.",
                $"Not for {year}: between two counts lie {StaffRisks.YearsApart} years at least, otherwise their difference tells of single people."));
        }

        db.AddRange(rows.Select(row => row with { AdministrationId = administration, By = actor.Name, At = now }));
        db.Note(actor, now, "record-staff-risks", $"{year}", administration);
        await db.SaveChangesAsync();
        return new Recorded();
    }
}

/// <summary>The staff council consents until a day, or takes it back.</summary>
public static class ConsentToRisks
{
    private const int DaysMax = 1100;
    private const int BasisMax = 200;

    public static async Task<Sentence?> Run(Database db, Actor actor, Guid administration, DateOnly? until, string basis,
        DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (until is not { } day || day < today || day > today.AddDays(DaysMax))
        {
            return new("Bitte nennen Sie den letzten Tag der Zustimmung; er liegt in den nächsten drei Jahren.",
                "Please name the last day of the consent; it lies within the next three years.");
        }

        if (basis.Trim().Length is 0 or > BasisMax)
        {
            return new("Bitte schreiben Sie, worauf sich die Zustimmung stützt, etwa Beschluss und Datum (höchstens 200 Zeichen).",
                "Please write what the consent rests on, such as resolution and date (200 characters at most).");
        }

        db.Add(new RiskConsent(Guid.CreateVersion7(now), administration, day, basis.Trim(), actor.Name, now));
        db.Note(actor, now, "consent-to-staff-risks", basis.Trim(), administration);
        await db.SaveChangesAsync();
        return null;
    }

    public static async Task End(Database db, Actor actor, Guid administration, DateTimeOffset now)
    {
        var open = await db.Set<RiskConsent>().Where(one => one.AdministrationId == administration
            && !db.Set<RiskConsentEnd>().Any(end => end.ConsentId == one.Id)).Select(one => one.Id).ToListAsync();
        if (open.Count == 0) return;
        db.AddRange(open.Select(id => new RiskConsentEnd(id, actor.Name, now)));
        db.Note(actor, now, "end-consent-to-staff-risks", "", administration);
        await db.SaveChangesAsync();
    }
}
