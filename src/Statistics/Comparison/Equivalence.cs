using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Is a difference small enough not to matter? Two one-sided tests against the bounds (Schuirmann 1987; Lakens 2017).</summary>
/// <remarks>p is the larger of P(T &gt; (d−low)/se) and P(T &lt; (d−high)/se). Equivalent at α where the interval of level 1−2α lies
/// within the bounds. The bounds must be set before looking at the answers.</remarks>
public sealed record Equivalence(double TLow, double THigh, double PLow, double PHigh, double P, Interval Interval)
{
    public bool Within(double alpha = 0.05) => P < alpha;

    /// <param name="difference">A difference with its standard error and degrees of freedom.</param>
    /// <param name="low">Lower bound of what does not matter.</param>
    /// <param name="high">Upper bound.</param>
    /// <param name="alpha">Error that is allowed.</param>
    public static Equivalence Of(MeanDifference difference, double low, double high, double alpha = 0.05)
    {
        double tLow = (difference.Difference - low) / difference.Se, tHigh = (difference.Difference - high) / difference.Se;
        double pLow = StudentT.Upper(tLow, difference.Df), pHigh = StudentT.Lower(tHigh, difference.Df);
        var half = StudentT.Quantile(1 - alpha, difference.Df) * difference.Se;
        return new(tLow, tHigh, pLow, pHigh, Math.Max(pLow, pHigh),
            new(difference.Difference - half, difference.Difference + half, 1 - 2 * alpha));
    }
}
