using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>A difference of two means with its t test and interval.</summary>
public sealed record MeanDifference(double Difference, double Se, double T, double Df, double P, Interval Interval)
{
    /// <summary>Two-sided t test of a difference against 0, df may be a fraction (Welch 1947).</summary>
    public static MeanDifference Of(double difference, double se, double df, double level = 0.95)
    {
        var t = difference / se;
        var half = StudentT.Quantile(1 - (1 - level) / 2, df) * se;
        return new(difference, se, t, df, StudentT.TwoSided(t, df), new(difference - half, difference + half, level));
    }

    /// <summary>Welch's test from two squared standard errors; degrees of freedom after Satterthwaite 1946.</summary>
    public static MeanDifference Welch(double difference, double squaredSe1, int n1, double squaredSe2, int n2, double level = 0.95) =>
        Of(difference, Math.Sqrt(squaredSe1 + squaredSe2), Satterthwaite(squaredSe1, n1, squaredSe2, n2), level);

    public static double Satterthwaite(double squaredSe1, int n1, double squaredSe2, int n2) =>
        Math.Pow(squaredSe1 + squaredSe2, 2) / (squaredSe1 * squaredSe1 / (n1 - 1) + squaredSe2 * squaredSe2 / (n2 - 1));
}
