using System.Threading.RateLimiting;

namespace Wegmarke.Web;

/// <summary>Slows down whoever guesses passwords: after ten failures within a minute an account waits for the rest of it.</summary>
internal sealed class SignInPatience : IDisposable
{
    private const int FailuresMax = 10;

    private readonly PartitionedRateLimiter<string> failures = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => new() { PermitLimit = FailuresMax, Window = TimeSpan.FromMinutes(1) }));

    public bool IsExhausted(string name) => failures.GetStatistics(Key(name)) is { CurrentAvailablePermits: 0 };

    public void NoteFailure(string name) => failures.AttemptAcquire(Key(name)).Dispose();

    public void Dispose() => failures.Dispose();

    private static string Key(string name) => name.ToLowerInvariant();
}
