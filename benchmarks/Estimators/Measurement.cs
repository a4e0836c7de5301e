using System.Diagnostics;
using System.Globalization;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>What one side of a workload took: milliseconds of the first, the fastest and the median call, resident memory in MB.</summary>
/// <param name="Cpu">Milliseconds of all cores together, per call: on a busy machine it says more than the clock.</param>
internal sealed record Measurement(
    double First, double Fastest, double Median, double Cpu, int Runs, double Before, double Peak, double[] Values)
{
    private const int RunsMax = 200;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    /// <summary>Repeats the deed for two seconds (once, when it is longer), with the data already in memory.</summary>
    public static Measurement Of(Func<double[]> deed)
    {
        GC.Collect();
        var before = Resident("VmRSS");
        ResetPeak();
        var times = new List<double>();
        double[] values = [];
        double peak = 0;
        var cpu = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        while (times.Count < RunsMax && clock.Elapsed < Enough)
        {
            var begin = Stopwatch.GetTimestamp();
            values = deed();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (times.Count > 1) continue;
            peak = Resident("VmHWM");
            cpu = Environment.CpuUsage.TotalTime;
        }

        var spent = times.Count > 1 ? (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / (times.Count - 1) : times[0];
        return new(times[0], times.Min(), times.Order().ElementAt(times.Count / 2), spent, times.Count, before, peak, values);
    }

    /// <summary>The line in which a process of its own tells what it measured; null when it says something else.</summary>
    public static Measurement? Read(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 9 || words[0] != "time" || words[8] != "value") return null;
        double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
        return new(Number(words[1]), Number(words[2]), Number(words[3]), Number(words[4]), (int)Number(words[5]), Number(words[6]),
            Number(words[7]), [.. words[9..].Select(Number)]);
    }

    public string Line() => string.Create(CultureInfo.InvariantCulture,
        $"time {First:R} {Fastest:R} {Median:R} {Cpu:R} {Runs} {Before:R} {Peak:R} value {string.Join(' ', Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");

    private static double Resident(string key)
    {
        if (!File.Exists("/proc/self/status")) return Environment.WorkingSet / 1048576.0;
        var line = File.ReadLines("/proc/self/status").First(one => one.StartsWith(key + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static void ResetPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Not Linux, or not allowed: the peak is then that of the whole process.
        }
    }
}
