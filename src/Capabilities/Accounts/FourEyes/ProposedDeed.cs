using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.FourEyes;

/// <summary>A deed that waits until a second person with the same right confirms it.</summary>
/// <param name="Right">Who may propose and confirm it.</param>
/// <param name="Deed">Key under which the door knows how to do it.</param>
/// <param name="Subject">What it is about, as both persons read it.</param>
/// <param name="Content">What the door needs to do it, as JSON.</param>
public sealed record ProposedDeed(Guid Id, Guid? AdministrationId, Right Right, string Deed, string Subject, string Content, Guid By,
    string ByName,
    DateTimeOffset At, DateTimeOffset Until)
{
    public static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    /// <summary>Without an administration: for those who have the right in the whole instance.</summary>
    public bool IsFor(Actor actor) => actor.Grants.Any(grant => Rights.Table[Right].Contains(grant.Role)
        && (grant.Administration is null || grant.Administration == AdministrationId));
}

/// <summary>How a proposed deed ended: confirmed by a second person, declined by one, or taken back by whoever proposed it.</summary>
public sealed record DeedDecision(Guid DeedId, bool Confirmed, Guid By, string ByName, DateTimeOffset At);

/// <summary>A deed with how it ended, as a page shows it.</summary>
public sealed record WaitingDeed(ProposedDeed Deed, DeedDecision? Decision)
{
    public bool IsOpen(DateTimeOffset now) => Decision is null && Deed.Until > now;
}

public static class ProposeDeed
{
    /// <summary>Stores the proposal; of the same deed about the same thing one waits at a time, and the newer replaces the older.</summary>
    public static async Task<Guid> Run(Database db, Actor actor, Right right, string deed, string subject, string content,
        Guid? administration, DateTimeOffset now)
    {
        foreach (var older in await db.Set<ProposedDeed>().AsNoTracking().Where(one => one.Deed == deed && one.Content == content
            && one.AdministrationId == administration && one.Until > now
            && !db.Set<DeedDecision>().Any(end => end.DeedId == one.Id)).ToListAsync())
        {
            db.Add(new DeedDecision(older.Id, false, actor.Id, actor.Name, now));
        }

        var proposed = new ProposedDeed(Guid.CreateVersion7(now), administration, right, deed, subject, content, actor.Id, actor.Name, now,
            now + ProposedDeed.Waits);
        db.Add(proposed);
        db.Note(actor, now, "propose-deed", $"{deed}: {subject}", administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return proposed.Id;
    }
}

public static class DecideDeed
{
    public abstract record Outcome;

    /// <summary>The decision stands; a confirmed deed is now done by the door, in the same transaction.</summary>
    public sealed record Decided(ProposedDeed Deed) : Outcome;

    public sealed record NotThere : Outcome;

    /// <summary>Decided by somebody, or seven days have passed.</summary>
    public sealed record Over : Outcome;

    /// <summary>Two eyes are not four.</summary>
    public sealed record OwnProposal : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid id, bool confirm, DateTimeOffset now)
    {
        if (await FindDeeds.One(db, id) is not { } found || !found.Deed.IsFor(actor)) return new NotThere();
        if (!found.IsOpen(now)) return new Over();
        if (confirm && found.Deed.By == actor.Id) return new OwnProposal();
        db.Add(new DeedDecision(id, confirm, actor.Id, actor.Name, now));
        db.Note(actor, now, confirm ? "confirm-deed" : "decline-deed", $"{found.Deed.Deed}: {found.Deed.Subject} ({found.Deed.ByName})",
            found.Deed.AdministrationId);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The key of the decision is the deed: somebody else was first.
            db.ChangeTracker.Clear();
            return new Over();
        }

        db.ChangeTracker.Clear();
        return new Decided(found.Deed);
    }
}

public static class FindDeeds
{
    public static async Task<WaitingDeed?> One(Database db, Guid id) =>
        await db.Set<ProposedDeed>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) is { } deed
            ? new(deed, await db.Set<DeedDecision>().AsNoTracking().FirstOrDefaultAsync(one => one.DeedId == id)) : null;

    /// <summary>How many wait in a house for this person, and not only for others.</summary>
    public static async Task<int> WaitingFor(Database db, Actor actor, Guid administration, DateTimeOffset now) =>
        (await db.Set<ProposedDeed>().AsNoTracking().Where(one => one.AdministrationId == administration && one.By != actor.Id
            && one.Until > now && !db.Set<DeedDecision>().Any(end => end.DeedId == one.Id)).ToListAsync()).Count(one => one.IsFor(actor));

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<WaitingDeed>> Run(Database db, int most) => [.. (await (
        from deed in db.Set<ProposedDeed>().AsNoTracking()
        join end in db.Set<DeedDecision>().AsNoTracking() on deed.Id equals end.DeedId into ends
        from decision in ends.DefaultIfEmpty()
        orderby deed.At descending
        select new { deed, decision }).Take(most).ToListAsync()).Select(one => new WaitingDeed(one.deed, one.decision))];
}

internal sealed class DeedTables : IEntityTypeConfiguration<ProposedDeed>, IEntityTypeConfiguration<DeedDecision>
{
    public void Configure(EntityTypeBuilder<ProposedDeed> builder)
    {
        builder.ToTable("proposed_deed").HasKey(deed => deed.Id);
        builder.Property(deed => deed.Deed).HasMaxLength(60);
        builder.Property(deed => deed.Right).HasConversion<string>().HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<DeedDecision> builder) => builder.ToTable("deed_decision").HasKey(end => end.DeedId);
}
