using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Two waves in which some people are linked and others are not (Derrick, Toher and White 2017, T_new2, unequal
/// variances).</summary>
/// <remarks>se² = s1²/n1 + s2²/n2 − 2r·s1·s2·n_c/(n1·n2), df = (n_c−1) + (γ−n_c+1)/(n_a+n_b+2n_c)·(n_a+n_b), γ Welch's. r from the linked
/// people only; without any the test is Welch's, with all of them it is the paired one up to the variances.</remarks>
public sealed record OverlappingWaves(int N1, int N2, int Common, Finding R, Finding Difference, MeanDifference? Test, Absence? Because)
{
    /// <param name="first">First wave; NaN is missing.</param>
    /// <param name="second">Second wave; NaN is missing.</param>
    /// <param name="partner">Per person of the first wave the row in the second, −1 where not linked.</param>
    public static OverlappingWaves Of(double[] first, double[] second, int[] partner)
    {
        double[] x = Moments.Present(first), y = Moments.Present(second);
        int[] linked = [.. Enumerable.Range(0, first.Length)
          .Where(i => !double.IsNaN(first[i]) && partner[i] >= 0 && !double.IsNaN(second[partner[i]]))];
        int n1 = x.Length, n2 = y.Length, c = linked.Length;
        if (n1 == 0 || n2 == 0) return new(n1, n2, c, Absence.AllMissing, Absence.AllMissing, null, Absence.AllMissing);
        var difference = Moments.Mean(y) - Moments.Mean(x);
        if (n1 < 2 || n2 < 2) return new(n1, n2, c, Absence.TooFew, difference, null, Absence.TooFew);
        double v1 = Moments.Variance(x), v2 = Moments.Variance(y);
        if (c == 0) return new(n1, n2, 0, Absence.TooFew, difference, v1 + v2 > 0
            ? MeanDifference.Welch(difference, v1 / n1, n1, v2 / n2, n2) : null, v1 + v2 > 0 ? null : Absence.ZeroVariance);
        double[] before = [.. linked.Select(i => first[i])], after = [.. linked.Select(i => second[partner[i]])];
        if (c < 2) return new(n1, n2, c, Absence.TooFew, difference, null, Absence.TooFew);
        if (Moments.Constant(before) || Moments.Constant(after))
        {
            return new(n1, n2, c, Absence.ZeroVariance, difference, null, Absence.ZeroVariance);
        }

        var r = Pearson.Coefficient(before, after);
        var square = v1 / n1 + v2 / n2 - 2 * r * Math.Sqrt(v1 * v2) * c / ((double)n1 * n2);
        if (square <= 1e-15 * (v1 / n1 + v2 / n2)) return new(n1, n2, c, r, difference, null, Absence.ZeroVariance);
        double alone = n1 - c + (n2 - c), gamma = MeanDifference.Satterthwaite(v1 / n1, n1, v2 / n2, n2);
        var df = c - 1 + (gamma - c + 1) / (alone + 2 * c) * alone;
        return new(n1, n2, c, r, difference, MeanDifference.Of(difference, Math.Sqrt(square), df), null);
    }
}
