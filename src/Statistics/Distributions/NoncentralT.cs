namespace Wegmarke.Statistics.Distributions;

/// <summary>Non-central t distribution (series of Lenth 1989, AS 243, summed from its largest term outwards) and the non-centrality that
/// gives an observed t a wanted probability (Steiger and Fouladi 1997).</summary>
public static class NoncentralT
{
    public static double Lower(double t, double df, double noncentrality)
    {
        if (noncentrality == 0) return StudentT.Lower(t, df);
        return t < 0 ? 1 - LowerPositive(-t, df, -noncentrality) : LowerPositive(t, df, noncentrality);
    }

    /// <summary>The non-centrality δ with P(T ≤ t; df, δ) = p.</summary>
    public static double Noncentrality(double t, double df, double p) =>
        Root.Around(delta => Lower(t, df, delta) - p, t - 6, t + 6);

    private static double LowerPositive(double t, double df, double delta)
    {
        if (t == 0) return Normal.Lower(-delta);
        var square = t * t;
        var x = square / (df + square);
        var y = df / (df + square);
        var half = delta * delta / 2;
        var logHalf = Math.Log(half);
        double Even(int j) => Math.Exp(j * logHalf - half - Special.LogGamma(j + 1)) * Special.BetaLower(j + 0.5, df / 2, x, y);
        double Odd(int j) => Math.Exp(j * logHalf - half - Special.LogGamma(j + 1.5)) * Special.BetaLower(j + 1, df / 2, x, y);
        var sign = Math.Sign(delta) * Math.Exp(0.5 * logHalf);
        var middle = (int)half;
        var sum = 0.0;
        for (var j = middle; j >= 0; j--)
        {
            var (even, odd) = (Even(j), Odd(j));
            sum += even + sign * odd;
            if (even + Math.Abs(sign) * odd < 1e-18 && j < middle - 10) break;
        }

        for (var j = middle + 1; j < middle + 100_000; j++)
        {
            var (even, odd) = (Even(j), Odd(j));
            sum += even + sign * odd;
            if (even + Math.Abs(sign) * odd < 1e-18) break;
        }

        return Math.Clamp(Normal.Lower(-delta) + 0.5 * sum, 0, 1);
    }
}
