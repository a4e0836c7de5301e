using Wegmarke.StandingSurveys;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Releases the months of standing surveys that are over, also those that passed while the house was closed.</summary>
internal sealed class MonthEnd(Settings settings, DoForMany many, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromHours(1), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        await using var db = Database.Open(settings.Storage);
        await many(ManyDeeds.Months, await ReleaseMonths.Slugs(db), cancel);
    }
}
