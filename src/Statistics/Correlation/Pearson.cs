using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Pearson's r with t test and Fisher's z interval, Spearman's ρ with t approximation, on complete pairs.</summary>
/// <remarks>n &lt; 3 or a constant side: none. n = 3: no interval. |r| = 1: p is 0 and the interval a point.</remarks>
public sealed record Pearson(int N, Finding R, Finding T, int Df, Finding P, Interval Interval, Finding SpearmanRho, Finding SpearmanP)
{
    public static Pearson Of(double[] xs, double[] ys, double level = 0.95)
    {
        int[] rows = [.. Enumerable.Range(0, xs.Length).Where(i => !double.IsNaN(xs[i]) && !double.IsNaN(ys[i]))];
        double[] x = [.. rows.Select(i => xs[i])], y = [.. rows.Select(i => ys[i])];
        if (x.Length < 3) return None(x.Length, Absence.TooFew);
        if (Moments.Beyond(x) || Moments.Beyond(y)) return None(x.Length, Absence.OutOfRange);
        if (Moments.Constant(x) || Moments.Constant(y)) return None(x.Length, Absence.ZeroVariance);
        var df = x.Length - 2;
        var r = Coefficient(x, y);
        var rho = Coefficient(Ranks.Of(x).Ranks, Ranks.Of(y).Ranks);
        var (t, p) = TestOf(r, df);
        return new(x.Length, r, t, df, p, IntervalOf(r, x.Length, level), rho, TestOf(rho, df).P);
    }

    /// <summary>r of two complete, not constant columns.</summary>
    public static double Coefficient(double[] x, double[] y)
    {
        double meanX = Moments.Mean(x), meanY = Moments.Mean(y), xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1);
    }

    private static (Finding T, Finding P) TestOf(double r, int df)
    {
        var rest = 1 - r * r;
        if (rest <= 1e-15) return (Absence.Singular, 0);
        var t = r * Math.Sqrt(df / rest);
        return (t, StudentT.TwoSided(t, df));
    }

    private static Interval IntervalOf(double r, int n, double level)
    {
        if (n <= 3) return Absence.TooFew;
        if (1 - r * r <= 1e-15) return new(r, r, level);
        var half = Normal.Quantile(1 - (1 - level) / 2) / Math.Sqrt(n - 3);
        return new(Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half), level);
    }

    private static Pearson None(int n, Absence because) => new(n, because, because, n - 2, because, because, because, because);
}
