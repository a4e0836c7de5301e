namespace Wegmarke.Statistics.Algebra;

/// <summary>Eigenvalues in descending order and, row by row, their eigenvectors: Householder tridiagonalisation and implicit QL
/// (Martin, Reinsch and Wilkinson 1968; Bowdler et al. 1968).</summary>
/// <param name="Vectors">Row k is the unit vector of value k; empty when only values were asked for.</param>
public sealed record Spectrum(double[] Values, double[] Vectors)
{
    private const int RotationsMax = 60;

    /// <summary>Beside numbers of order one this is rounding, and its square would be lost.</summary>
    private const double Nothing = 1e-140;

    public static Spectrum Of(ReadOnlySpan<double> matrix, int n, bool vectors = true)
    {
        var a = matrix.ToArray();
        var power = PowerOf(a);
        if (power != 0) Scale(a, -power);
        var (diagonal, off) = (new double[n], new double[n]);
        Reduce(a, n, diagonal, off);
        var rows = vectors ? Reflections(a, n) : [];
        Iterate(diagonal, off, rows, n);
        if (power != 0) Scale(diagonal, power);
        return Sorted(diagonal, rows, n);
    }

    /// <summary>The power of two of the largest number where squares could be lost, else 0: scaling by it costs no digit.</summary>
    private static int PowerOf(double[] a)
    {
        double largest = 0;
        foreach (var value in a) largest = Math.Max(largest, Math.Abs(value));
        return largest is 0 or (> 1e-100 and < 1e100) || !double.IsFinite(largest) ? 0 : Math.ILogB(largest);
    }

    private static void Scale(double[] values, int power)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Math.ScaleB(values[i], power);
    }

    /// <summary>Row k keeps reflector k in its columns k+1…, scaled to uu' = 2.</summary>
    private static void Reduce(double[] a, int n, double[] diagonal, double[] off)
    {
        Span<double> w = new double[n];
        for (var k = 0; k < n - 1; k++)
        {
            diagonal[k] = a[k * n + k];
            var u = a.AsSpan(k * n + k + 1, n - k - 1);
            var length = Math.Sqrt(Dense.Dot(u, u));
            if (k == n - 2 || length < Nothing)
            {
                off[k] = u[0];
                u.Clear();
                continue;
            }

            var alpha = u[0] > 0 ? -length : length;
            off[k] = alpha;
            u[0] -= alpha;
            var scale = Math.Sqrt(2 / Dense.Dot(u, u));
            for (var i = 0; i < u.Length; i++) u[i] *= scale;
            var product = w[..u.Length];
            for (var i = 0; i < u.Length; i++) product[i] = Dense.Dot(a.AsSpan((k + 1 + i) * n + k + 1, u.Length), u);
            Dense.AddScaled(product, -0.5 * Dense.Dot(u, product), u);
            for (var i = 0; i < u.Length; i++)
            {
                var row = a.AsSpan((k + 1 + i) * n + k + 1, u.Length);
                Dense.AddScaled(row, -u[i], product);
                Dense.AddScaled(row, -product[i], u);
            }
        }

        if (n > 0) diagonal[n - 1] = a[n * n - 1];
    }

    /// <summary>Q' with A = QTQ', from the reflectors that <see cref="Reduce"/> left behind.</summary>
    private static double[] Reflections(double[] a, int n)
    {
        var q = new double[n * n];
        for (var i = 0; i < n; i++) q[i * n + i] = 1;
        var product = new double[n];
        for (var k = n - 3; k >= 0; k--)
        {
            var u = a.AsSpan(k * n + k + 1, n - k - 1);
            var sum = product.AsSpan(0, u.Length);
            sum.Clear();
            for (var i = 0; i < u.Length; i++) Dense.AddScaled(sum, u[i], q.AsSpan((k + 1 + i) * n + k + 1, u.Length));
            for (var i = 0; i < u.Length; i++) Dense.AddScaled(q.AsSpan((k + 1 + i) * n + k + 1, u.Length), -u[i], sum);
        }

        return Dense.Transposed(q, n, n);
    }

    private static void Iterate(double[] d, double[] e, double[] rows, int n)
    {
        for (var l = 0; l < n; l++)
        {
            for (var iteration = 0; iteration < RotationsMax; iteration++)
            {
                var m = l;
                for (; m < n - 1; m++)
                {
                    var scale = Math.Abs(d[m]) + Math.Abs(d[m + 1]);
                    if (Math.Abs(e[m]) <= 1.1e-16 * scale) break;
                }

                if (m == l) break;
                Chase(d, e, rows, n, l, m);
            }
        }
    }

    private static void Chase(double[] d, double[] e, double[] rows, int n, int l, int m)
    {
        var g = (d[l + 1] - d[l]) / (2 * e[l]);
        var r = Length(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.CopySign(r, g));
        double s = 1, c = 1, p = 0;
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (s * e[i], c * e[i]);
            r = Length(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            if (rows.Length > 0) Rotate(rows.AsSpan(i * n, n), rows.AsSpan((i + 1) * n, n), c, s);
        }

        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private static double Length(double a, double b)
    {
        var square = a * a + b * b;
        return square is > 1e-290 and < 1e290 ? Math.Sqrt(square) : double.Hypot(a, b);
    }

    private static void Rotate(Span<double> lower, Span<double> upper, double c, double s)
    {
        for (var k = 0; k < lower.Length; k++)
        {
            var (low, high) = (lower[k], upper[k]);
            upper[k] = s * low + c * high;
            lower[k] = c * low - s * high;
        }
    }

    private static Spectrum Sorted(double[] values, double[] rows, int n)
    {
        var order = Enumerable.Range(0, n).OrderByDescending(k => values[k]).ToArray();
        var sorted = new double[rows.Length];
        if (rows.Length > 0)
        {
            for (var k = 0; k < n; k++) rows.AsSpan(order[k] * n, n).CopyTo(sorted.AsSpan(k * n, n));
        }

        return new([.. order.Select(k => values[k])], sorted);
    }
}
