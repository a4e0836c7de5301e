using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Wegmarke.Statistics.Bytes;

/// <summary>One thread's share of a moment matrix. Takes 4,096 rows at a time into a buffer that stays in the second-level cache, with
/// incomplete rows set to 0, so that they add nothing; then multiplies columns three by three (Goto and van de Geijn 2008).</summary>
internal sealed unsafe class MomentTile
{
    public const int Rows = 4096;

    /// <summary>One cache line more than the rows, so that columns do not compete for the same place in the first-level cache.</summary>
    private const int Stride = Rows + 64;

    /// <summary>Tiles after which a 32-bit lane could run over: it takes 4096/8 products of at most 127² from each.</summary>
    private const int TilesUntilFull = 512;

    private readonly int k;
    private readonly int blocks;
    private readonly bool portable;
    private readonly byte[] buffer;
    private readonly byte[] keeping = new byte[Rows];
    private readonly uint[] lanes;
    private readonly long[] sums;
    private readonly long[,] products;
    private long n;
    private int tiles;

    public MomentTile(int k, bool portable)
    {
        (this.k, this.portable) = (k, portable || !Avx2.IsSupported);
        blocks = (k + ByteProducts.Side - 1) / ByteProducts.Side;
        buffer = new byte[blocks * ByteProducts.Side * Stride + 64];
        lanes = this.portable ? [] : new uint[blocks * (blocks + 1) / 2 * ByteProducts.Lanes];
        (sums, products) = (new long[k], new long[k, k]);
    }

    public void Add(IReadOnlyList<byte[]> columns, int from, int count)
    {
        fixed (byte* start = buffer)
        {
            var values = start + (64 - (nint)start % 64) % 64;
            for (var i = 0; i < k && count < Rows; i++)
            {
                // The last tile is shorter: rows that do not exist count as missing.
                var column = new Span<byte>(values + i * Stride, Rows);
                columns[i].AsSpan(from, count).CopyTo(column);
                column[count..].Fill(byte.MaxValue);
            }

            var largest = Load(columns, from, count == Rows, values);
            if (largest == 0) return;
            if (portable || largest > sbyte.MaxValue) MultiplyPlainly(values);
            else Multiply(values, largest);
        }
    }

    public ByteMoments Sum()
    {
        Empty();
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < i; j++) products[j, i] = products[i, j];
        }

        return new(n, sums, products);
    }

    /// <summary>Complete rows into the buffer, their number and sums; answers with the largest code.</summary>
    private byte Load(IReadOnlyList<byte[]> columns, int from, bool whole, byte* values)
    {
        fixed (byte* keep = keeping)
        {
            new Span<byte>(keep, Rows).Fill(byte.MaxValue);
            var limit = new Vector<byte>(AnswerCode.LargestValue);
            for (var i = 0; i < k; i++)
            {
                fixed (byte* codes = columns[i])
                {
                    var source = whole ? codes + from : values + i * Stride;
                    for (var row = 0; row < Rows; row += Vector<byte>.Count)
                    {
                        (Vector.Load(keep + row) & Vector.LessThanOrEqual(Vector.Load(source + row), limit)).Store(keep + row);
                    }
                }
            }

            var complete = new Span<byte>(keep, Rows).Count(byte.MaxValue);
            n += complete;
            if (complete == 0) return 0;
            byte largest = 0;
            for (var i = 0; i < k; i++)
            {
                fixed (byte* codes = columns[i])
                {
                    var target = values + i * Stride;
                    var (sum, own) = Masked(whole ? codes + from : target, keep, target);
                    sums[i] += sum;
                    largest = Math.Max(largest, own);
                }
            }

            return largest;
        }
    }

    private static (long Sum, byte Largest) Masked(byte* source, byte* keep, byte* target)
    {
        var sum = Vector<uint>.Zero;
        var largest = Vector<byte>.Zero;
        for (var row = 0; row < Rows; row += Vector<byte>.Count)
        {
            var value = Vector.Load(source + row) & Vector.Load(keep + row);
            value.Store(target + row);
            largest = Vector.Max(largest, value);
            Vector.Widen(value, out var low, out var high);
            Vector.Widen(low + high, out var first, out var second);
            sum += first + second;
        }

        byte most = 0;
        for (var lane = 0; lane < Vector<byte>.Count; lane++) most = Math.Max(most, largest[lane]);
        return (Vector.Sum(sum), most);
    }

    private void Multiply(byte* values, byte largest)
    {
        if (++tiles == TilesUntilFull) Empty();
        var until = ByteProducts.VectorsUntilFull(largest);
        fixed (uint* start = lanes)
        {
            var lane = start;
            for (var i = 0; i < blocks; i++)
            {
                for (var j = 0; j <= i; j++, lane += ByteProducts.Lanes)
                {
                    ByteProducts.Block(
                        values + i * ByteProducts.Side * Stride, values + j * ByteProducts.Side * Stride, Stride, Rows, until, lane);
                }
            }
        }
    }

    private void MultiplyPlainly(byte* values)
    {
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++) products[i, j] += ByteProducts.Plain(values + i * Stride, values + j * Stride, Rows);
        }
    }

    /// <summary>Moves what the lanes hold into the products.</summary>
    private void Empty()
    {
        tiles = 0;
        var at = 0;
        for (var block = 0; block < blocks && lanes.Length > 0; block++)
        {
            for (var other = 0; other <= block; other++)
            {
                const int Side = ByteProducts.Side;
                for (var cell = 0; cell < Side * Side; cell++, at += ByteProducts.Width)
                {
                    var (i, j) = (block * Side + cell / Side, other * Side + cell % Side);
                    long sum = 0;
                    for (var lane = at; lane < at + ByteProducts.Width; lane++) sum += lanes[lane];
                    if (i < k && j <= i) products[i, j] += sum;
                }
            }
        }

        Array.Clear(lanes);
    }
}
