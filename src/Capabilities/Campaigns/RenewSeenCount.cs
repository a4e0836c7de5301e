using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>Gives the count of answers that may be seen. Whoever looks twice within the hour sees the same number.</summary>
public static class RenewSeenCount
{
    private const int Batch = 5;
    internal static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>A number of answers as it may be seen.</summary>
    public static int InBatches(int answers) => answers / Batch * Batch;

    /// <param name="countNow">Counts the answers that are there; asked only when an hour has passed.</param>
    public static async Task<SeenCount> Run(Database db, Guid campaign, Func<Task<int>> countNow, DateTimeOffset now)
    {
        var seen = await db.Set<SeenCount>().AsNoTracking().FirstOrDefaultAsync(one => one.CampaignId == campaign);
        if (seen is not null && now - seen.At < Pause) return seen;
        var next = new SeenCount(campaign, InBatches(await countNow()), now);
        if (seen is null) db.Add(next);
        else db.Update(next);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else renewed it in the same moment; theirs counts.
            db.ChangeTracker.Clear();
            return await db.Set<SeenCount>().AsNoTracking().FirstAsync(one => one.CampaignId == campaign);
        }

        return next;
    }
}
