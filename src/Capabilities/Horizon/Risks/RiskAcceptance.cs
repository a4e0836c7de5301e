using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Risks;

/// <summary>A named person bears what remains of a risk, until a day.</summary>
public sealed record RiskAcceptance(
    Guid Id, Guid RiskId, Guid AdministrationId, string Who, string Reason, DateOnly Until, string By, DateTimeOffset At);

/// <summary>An acceptance that was taken back before its day.</summary>
public sealed record RiskAcceptanceEnd(Guid AcceptanceId, string By, DateTimeOffset At);

public sealed record AcceptanceState(RiskAcceptance Acceptance, RiskAcceptanceEnd? End)
{
    public static async Task<IReadOnlyList<AcceptanceState>> Of(Database db, Guid administration)
    {
        var all = await db.Set<RiskAcceptance>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var ids = all.Select(one => one.Id).ToList();
        var ends = await db.Set<RiskAcceptanceEnd>().AsNoTracking().Where(one => ids.Contains(one.AcceptanceId))
            .ToDictionaryAsync(one => one.AcceptanceId);
        return [.. all.OrderBy(one => one.At).Select(one => new AcceptanceState(one, ends.GetValueOrDefault(one.Id)))];
    }
}

internal sealed class AcceptanceTables : IEntityTypeConfiguration<RiskAcceptance>, IEntityTypeConfiguration<RiskAcceptanceEnd>
{
    public void Configure(EntityTypeBuilder<RiskAcceptance> builder)
    {
        builder.ToTable("risk_acceptance").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<RiskAcceptanceEnd> builder) =>
        builder.ToTable("risk_acceptance_end").HasKey(one => one.AcceptanceId);
}

/// <summary>Records who bears a risk until when, or takes it back.</summary>
public static class AcceptRisk
{
    public const int TextMax = 2000;
    public const int WhoMax = 200;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid risk, string who, string reason,
        DateOnly? until,
        DateTimeOffset now)
    {
        if ((await HorizonBoard.Of(db, administration)).Find(EntryKind.Risk, risk) is not { End: null } state) return new NotThere();
        if (who.Trim().Length is 0 or > WhoMax || reason.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte nennen Sie die Person mit Namen und Amt und den Grund, aus dem sie das Risiko trägt.",
                "Please name the person with name and office, and the reason for which they bear the risk."));
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (until is not { } day || day <= today || day > today.AddYears(3))
        {
            return new Refused(new("Ein Risiko wird bis zu einem Tag getragen, höchstens drei Jahre; danach wird neu entschieden.",
                "A risk is borne until a day, three years at most; then it is decided anew."));
        }

        db.Add(new RiskAcceptance(Guid.CreateVersion7(now), risk, administration, who.Trim(), reason.Trim(), day, actor.Name, now));
        db.Note(actor, now, "accept-risk", $"{state.Content.Title}: {who.Trim()}", administration);
        await db.SaveChangesAsync();
        return new Done();
    }

    public static async Task<Outcome> TakeBack(Database db, Actor actor, Guid administration, Guid risk, Guid acceptance,
        DateTimeOffset now)
    {
        if ((await AcceptanceState.Of(db, administration)).FirstOrDefault(one => one.Acceptance.Id == acceptance
            && one.Acceptance.RiskId == risk) is not { End: null } state) return new NotThere();
        db.Add(new RiskAcceptanceEnd(acceptance, actor.Name, now));
        db.Note(actor, now, "take-back-acceptance", state.Acceptance.Who, administration);
        await db.SaveChangesAsync();
        return new Done();
    }
}
