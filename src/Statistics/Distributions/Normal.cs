namespace Wegmarke.Statistics.Distributions;

/// <summary>Standard normal distribution; tails are computed as tails, to 1e-300.</summary>
public static class Normal
{
    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    public static double Density(double z) => Math.Exp(-0.5 * z * z - LogRootTwoPi);

    /// <summary>P(Z ≤ z), from the incomplete gamma function with parameter ½.</summary>
    public static double Lower(double z) => Math.Exp(LogLower(z));

    public static double Upper(double z) => Math.Exp(LogLower(-z));

    public static double LogLower(double z)
    {
        if (z == 0) return -0.6931471805599453;
        var half = 0.5 * z * z;
        return z < 0
            ? Special.LogGammaUpper(0.5, half) - 0.6931471805599453
            : Special.LogOnePlus(-0.5 * Math.Exp(Special.LogGammaUpper(0.5, half)));
    }

    /// <summary>The z with P(Z ≤ z) = p, 0 &lt; p &lt; 1; Newton on the log scale of the nearer tail.</summary>
    public static double Quantile(double p)
    {
        if (p is <= 0 or >= 1) return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity
          : throw new ArgumentOutOfRangeException(nameof(p));
        if (p == 0.5) return 0;
        var target = Math.Log(Math.Min(p, 1 - p));
        // Φ(z) ≤ exp(−z²/2): from further out than the quantile Newton comes nearer with every step, because log Φ is concave.
        var z = -Math.Sqrt(-2 * target);
        for (var step = 0; step < 20; step++)
        {
            var log = LogLower(z);
            var change = (log - target) * Math.Exp(log + 0.5 * z * z + LogRootTwoPi);
            z -= change;
            if (Math.Abs(change) <= 1e-16 * Math.Abs(z)) break;
        }

        return p < 0.5 ? z : -z;
    }
}
