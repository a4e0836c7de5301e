using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Exchange.Feeds;
using Wegmarke.Horizon.Trends;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Looks through the watch lists of all houses once a day; after one on which the database did not answer, on the next. The demo
/// asks nobody outside.</summary>
internal sealed class FeedRound(Settings settings, FetchFeed fetch, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromDays(1), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        if (settings.Demo) return;
        await using var db = Database.Open(settings.Storage);
        foreach (var feeds in (await WatchList.All(db)).Chunk(WatchFeeds.FeedsMax))
        {
            await LookThrough(db, Actor.System, feeds, fetch, Time.GetUtcNow(), cancel);
        }
    }

    /// <summary>Fetches feeds at once and says of each how many items were new; one that fails keeps no other from being read.</summary>
    public static async Task<IReadOnlyList<(Feed Feed, int Fresh, Sentence? Fault)>> LookThrough(Database db, Actor actor,
        IReadOnlyList<Feed> feeds, FetchFeed fetch, DateTimeOffset now, CancellationToken cancelled)
    {
        var fetched = await Task.WhenAll(feeds.Select(async feed => (Feed: feed, Answer: await fetch.Run(feed.Address, cancelled))));
        List<(Feed, int, Sentence?)> looked = [];
        foreach (var (feed, (bytes, problem)) in fetched)
        {
            var (items, refusal) = problem is null ? ReadFeed.Run(bytes) : ([], null);
            var fault = problem ?? (refusal is null ? null : new Sentence(refusal.In(Language.German), refusal.In(Language.English)));
            looked.Add((feed, fault is null ? await WatchFeeds.Keep(db, actor, feed, items, now) : 0, fault));
        }

        return looked;
    }
}
