using Wegmarke.Statistics.Bytes;

namespace Wegmarke.Statistics.Description;

/// <summary>Sample quantiles (Hyndman and Fan 1996).</summary>
public static class Quantile
{
    /// <summary>Type 7, as Excel's INC and R's default. <paramref name="sorted"/> ascending, n ≥ 1.</summary>
    public static double Type7(ReadOnlySpan<double> sorted, double p) => At(sorted, (sorted.Length - 1) * p);

    /// <summary>Type 6, as SPSS.</summary>
    public static double Type6(ReadOnlySpan<double> sorted, double p) => At(sorted, (sorted.Length + 1) * p - 1);

    public static double Median(ReadOnlySpan<double> sorted) => Type7(sorted, 0.5);

    /// <summary>Type 7 from counts of the values low, low + 1, …; n ≥ 1 of them.</summary>
    public static double Type7(ReadOnlySpan<long> counts, double low, long n, double p) => At(counts, low, n, (n - 1) * p);

    /// <summary>Type 6 from counts of the values low, low + 1, …; n ≥ 1 of them.</summary>
    public static double Type6(ReadOnlySpan<long> counts, double low, long n, double p) => At(counts, low, n, (n + 1) * p - 1);

    private static double At(ReadOnlySpan<double> sorted, double position)
    {
        var (below, share) = Place(sorted.Length, position);
        return share == 0 ? sorted[(int)below] : sorted[(int)below] + share * (sorted[(int)below + 1] - sorted[(int)below]);
    }

    private static double At(ReadOnlySpan<long> counts, double low, long n, double position)
    {
        var (below, share) = Place(n, position);
        var value = CountMoments.At(counts, low, below);
        return share == 0 ? value : value + share * (CountMoments.At(counts, low, below + 1) - value);
    }

    /// <summary>The value at or before a position, and how far the position lies towards the next; a share that is rounding is 0.</summary>
    private static (long Below, double Share) Place(long n, double position)
    {
        var at = Math.Clamp(position, 0, n - 1);
        var below = (long)Math.Floor(at + 4e-15 * Math.Max(1, at));
        var share = at - below;
        return share < 4e-15 * Math.Max(1, at) || below + 1 >= n ? (Math.Min(below, n - 1), 0) : (below, share);
    }
}
