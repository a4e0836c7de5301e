using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Two independent groups: Welch's test first, Student's for information, effect sizes with intervals, ranks.</summary>
/// <remarks>Welch 1947; Hedges 1981; Mann and Whitney 1947; Cliff 1993, 1996. Assumes independent answers within and between the
/// groups.</remarks>
public sealed record TwoGroups(
    int N1, int N2, Finding Mean1, Finding Mean2, Finding Sd1, Finding Sd2, Finding Difference,
    MeanDifference? Welch, MeanDifference? Student, HedgesG? Effect, Finding AverageSdEffect, MannWhitney? Ranks, CliffsDelta? Dominance,
      Absence? Because)
{
    /// <param name="first">A missing value is NaN.</param>
    /// <param name="second">A missing value is NaN.</param>
    public static TwoGroups Of(IEnumerable<double> first, IEnumerable<double> second, double level = 0.95)
    {
        double[] x = Moments.Present(first), y = Moments.Present(second);
        if (x.Length < 2 || y.Length < 2) return None(x, y, Absence.TooFew);
        if (Moments.Beyond(x) || Moments.Beyond(y)) return None(x, y, Absence.OutOfRange);
        if (Moments.Constant(x) && Moments.Constant(y)) return None(x, y, Absence.ZeroVariance);
        int n1 = x.Length, n2 = y.Length;
        double mean1 = Moments.Mean(x), mean2 = Moments.Mean(y), v1 = Moments.Variance(x), v2 = Moments.Variance(y), difference =
          mean1 - mean2;
        var pooled = Math.Sqrt(((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2));
        return new(n1, n2, mean1, mean2, Math.Sqrt(v1), Math.Sqrt(v2), difference,
            MeanDifference.Welch(difference, v1 / n1, n1, v2 / n2, n2, level),
            MeanDifference.Of(difference, pooled * Math.Sqrt(1.0 / n1 + 1.0 / n2), n1 + n2 - 2, level),
            HedgesG.Of(difference, pooled, n1, n2, level), difference / Math.Sqrt((v1 + v2) / 2),
            MannWhitney.Of(x, y), CliffsDelta.Of(x, y, level), null);
    }

    private static TwoGroups None(double[] x, double[] y, Absence because)
    {
        static Finding MeanOf(double[] values) => values.Length == 0 ? Absence.Empty
          : Moments.Beyond(values) ? Absence.OutOfRange : Moments.Mean(values);
        static Finding SdOf(double[] values) => values.Length < 2 ? Absence.TooFew
          : Moments.Beyond(values) ? Absence.OutOfRange : Moments.StandardDeviation(values);
        Finding mean1 = MeanOf(x), mean2 = MeanOf(y);
        Finding difference = mean1.Exists && mean2.Exists ? mean1.Value - mean2.Value : because;
        return new(x.Length, y.Length, mean1, mean2, SdOf(x), SdOf(y), difference, null, null, null, because, null, null, because);
    }
}
