namespace Wegmarke.Statistics.Bytes;

/// <summary>Mean, variance and mean deviation of answers from the counts of their values: exact, and as fast as the scale is
/// short.</summary>
public static class CountMoments
{
    /// <param name="counts">counts[v] answers have the value low + v.</param>
    /// <param name="low">Value of the first category.</param>
    public static (long N, double Mean, double Variance) Of(ReadOnlySpan<long> counts, double low)
    {
        long n = 0, sum = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            n += counts[v];
            sum += counts[v] * v;
        }

        if (n == 0) return (0, 0, 0);
        var mean = (double)sum / n;
        double squares = 0;
        for (var v = 0; v < counts.Length; v++) squares += counts[v] * (v - mean) * (v - mean);
        return (n, low + mean, n > 1 ? squares / (n - 1) : 0);
    }

    /// <summary>Σ|x − centre|/n; n ≥ 1.</summary>
    public static double Deviation(ReadOnlySpan<long> counts, double low, double centre)
    {
        long n = 0;
        double sum = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            n += counts[v];
            sum += counts[v] * Math.Abs(low + v - centre);
        }

        return sum / n;
    }
}
