namespace Wegmarke.Statistics.Algebra;

/// <summary>Normal and chi-squared numbers from a seed: xoshiro256** (Blackman and Vigna 2021), Marsaglia's polar method, Marsaglia and
/// Tsang 2000. Streams of one seed are independent of each other.</summary>
public sealed class NormalStream
{
    private ulong a, b, c, d;
    private double waiting = double.NaN;

    public NormalStream(ulong seed, ulong stream)
    {
        var state = seed ^ (stream * 0xD1342543DE82EF95UL + 0x9E3779B97F4A7C15UL);
        (a, b, c, d) = (Mix(ref state), Mix(ref state), Mix(ref state), Mix(ref state));
    }

    public double Uniform() => ((Bits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    public double Next()
    {
        if (!double.IsNaN(waiting))
        {
            var kept = waiting;
            waiting = double.NaN;
            return kept;
        }

        while (true)
        {
            double u = 2 * Uniform() - 1, v = 2 * Uniform() - 1;
            var square = u * u + v * v;
            if (square is >= 1 or 0) continue;
            var factor = Math.Sqrt(-2 * Math.Log(square) / square);
            waiting = v * factor;
            return u * factor;
        }
    }

    public double ChiSquared(double df)
    {
        if (df < 2) return df == 1 ? Math.Pow(Next(), 2) : ChiSquared(df + 2) * Math.Pow(Uniform(), 2 / df);
        var third = df / 2 - 1.0 / 3;
        var scale = 1 / Math.Sqrt(9 * third);
        while (true)
        {
            var x = Next();
            var v = Math.Pow(1 + scale * x, 3);
            if (v <= 0) continue;
            if (Math.Log(Uniform()) < 0.5 * x * x + third * (1 - v + Math.Log(v))) return 2 * third * v;
        }
    }

    private ulong Bits()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
