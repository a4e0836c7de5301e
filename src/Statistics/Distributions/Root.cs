namespace Wegmarke.Statistics.Distributions;

/// <summary>Root of a monotone function inside a bracket (Brent 1973), to the last digits a double has.</summary>
internal static class Root
{
    /// <param name="function">Continuous, with opposite signs at both ends.</param>
    /// <param name="low">One end of the bracket.</param>
    /// <param name="high">The other end.</param>
    public static double Between(Func<double, double> function, double low, double high)
    {
        double a = low, b = high, fa = function(a), fb = function(b);
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (fa > 0 == fb > 0) throw new ArgumentException("The ends of the bracket have the same sign.", nameof(high));
        double c = a, fc = fa, d = b - a, e = d;
        for (var iteration = 0; iteration < 1000; iteration++)
        {
            if (fb > 0 == fc > 0)
            {
                (c, fc) = (a, fa);
                d = e = b - a;
            }

            if (Math.Abs(fc) < Math.Abs(fb)) (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            var tolerance = 2.3e-16 * Math.Abs(b) + 1e-300;
            var middle = 0.5 * (c - b);
            if (Math.Abs(middle) <= tolerance || fb == 0) return b;
            (d, e) = Step(a, b, c, fa, fb, fc, d, e, middle, tolerance);
            a = b;
            fa = fb;
            b += Math.Abs(d) > tolerance ? d : Math.CopySign(tolerance, middle);
            fb = function(b);
        }

        return b;
    }

    /// <summary>As <see cref="Between"/>, after widening the bracket until the signs differ.</summary>
    public static double Around(Func<double, double> function, double low, double high)
    {
        for (var attempt = 0; attempt < 200 && function(low) > 0 == function(high) > 0; attempt++)
        {
            var width = high - low;
            low -= width;
            high += width;
        }

        return Between(function, low, high);
    }

    private static (double D, double E) Step(
        double a, double b, double c, double fa, double fb, double fc, double d, double e, double middle, double tolerance)
    {
        if (Math.Abs(e) < tolerance || Math.Abs(fa) <= Math.Abs(fb)) return (middle, middle);
        double p, q;
        var s = fb / fa;
        if (a == c)
        {
            p = 2 * middle * s;
            q = 1 - s;
        }
        else
        {
            var r = fb / fc;
            var t = fa / fc;
            p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
            q = (t - 1) * (r - 1) * (s - 1);
        }

        if (p > 0) q = -q;
        p = Math.Abs(p);
        return 2 * p < Math.Min(3 * middle * q - Math.Abs(tolerance * q), Math.Abs(e * q)) ? (p / q, d) : (middle, middle);
    }
}
