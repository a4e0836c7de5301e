using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Finishes surveys that were closed on a node which died before the result was there. A single process does so when it starts
/// again.</summary>
internal sealed class ClosureTime(Settings settings, DoForMany many, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromSeconds(5), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        await using var db = Database.Open(settings.Storage);
        await many(ManyDeeds.Closure, [.. (await FinishClosure.Waiting(db)).Select(one => one.ToString())], cancel);
    }
}
