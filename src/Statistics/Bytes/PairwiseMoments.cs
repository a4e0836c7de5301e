using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Bytes;

/// <summary>Covariances of answers of which many are missing by plan: each pair of items from the rows that have both.</summary>
/// <remarks>Unbiased where the plan is drawn at random (missing completely at random, Rubin 1976). The matrix need not be positive
/// definite.
/// N is the smallest number of rows behind a pair, so that intervals from it are rather too wide than too narrow.</remarks>
public static class PairwiseMoments
{
    /// <param name="columns">One array of codes per item, all of the same length; codes of 250 and above are missing.</param>
    public static CovarianceMatrix Covariances(IReadOnlyList<byte[]> columns)
    {
        var k = columns.Count;
        var (means, values) = (new double[k], new double[k, k]);
        var n = k == 0 ? 0 : int.MaxValue;
        for (var i = 0; i < k; i++)
        {
            var alone = ByteMoments.OfCompleteRows([columns[i]]).Covariances();
            (means[i], values[i, i]) = (alone.Means[0], alone.Values[0, 0]);
            n = Math.Min(n, alone.N);
            for (var j = 0; j < i; j++)
            {
                var both = ByteMoments.OfCompleteRows([columns[i], columns[j]]).Covariances();
                values[i, j] = values[j, i] = both.Values[0, 1];
                n = Math.Min(n, both.N);
            }
        }

        return new(n, means, values);
    }
}
