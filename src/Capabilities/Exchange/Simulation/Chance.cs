namespace Wegmarke.Exchange;

/// <summary>Reproducible chance for simulations: xoshiro256** seeded by splitmix64 (Blackman and Vigna 2021). Same seed, same world, on
/// every machine
/// and version; never used where a secret is needed.</summary>
public sealed class Chance
{
    private readonly ulong[] state = new ulong[4];

    public Chance(ulong seed)
    {
        for (var i = 0; i < 4; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var z = seed;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            state[i] = z ^ z >> 31;
        }
    }

    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    public int Below(int count) => (int)(Uniform() * count);

    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>Standard normal by the polar method (Marsaglia and Bray 1964).</summary>
    public double Normal()
    {
        while (true)
        {
            double u = 2 * Uniform() - 1, v = 2 * Uniform() - 1, s = u * u + v * v;
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>A position drawn with the given weights, which need not add up to 1.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var rest = Uniform() * weights.Sum();
        for (var at = 0; at < weights.Count; at++)
        {
            rest -= weights[at];
            if (rest < 0) return at;
        }

        return weights.Count - 1;
    }

    /// <summary>Gamma with the given shape ≥ 1 and scale 1 (Marsaglia and Tsang 2000).</summary>
    public double Gamma(double shape)
    {
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    public void Shuffle<T>(T[] values)
    {
        for (var at = values.Length - 1; at > 0; at--)
        {
            var other = Below(at + 1);
            (values[at], values[other]) = (values[other], values[at]);
        }
    }

    /// <summary>Standard normal values whose every pair correlates by the given amount.</summary>
    public double[] Correlated(int count, double correlation)
    {
        var common = Normal();
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * Normal())];
    }

    private ulong Next()
    {
        var result = ulong.RotateLeft(state[1] * 5, 7) * 9;
        var t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = ulong.RotateLeft(state[3], 45);
        return result;
    }
}
