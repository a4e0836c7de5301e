namespace Wegmarke.Statistics.Distributions;

/// <summary>Gamma and beta functions and their regularised incomplete forms, accurate in both tails.</summary>
/// <remarks>Prefactors use Loader's saddle-point form (Loader 2000, "Fast and accurate computation of binomial probabilities"), so that
/// large parameters lose no digits to cancelling log-gammas. Continued fractions by Lentz (Press et al. 2007, ch. 6).</remarks>
internal static class Special
{
    private const double Tiny = 1e-300;
    private const double Epsilon = 1e-16;
    private const int IterationsMax = 200_000;
    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private static readonly double[] Lanczos =
    [
        0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
        .33994649984811888699e-4, .46523628927048575665e-4, -.98374475304879564677e-4, .15808870322491248884e-3,
        -.21026444172410488319e-3, .21743961811521264320e-3, -.16431810653676389022e-3, .84418223983852743293e-4,
        -.26190838401581408670e-4, .36899182659531622704e-5,
    ];

    /// <summary>log Γ(x), x &gt; 0 (Lanczos 1964, coefficients of Godfrey; Stirling's series above 15).</summary>
    public static double LogGamma(double x)
    {
        if (x > 15) return (x - 0.5) * Math.Log(x) - x + LogRootTwoPi + StirlingSeries(x);
        var series = Lanczos[0];
        for (var term = 1; term < Lanczos.Length; term++) series += Lanczos[term] / (x + term);
        var shifted = x + 5.24218750000000000;
        return (x + 0.5) * Math.Log(shifted) - shifted + Math.Log(2.5066282746310005 * series / x);
    }

    /// <summary>log of x^a (1−x)^b / B(a, b); y is 1 − x.</summary>
    public static double LogBetaTerm(double a, double b, double x, double y)
    {
        if (x <= 0 || y <= 0) return double.NegativeInfinity;
        var n = a + b;
        var logBinomial = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y)
            + 0.5 * Math.Log(n / (a * b)) - LogRootTwoPi;
        return logBinomial + Math.Log(a) + Math.Log(b) - Math.Log(n);
    }

    /// <summary>log of the regularised incomplete beta function I_x(a, b); y is 1 − x, given apart so that no digits are lost.</summary>
    public static double LogBetaLower(double a, double b, double x, double y)
    {
        if (x <= 0) return double.NegativeInfinity;
        if (y <= 0) return 0;
        return x < (a + 1) / (a + b + 2)
            ? LogBetaTerm(a, b, x, y) + Math.Log(BetaFraction(a, b, x)) - Math.Log(a)
            : LogOneMinusExp(LogBetaTerm(a, b, x, y) + Math.Log(BetaFraction(b, a, y)) - Math.Log(b));
    }

    public static double BetaLower(double a, double b, double x, double y)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        return x < (a + 1) / (a + b + 2)
            ? Math.Exp(LogBetaTerm(a, b, x, y)) * BetaFraction(a, b, x) / a
            : 1 - Math.Exp(LogBetaTerm(a, b, x, y)) * BetaFraction(b, a, y) / b;
    }

    /// <summary>log of the regularised lower incomplete gamma function P(a, x).</summary>
    public static double LogGammaLower(double a, double x)
    {
        if (x <= 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return 0;
        return x < a + 1 ? LogGammaTerm(a, x) + Math.Log(GammaSeries(a, x))
          : LogOneMinusExp(LogGammaTerm(a, x) + Math.Log(GammaFraction(a, x)));
    }

    /// <summary>log of the regularised upper incomplete gamma function Q(a, x).</summary>
    public static double LogGammaUpper(double a, double x)
    {
        if (x <= 0) return 0;
        if (double.IsPositiveInfinity(x)) return double.NegativeInfinity;
        return x < a + 1 ? LogOneMinusExp(LogGammaTerm(a, x) + Math.Log(GammaSeries(a, x))) : LogGammaTerm(a, x)
          + Math.Log(GammaFraction(a, x));
    }

    /// <summary>log(1 − exp(v)) for v ≤ 0 (Mächler 2012).</summary>
    public static double LogOneMinusExp(double v)
    {
        if (v >= 0) return double.NegativeInfinity;
        return v > -0.6931471805599453 ? Math.Log(-ExpMinusOne(v)) : LogOnePlus(-Math.Exp(v));
    }

    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 1e-5)
        {
            var u = Math.Exp(x);
            if (u == 1) return x;
            return u - 1 == -1 ? -1 : (u - 1) * x / Math.Log(u);
        }

        return x * (1 + x / 2 * (1 + x / 3));
    }

    public static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>log of x^a e^−x / Γ(a + 1).</summary>
    private static double LogGammaTerm(double a, double x) => -StirlingError(a) - Deviance(a, x) - 0.5 * Math.Log(a) - LogRootTwoPi;

    private static double GammaSeries(double a, double x)
    {
        double sum = 1, term = 1;
        for (var n = 1; n < IterationsMax; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * Epsilon) break;
        }

        return sum;
    }

    /// <summary>Q(a, x) divided by x^a e^−x / Γ(a + 1), for x ≥ a + 1. There c and d, before it is turned over, are at least i + 1 in step
    /// i: b is at least 2i + 2, and what is taken from it at most i² / i.</summary>
    private static double GammaFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = double.PositiveInfinity;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < IterationsMax; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < Epsilon) break;
        }

        return h * a;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        if (Math.Abs(d) < Tiny) d = Tiny;
        d = 1 / d;
        var h = d;
        for (var m = 1; m < IterationsMax; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 + even * d;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = 1 + even / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 + odd * d;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = 1 + odd / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < Epsilon) break;
        }

        return h;
    }

    /// <summary>log Γ(n + 1) minus Stirling's formula.</summary>
    private static double StirlingError(double n) => n > 15
        ? StirlingSeries(n)
        : LogGamma(n + 1) - ((n + 0.5) * Math.Log(n) - n + LogRootTwoPi);

    private static double StirlingSeries(double n)
    {
        var square = n * n;
        var tail = 1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square) / square;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - tail / square) / square) / square) / n;
    }

    /// <summary>x log(x/m) + m − x without cancellation near x = m.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m)) return x * Math.Log(x / m) + m - x;
        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        v *= v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v;
            var next = sum + term / (2 * j + 1);
            if (next == sum) return next;
            sum = next;
        }

        return sum;
    }
}
