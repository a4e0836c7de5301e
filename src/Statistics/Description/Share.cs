using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Description;

/// <summary>Interval of a share by Wilson (1927), clipped to [0, 1]; stays sensible at 0 and 1, where Wald's has no width.</summary>
public static class Share
{
    /// <param name="share">The observed share.</param>
    /// <param name="n">Number of answers; may be an equivalent, not whole, number.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval Wilson(double share, double n, double level = 0.95)
    {
        if (n <= 0) return Absence.Empty;
        var z = Normal.Quantile(1 - (1 - level) / 2);
        var factor = 1 + z * z / n;
        var centre = (share + z * z / (2 * n)) / factor;
        var half = z * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / factor;
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half), level);
    }
}
