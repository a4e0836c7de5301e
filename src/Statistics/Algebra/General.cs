namespace Wegmarke.Statistics.Algebra;

/// <summary>Small dense matrices that are not symmetric.</summary>
public static class General
{
    /// <summary>A⁻¹ by elimination with row pivots, or null when A is singular.</summary>
    public static double[]? Inverse(ReadOnlySpan<double> matrix, int n)
    {
        var (a, inverse) = (matrix.ToArray(), new double[n * n]);
        for (var i = 0; i < n; i++) inverse[i * n + i] = 1;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(a[row * n + column]) > Math.Abs(a[pivot * n + column])) pivot = row;
            }

            if (!(Math.Abs(a[pivot * n + column]) > 1e-300)) return null;
            Swap(a, pivot, column, n);
            Swap(inverse, pivot, column, n);
            var scale = 1 / a[column * n + column];
            for (var j = 0; j < n; j++)
            {
                a[column * n + j] *= scale;
                inverse[column * n + j] *= scale;
            }

            for (var row = 0; row < n; row++)
            {
                var factor = a[row * n + column];
                if (row == column || factor == 0) continue;
                Dense.AddScaled(a.AsSpan(row * n, n), -factor, a.AsSpan(column * n, n));
                Dense.AddScaled(inverse.AsSpan(row * n, n), -factor, inverse.AsSpan(column * n, n));
            }
        }

        return inverse;
    }

    private static void Swap(double[] a, int first, int second, int n)
    {
        if (first == second) return;
        for (var j = 0; j < n; j++) (a[first * n + j], a[second * n + j]) = (a[second * n + j], a[first * n + j]);
    }
}
