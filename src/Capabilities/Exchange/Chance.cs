namespace Wegmarke.Exchange;

/// <summary>Reproducible chance for simulations: xoshiro256** seeded by splitmix64 (Blackman and Vigna 2021). Same seed, same world, on every machine
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
