using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Trend;

/// <summary>Does a series rise or fall? Mann-Kendall test with Theil-Sen slope.</summary>
/// <remarks>S = Σsign(y_j−y_i), i &lt; j; variance with ties, continuity correction (Mann 1945; Kendall 1975); exact p where no two values
/// are equal and n &lt; 50. Slope: median of all pairwise slopes; intercept median(y−bt); interval from ranks (Theil 1950; Sen 1968).
/// Fewer than three points in time: no trend. With 3 points the smallest exact p is 1/3, with 4 it is .083: no test can succeed.</remarks>
public sealed record MannKendall(
    int N, Finding S, Finding VarianceOfS, Finding Z, Finding P, Finding PExact, Finding TauB, Finding Slope, Finding Intercept,
    Interval SlopeInterval, Absence? Because)
{
    private const int ExactBelow = 50;

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="times">When each value was taken, no two at the same time.</param>
    /// <param name="level">Confidence level.</param>
    public static MannKendall Of(double[] values, double[] times, double level = 0.95)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)
          .Where(i => !double.IsNaN(values[i]) && !double.IsNaN(times[i])).OrderBy(i => times[i])];
        double[] y = [.. order.Select(i => values[i])], t = [.. order.Select(i => times[i])];
        var n = y.Length;
        if (n < 3) return None(n, Absence.TooFew);
        if (y.Any(double.IsInfinity) || t.Any(double.IsInfinity)) return None(n, Absence.OutOfRange);
        if (t.Distinct().Count() < n) return None(n, Absence.Unequal);
        var slopes = new double[n * (n - 1) / 2];
        long s = 0;
        for (int i = 0, at = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                s += Math.Sign(y[j] - y[i]);
                slopes[at++] = (y[j] - y[i]) / (t[j] - t[i]);
            }
        }

        Array.Sort(slopes);
        double[] ties = [.. y.GroupBy(value => value).Select(group => (double)group.Count())];
        var variance = (n * (n - 1.0) * (2 * n + 5) - ties.Sum(tie => tie * (tie - 1) * (2 * tie + 5))) / 18;
        Finding z = variance > 0 ? Math.Sign(s) * (Math.Abs(s) - (s == 0 ? 0 : 1)) / Math.Sqrt(variance) : Absence.ZeroVariance;
        var slope = Quantile.Median(slopes);
        Finding exact = ties.Length < n ? Absence.Unequal : n >= ExactBelow ? Absence.TooLarge : Exact(n, s);
        return new(n, s, variance, z, z.Then(value => Math.Min(1, 2 * Normal.Upper(Math.Abs(value)))), exact, KendallTau.Of(t, y).TauB,
            slope, Quantile.Median([.. y.Select((value, i) => value - slope * t[i]).Order()]), Ranked(slopes, variance, level), null);
    }

    /// <summary>P(|S| ≥ |s|) over all orders of n different values, from the numbers of permutations by inversions.</summary>
    public static double Exact(int n, long s)
    {
        double[] shares = [1];
        for (var size = 2; size <= n; size++)
        {
            var next = new double[shares.Length + size - 1];
            for (var inversions = 0; inversions < shares.Length; inversions++)
            {
                for (var more = 0; more < size; more++) next[inversions + more] += shares[inversions] / size;
            }

            shares = next;
        }

        var pairs = shares.Length - 1;
        double p = 0;
        for (var inversions = 0; inversions <= pairs; inversions++)
        {
            if (Math.Abs(pairs - 2L * inversions) >= Math.Abs(s)) p += shares[inversions];
        }

        return Math.Min(1, p);
    }

    private static Interval Ranked(double[] slopes, double variance, double level)
    {
        var half = Normal.Quantile(1 - (1 - level) / 2) * Math.Sqrt(Math.Max(0, variance));
        var low = (int)Math.Round((slopes.Length - half) / 2, MidpointRounding.ToEven);
        var high = (int)Math.Round((slopes.Length + half) / 2 + 1, MidpointRounding.ToEven);
        return low < 1 || high > slopes.Length ? Absence.TooFew
          : new Interval(slopes[low - 1], slopes[high - 1], level);
    }

    private static MannKendall None(int n, Absence because) =>
        new(n, because, because, because, because, because, because, because, because, because, because);
}
