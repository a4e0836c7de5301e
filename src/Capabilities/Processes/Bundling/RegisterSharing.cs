using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Processes.Facts;
using Wegmarke.Storage;

namespace Wegmarke.Processes.Bundling;

/// <summary>Whether an administration shows its register and its obstacles to others that show theirs; the highest number holds.</summary>
/// <param name="Who">The person who agreed to it, with office.</param>
public sealed record RegisterSharing(Guid AdministrationId, int Number, bool Shares, string Who, string By, DateTimeOffset At);

internal sealed class SharingTables : IEntityTypeConfiguration<RegisterSharing>
{
    public void Configure(EntityTypeBuilder<RegisterSharing> builder)
    {
        builder.ToTable("register_sharing").HasKey(one => new { one.AdministrationId, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }
}

/// <summary>A town that shares, with what it shows.</summary>
public sealed record SharingTown(Administration Administration, IReadOnlyList<Process> Processes, IReadOnlyList<Obstacle> Obstacles);

/// <summary>Begins to share, or ends it.</summary>
public static class TurnSharing
{
    public const int WhoMax = 200;

    public static Task<RegisterSharing?> Latest(Database db, Guid administration) => db.Set<RegisterSharing>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Number).FirstOrDefaultAsync();

    /// <returns>What has to be mended; null: it is as wished.</returns>
    public static async Task<Sentence?> Run(Database db, Actor actor, Guid administration, bool shares, string who, DateTimeOffset now)
    {
        var latest = await Latest(db, administration);
        if ((latest?.Shares ?? false) == shares) return null;
        if (who.Trim().Length is 0 or > WhoMax)
        {
            return new("Bitte nennen Sie, wer für Ihre Verwaltung zugestimmt hat: Name und Amt.",
                "Please name who agreed for your administration: name and office.");
        }

        db.Add(new RegisterSharing(administration, (latest?.Number ?? 0) + 1, shares, who.Trim(), actor.Name, now));
        db.Note(actor, now, shares ? "share-register" : "stop-sharing-register", who.Trim(), administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else turned it in the same moment; the page shows how it stands.
            db.ChangeTracker.Clear();
        }

        return null;
    }

    /// <summary>The towns that share, this one among them; whoever does not show sees nothing.</summary>
    public static async Task<IReadOnlyList<SharingTown>> Towns(Database db, Guid administration)
    {
        using var together = db.StepOut(Crossing.Bundling);
        var sharing = (await db.Set<RegisterSharing>().AsNoTracking().ToListAsync()).GroupBy(one => one.AdministrationId)
            .Where(group => group.MaxBy(one => one.Number)!.Shares).Select(group => group.Key).ToList();
        if (!sharing.Contains(administration)) return [];
        var towns = await db.Set<Administration>().AsNoTracking().Where(one => sharing.Contains(one.Id)).OrderBy(one => one.Name)
            .ToListAsync();
        var processes = (await db.Set<Process>().AsNoTracking().Where(one => sharing.Contains(one.AdministrationId)
            && !db.Set<ProcessEnd>().Any(end => end.ProcessId == one.Id)).ToListAsync()).ToLookup(one => one.AdministrationId);
        var obstacles = (await db.Set<Obstacle>().AsNoTracking().Where(one => sharing.Contains(one.AdministrationId)
            && !db.Set<FactEnd>().Any(end => end.FactId == one.Id)).ToListAsync()).ToLookup(one => one.AdministrationId);
        return [.. towns.Select(one => new SharingTown(one, [.. processes[one.Id]], [.. obstacles[one.Id]]))];
    }
}
