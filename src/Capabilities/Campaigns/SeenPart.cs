using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>How many answers of one unit or one perspective may be seen.</summary>
/// <param name="Unit">Number of the unit in the campaign; −1 for a row about a perspective.</param>
/// <param name="Perspective">Number of the perspective in the model; −1 for a row about a unit.</param>
/// <param name="Answers">A multiple of five; 0 as long as it lies below the threshold.</param>
public sealed record SeenPart(Guid CampaignId, int Unit, int Perspective, int Answers, DateTimeOffset At);

/// <summary>Gives the counts per unit and per perspective that may be seen: from the threshold on, in fives, renewed at most hourly. Units
/// and perspectives are counted apart, never together, and a part is never shown as complete: that all have answered would say who did.
/// </summary>
public static class RenewSeenParts
{
    /// <param name="countNow">Counts the sheets per perspective and unit; asked only when an hour has passed.</param>
    public static async Task<IReadOnlyList<SeenPart>> Run(Database db, Campaign campaign,
        Func<IReadOnlyDictionary<(int Perspective, int Unit), int>> countNow, DateTimeOffset now)
    {
        var seen = await db.Set<SeenPart>().AsNoTracking().Where(one => one.CampaignId == campaign.Id).ToListAsync();
        if (seen.Count > 0 && seen.All(one => now - one.At < RenewSeenCount.Pause)) return seen;
        var counts = countNow();
        var next = campaign.Units.Select((_, unit) => Part(unit, -1, counts.Where(one => one.Key.Unit == unit),
                campaign.UnitStaff.Length > unit ? campaign.UnitStaff[unit] : 0))
            .Concat(counts.Select(one => one.Key.Perspective).Concat(seen.Select(one => one.Perspective)).Where(one => one >= 0).Distinct()
                .Select(perspective => Part(-1, perspective, counts.Where(one => one.Key.Perspective == perspective), 0))).ToList();
        foreach (var part in next)
        {
            if (seen.Any(one => one.Unit == part.Unit && one.Perspective == part.Perspective)) db.Update(part);
            else db.Add(part);
        }

        try
        {
            await db.SaveChangesAsync();
            return next;
        }
        catch (DbUpdateException)
        {
            // Somebody else renewed them in the same moment; theirs count.
            return await db.Set<SeenPart>().AsNoTracking().Where(one => one.CampaignId == campaign.Id).ToListAsync();
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        SeenPart Part(int unit, int perspective, IEnumerable<KeyValuePair<(int, int), int>> sheets, int staff) =>
            new(campaign.Id, unit, perspective, Seen(sheets.Sum(one => one.Value), staff, campaign.Threshold), now);
    }

    /// <param name="staff">How many there are; 0 where it is not known.</param>
    internal static int Seen(int answers, int staff, int threshold)
    {
        if (answers < threshold) return 0;
        var shown = RenewSeenCount.InBatches(answers);
        return staff > 0 && shown >= staff ? Math.Max(0, RenewSeenCount.InBatches(staff - 1)) : shown;
    }
}

internal sealed class SeenPartTable : IEntityTypeConfiguration<SeenPart>
{
    public void Configure(EntityTypeBuilder<SeenPart> builder) =>
        builder.ToTable("seen_part").HasKey(part => new { part.CampaignId, part.Unit, part.Perspective });
}
