namespace Wegmarke.Statistics;

/// <summary>For work that takes long: how it is stopped, and who is told how far it is.</summary>
/// <param name="Told">The part that is done, above 0 to 1, in about a hundred steps. Called from the threads that work, so a smaller part may
/// be told after a larger one. Of a search nobody knows how many steps it takes; it tells nothing.</param>
/// <param name="Stop">Stops between parts or steps; nothing half-done is returned (<see cref="OperationCanceledException"/>).</param>
public sealed record LongWork(IProgress<double>? Told = null, CancellationToken Stop = default)
{
    private const int Steps = 100;

    public static implicit operator LongWork(CancellationToken stop) => new(Stop: stop);

    public static LongWork ToLongWork(CancellationToken stop) => stop;

    /// <summary>Does the parts on all cores.</summary>
    internal static void Each(LongWork? work, int parts, Action<int> part)
    {
        var done = 0;
        Parallel.For(0, parts, new ParallelOptions { CancellationToken = work?.Stop ?? default }, at =>
        {
            part(at);
            work?.Finished(Interlocked.Increment(ref done), parts);
        });
    }

    internal void Finished(int done, int parts)
    {
        if ((long)done * Steps / parts != (long)(done - 1) * Steps / parts) Told?.Report((double)done / parts);
    }
}
