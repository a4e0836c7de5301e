using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks;

/// <summary>Rate and waiting times of many equal deeds by several workers.</summary>
internal static class Timing
{
    /// <param name="server">Number of the process that does the work, where its processor time is to be told too: on a machine that others
    /// use, it says more than the rate.</param>
    public static async Task Measure(string name, int workers, TimeSpan duration, Func<int, Task> deed, int? server = null)
    {
        await Round(workers, TimeSpan.FromSeconds(1), deed);
        var before = (Server: Spent(server), Own: Spent(Environment.ProcessId));
        var (waits, seconds) = await Round(workers, duration, deed);
        var after = (Server: Spent(server), Own: Spent(Environment.ProcessId));
        waits.Sort();
        double At(double share) => waits[(int)(share * (waits.Count - 1))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {waits.Count / seconds:0}/s with {workers} at once; p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms ({waits.Count} in {seconds:0.0} s)"));
        if (server is null) return;
        var (theirs, own) = ((after.Server - before.Server) / waits.Count, (after.Own - before.Own) / waits.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  processor time per run: server {theirs:0.00} ms, load generator {own:0.00} ms; two cores of their own would do {2000 / (theirs + own):0}/s"));
    }

    /// <summary>Milliseconds of processor time that a process has used.</summary>
    private static double Spent(int? process)
    {
        if (process is not { } number) return 0;
        using var known = Process.GetProcessById(number);
        return known.TotalProcessorTime.TotalMilliseconds;
    }

    private static async Task<(List<double> Waits, double Seconds)> Round(int workers, TimeSpan duration, Func<int, Task> deed)
    {
        var clock = Stopwatch.StartNew();
        var waits = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < duration)
            {
                var begin = Stopwatch.GetTimestamp();
                await deed(worker);
                own.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            return own;
        })));
        return ([.. waits.SelectMany(own => own)], clock.Elapsed.TotalSeconds);
    }
}
