using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Algebra;

/// <summary>n, means and covariances (divisor n − 1) of complete rows: all that reliability needs to know of a data set.</summary>
public sealed record CovarianceMatrix(int N, double[] Means, double[,] Values)
{
    public int Size => Means.Length;

    /// <summary>Rows without a missing value (NaN); two passes over centred values. N ≥ 2 for covariances to exist.</summary>
    public static CovarianceMatrix OfCompleteRows(IReadOnlyList<double[]> columns)
    {
        var rows = CompleteRows(columns);
        var k = columns.Count;
        var complete = new double[k][];
        for (var i = 0; i < k; i++)
        {
            complete[i] = new double[rows.Length];
            for (var row = 0; row < rows.Length; row++) complete[i][row] = columns[i][rows[row]];
        }

        var means = new double[k];
        var values = new double[k, k];
        if (rows.Length == 0) return new(0, means, values);
        for (var i = 0; i < k; i++)
        {
            means[i] = Moments.Mean(complete[i]);
            for (var row = 0; row < rows.Length; row++) complete[i][row] -= means[i];
        }

        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                double sum = 0;
                for (var row = 0; row < rows.Length; row++) sum += complete[i][row] * complete[j][row];
                values[i, j] = values[j, i] = rows.Length > 1 ? sum / (rows.Length - 1) : 0;
            }
        }

        return new(rows.Length, means, values);
    }

    /// <summary>From exact integer sums and cross-products of n complete rows: (n·Σxy − Σx·Σy) / (n(n−1)), exact up to the last
    /// division.</summary>
    public static CovarianceMatrix OfSums(long n, long[] sums, long[,] products)
    {
        var k = sums.Length;
        var means = new double[k];
        var values = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            means[i] = n == 0 ? 0 : (double)sums[i] / n;
            for (var j = 0; j < k; j++)
            {
                if (n > 1) values[i, j] = (double)((Int128)n * products[i, j] - (Int128)sums[i] * sums[j]) / ((double)n * (n - 1));
            }
        }

        return new((int)n, means, values);
    }

    /// <summary>The same matrix with some items turned round: x' = low + high − x.</summary>
    public CovarianceMatrix Reversed(IReadOnlyList<bool> reversed, double low, double high)
    {
        var means = (double[])Means.Clone();
        var values = (double[,])Values.Clone();
        for (var i = 0; i < Size; i++)
        {
            if (reversed[i]) means[i] = low + high - means[i];
            for (var j = 0; j < Size; j++)
            {
                if (reversed[i] != reversed[j]) values[i, j] = -values[i, j];
            }
        }

        return new(N, means, values);
    }

    public static int[] CompleteRows(IReadOnlyList<double[]> columns) => columns.Count == 0
        ? []
        : [.. Enumerable.Range(0, columns[0].Length).Where(row => columns.All(column => !double.IsNaN(column[row])))];
}
