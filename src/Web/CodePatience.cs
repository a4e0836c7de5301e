using System.Threading.RateLimiting;

namespace Wegmarke.Web;

/// <summary>Slows down whoever guesses codes: after a number of wrong ones within a minute nobody can exchange a code of that survey for
/// the rest of it. Counts for the survey, not for an address, because no address is looked at.</summary>
internal sealed class CodePatience : IDisposable
{
    public const int WrongPerMinute = 300;

    private readonly PartitionedRateLimiter<Guid> failures = PartitionedRateLimiter.Create<Guid, Guid>(campaign =>
        RateLimitPartition.GetFixedWindowLimiter(campaign, _ => new() { PermitLimit = WrongPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool IsExhausted(Guid campaign) => failures.GetStatistics(campaign) is { CurrentAvailablePermits: 0 };

    public void NoteFailure(Guid campaign) => failures.AttemptAcquire(campaign).Dispose();

    public void Dispose() => failures.Dispose();
}
