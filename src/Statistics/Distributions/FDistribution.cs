namespace Wegmarke.Statistics.Distributions;

/// <summary>F distribution with real degrees of freedom, through the incomplete beta function (Abramowitz and Stegun 26.6).</summary>
public static class FDistribution
{
    public static double Lower(double x, double df1, double df2) => Math.Exp(LogLower(x, df1, df2));

    public static double Upper(double x, double df1, double df2) => Math.Exp(LogUpper(x, df1, df2));

    public static double LogLower(double x, double df1, double df2)
    {
        if (double.IsPositiveInfinity(x)) return 0;
        var sum = df1 * x + df2;
        return Special.LogBetaLower(df1 / 2, df2 / 2, df1 * x / sum, df2 / sum);
    }

    public static double LogUpper(double x, double df1, double df2)
    {
        if (double.IsPositiveInfinity(x)) return double.NegativeInfinity;
        var sum = df1 * x + df2;
        return Special.LogBetaLower(df2 / 2, df1 / 2, df2 / sum, df1 * x / sum);
    }

    /// <summary>The x with P(F ≤ x) = p, 0 &lt; p &lt; 1, searched on the log scale of the nearer tail.</summary>
    public static double Quantile(double p, double df1, double df2)
    {
        if (p is <= 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(p));
        var target = Math.Log(Math.Min(p, 1 - p));
        double Distance(double logX) => p < 0.5
            ? LogLower(Math.Exp(logX), df1, df2) - target
            : target - LogUpper(Math.Exp(logX), df1, df2);
        return Math.Exp(Root.Around(Distance, -1, 1));
    }
}
