using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Resampling;

/// <summary>Intervals from the values of a statistic in resamples.</summary>
/// <remarks>Percentile, basic, normal (Davison and Hinkley 1997) and BCa: z0 = Φ⁻¹(#{t*&lt;t}/R), a = ΣL³/(6(ΣL²)^1.5) with
/// L = (n−1)(mean t₍₋ᵢ₎ − t₍₋ᵢ₎), levels Φ(z0+(z0+z)/(1−a(z0+z))) (Efron 1987; DiCiccio and Efron 1996). Quantiles at (R+1)α,
/// interpolated on
/// the normal quantile scale. All resamples equal: no interval. z0 infinite: no BCa, take the percentile interval. Fewer than eight
/// people: take t.</remarks>
public sealed record BootstrapIntervals(
    int N, int Resamples, double Estimate, Finding Bias, Finding Se, Finding Z0, Finding Acceleration, Interval AdjustedLevels,
    Interval Percentile, Interval Basic, Interval Normal, Interval Bca, Interval PercentileType7, Interval BcaType7, Absence? Because)
{
    /// <summary>BCa where it exists, else percentile.</summary>
    public Interval Best => Bca.Exists ? Bca : Percentile;

    /// <param name="estimate">The statistic of all people.</param>
    /// <param name="replicates">The statistic of each resample.</param>
    /// <param name="jackknife">The statistic without the first, the second … person (or unit that was resampled).</param>
    /// <param name="level">Confidence level.</param>
    public static BootstrapIntervals Of(double estimate, double[] replicates, double[] jackknife, double level = 0.95)
    {
        int n = jackknife.Length, r = replicates.Length;
        if (r < 2 || n < 2) return None(n, r, estimate, Absence.TooFew);
        if (double.IsNaN(estimate) || replicates.Any(t => !double.IsFinite(t))) return None(n, r, estimate, Absence.OutOfRange);
        double[] sorted = [.. replicates];
        Array.Sort(sorted);
        if (sorted[0] == sorted[^1]) return None(n, r, estimate, Absence.ZeroVariance);
        double tail = (1 - level) / 2, bias = Moments.Mean(sorted) - estimate, se = Moments.StandardDeviation(sorted);
        var half = se * Distributions.Normal.Quantile(1 - tail);
        double low = Between(sorted, tail), high = Between(sorted, 1 - tail);
        var below = replicates.Count(t => t < estimate);
        Finding z0 = below == 0 || below == r ? Absence.ZeroVariance : Distributions.Normal.Quantile((double)below / r);
        var acceleration = AccelerationOf(jackknife);
        var adjusted = Adjust(z0, acceleration, tail, level);
        return new(n, r, estimate, bias, se, z0, acceleration, adjusted, new(low, high, level),
            new(2 * estimate - high, 2 * estimate - low, level), new(estimate - bias - half, estimate - bias + half, level),
            adjusted.Exists ? new(Between(sorted, adjusted.Low), Between(sorted, adjusted.High), level) : adjusted,
            new(Quantile.Type7(sorted, tail), Quantile.Type7(sorted, 1 - tail), level),
            adjusted.Exists ? new(Quantile.Type7(sorted, adjusted.Low), Quantile.Type7(sorted, adjusted.High), level) : adjusted, null);
    }

    /// <summary>Quantile at (R+1)p between order statistics, on the scale of normal quantiles (Davison and Hinkley 1997, 5.6).</summary>
    public static double Between(ReadOnlySpan<double> sorted, double p)
    {
        var r = sorted.Length;
        var rank = (r + 1) * p;
        var k = (int)Math.Truncate(rank);
        if (k <= 0) return sorted[0];
        if (k >= r) return sorted[r - 1];
        if (k == rank || sorted[k - 1] == sorted[k]) return sorted[k - 1];
        double lower = Distributions.Normal.Quantile(k / (r + 1.0)), upper = Distributions.Normal.Quantile((k + 1) / (r + 1.0));
        return sorted[k - 1] + (Distributions.Normal.Quantile(p) - lower) / (upper - lower) * (sorted[k] - sorted[k - 1]);
    }

    private static Finding AccelerationOf(double[] jackknife)
    {
        var mean = Moments.Mean(jackknife);
        double squares = 0, cubes = 0;
        foreach (var value in jackknife)
        {
            var influence = (jackknife.Length - 1) * (mean - value);
            squares += influence * influence;
            cubes += influence * influence * influence;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : Absence.ZeroVariance;
    }

    private static Interval Adjust(Finding z0, Finding acceleration, double tail, double level)
    {
        if (!z0.Exists || !acceleration.Exists) return z0.Because ?? acceleration.Because!;
        double At(double p)
        {
            var sum = z0.Value + Distributions.Normal.Quantile(p);
            return Distributions.Normal.Lower(z0.Value + sum / (1 - acceleration.Value * sum));
        }

        return new(At(tail), At(1 - tail), level);
    }

    private static BootstrapIntervals None(int n, int r, double estimate, Absence because) => new(
        n, r, estimate, because, because, because, because, because, because, because, because, because, because, because, because);
}
