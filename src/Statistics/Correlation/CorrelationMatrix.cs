using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Correlations of several columns: pairwise with n per cell, listwise, and Spearman pairwise. The smallest eigenvalue of the
/// pairwise
/// matrix says whether it can be inverted at all.</summary>
public sealed record CorrelationMatrix(
    int[,] PairwiseN, Finding[,] Pairwise, int ListwiseN, Finding[,] Listwise, Finding[,] SpearmanPairwise, Finding SmallestEigenvalue)
{
    public static CorrelationMatrix Of(IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var complete = CovarianceMatrix.CompleteRows(columns);
        double[][] listwise = [.. columns.Select(column => complete.Select(row => column[row]).ToArray())];
        var n = new int[k, k];
        Finding[,] pearson = new Finding[k, k], spearman = new Finding[k, k], list = new Finding[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                int[] rows = CovarianceMatrix.CompleteRows([columns[i], columns[j]]);
                double[] x = [.. rows.Select(row => columns[i][row])], y = [.. rows.Select(row => columns[j][row])];
                n[i, j] = n[j, i] = rows.Length;
                pearson[i, j] = pearson[j, i] = Cell(x, y);
                spearman[i, j] = spearman[j, i] = Cell(Ranks.Of(x).Ranks, Ranks.Of(y).Ranks);
                list[i, j] = list[j, i] = Cell(listwise[i], listwise[j]);
            }
        }

        return new(n, pearson, complete.Length, list, spearman, Smallest(pearson));
    }

    private static Finding Cell(double[] x, double[] y)
    {
        if (x.Length < 2) return Absence.TooFew;
        if (Moments.Beyond(x) || Moments.Beyond(y)) return Absence.OutOfRange;
        return Moments.Constant(x) || Moments.Constant(y) ? Absence.ZeroVariance : Pearson.Coefficient(x, y);
    }

    private static Finding Smallest(Finding[,] matrix)
    {
        var k = matrix.GetLength(0);
        var values = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                if (!matrix[i, j].Exists) return matrix[i, j];
                values[i, j] = matrix[i, j].Value;
            }
        }

        return Symmetric.Eigenvalues(values)[0];
    }
}
