using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Bytes;

/// <summary>Sufficient statistics of answers held as bytes: number of complete rows, sums and cross-products as exact integers. They can be
/// added (two towns) and subtracted (one town less), and give the same bits on any number of threads.</summary>
public sealed record ByteMoments(long N, long[] Sums, long[,] Products)
{
    /// <param name="columns">One array of codes per item, all of the same length; codes of 250 and above are missing.</param>
    /// <param name="threads">Most threads at once; 0 leaves it to the machine.</param>
    /// <param name="portable">Does without the instructions of this machine's kind, as on any other.</param>
    public static ByteMoments OfCompleteRows(
        IReadOnlyList<byte[]> columns, int threads = 0, bool portable = false, CancellationToken cancel = default)
    {
        var k = columns.Count;
        var rows = k == 0 ? 0 : columns[0].Length;
        if (columns.Any(column => column.Length != rows)) throw new ArgumentException("Columns differ in length.", nameof(columns));
        var tiles = (rows + MomentTile.Rows - 1) / MomentTile.Rows;
        if (tiles <= 1)
        {
            var only = new MomentTile(k, portable);
            if (tiles == 1) only.Add(columns, 0, rows);
            return only.Sum();
        }

        ByteMoments? total = null;
        var door = new Lock();
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = threads > 0 ? threads : -1 };
        Parallel.For(0, tiles, options, () => new MomentTile(k, portable), (tile, _, work) =>
        {
            var from = tile * MomentTile.Rows;
            work.Add(columns, from, Math.Min(MomentTile.Rows, rows - from));
            return work;
        }, work =>
        {
            var part = work.Sum();
            lock (door) total = total is null ? part : total + part;
        });
        return total!;
    }

    public static ByteMoments operator +(ByteMoments left, ByteMoments right) => Add(left, right);

    public static ByteMoments operator -(ByteMoments left, ByteMoments right) => Subtract(left, right);

    public static ByteMoments Add(ByteMoments left, ByteMoments right) => Combine(left, right, 1);

    public static ByteMoments Subtract(ByteMoments left, ByteMoments right) => Combine(left, right, -1);

    public CovarianceMatrix Covariances() => CovarianceMatrix.OfSums(N, Sums, Products);

    private static ByteMoments Combine(ByteMoments left, ByteMoments right, int sign)
    {
        var k = left.Sums.Length;
        if (right.Sums.Length != k) throw new ArgumentException("Moments of different items.", nameof(right));
        var sums = new long[k];
        var products = new long[k, k];
        for (var i = 0; i < k; i++)
        {
            sums[i] = left.Sums[i] + sign * right.Sums[i];
            for (var j = 0; j < k; j++) products[i, j] = left.Products[i, j] + sign * right.Products[i, j];
        }

        return new(left.N + sign * right.N, sums, products);
    }
}
