namespace Wegmarke.Statistics.Description;

/// <summary>Sample quantiles (Hyndman and Fan 1996).</summary>
public static class Quantile
{
    /// <summary>Type 7, as Excel's INC and R's default. <paramref name="sorted"/> ascending, n ≥ 1.</summary>
    public static double Type7(ReadOnlySpan<double> sorted, double p) => At(sorted, (sorted.Length - 1) * p);

    /// <summary>Type 6, as SPSS.</summary>
    public static double Type6(ReadOnlySpan<double> sorted, double p) => At(sorted, (sorted.Length + 1) * p - 1);

    public static double Median(ReadOnlySpan<double> sorted) => Type7(sorted, 0.5);

    private static double At(ReadOnlySpan<double> sorted, double position)
    {
        var at = Math.Clamp(position, 0, sorted.Length - 1);
        var below = (int)Math.Floor(at + 4e-15 * Math.Max(1, at));
        var share = at - below;
        if (share < 4e-15 * Math.Max(1, at) || below + 1 >= sorted.Length) return sorted[Math.Min(below, sorted.Length - 1)];
        return sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }
}
