using Wegmarke.StandingSurveys;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Releases the months of standing surveys that are over, also those that passed while the house was closed.</summary>
internal sealed class MonthEnd(Settings settings, DoForMany many, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromHours(1), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        try
        {
            await using var db = Database.Open(settings.Storage);
            await many(ManyDeeds.Months, await ReleaseMonths.Slugs(db), cancel);
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or IOException
            or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            // A store does not answer just now; the next round begins where this one stopped.
        }
    }
}
