using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>A change test with what it could have detected: t(.975, df)·se, and (t(.975)+t(.8))·se with 80 % power.</summary>
public sealed record DetectableChange(MeanDifference Test, double MinimalDetectableChange, double MinimalDetectableEffect);

/// <summary>Two waves whose people are not linked: Welch on both waves, with and without finite-population correction.</summary>
/// <remarks>Without the correction the question is whether conditions differed; with it, what the present staff think. Where some people
/// are in both
/// waves the standard error is too large, on the safe side.</remarks>
public sealed record IndependentWaves(
    int N1, int N2, Finding Difference, DetectableChange? WithoutCorrection, DetectableChange? WithCorrection, Absence? Because)
{
    /// <param name="population1">Staff in the first wave; infinity where unknown.</param>
    /// <param name="population2">Staff in the second wave; infinity where unknown.</param>
    public static IndependentWaves Of(
        IEnumerable<double> first, IEnumerable<double> second,
        double population1 = double.PositiveInfinity, double population2 = double.PositiveInfinity)
    {
        double[] x = Moments.Present(first), y = Moments.Present(second);
        if (x.Length == 0 || y.Length == 0) return new(x.Length, y.Length, Absence.AllMissing, null, null, Absence.AllMissing);
        var difference = Moments.Mean(y) - Moments.Mean(x);
        if (x.Length < 2 || y.Length < 2) return new(x.Length, y.Length, difference, null, null, Absence.TooFew);
        if (x.Length > population1 || y.Length > population2) return new(x.Length, y.Length, difference, null, null,
          Absence.MoreAnswersThanPeople);
        double v1 = Moments.Variance(x) / x.Length, v2 = Moments.Variance(y) / y.Length;
        if (Moments.Constant(x) && Moments.Constant(y)) return new(x.Length, y.Length, difference, null, null, Absence.ZeroVariance);
        double c1 = v1 * (1 - x.Length / population1), c2 = v2 * (1 - y.Length / population2);
        return new(x.Length, y.Length, difference, Of(difference, v1, x.Length, v2, y.Length),
            c1 + c2 > 0 ? Of(difference, c1, x.Length, c2, y.Length) : null, c1 + c2 > 0 ? null : Absence.Census);
    }

    /// <summary>The change from squared standard errors alone: all that is needed of an earlier result.</summary>
    public static DetectableChange Of(double difference, double squaredSe1, int n1, double squaredSe2, int n2)
    {
        var test = MeanDifference.Welch(difference, squaredSe1, n1, squaredSe2, n2);
        var t = StudentT.Quantile(0.975, test.Df);
        return new(test, t * test.Se, (t + StudentT.Quantile(0.8, test.Df)) * test.Se);
    }
}
