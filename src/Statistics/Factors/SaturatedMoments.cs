using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Means and covariances of the saturated normal model with missing answers by EM (Dempster, Laird and Rubin 1977; Little and
/// Rubin 2002, ch. 11), sped up by squared extrapolation (Varadhan and Roland 2008).</summary>
public static class SaturatedMoments
{
    private const int RoundsMax = 5000;
    private const double Still = 1e-11;

    /// <param name="groups">Rows by pattern of their missing answers.</param>
    /// <returns>Moments and −log likelihood without its constant; not converged after thousands of rounds is told, not hidden.</returns>
    public static (MomentPattern Moments, double Value, bool Converged) Of(ObservedMoments groups, CancellationToken stop = default)
    {
        var p = groups.Size;
        var (means, covariances) = Start(groups);
        if (groups.Complete) return (groups.Patterns[0], Value(groups, means, covariances), true);
        var converged = false;
        for (var round = 0; round < RoundsMax && !converged; round += 3)
        {
            stop.ThrowIfCancellationRequested();
            var one = Step(groups, means, covariances);
            var two = one is null ? null : Step(groups, one.Value.Means, one.Value.Covariances);
            if (two is null) break;
            converged = Distance(one!.Value, two.Value, p) < Still;
            (means, covariances) = converged ? two.Value : Leap(groups, (means, covariances), one.Value, two.Value);
        }

        return (new(groups.N, [.. Enumerable.Range(0, p)], means, covariances), Value(groups, means, covariances), converged);
    }

    /// <summary>½Σn(log|Σ| + tr((S + dd')Σ⁻¹)) over the patterns.</summary>
    public static double Value(ObservedMoments groups, double[] means, double[] covariances)
    {
        double sum = 0;
        foreach (var pattern in groups.Patterns)
        {
            var k = pattern.Items.Length;
            var sigma = Part(covariances, groups.Size, pattern.Items, pattern.Items);
            if (!Dense.Cholesky(sigma, k)) return double.PositiveInfinity;
            var inverse = Dense.Inverse(sigma, k);
            var d = pattern.Items.Select((item, at) => pattern.Means[at] - means[item]).ToArray();
            sum += 0.5 * pattern.N * (Dense.LogDeterminant(sigma, k) + Dense.Dot(pattern.Covariances, inverse)
                + Dense.Dot(d, Dense.Product(inverse, d, k, k, 1)));
        }

        return sum;
    }

    /// <summary>Available values item by item.</summary>
    private static (double[] Means, double[] Covariances) Start(ObservedMoments groups)
    {
        var p = groups.Size;
        if (groups.Complete) return (groups.Patterns[0].Means, groups.Patterns[0].Covariances);
        var (n, means, covariances) = (new double[p], new double[p], new double[p * p]);
        foreach (var pattern in groups.Patterns)
        {
            foreach (var (at, item) in pattern.Items.Index())
            {
                n[item] += pattern.N;
                means[item] += pattern.N * pattern.Means[at];
            }
        }

        for (var i = 0; i < p; i++) means[i] /= Math.Max(1, n[i]);
        foreach (var pattern in groups.Patterns)
        {
            var k = pattern.Items.Length;
            foreach (var (at, item) in pattern.Items.Index())
            {
                covariances[item * p + item] += pattern.N
                    * (pattern.Covariances[at * k + at] + Math.Pow(pattern.Means[at] - means[item], 2)) / n[item];
            }
        }

        return (means, covariances);
    }

    private static (double[] Means, double[] Covariances)? Step(ObservedMoments groups, double[] means, double[] covariances)
    {
        var p = groups.Size;
        var (sums, products) = (new double[p], new double[p * p]);
        foreach (var pattern in groups.Patterns)
        {
            if (!Expect(pattern, p, means, covariances, sums, products)) return null;
        }

        double n = groups.N;
        var next = new double[p];
        for (var i = 0; i < p; i++) next[i] = means[i] + sums[i] / n;
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++) products[i * p + j] = products[i * p + j] / n - sums[i] / n * (sums[j] / n);
        }

        return (next, products);
    }

    /// <summary>Adds the expected sums and products of a pattern's rows about the present means.</summary>
    private static bool Expect(
        MomentPattern pattern, int p, double[] means, double[] covariances, double[] sums, double[] products)
    {
        var (seen, k) = (pattern.Items, pattern.Items.Length);
        int[] all = [.. Enumerable.Range(0, p)];
        var sigma = Part(covariances, p, seen, seen);
        if (!Dense.Cholesky(sigma, k)) return false;
        var cross = Part(covariances, p, all, seen);
        var weights = Dense.Product(cross, Dense.Inverse(sigma, k), p, k, k);
        foreach (var (at, item) in seen.Index())
        {
            weights.AsSpan(item * k, k).Clear();
            weights[item * k + at] = 1;
        }

        var d = seen.Select((item, at) => pattern.Means[at] - means[item]).ToArray();
        Dense.AddScaled(sums, pattern.N, Dense.Product(weights, d, p, k, 1));
        var moment = (double[])pattern.Covariances.Clone();
        for (var i = 0; i < k; i++) Dense.AddScaled(moment.AsSpan(i * k, k), d[i], d);
        var turned = Dense.Transposed(weights, p, k);
        Dense.AddScaled(products, pattern.N, Dense.Product(Dense.Product(weights, moment, p, k, k), turned, p, k, p));
        int[] unseen = [.. all.Except(seen)];
        var explained = Dense.Product(weights, Dense.Transposed(cross, p, k), p, k, p);
        foreach (var i in unseen)
        {
            foreach (var j in unseen) products[i * p + j] += pattern.N * (covariances[i * p + j] - explained[i * p + j]);
        }

        return true;
    }

    private static (double[] Means, double[] Covariances) Leap(
        ObservedMoments groups, (double[] Means, double[] Covariances) from, (double[] Means, double[] Covariances) one,
        (double[] Means, double[] Covariances) two)
    {
        double r2 = 0, v2 = 0;
        void Lengths(double[] a, double[] b, double[] c)
        {
            for (var i = 0; i < a.Length; i++)
            {
                r2 += Math.Pow(b[i] - a[i], 2);
                v2 += Math.Pow(c[i] - 2 * b[i] + a[i], 2);
            }
        }

        Lengths(from.Means, one.Means, two.Means);
        Lengths(from.Covariances, one.Covariances, two.Covariances);
        if (v2 == 0) return two;
        var alpha = -Math.Max(1, Math.Sqrt(r2 / v2));
        double[] Move(double[] a, double[] b, double[] c) =>
            [.. a.Select((x, i) => x - 2 * alpha * (b[i] - x) + alpha * alpha * (c[i] - 2 * b[i] + x))];
        (double[] Means, double[] Covariances) far = (Move(from.Means, one.Means, two.Means),
            Move(from.Covariances, one.Covariances, two.Covariances));
        return Value(groups, far.Means, far.Covariances) <= Value(groups, two.Means, two.Covariances)
            && Step(groups, far.Means, far.Covariances) is { } settled ? settled : two;
    }

    private static double Distance((double[] Means, double[] Covariances) a, (double[] Means, double[] Covariances) b, int p)
    {
        double largest = 0;
        for (var i = 0; i < p; i++)
        {
            var unit = Math.Sqrt(b.Covariances[i * p + i]);
            largest = Math.Max(largest, Math.Abs(a.Means[i] - b.Means[i]) / unit);
            for (var j = 0; j <= i; j++)
            {
                largest = Math.Max(largest, Math.Abs(a.Covariances[i * p + j] - b.Covariances[i * p + j])
                    / (unit * Math.Sqrt(b.Covariances[j * p + j])));
            }
        }

        return largest;
    }

    private static double[] Part(double[] matrix, int size, int[] rows, int[] columns)
    {
        var part = new double[rows.Length * columns.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++) part[i * columns.Length + j] = matrix[rows[i] * size + columns[j]];
        }

        return part;
    }
}
