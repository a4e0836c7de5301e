namespace Wegmarke.Statistics.Distributions;

/// <summary>Chi-squared distribution with real degrees of freedom, through the incomplete gamma functions (Abramowitz and Stegun
/// 26.4).</summary>
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
}
