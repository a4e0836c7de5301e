using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Cliff's δ = (#(x&gt;y) − #(x&lt;y))/(n1·n2), counted by sorting, so that millions of pairs cost no more than the
/// rows.</summary>
/// <remarks>Unbiased variance of Cliff 1996 with the floor (1−δ²)/(n1n2−1); asymmetric interval of Feng and Cliff 2004 with normal and t
/// quantile.</remarks>
/// <param name="Separated">δ = ±1: there is no interval.</param>
public sealed record CliffsDelta(
    double Delta, double Superiority, Finding Variance, bool FloorUsed, Interval NormalInterval, Interval TInterval, bool Separated)
{
    public static CliffsDelta Of(double[] first, double[] second, double level = 0.95)
    {
        double n1 = first.Length, n2 = second.Length;
        var (rowSum, rowSquares, ties) = Dominance(first, second);
        var (_, columnSquares, _) = Dominance(second, first);
        var delta = rowSum / (n1 * n2);
        var superiority = (delta + 1) / 2;
        if (Math.Abs(delta) >= 1) return new(delta, superiority, Absence.Singular, false, Absence.Singular, Absence.Singular, true);
        var rows = n2 * n2 * (rowSquares / (n2 * n2) - n1 * delta * delta);
        var columns = n1 * n1 * (columnSquares / (n1 * n1) - n2 * delta * delta);
        var cells = n1 * n2 - ties - n1 * n2 * delta * delta;
        var variance = (rows + columns - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1));
        var floor = (1 - delta * delta) / (n1 * n2 - 1);
        var used = Math.Max(variance, floor);
        var p = 1 - (1 - level) / 2;
        return new(delta, superiority, variance, variance < floor,
            Asymmetric(delta, used, Normal.Quantile(p), level), Asymmetric(delta, used, StudentT.Quantile(p, n1 + n2 - 2), level), false);
    }

    private static Interval Asymmetric(double delta, double variance, double z, double level)
    {
        var centre = delta - delta * delta * delta;
        var half = z * Math.Sqrt(variance) * Math.Sqrt(Math.Pow(1 - delta * delta, 2) + z * z * variance);
        var bottom = 1 - delta * delta + z * z * variance;
        return new((centre - half) / bottom, (centre + half) / bottom, level);
    }

    /// <summary>For each x the number of smaller minus larger y: their sum, the sum of squares, and the number of tied pairs.</summary>
    private static (double Sum, double Squares, double Ties) Dominance(double[] xs, double[] ys)
    {
        var sorted = (double[])ys.Clone();
        Array.Sort(sorted);
        double sum = 0, squares = 0, ties = 0;
        foreach (var x in xs)
        {
            var below = Below(sorted, x, false);
            var notAbove = Below(sorted, x, true);
            double d = below - (sorted.Length - notAbove);
            sum += d;
            squares += d * d;
            ties += notAbove - below;
        }

        return (sum, squares, ties);
    }

    private static int Below(double[] sorted, double x, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < x || (orEqual && sorted[middle] == x)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
