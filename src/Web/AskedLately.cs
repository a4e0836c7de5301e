using System.Collections.Concurrent;

namespace Wegmarke.Web;

/// <summary>What was asked for lately, by its address. What nobody asks for any more goes: a survey holds all its pages, and in the course
/// of years there are many.</summary>
internal sealed class AskedLately<T>(TimeProvider time)
    where T : class
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2), SweptEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (T What, DateTimeOffset At)> known = [];
    private DateTimeOffset swept = time.GetUtcNow();

    /// <summary>How many are held.</summary>
    public int Count => known.Count;

    /// <returns>Null where it has to be asked again.</returns>
    public T? Fresh(string address) => known.TryGetValue(address, out var found)
        && (time.GetUtcNow() - found.At).Duration() < FreshFor ? found.What : null;

    /// <returns>What it was when it was last asked for, however long ago.</returns>
    public T? Last(string address) => known.TryGetValue(address, out var found) ? found.What : null;

    public T Keep(string address, T what)
    {
        var now = time.GetUtcNow();
        known[address] = (what, now);
        if ((now - swept).Duration() < SweptEvery) return what;
        swept = now;
        foreach (var old in known.Where(one => (now - one.Value.At).Duration() > KeptFor)) known.TryRemove(old);
        return what;
    }

    public void Forget(string address) => known.TryRemove(address, out _);
}
