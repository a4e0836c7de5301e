namespace Wegmarke.Statistics.Distributions;

/// <summary>Chi-squared distribution, central and non-central (Poisson mixture, Johnson, Kotz and Balakrishnan 1995, ch. 29).</summary>
public static class ChiSquared
{
    public static double Lower(double x, double df) => Math.Exp(Special.LogGammaLower(df / 2, x / 2));

    public static double Upper(double x, double df) => Math.Exp(LogUpper(x, df));

    public static double LogUpper(double x, double df) => Special.LogGammaUpper(df / 2, x / 2);

    public static double Quantile(double p, double df)
    {
        if (p is <= 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(p));
        var target = Math.Log(Math.Min(p, 1 - p));
        double Distance(double logX) => p < 0.5
            ? Special.LogGammaLower(df / 2, Math.Exp(logX) / 2) - target
            : target - LogUpper(Math.Exp(logX), df);
        return Math.Exp(Root.Around(Distance, Math.Log(df) - 1, Math.Log(df) + 1));
    }

    /// <summary>P(X &gt; x) for the non-central distribution; every term is a tail, so nothing is lost far out.</summary>
    public static double UpperNoncentral(double x, double df, double noncentrality) =>
        Mixture(x, noncentrality, term => Special.LogGammaUpper(df / 2 + term, x / 2));

    public static double LowerNoncentral(double x, double df, double noncentrality) =>
        Mixture(x, noncentrality, term => Special.LogGammaLower(df / 2 + term, x / 2));

    private static double Mixture(double x, double noncentrality, Func<int, double> logProbability)
    {
        var half = noncentrality / 2;
        if (half == 0) return Math.Exp(logProbability(0));
        var last = half + Math.Sqrt(half * Math.Max(x, 1) / 2);
        double sum = 0, largest = 0;
        for (var j = 0; j < 1_000_000; j++)
        {
            var term = Math.Exp(j * Math.Log(half) - half - Special.LogGamma(j + 1) + logProbability(j));
            sum += term;
            largest = Math.Max(largest, term);
            if (j > last && term <= 1e-18 * largest) break;
        }

        return sum;
    }
}
