namespace Wegmarke.Statistics.Resampling;

/// <summary>Chance that depends on a seed and a number only, so that any thread may draw any resample and the bits stay the same.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014) started at a mixture of seed and stream; bounded without bias (Lemire 2019).</remarks>
public struct Resample
{
    private ulong state;

    public Resample(long seed, long stream)
    {
        state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)stream * 0xD1342543DE82EF95UL);
        state = Next() ^ unchecked((ulong)stream);
    }

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A whole number from 0 to below the bound.</summary>
    public int Below(int bound)
    {
        var product = (ulong)(uint)Next() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = (uint)(-bound) % (uint)bound;
            while ((uint)product < threshold) product = (ulong)(uint)Next() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>A number strictly between 0 and 1.</summary>
    public double Uniform() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A standard normal number (Box and Muller 1958).</summary>
    public double Gaussian() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>One resample of people within strata: each drawn from its own stratum, which keeps its size.</summary>
    public void Fill(Span<int> chosen, int[][] strata)
    {
        var at = 0;
        foreach (var stratum in strata)
        {
            for (var i = 0; i < stratum.Length; i++) chosen[at++] = stratum[Below(stratum.Length)];
        }
    }
}
