namespace Wegmarke.Statistics.Algebra;

/// <summary>Small dense symmetric matrices: Cholesky, inverse, eigenvalues (Golub and Van Loan 2013).</summary>
public static class Symmetric
{
    /// <summary>Lower triangle L with A = LL', or null when A is not positive definite.</summary>
    public static double[,]? Cholesky(double[,] a)
    {
        var n = a.GetLength(0);
        var l = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var own = l.Row(i);
            for (var j = 0; j < i; j++) own[j] = (a[i, j] - Rows.Dot(own[..j], l.Row(j)[..j])) / l[j, j];
            var diagonal = a[i, i] - Rows.Dot(own[..i], own[..i]);
            if (!(diagonal > 1e-14 * Math.Abs(a[i, i])) || !(diagonal > 0)) return null;
            own[i] = Math.Sqrt(diagonal);
        }

        return l;
    }

    public static double LogDeterminant(double[,] cholesky)
    {
        double sum = 0;
        for (var i = 0; i < cholesky.GetLength(0); i++) sum += 2 * Math.Log(cholesky[i, i]);
        return sum;
    }

    public static double[] Solve(double[,] cholesky, double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= cholesky[i, k] * x[k];
            x[i] /= cholesky[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= cholesky[k, i] * x[k];
            x[i] /= cholesky[i, i];
        }

        return x;
    }

    /// <summary>A⁻¹ = (L⁻¹)'L⁻¹.</summary>
    public static double[,] Inverse(double[,] cholesky)
    {
        var n = cholesky.GetLength(0);
        var x = new double[n, n];
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var own = x.Row(i);
            own[i] = 1;
            for (var k = 0; k < i; k++) Rows.AddScaled(own[..(k + 1)], -cholesky[i, k], x.Row(k)[..(k + 1)]);
            for (var j = 0; j <= i; j++) own[j] /= cholesky[i, i];
            for (var j = 0; j <= i; j++) Rows.AddScaled(inverse.Row(j)[..(j + 1)], own[j], own[..(j + 1)]);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++) inverse[j, i] = inverse[i, j];
        }

        return inverse;
    }

    /// <summary>Eigenvalues in ascending order by cyclic Jacobi rotations.</summary>
    public static double[] Eigenvalues(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        for (var sweep = 0; sweep < 100; sweep++)
        {
            double off = 0;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) off += a[p, q] * a[p, q];
            }

            if (off < 1e-30) break;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, p, q);
            }
        }

        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = a[i, i];
        Array.Sort(values);
        return values;
    }

    private static void Rotate(double[,] a, int p, int q)
    {
        if (a[p, q] == 0) return;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < a.GetLength(0); k++)
        {
            var (akp, akq) = (a[k, p], a[k, q]);
            a[k, p] = c * akp - s * akq;
            a[k, q] = s * akp + c * akq;
        }

        for (var k = 0; k < a.GetLength(0); k++)
        {
            var (apk, aqk) = (a[p, k], a[q, k]);
            a[p, k] = c * apk - s * aqk;
            a[q, k] = s * apk + c * aqk;
        }
    }
}
