using Wegmarke.Statistics.Contingency;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>The conditional odds ratio as R's fisher.test prints it: the same equation, its root search stopped at a bracket of
/// ε^¼ ≈ 1.2e-4, on the scale of the ratio or of its inverse.</summary>
/// <remarks>The engine's own value is the exact root; the reference cases hold the printed one, which differs from the fifth digit on. The
/// search is Brent's (1973) in the form of Netlib's zeroin.</remarks>
internal static class PrintedOdds
{
    private const double Epsilon = 2.220446049250313e-16;
    private static readonly double Tolerance = Math.Sqrt(Math.Sqrt(Epsilon));

    public static double Of(double[,] table)
    {
        double a = table[0, 0];
        var (low, high, logs) = ConditionalOdds.Support(a, table[0, 1], table[1, 0], table[1, 1]);
        if (a == low) return 0;
        if (a == high) return double.PositiveInfinity;
        double Expected(double odds) => odds == 0 ? low : ConditionalOdds.Expected(Math.Log(odds), low, logs);
        var even = Expected(1);
        return even > a ? Zero(odds => Expected(odds) - a, 0, 1)
          : even < a ? 1 / Zero(inverse => Expected(1 / inverse) - a, Epsilon, 1) : 1;
    }

    private static double Zero(Func<double, double> function, double low, double high)
    {
        double a = low, b = high, c = a, fa = function(a), fb = function(b), fc = fa;
        if (fa == 0) return a;
        for (var step = 0; step < 1000; step++)
        {
            var previous = b - a;
            if (Math.Abs(fc) < Math.Abs(fb)) (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            var close = 2 * Epsilon * Math.Abs(b) + Tolerance / 2;
            var move = (c - b) / 2;
            if (Math.Abs(move) <= close || fb == 0) return b;
            if (Math.Abs(previous) >= close && Math.Abs(fa) > Math.Abs(fb)) move = Interpolate(a, b, c, fa, fb, fc, close, previous, move);
            if (Math.Abs(move) < close) move = move > 0 ? close : -close;
            (a, fa) = (b, fb);
            b += move;
            fb = function(b);
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) (c, fc) = (a, fa);
        }

        return b;
    }

    private static double Interpolate(
        double a, double b, double c, double fa, double fb, double fc, double close, double previous, double half)
    {
        double p, q, width = c - b;
        if (a == c)
        {
            var ratio = fb / fa;
            (p, q) = (width * ratio, 1 - ratio);
        }
        else
        {
            double first = fb / fc, second = fb / fa;
            q = fa / fc;
            p = second * (width * q * (q - first) - (b - a) * (first - 1));
            q = (q - 1) * (first - 1) * (second - 1);
        }

        if (p > 0) q = -q;
        else p = -p;
        return p < 0.75 * width * q - Math.Abs(close * q) / 2 && p < Math.Abs(previous * q / 2) ? p / q : half;
    }
}
