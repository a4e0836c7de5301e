namespace Wegmarke.Statistics.Distributions;

/// <summary>Tails of the non-central chi-squared distribution: the Poisson mixture (Johnson, Kotz and
/// Balakrishnan 1995, ch. 29) summed in the direction in which the incomplete gamma functions only grow, so that no digits are
/// lost.</summary>
public static class NoncentralChiSquared
{
    /// <summary>Poisson weights further out than this many standard deviations do not show in a double.</summary>
    private const double Reach = 9.5;

    /// <summary>Logs of probabilities below this one do not show beside those that a double can hold.</summary>
    private const double LogLeast = -600;

    public static double Lower(double x, double df, double noncentrality)
    {
        if (x <= 0) return 0;
        if (noncentrality <= 0) return ChiSquared.Lower(x, df);
        var (first, last) = Terms(noncentrality / 2);
        // The sum begins at its least probability, which has to be more than 0 to grow.
        while (last > first && Special.LogGammaLower(df / 2 + last, x / 2) < LogLeast) last--;
        var (a, half) = (df / 2 + last, x / 2);
        var probability = Math.Exp(Special.LogGammaLower(a, half));
        var step = Math.Exp(a * Math.Log(half) - half - Special.LogGamma(a + 1));
        var weight = Weight(last, noncentrality / 2);
        double sum = 0;
        for (var j = last; ; j--)
        {
            sum += weight * probability;
            if (j == first) return Math.Min(1, sum);
            weight *= j / (noncentrality / 2);
            step *= a / half;
            a--;
            probability += step;
        }
    }

    public static double Upper(double x, double df, double noncentrality)
    {
        if (x <= 0) return 1;
        if (noncentrality <= 0) return ChiSquared.Upper(x, df);
        var (first, last) = Terms(noncentrality / 2, x, df);
        while (first < last && Special.LogGammaUpper(df / 2 + first, x / 2) < LogLeast) first++;
        var (a, half) = (df / 2 + first, x / 2);
        var probability = Math.Exp(Special.LogGammaUpper(a, half));
        var step = Math.Exp(a * Math.Log(half) - half - Special.LogGamma(a + 1));
        var weight = Weight(first, noncentrality / 2);
        double sum = 0;
        for (var j = first; ; j++)
        {
            sum += weight * probability;
            if (j == last) return Math.Min(1, sum);
            weight *= noncentrality / 2 / (j + 1);
            probability += step;
            a++;
            step *= half / a;
        }
    }

    /// <summary>The noncentrality at which P(X ≤ x) = p, or 0 where even the central distribution lies below.</summary>
    public static double NoncentralityAt(double x, double df, double p)
    {
        if (df <= 0 || ChiSquared.Lower(x, df) < p) return 0;
        return Root.Between(noncentrality => Lower(x, df, noncentrality) - p, 0, 4 * Math.Max(x, 10) + 100);
    }

    private static double Weight(int j, double mean) => Math.Exp(j * Math.Log(mean) - mean - Special.LogGamma(j + 1));

    /// <summary>The terms that matter; far out in the upper tail those are shifted towards x.</summary>
    private static (int First, int Last) Terms(double mean, double x = 0, double df = 0)
    {
        var most = Math.Max(mean, Math.Sqrt(mean * Math.Max(0, x - df) / 2));
        return ((int)Math.Max(0, mean - Reach * Math.Sqrt(mean) - 10), (int)(most + (Reach + 3) * Math.Sqrt(most) + 40));
    }
}
