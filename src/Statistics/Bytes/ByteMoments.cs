using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Bytes;

/// <summary>Sufficient statistics of answers held as bytes: number of complete rows, sums and cross-products as exact integers. They can be
/// added (two towns) and subtracted (one town less), and give the same bits on any number of threads.</summary>
public sealed record ByteMoments(long N, long[] Sums, long[,] Products)
{
    private const int TileRows = 4096;

    /// <param name="columns">One array of codes per item, all of the same length; codes of 250 and above are missing.</param>
    public static ByteMoments OfCompleteRows(IReadOnlyList<byte[]> columns)
    {
        var k = columns.Count;
        var rows = k == 0 ? 0 : columns[0].Length;
        var total = new ByteMoments(0, new long[k], new long[k, k]);
        var door = new Lock();
        Parallel.For(0, (rows + TileRows - 1) / TileRows, () => new Tile(k), (tile, _, work) =>
        {
            work.Add(columns, tile * TileRows, Math.Min(rows, (tile + 1) * TileRows));
            return work;
        }, work =>
        {
            lock (door) total += work.Sum();
        });
        return total;
    }

    public static ByteMoments operator +(ByteMoments left, ByteMoments right) => Add(left, right);

    public static ByteMoments operator -(ByteMoments left, ByteMoments right) => Subtract(left, right);

    public static ByteMoments Add(ByteMoments left, ByteMoments right) => Combine(left, right, 1);

    public static ByteMoments Subtract(ByteMoments left, ByteMoments right) => Combine(left, right, -1);

    public CovarianceMatrix Covariances() => CovarianceMatrix.OfSums(N, Sums, Products);

    private static ByteMoments Combine(ByteMoments left, ByteMoments right, int sign)
    {
        var k = left.Sums.Length;
        var sums = new long[k];
        var products = new long[k, k];
        for (var i = 0; i < k; i++)
        {
            sums[i] = left.Sums[i] + sign * right.Sums[i];
            for (var j = 0; j < k; j++) products[i, j] = left.Products[i, j] + sign * right.Products[i, j];
        }

        return new(left.N + sign * right.N, sums, products);
    }

    /// <summary>One thread's work: columns of a tile as shorts with incomplete rows set to 0, so that they add nothing.</summary>
    private sealed class Tile(int k)
    {
        private readonly short[][] values = [.. Enumerable.Range(0, k).Select(_ => new short[TileRows])];
        private readonly byte[] missing = new byte[TileRows];
        private readonly long[] sums = new long[k];
        private readonly long[,] products = new long[k, k];
        private long n;

        public void Add(IReadOnlyList<byte[]> columns, int from, int to)
        {
            var count = to - from;
            Array.Clear(missing);
            missing.AsSpan(count).Fill(1);
            foreach (var column in columns)
            {
                var codes = column.AsSpan(from, count);
                for (var row = 0; row < count; row++) missing[row] |= codes[row] > AnswerCode.LargestValue ? (byte)1 : (byte)0;
            }

            for (var row = 0; row < count; row++) n += 1 - missing[row];
            for (var i = 0; i < k; i++)
            {
                var codes = columns[i].AsSpan(from, count);
                var shorts = values[i];
                long sum = 0;
                for (var row = 0; row < count; row++)
                {
                    var value = (short)(codes[row] & (missing[row] - 1));
                    shorts[row] = value;
                    sum += value;
                }

                Array.Clear(shorts, count, TileRows - count);
                sums[i] += sum;
            }

            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j <= i; j++) products[i, j] += Dot(values[i], values[j]);
            }
        }

        public ByteMoments Sum()
        {
            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j < i; j++) products[j, i] = products[i, j];
            }

            return new(n, sums, products);
        }

        /// <summary>A lane holds at most 4096/16·2·249² &lt; 2³¹.</summary>
        private static long Dot(short[] left, short[] right)
        {
            if (!Avx2.IsSupported) return Plain(left, right);
            var a = MemoryMarshal.Cast<short, Vector256<short>>(left);
            var b = MemoryMarshal.Cast<short, Vector256<short>>(right);
            var even = Vector256<int>.Zero;
            var odd = Vector256<int>.Zero;
            for (var i = 0; i + 1 < a.Length; i += 2)
            {
                even = Avx2.Add(even, Avx2.MultiplyAddAdjacent(a[i], b[i]));
                odd = Avx2.Add(odd, Avx2.MultiplyAddAdjacent(a[i + 1], b[i + 1]));
            }

            var (evenLow, evenHigh) = Vector256.Widen(even);
            var (oddLow, oddHigh) = Vector256.Widen(odd);
            return Vector256.Sum(evenLow + evenHigh + oddLow + oddHigh);
        }

        private static long Plain(short[] left, short[] right)
        {
            long sum = 0;
            for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
            return sum;
        }
    }
}
