namespace Wegmarke.Statistics.Distributions;

/// <summary>Student's t distribution with real degrees of freedom, through the incomplete beta function (Abramowitz and Stegun
/// 26.7).</summary>
public static class StudentT
{
    public static double Lower(double t, double df) => Math.Exp(LogLower(t, df));

    public static double Upper(double t, double df) => Math.Exp(LogLower(-t, df));

    public static double TwoSided(double t, double df) => Math.Min(1, 2 * Math.Exp(LogLower(-Math.Abs(t), df)));

    public static double LogLower(double t, double df)
    {
        if (double.IsInfinity(df)) return Normal.LogLower(t);
        var square = t * t;
        if (double.IsInfinity(square) && !double.IsNaN(t)) return FarOut(t, df);
        var x = df / (df + square);
        var y = square / (df + square);
        var log = Special.LogBetaLower(0.5 * df, 0.5, x, y) - 0.6931471805599453;
        return t <= 0 ? log : Special.LogOnePlus(-Math.Exp(log));
    }

    /// <summary>Where t² is more than a double can hold, 1 − x is 1, and the fraction behind the leading term of the incomplete beta
    /// function is 1.</summary>
    private static double FarOut(double t, double df) => t > 0 ? 0
        : df / 2 * (Math.Log(df) - 2 * Math.Log(-t)) - Math.Log(df / 2) - LogBeta(df / 2) - 0.6931471805599453;

    /// <summary>log(1 + r²).</summary>
    private static double LogOnePlusSquare(double r) => double.IsInfinity(r * r) ? 2 * Math.Log(Math.Abs(r)) : Math.Log(1 + r * r);

    /// <summary>log B(a, ½).</summary>
    private static double LogBeta(double a) => Special.LogGamma(a) + 0.5 * Math.Log(Math.PI) - Special.LogGamma(a + 0.5);

    public static double LogUpper(double t, double df) => LogLower(-t, df);

    public static double LogDensity(double t, double df) => double.IsInfinity(df)
        ? Math.Log(Normal.Density(t))
        : Special.LogGamma((df + 1) / 2) - Special.LogGamma(df / 2) - 0.5 * Math.Log(Math.PI * df)
            - (df + 1) / 2 * LogOnePlusSquare(t / Math.Sqrt(df));

    /// <summary>The t with P(T ≤ t) = p, by Newton on the log scale of the tail inside a bracket.</summary>
    public static double Quantile(double p, double df)
    {
        if (p is <= 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(p));
        if (p == 0.5) return 0;
        var target = Math.Log(Math.Min(p, 1 - p));
        double low = 0, high = 1;
        while (LogLower(-high, df) > target) (low, high) = (high, high * 2);
        var t = 0.5 * (low + high);
        for (var step = 0; step < 100; step++)
        {
            var log = LogLower(-t, df);
            if (log > target) low = t;
            else high = t;
            var next = t + (log - target) * Math.Exp(log - LogDensity(t, df));
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - t) <= 2e-16 * t) break;
            t = next;
        }

        return p < 0.5 ? -t : t;
    }
}
