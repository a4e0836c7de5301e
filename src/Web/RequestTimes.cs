using System.Diagnostics;
using Wegmarke.Care;

namespace Wegmarke.Web;

/// <summary>How long the last pages of signed-in people took in this process, and how many are under way. Pages of respondents are left
/// out: how long somebody's answers took is nobody's business.</summary>
internal sealed class RequestTimes(RequestDelegate next, RequestNumbers numbers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        numbers.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            numbers.End(context.GetEndpoint()?.Metadata.GetMetadata<Door>() is { Respondent: false }
                ? Stopwatch.GetElapsedTime(began) : null);
        }
    }
}

/// <summary>The last thousand of them, in memory.</summary>
internal sealed class RequestNumbers
{
    private const int Kept = 1000;
    private readonly Lock guard = new();
    private readonly float[] milliseconds = new float[Kept];
    private long counted;
    private int underWay;

    public void Begin() => Interlocked.Increment(ref underWay);

    public void End(TimeSpan? taken)
    {
        Interlocked.Decrement(ref underWay);
        if (taken is not { } time) return;
        lock (guard) milliseconds[counted++ % Kept] = (float)time.TotalMilliseconds;
    }

    /// <summary>With the time that a piece of work waits now until a thread takes it.</summary>
    public async Task<ProcessLoad> Now()
    {
        var asked = Stopwatch.GetTimestamp();
        var waited = await Task.Run(() => Stopwatch.GetElapsedTime(asked));
        float[] last;
        lock (guard) last = milliseconds[..(int)Math.Min(counted, Kept)];
        Array.Sort(last);
        return new(waited.TotalMilliseconds, Math.Max(0, Volatile.Read(ref underWay) - 1), last.Length,
            last.Length == 0 ? 0 : last[last.Length / 2], last.Length == 0 ? 0 : last[(int)Math.Ceiling(last.Length * 0.95) - 1],
            Mail.MailNumbers.Sent, Mail.MailNumbers.Refused, Mail.MailNumbers.Down);
    }
}
