using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wegmarke.Statistics.Algebra;

/// <summary>Dense matrices as flat rows: products, Cholesky, inverses (Golub and Van Loan 2013). Four lanes and fused multiply-add
/// everywhere, so that every machine finds the same bits.</summary>
public static class Dense
{
    private const int Lanes = 4;

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var n = Math.Min(left.Length, right.Length);
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= n - 2 * Lanes; i += 2 * Lanes)
        {
            first = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i), first);
            second = Vector256.FusedMultiplyAdd(
                Vector256.LoadUnsafe(ref a, (nuint)(i + Lanes)), Vector256.LoadUnsafe(ref b, (nuint)(i + Lanes)), second);
        }

        if (i <= n - Lanes)
        {
            first = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i), first);
            i += Lanes;
        }

        var sum = Vector256.Sum(first + second);
        for (; i < n; i++) sum = Math.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }

    /// <summary>Adds to target[j] the product of the left row with row j; four rows at a time, so that the left one is read once.</summary>
    public static void AddDots(Span<double> target, ReadOnlySpan<double> left, ReadOnlySpan<double> rows, int stride)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        var j = 0;
        for (; j + 4 <= target.Length; j += 4)
        {
            ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), j * stride);
            var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var (third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var i = 0;
            for (; i <= left.Length - Lanes; i += Lanes)
            {
                var one = Vector256.LoadUnsafe(ref a, (nuint)i);
                first = Vector256.FusedMultiplyAdd(one, Vector256.LoadUnsafe(ref b, (nuint)i), first);
                second = Vector256.FusedMultiplyAdd(one, Vector256.LoadUnsafe(ref b, (nuint)(stride + i)), second);
                third = Vector256.FusedMultiplyAdd(one, Vector256.LoadUnsafe(ref b, (nuint)(2 * stride + i)), third);
                fourth = Vector256.FusedMultiplyAdd(one, Vector256.LoadUnsafe(ref b, (nuint)(3 * stride + i)), fourth);
            }

            target[j] += Vector256.Sum(first) + Dot(left[i..], rows.Slice(j * stride + i, left.Length - i));
            target[j + 1] += Vector256.Sum(second) + Dot(left[i..], rows.Slice((j + 1) * stride + i, left.Length - i));
            target[j + 2] += Vector256.Sum(third) + Dot(left[i..], rows.Slice((j + 2) * stride + i, left.Length - i));
            target[j + 3] += Vector256.Sum(fourth) + Dot(left[i..], rows.Slice((j + 3) * stride + i, left.Length - i));
        }

        for (; j < target.Length; j++) target[j] += Dot(left, rows.Slice(j * stride, left.Length));
    }

    /// <summary>target += factor · source.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        ref var t = ref MemoryMarshal.GetReference(target);
        ref var s = ref MemoryMarshal.GetReference(source);
        var n = Math.Min(target.Length, source.Length);
        var times = Vector256.Create(factor);
        var i = 0;
        for (; i <= n - Lanes; i += Lanes)
        {
            Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref s, (nuint)i), Vector256.LoadUnsafe(ref t, (nuint)i))
                .StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < n; i++) target[i] = Math.FusedMultiplyAdd(factor, source[i], target[i]);
    }

    /// <summary>A (rows × inner) times B (inner × columns).</summary>
    public static double[] Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            var row = product.AsSpan(i * columns, columns);
            for (var l = 0; l < inner; l++)
            {
                var factor = a[i * inner + l];
                if (factor != 0) AddScaled(row, factor, b.Slice(l * columns, columns));
            }
        }

        return product;
    }

    /// <summary>A' (inner × rows turned round) times B (inner × columns).</summary>
    public static double[] TransposedProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int inner, int rows, int columns)
    {
        var product = new double[rows * columns];
        for (var l = 0; l < inner; l++)
        {
            for (var i = 0; i < rows; i++)
            {
                var factor = a[l * rows + i];
                if (factor != 0) AddScaled(product.AsSpan(i * columns, columns), factor, b.Slice(l * columns, columns));
            }
        }

        return product;
    }

    public static double[] Transposed(ReadOnlySpan<double> a, int rows, int columns)
    {
        var turned = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++) turned[j * rows + i] = a[i * columns + j];
        }

        return turned;
    }

    /// <summary>Overwrites the lower triangle with L, A = LL'. False when A is not positive definite to working accuracy.</summary>
    public static bool Cholesky(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = a.Slice(i * n, n);
            var pivot = row[i];
            for (var j = 0; j < i; j++)
            {
                row[j] = (row[j] - Dot(row[..j], a.Slice(j * n, j))) / a[j * n + j];
            }

            var diagonal = pivot - Dot(row[..i], row[..i]);
            if (!(diagonal > 1e-14 * Math.Abs(pivot)) || !(diagonal > 0) || double.IsInfinity(diagonal)) return false;
            row[i] = Math.Sqrt(diagonal);
        }

        return true;
    }

    public static double LogDeterminant(ReadOnlySpan<double> cholesky, int n)
    {
        double sum = 0;
        for (var i = 0; i < n; i++) sum += 2 * Math.Log(cholesky[i * n + i]);
        return sum;
    }

    /// <summary>Overwrites the right side x with the solution of LL'x.</summary>
    public static void Solve(ReadOnlySpan<double> cholesky, int n, Span<double> right)
    {
        for (var i = 0; i < n; i++)
        {
            right[i] = (right[i] - Dot(cholesky.Slice(i * n, i), right[..i])) / cholesky[i * n + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            right[i] /= cholesky[i * n + i];
            AddScaled(right[..i], -right[i], cholesky.Slice(i * n, i));
        }
    }

    /// <summary>(LL')⁻¹, both triangles.</summary>
    public static double[] Inverse(ReadOnlySpan<double> cholesky, int n)
    {
        var lower = LowerInverse(cholesky, n);
        var inverse = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            var row = lower.AsSpan(k * n, k + 1);
            for (var i = 0; i <= k; i++) AddScaled(inverse.AsSpan(i * n, i + 1), row[i], row);
        }

        Mirror(inverse, n);
        return inverse;
    }

    /// <summary>L⁻¹, a lower triangle.</summary>
    public static double[] LowerInverse(ReadOnlySpan<double> cholesky, int n)
    {
        var inverse = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var row = inverse.AsSpan(i * n, i + 1);
            for (var k = 0; k < i; k++) AddScaled(row[..(k + 1)], -cholesky[i * n + k], inverse.AsSpan(k * n, k + 1));
            var diagonal = 1 / cholesky[i * n + i];
            for (var j = 0; j < i; j++) row[j] *= diagonal;
            row[i] = diagonal;
        }

        return inverse;
    }

    /// <summary>Copies the lower triangle to the upper one.</summary>
    public static void Mirror(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
        }
    }

    public static double[] Flat(double[,] matrix)
    {
        var flat = new double[matrix.Length];
        Buffer.BlockCopy(matrix, 0, flat, 0, matrix.Length * sizeof(double));
        return flat;
    }
}
