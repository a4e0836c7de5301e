using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Kendall's τ_b with the tie-corrected normal test (Kendall 1975), on complete pairs.</summary>
public sealed record KendallTau(int N, double S, double VarianceOfS, Finding TauB, Finding P)
{
    public static KendallTau Of(double[] xs, double[] ys)
    {
        int[] rows = [.. Enumerable.Range(0, xs.Length).Where(i => !double.IsNaN(xs[i]) && !double.IsNaN(ys[i]))];
        double[] x = [.. rows.Select(i => xs[i])], y = [.. rows.Select(i => ys[i])];
        double n = x.Length;
        var s = SignSum(x, y);
        var (xPairs, xTriples, xFives) = Ties(x);
        var (yPairs, yTriples, yFives) = Ties(y);
        var all = n * (n - 1) / 2;
        var bottom = Math.Sqrt((all - xPairs / 2) * (all - yPairs / 2));
        if (n < 2 || bottom == 0) return new(x.Length, s, 0, n < 2 ? Absence.TooFew : Absence.ZeroVariance, Absence.ZeroVariance);
        var variance = (n * (n - 1) * (2 * n + 5) - xFives - yFives) / 18
            + xPairs * yPairs / (2 * n * (n - 1)) + (n > 2 ? xTriples * yTriples / (9 * n * (n - 1) * (n - 2)) : 0);
        return new(x.Length, s, variance, s / bottom, Math.Min(1, 2 * Normal.Upper(Math.Abs(s) / Math.Sqrt(variance))));
    }

    /// <summary>Concordant minus discordant pairs, by merge sort within ties of x (Knight 1966).</summary>
    private static double SignSum(double[] x, double[] y)
    {
        var order = Enumerable.Range(0, x.Length).OrderBy(i => x[i]).ThenBy(i => y[i]).ToArray();
        double[] sorted = [.. order.Select(i => y[i])];
        double n = x.Length, tiedX = Ties(x).Pairs / 2, tiedY = Ties(y).Pairs / 2, tiedBoth = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end + 1 < order.Length && x[order[end + 1]] == x[order[start]] && y[order[end + 1]] == y[order[start]]) end++;
            double t = end - start + 1;
            tiedBoth += t * (t - 1) / 2;
            start = end + 1;
        }

        var exchanges = Exchanges(sorted, new double[sorted.Length], 0, sorted.Length);
        return n * (n - 1) / 2 - tiedX - tiedY + tiedBoth - 2 * exchanges;
    }

    private static double Exchanges(double[] values, double[] space, int from, int to)
    {
        if (to - from < 2) return 0;
        var middle = (from + to) / 2;
        var count = Exchanges(values, space, from, middle) + Exchanges(values, space, middle, to);
        int left = from, right = middle;
        for (var at = from; at < to; at++)
        {
            if (left < middle && (right >= to || values[left] <= values[right]))
            {
                space[at] = values[left++];
            }
            else
            {
                count += middle - left;
                space[at] = values[right++];
            }
        }

        Array.Copy(space, from, values, from, to - from);
        return count;
    }

    /// <summary>Σt(t−1), Σt(t−1)(t−2), Σt(t−1)(2t+5) over ties.</summary>
    private static (double Pairs, double Triples, double Fives) Ties(double[] values)
    {
        double pairs = 0, triples = 0, fives = 0;
        foreach (var group in values.GroupBy(value => value))
        {
            double t = group.Count();
            pairs += t * (t - 1);
            triples += t * (t - 1) * (t - 2);
            fives += t * (t - 1) * (2 * t + 5);
        }

        return (pairs, triples, fives);
    }
}
