using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Wegmarke.Statistics.Bytes;

/// <summary>Sums of products of byte columns, nine at once: 32 products in one instruction, added up in 16-bit lanes and moved to 32-bit
/// lanes before they can run over. All integers, so the order of work does not show in the result.</summary>
internal static unsafe class ByteProducts
{
    /// <summary>Columns on each side of a block: 9 sums, 3 left and 1 right operand fit the 16 registers.</summary>
    public const int Side = 3;

    /// <summary>32-bit lanes of one sum.</summary>
    public const int Width = 8;
    public const int Lanes = Side * Side * Width;

    /// <summary>Vectors whose products fit an unsigned 16-bit lane: each adds two products.</summary>
    /// <param name="largest">1 to 127; above, the instruction would saturate.</param>
    public static int VectorsUntilFull(byte largest) => ushort.MaxValue / (2 * largest * largest);

    /// <param name="left">First of three columns.</param>
    /// <param name="right">First of three columns.</param>
    /// <param name="stride">Bytes from one column to the next.</param>
    /// <param name="rows">A multiple of 32.</param>
    /// <param name="until">Vectors after which the 16-bit lanes must be emptied.</param>
    /// <param name="sums">9 · 8 lanes to add to.</param>
    public static void Block(byte* left, byte* right, int stride, int rows, int until, uint* sums)
    {
        for (var start = 0; start < rows; start += until * 32)
        {
            var end = (int)Math.Min(rows, start + until * 32L);
            Vector256<short> s00 = default, s01 = default, s02 = default, s10 = default, s11 = default, s12 = default, s20 = default,
                s21 = default, s22 = default;
            for (var row = start; row < end; row += 32)
            {
                var a = left + row;
                var b = right + row;
                var (a0, a1, a2) = (Avx.LoadVector256(a), Avx.LoadVector256(a + stride), Avx.LoadVector256(a + 2 * stride));
                var b0 = Avx.LoadVector256(b).AsSByte();
                s00 = Avx2.Add(s00, Avx2.MultiplyAddAdjacent(a0, b0));
                s10 = Avx2.Add(s10, Avx2.MultiplyAddAdjacent(a1, b0));
                s20 = Avx2.Add(s20, Avx2.MultiplyAddAdjacent(a2, b0));
                var b1 = Avx.LoadVector256(b + stride).AsSByte();
                s01 = Avx2.Add(s01, Avx2.MultiplyAddAdjacent(a0, b1));
                s11 = Avx2.Add(s11, Avx2.MultiplyAddAdjacent(a1, b1));
                s21 = Avx2.Add(s21, Avx2.MultiplyAddAdjacent(a2, b1));
                var b2 = Avx.LoadVector256(b + 2 * stride).AsSByte();
                s02 = Avx2.Add(s02, Avx2.MultiplyAddAdjacent(a0, b2));
                s12 = Avx2.Add(s12, Avx2.MultiplyAddAdjacent(a1, b2));
                s22 = Avx2.Add(s22, Avx2.MultiplyAddAdjacent(a2, b2));
            }

            Widen(s00, sums);
            Widen(s01, sums + Width);
            Widen(s02, sums + 2 * Width);
            Widen(s10, sums + 3 * Width);
            Widen(s11, sums + 4 * Width);
            Widen(s12, sums + 5 * Width);
            Widen(s20, sums + 6 * Width);
            Widen(s21, sums + 7 * Width);
            Widen(s22, sums + 8 * Width);
        }
    }

    /// <summary>Without instructions of one kind of machine; for values up to 255.</summary>
    public static long Plain(byte* left, byte* right, int rows)
    {
        var sum = Vector<uint>.Zero;
        for (var row = 0; row < rows; row += Vector<byte>.Count)
        {
            Vector.Widen(Vector.Load(left + row), out var a, out var b);
            Vector.Widen(Vector.Load(right + row), out var c, out var d);
            Vector.Widen(a * c, out var first, out var second);
            Vector.Widen(b * d, out var third, out var fourth);
            sum += first + second + third + fourth;
        }

        long total = 0;
        for (var lane = 0; lane < Vector<uint>.Count; lane++) total += sum[lane];
        return total;
    }

    private static void Widen(Vector256<short> sum, uint* lanes)
    {
        var pair = sum.AsUInt32();
        Vector256.Store(Vector256.Load(lanes) + (pair & Vector256.Create(0xFFFFu)) + (pair >>> 16), lanes);
    }
}
