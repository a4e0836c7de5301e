using System.Collections.Concurrent;

namespace Wegmarke.Web;

/// <summary>Slows down whoever guesses: ten tries are free, then each one doubles the wait, up to a quarter of an hour. Counts for the
/// name
/// that was tried, whether there is such an account or not; nothing is stored, and nobody's address is looked at. A passkey knows no
/// guessing
/// and never waits.</summary>
internal sealed class SignInPatience(TimeProvider time)
{
    private const int Free = 10;
    private const int NamesMax = 100_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgets = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (int Tries, DateTimeOffset Last)> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts a try before it is looked at, so that many at once count too; <see cref="Forgive"/> takes it back.</summary>
    /// <returns>How long to wait first; nothing was counted then. Null: go on.</returns>
    public TimeSpan? Take(string name)
    {
        var now = time.GetUtcNow();
        if (names.Count > NamesMax) foreach (var old in names.Where(one => now - one.Value.Last > LongestWait)) names.TryRemove(old);
        TimeSpan? left = null;
        names.AddOrUpdate(name, _ => (1, now), (_, known) =>
        {
            left = null;
            if (now - known.Last > Forgets) return (1, now);
            var wait = Wait(known.Tries) - (now - known.Last);
            if (wait <= TimeSpan.Zero) return (known.Tries + 1, now);
            left = wait;
            return known;
        });
        return left;
    }

    public void Forgive(string name) => names.TryRemove(name, out _);

    private static TimeSpan Wait(int tries) => tries < Free ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, tries - Free), LongestWait.TotalSeconds));
}
