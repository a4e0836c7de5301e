using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>Somebody in office stands for a goal, with what they give to it. Hangs on goals, never on survey values of persons.</summary>
/// <param name="Office">The office, which outlives whoever holds it.</param>
/// <param name="Promise">What the office does for it.</param>
public sealed record Commitment(
    Guid Id, Guid AdministrationId, Guid GoalId, string Office, string Promise, DateOnly Since, string By, DateTimeOffset At);

/// <summary>The commitment ended: the office passed to somebody else or the promise was taken back.</summary>
/// <param name="Handover">The office changed hands; what it stood for waits to be confirmed by who comes next.</param>
public sealed record CommitmentEnd(Guid CommitmentId, bool Handover, string Reason, string By, DateTimeOffset At);

internal sealed class CommitmentTables : IEntityTypeConfiguration<Commitment>, IEntityTypeConfiguration<CommitmentEnd>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("commitment").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<CommitmentEnd> builder) => builder.ToTable("commitment_end").HasKey(one => one.CommitmentId);
}

/// <summary>Making a commitment and ending it.</summary>
public static class CommitToGoal
{
    public const int LineMax = 200;
    public const int TextMax = 2000;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid goal, string office, string promise,
        DateOnly? since, DateTimeOffset now)
    {
        if (await SetGoal.Latest(db, administration, goal) is not { } there) return new NotThere();
        if (office.Trim().Length is 0 or > LineMax || promise.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte nennen Sie das Amt in höchstens 200 und die Zusage in höchstens 2.000 Zeichen.",
                "Please name the office in at most 200 and the promise in at most 2,000 characters."));
        }

        if (since is not { Year: >= 2000 } day || day > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
        {
            return new Refused(new("Bitte geben Sie an, seit wann die Zusage gilt; der Tag liegt nicht in der Zukunft.",
                "Please say since when the promise holds; the day is not in the future."));
        }

        db.Add(new Commitment(Guid.CreateVersion7(now), administration, goal, office.Trim(), promise.Trim(), day, actor.Name, now));
        db.Note(actor, now, "commit-to-goal", $"{office.Trim()}: {there.Content.Title}", administration);
        await db.SaveChangesAsync();
        return new Done();
    }

    public static async Task<Outcome> End(Database db, Actor actor, Guid administration, Guid commitment, bool handover, string reason,
        DateTimeOffset now)
    {
        if (await db.Set<Commitment>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == commitment
                && one.AdministrationId == administration) is not { } there
            || await db.Set<CommitmentEnd>().AnyAsync(one => one.CommitmentId == commitment)) return new NotThere();
        if (reason.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte schreiben Sie, warum die Zusage endet.", "Please write why the promise ends."));
        }

        db.Add(new CommitmentEnd(commitment, handover, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "end-commitment", there.Office, administration);
        await db.SaveChangesAsync();
        return new Done();
    }
}
