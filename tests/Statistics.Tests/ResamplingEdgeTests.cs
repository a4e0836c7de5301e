using System.Numerics;
using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Statistics.Tests;

/// <summary>Ends of resampling: ties up to rounding, few people, no replicate below the estimate; moments rounded once.</summary>
public sealed class ResamplingEdgeTests
{
    /// <summary>Whole numbers have no rounding, so their ties are true ties. The same draws of the same people must count the
    /// same.</summary>
    [Fact]
    public void What_is_the_estimate_up_to_rounding_is_the_estimate()
    {
        int[] whole = [1, 2, 3, 4, 6, 7, 9];
        var exact = Bootstrap.Means([[.. whole.Select(value => -(double)(10_000 + value))]], 3, 999)[0];
        var rounded = Bootstrap.Means([[.. whole.Select(value => -(1000 + value / 10.0))]], 3, 999)[0];
        var noisy = BootstrapTests.Draws(3, 999, [[0, 1, 2, 3, 4, 5, 6]]).Count(chosen => chosen.Sum(at => whole[at]) == whole.Sum());
        Assert.True(noisy > 10);
        Assert.Equal(exact.Z0.Value, rounded.Z0.Value);
    }

    [Fact]
    public void Two_people_are_enough_for_an_interval_and_nobody_is_asked_where_there_is_no_one()
    {
        Assert.Equal(2, Bootstrap.Given([1, 3], [[0, 0], [0, 1], [1, 1]], values => values.Average()).N);
        Assert.True(Bootstrap.Given([1, 3], [[0, 0], [0, 1], [1, 1]], values => values.Average()).Percentile.Exists);
        Assert.Equal(Absence.TooFew, Bootstrap.Given([5], [[0], [0]], values => values[0]).Because);
        Assert.Equal(Absence.TooFew, Bootstrap.Given([], [], values => values[0]).Because);
    }

    [Fact]
    public void Strata_are_drawn_from_in_the_order_of_their_numbers()
    {
        double[] values = [3, 9, 1, 4, 8, 2, 7];
        int[] strata = [2, 0, 1, 0, 2, 1, 0];
        var draws = BootstrapTests.Draws(9, 200, [[1, 3, 6], [2, 5], [0, 4]]);
        var drawn = Bootstrap.Of(values.Length, rows => rows.Average(row => values[row]), 9, 200, strata);
        Assert.Equal(draws.Select(rows => rows.Average(row => values[row])).Average(), drawn.Estimate + drawn.Bias.Value, 12);
    }

    [Fact]
    public void Without_a_correction_the_percentile_interval_is_the_best_there_is()
    {
        // No replicate lies below the estimate.
        var one = BootstrapIntervals.Of(1, [1, 2, 3, 4], [1, 2, 3]);
        Assert.False(one.Bca.Exists);
        Assert.Equal(one.Percentile, one.Best);
        Assert.Equal((false, Absence.ZeroVariance), (one.BcaType7.Exists, one.BcaType7.Because));
        var other = BootstrapIntervals.Of(2.5, [1, 2, 3, 4, 2.2, 3.1, 2.7, 1.9, 2.8], [2, 2.4, 3.5], 0.5);
        Assert.NotEqual(other.Percentile, other.Bca);
        Assert.Equal(other.Bca, other.Best);
    }

    /// <summary>Against fractions of whole numbers of any size.</summary>
    [Fact]
    public void Mean_and_variance_are_the_nearest_numbers_to_what_they_are()
    {
        var chance = new Resample(4, 1);
        for (var set = 0; set < 300; set++)
        {
            var values = new double[3 + set % 8];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Math.ScaleB(chance.Uniform() - 0.5, chance.Below(24)) + (set % 3 == 0 ? 1e6 : 0);
            }

            var whole = values.Select(value => new BigInteger(Math.ScaleB(value, 80))).ToList();
            var (sum, squares, n) = (whole.Aggregate(BigInteger.Zero, (a, b) => a + b),
                whole.Aggregate(BigInteger.Zero, (a, b) => a + b * b), values.Length);
            Assert.Equal(Nearest(sum, n, 80), ExactMoments.Mean(values));
            Assert.Equal(Nearest(n * squares - sum * sum, (BigInteger)n * (n - 1), 160), ExactMoments.Variance(values));
        }
    }

    /// <summary>The double nearest to a fraction over a power of two.</summary>
    private static double Nearest(BigInteger top, BigInteger bottom, int power)
    {
        if (top.IsZero) return 0;
        var sign = top.Sign;
        top = BigInteger.Abs(top);
        var shift = 56 - (int)(top.GetBitLength() - bottom.GetBitLength());
        var (quotient, rest) = shift >= 0 ? (BigInteger.DivRem(top << shift, bottom, out var left), left)
            : (BigInteger.DivRem(top, bottom << -shift, out var over), over);
        // 56 or 57 bits and what is left of them; the last bit says that there is more.
        var bits = (ulong)quotient | (rest.IsZero ? 0UL : 1UL);
        var surplus = 64 - BitOperations.LeadingZeroCount(bits) - 53;
        var (kept, half, low) = (bits >> surplus, 1UL << (surplus - 1), bits & ((1UL << surplus) - 1));
        if (low > half || (low == half && (kept & 1) == 1)) kept++;
        return sign * Math.ScaleB(kept, surplus - shift - power);
    }
}
