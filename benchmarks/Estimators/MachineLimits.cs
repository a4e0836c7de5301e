using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Wegmarke.Statistics.Bytes;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>How far the moment matrix is from what this machine can do at all: bytes read and products of bytes per second.</summary>
internal static class MachineLimits
{
    private const int Rows = 1_000_000;
    private const int Items = 60;
    private const int Rounds = 7;

    public static void Run(TextWriter output)
    {
        var bytes = Bandwidth();
        var products = Throughput();
        var answers = Inputs.Likert(Rows, Items, 12);
        var matrix = Fastest(() => ByteMoments.OfCompleteRows(answers));
        var counts = Fastest(() => ValueCounts.OfAll(answers));
        double memory = (double)Rows * Items / bytes, instructions = Rows * (Items * (Items + 1) / 2.0) / products;
        output.WriteLine("\n## Distance to the machine\n");
        Line($"Memory read by both cores: {bytes / 1e9:0.0} GB/s. Products of bytes by both cores, without memory: {products / 1e9:0} billion/s.");
        Line($"Moment matrix of 1,000,000 × 60: {1000 * matrix:0.0} ms; reading alone {1000 * memory:0.0} ms, products alone {1000 * instructions:0.0} ms:");
        Line($"{100 * Math.Max(memory, instructions) / matrix:0} % of the limit ({(memory > instructions ? "memory" : "instructions")}).");
        Line($"Counts of all values: {1000 * counts:0.0} ms, {100 * memory / counts:0} % of the memory limit.");
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Bytes per second that all cores together read from memory, from a block larger than any cache.</summary>
    private static double Bandwidth()
    {
        const int Size = 256 << 20;
        var block = new byte[Size];
        Array.Fill(block, (byte)3);
        var cores = Environment.ProcessorCount;
        ulong kept = 0;
        var seconds = Fastest(() => Parallel.For(0, cores, core =>
        {
            var own = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Vector<ulong>>(
                block.AsSpan(Size / cores * core, Size / cores));
            Vector<ulong> a = default, b = default, c = default, d = default;
            for (var at = 0; at + 4 <= own.Length; at += 4)
            {
                a += own[at];
                b += own[at + 1];
                c += own[at + 2];
                d += own[at + 3];
            }

            Interlocked.Add(ref kept, Vector.Sum(a + b + c + d));
        }));
        return kept == 0 ? 0 : Size / seconds;
    }

    /// <summary>Products of bytes per second, added up, with all operands in registers.</summary>
    private static double Throughput()
    {
        const int Steps = 20_000_000;
        if (!Avx2.IsSupported) return double.NaN;
        long kept = 0;
        var cores = Environment.ProcessorCount;
        var seconds = Fastest(() => Parallel.For(0, cores, core => Interlocked.Add(ref kept, Steady(Steps, (byte)core))));
        return kept == long.MinValue ? 0 : 9.0 * 32 * Steps * cores / seconds;
    }

    private static long Steady(int steps, byte seed)
    {
        Vector256<short> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default,
            s8 = default;
        var (a, b, c) = (Vector256.Create(seed), Vector256.Create((byte)(seed + 1)), Vector256.Create((byte)(seed + 2)));
        var step = Vector256.Create((sbyte)1);
        var d = step;
        for (var at = 0; at < steps; at++)
        {
            s0 = Avx2.Add(s0, Avx2.MultiplyAddAdjacent(a, d));
            s1 = Avx2.Add(s1, Avx2.MultiplyAddAdjacent(b, d));
            s2 = Avx2.Add(s2, Avx2.MultiplyAddAdjacent(c, d));
            d ^= step;
            s3 = Avx2.Add(s3, Avx2.MultiplyAddAdjacent(a, d));
            s4 = Avx2.Add(s4, Avx2.MultiplyAddAdjacent(b, d));
            s5 = Avx2.Add(s5, Avx2.MultiplyAddAdjacent(c, d));
            d ^= step;
            s6 = Avx2.Add(s6, Avx2.MultiplyAddAdjacent(a, d));
            s7 = Avx2.Add(s7, Avx2.MultiplyAddAdjacent(b, d));
            s8 = Avx2.Add(s8, Avx2.MultiplyAddAdjacent(c, d));
            d ^= step;
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8);
    }

    internal static double Fastest(Action deed)
    {
        var fastest = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            deed();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        return fastest;
    }
}
