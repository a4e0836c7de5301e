using System.Numerics;

namespace Wegmarke.Statistics.Bytes;

/// <summary>Mean, variance and mean deviation of answers from the counts of their values: exact, and as fast as the scale is
/// short.</summary>
public static class CountMoments
{
    /// <param name="counts">counts[v] answers have the value low + v.</param>
    /// <param name="low">Value of the first category.</param>
    public static (long N, double Mean, double Variance) Of<T>(ReadOnlySpan<T> counts, double low)
        where T : struct, IBinaryInteger<T>
    {
        long n = 0, sum = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            var count = long.CreateTruncating(counts[v]);
            n += count;
            sum += count * v;
        }

        if (n == 0) return (0, 0, 0);
        var mean = (double)sum / n;
        double squares = 0;
        for (var v = 0; v < counts.Length; v++) squares += long.CreateTruncating(counts[v]) * (v - mean) * (v - mean);
        return (n, low + mean, n > 1 ? squares / (n - 1) : 0);
    }

    /// <summary>Σ|x − centre|/n; n ≥ 1.</summary>
    public static double Deviation<T>(ReadOnlySpan<T> counts, double low, double centre)
        where T : struct, IBinaryInteger<T>
    {
        long n = 0;
        double sum = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            var count = long.CreateTruncating(counts[v]);
            n += count;
            sum += count * Math.Abs(low + v - centre);
        }

        return sum / n;
    }

    /// <summary>Value at a place in ascending order, from 0; the place must exist.</summary>
    public static double At<T>(ReadOnlySpan<T> counts, double low, long place)
        where T : struct, IBinaryInteger<T>
    {
        long below = 0;
        var v = 0;
        for (; v < counts.Length - 1; v++)
        {
            below += long.CreateTruncating(counts[v]);
            if (below > place) break;
        }

        return low + v;
    }

    /// <summary>Middle value, or the mean of the two middle ones; n ≥ 1.</summary>
    public static double Median<T>(ReadOnlySpan<T> counts, double low, long n)
        where T : struct, IBinaryInteger<T> => (At(counts, low, (n - 1) / 2) + At(counts, low, n / 2)) / 2;
}
