using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Wegmarke.Statistics.Algebra;

/// <summary>Rows of small dense matrices, four numbers at a time. Always four and never fused, on any machine: the same bits
/// everywhere.</summary>
internal static class Rows
{
    /// <summary>A row of a matrix as it lies in memory.</summary>
    public static Span<double> Row(this double[,] matrix, int row)
    {
        var columns = matrix.GetLength(1);
        return MemoryMarshal.CreateSpan(ref matrix[row, 0], columns);
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = Vector256<double>.Zero;
        var at = 0;
        for (; at + 4 <= left.Length; at += 4) sum += Vector256.Create(left[at..]) * Vector256.Create(right[at..]);
        var total = sum[0] + sum[1] + (sum[2] + sum[3]);
        for (; at < left.Length; at++) total += left[at] * right[at];
        return total;
    }

    /// <summary>target += factor · row.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> row)
    {
        var by = Vector256.Create(factor);
        var at = 0;
        for (; at + 4 <= row.Length; at += 4)
        {
            (Vector256.Create((ReadOnlySpan<double>)target[at..]) + by * Vector256.Create(row[at..])).CopyTo(target[at..]);
        }

        for (; at < row.Length; at++) target[at] += factor * row[at];
    }
}
