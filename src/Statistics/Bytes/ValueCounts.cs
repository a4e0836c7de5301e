namespace Wegmarke.Statistics.Bytes;

/// <summary>How often each of the 256 codes occurs in a column: all that the description of an item needs; parts add up.</summary>
public static class ValueCounts
{
    /// <summary>Rows below which a second thread costs more than it brings.</summary>
    private const long CodesPerThread = 1 << 20;

    public static long[] Of(ReadOnlySpan<byte> codes)
    {
        // Four tables in turn: equal answers in a row do not wait for one another.
        Span<uint> tables = stackalloc uint[4 * 256];
        var counts = new long[256];
        while (codes.Length > 0)
        {
            var part = codes[..Math.Min(codes.Length, 1 << 30)];
            tables.Clear();
            Count(part, tables);
            for (var code = 0; code < 256; code++)
            {
                counts[code] += (long)tables[code] + tables[256 + code] + tables[512 + code] + tables[768 + code];
            }

            codes = codes[part.Length..];
        }

        return counts;
    }

    public static long[][] OfAll(IReadOnlyList<byte[]> columns, CancellationToken cancel = default)
    {
        var counts = new long[columns.Count][];
        var threads = columns.Sum(column => (long)column.Length) < CodesPerThread ? 1 : -1;
        Parallel.For(0, columns.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            item => counts[item] = Of(columns[item]));
        return counts;
    }

    private static void Count(ReadOnlySpan<byte> codes, Span<uint> tables)
    {
        Span<uint> first = tables[..256], second = tables[256..512], third = tables[512..768], fourth = tables[768..1024];
        var row = 0;
        for (; row + 8 <= codes.Length; row += 8)
        {
            var eight = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(codes[row..]);
            first[(byte)eight]++;
            second[(byte)(eight >> 8)]++;
            third[(byte)(eight >> 16)]++;
            fourth[(byte)(eight >> 24)]++;
            first[(byte)(eight >> 32)]++;
            second[(byte)(eight >> 40)]++;
            third[(byte)(eight >> 48)]++;
            fourth[(byte)(eight >> 56)]++;
        }

        for (; row < codes.Length; row++) first[codes[row]]++;
    }
}
