using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks;

/// <summary>Rate and waiting times of many equal deeds by several workers.</summary>
internal static class Timing
{
    public static async Task Measure(string name, int workers, TimeSpan duration, Func<int, Task> deed)
    {
        await Round(workers, TimeSpan.FromSeconds(1), deed);
        var (waits, seconds) = await Round(workers, duration, deed);
        waits.Sort();
        double At(double share) => waits[(int)(share * (waits.Count - 1))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {waits.Count / seconds:0}/s with {workers} at once; p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms ({waits.Count} in {seconds:0.0} s)"));
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
