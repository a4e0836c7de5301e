using System.Globalization;
using System.Text;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>Whether something grows over the minutes: a straight line by least squares, without the minutes in which an instance warms
/// up.</summary>
/// <param name="PerHour">By how much it rises in an hour.</param>
/// <param name="Error">Standard error of that, were the minutes independent.</param>
internal readonly record struct Slope(double Mean, double PerHour, double Error)
{
    /// <summary>Minutes of every start that are left out.</summary>
    public const int WarmUp = 10;

    /// <param name="points">Minute and figure; three or more.</param>
    public static Slope Of(IReadOnlyList<(double At, double Value)> points)
    {
        var (at, value) = (points.Average(one => one.At), points.Average(one => one.Value));
        var spread = points.Sum(one => Math.Pow(one.At - at, 2));
        var slope = points.Sum(one => (one.At - at) * (one.Value - value)) / spread;
        var rest = points.Sum(one => Math.Pow(one.Value - value - slope * (one.At - at), 2));
        return new(value, slope * 60, Math.Sqrt(rest / Math.Max(1, points.Count - 2) / spread) * 60);
    }

    /// <summary>Memory and waiting times of one start.</summary>
    public static string Table(IReadOnlyList<SoakMinute> minutes)
    {
        var kept = minutes.Skip(WarmUp).ToList();
        if (kept.Count < 3) return $"Too short for slopes: {minutes.Count} minutes, of which the first {WarmUp} are left out.";
        var table = new StringBuilder($"| {kept[0].Engine}, {kept.Count} minutes | mean | rise in an hour | standard error |\n| --- | --- | --- | --- |\n");
        void Row(string name, Func<SoakMinute, double?> figure)
        {
            var points = kept.Select(one => ((double)one.Minute, figure(one))).Where(one => one.Item2 is not null)
                .Select(one => (one.Item1, one.Item2!.Value)).ToList();
            if (points.Count < 3) return;
            var slope = Of(points);
            table.Append(string.Create(CultureInfo.InvariantCulture, $"| {name} | {slope.Mean:0.0} | {slope.PerHour:+0.0;-0.0} | {slope.Error:0.0} |\n"));
        }

        Row("resident memory, MB", one => one.Server.Resident);
        // 0: the instance did not answer.
        Row("heap after collection, MB", one => one.Server.Heap > 0 ? one.Server.Heap : null);
        Row("typesetter, MB", one => one.Server.Typesetter);
        Row("open files", one => one.Server.OpenFiles);
        Row("threads", one => one.Server.Threads);
        foreach (var kind in Enum.GetValues<Kind>())
        {
            Row($"{kind.ToString().ToLowerInvariant()} p50, ms", one => one.Waits[kind] is { Requests: > 0 } waits ? waits.P50 : null);
            Row($"{kind.ToString().ToLowerInvariant()} p95, ms", one => one.Waits[kind] is { Requests: > 0 } waits ? waits.P95 : null);
        }

        return table.ToString();
    }
}
