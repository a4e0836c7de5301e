namespace Wegmarke.Statistics.Algebra;

/// <summary>Eigenvalues with eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan 2013, 8.5).</summary>
/// <param name="Values">In descending order.</param>
/// <param name="Vectors">One column per value, of length one.</param>
public sealed record Spectral(double[] Values, double[,] Vectors)
{
    public static Spectral Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var v = new double[n, n];
        double scale = 0;
        for (var i = 0; i < n; i++)
        {
            v[i, i] = 1;
            for (var j = 0; j < n; j++) scale += a[i, j] * a[i, j];
        }

        for (var sweep = 0; sweep < 100; sweep++)
        {
            double off = 0;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) off += a[p, q] * a[p, q];
            }

            if (off <= 1e-32 * scale) break;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, v, p, q);
            }
        }

        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i, i])];
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) vectors[i, j] = v[i, order[j]];
        }

        return new([.. order.Select(i => a[i, i])], vectors);
    }

    /// <summary>V·f(D)·V'.</summary>
    public double[,] Map(Func<double, double> function)
    {
        var n = Values.Length;
        var result = new double[n, n];
        double[] mapped = [.. Values.Select(function)];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++) result[i, j] += Vectors[i, k] * mapped[k] * Vectors[j, k];
            }
        }

        return result;
    }

    private static void Rotate(double[,] a, double[,] v, int p, int q)
    {
        if (a[p, q] == 0) return;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < a.GetLength(0); k++) (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        for (var k = 0; k < a.GetLength(0); k++) (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
        for (var k = 0; k < a.GetLength(0); k++) (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q]);
    }
}
