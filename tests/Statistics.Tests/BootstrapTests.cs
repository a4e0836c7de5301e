using System.Numerics;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Resampling;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Chance, draws and intervals of resampling: against the same computed elsewhere, and one way against another.</summary>
public sealed class BootstrapTests
{
    private static readonly double[] Values = [3, 5, 2, 6, 4, 4, 1, 5, 6, 3, 2, 7];

    /// <summary>Values of SplitMix64 and of bounded draws, computed in Python with whole numbers of any size.</summary>
    [Fact]
    public void Chance_is_what_its_definition_says_bit_by_bit()
    {
        var first = new Resample(0, 0);
        Assert.Equal([12035550249420947055UL, 12935080325729570654UL, 7141179953334974231UL], [first.Next(), first.Next(), first.Next()]);
        var other = new Resample(7, 3);
        Assert.Equal([7143746933467470733UL, 10519009902177139289UL, 17174499016038106410UL], [other.Next(), other.Next(), other.Next()]);
        var die = new Resample(7, 3);
        Assert.Equal([3, 0, 2, 3, 3, 0, 1, 4, 0, 1, 4, 5], Enumerable.Range(0, 12).Select(_ => die.Below(6)));
        // A bound this large throws many draws away, so that none is more likely than another.
        var wide = new Resample(7, 3);
        Assert.Equal([187997312, 505354389, 836769520, 3180123, 457522619, 1138008244, 26453136, 294880114],
            Enumerable.Range(0, 8).Select(_ => wide.Below(1_500_000_000)));
        var uniform = new Resample(7, 3);
        Assert.Equal([0.3872632972476046, 0.5702366694168495, 0.9310314572269336], [uniform.Uniform(), uniform.Uniform(),
            uniform.Uniform()]);
        var (bell, parts) = (new Resample(7, 3), new Resample(7, 3));
        Assert.Equal(Math.Sqrt(-2 * Math.Log(parts.Uniform())) * Math.Cos(2 * Math.PI * parts.Uniform()), bell.Gaussian(), 1e-15);
    }

    [Fact]
    public void Drawing_people_is_the_statistic_of_the_draws_that_seed_and_number_name()
    {
        var draws = Draws(5, 199, [[.. Enumerable.Range(0, Values.Length)]]);
        double Median(double[] values) => Quantile.Median([.. values.Order()]);
        var given = Bootstrap.Given(Values, draws, Median);
        var drawn = Bootstrap.Of(Values.Length, rows => Median([.. rows.Select(row => Values[row])]), 5, 199);
        Assert.Equal(given, drawn);
        Assert.Equal(Median(Values), drawn.Estimate);
        Assert.NotEqual(given.Se, Bootstrap.Of(Values.Length, rows => Median([.. rows.Select(row => Values[row])]), 6, 199).Se);
    }

    [Fact]
    public void Means_of_columns_are_means_of_the_same_draws()
    {
        double[] other = [.. Values.Select((value, at) => value * value - at)];
        var together = Bootstrap.Means([Values, other], 11, 499);
        foreach (var (column, found) in new[] { Values, other }.Zip(together))
        {
            var alone = Bootstrap.Of(column.Length, rows => ExactMoments.Mean([.. rows.Select(row => column[row])]), 11, 499);
            Same(alone.Estimate, found.Estimate);
            Same(alone.Bias.Value, found.Bias.Value);
            Same(alone.Se.Value, found.Se.Value);
            Same(alone.Z0.Value, found.Z0.Value);
            Same(alone.Acceleration.Value, found.Acceleration.Value);
            Same(alone.Bca.Low, found.Bca.Low);
            Same(alone.Bca.High, found.Bca.High);
        }

        Assert.Empty(Bootstrap.Means([], 1, 9));
    }

    [Fact]
    public void Strata_keep_their_size_in_every_draw_and_work_that_is_called_off_stops()
    {
        int[] strata = [1, 0, 1, 1, 0, 2];
        Bootstrap.Of(6, rows =>
        {
            if (rows.Length == 6) Assert.Equal([2, 3, 1], Enumerable.Range(0, 3).Select(stratum => rows.Count(row =>
                strata[row] == stratum)));
            return rows.Sum();
        }, 3, 50, strata);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Bootstrap.Of(6, rows => rows.Sum(), 3, 50, work: stop.Token));
    }

    [Fact]
    public void Intervals_name_what_they_cannot_say()
    {
        Assert.Equal(Absence.TooFew, BootstrapIntervals.Of(1, [1], [1, 2]).Because);
        Assert.Equal(Absence.TooFew, BootstrapIntervals.Of(1, [1, 2], [1]).Because);
        Assert.True(BootstrapIntervals.Of(1.5, [1, 2], [1, 2]).Percentile.Exists);
        Assert.Equal(Absence.OutOfRange, BootstrapIntervals.Of(double.NaN, [1, 2], [1, 2]).Because);
        Assert.Equal(Absence.OutOfRange, BootstrapIntervals.Of(1, [1, double.PositiveInfinity], [1, 2]).Because);
        Assert.Equal(Absence.ZeroVariance, BootstrapIntervals.Of(1, [2, 2, 2], [1, 2]).Because);
        // The estimate lies below or above all draws: no correction of the middle, so the percentile interval stands.
        foreach (var outside in new[] { 0.5, 9 })
        {
            var found = BootstrapIntervals.Of(outside, [1, 2, 3, 4], [1, 2, 4]);
            Assert.Equal(Absence.ZeroVariance, found.Z0.Because);
            Assert.False(found.Bca.Exists);
            Assert.Equal(found.Percentile, found.Best);
        }

        Assert.Equal(Absence.ZeroVariance, BootstrapIntervals.Of(2.5, [1, 2, 3, 4], [2, 2, 2]).Acceleration.Because);
        // L = (n − 1)(mean − value) = (8/3, 2/3, −10/3): Σ L³ / (6 (Σ L²)^1.5).
        var (squares, cubes) = ((64 + 4 + 100) / 9.0, (512 + 8 - 1000) / 27.0);
        Same(cubes / (6 * Math.Pow(squares, 1.5)), BootstrapIntervals.Of(2.5, [1, 2, 3, 4], [1, 2, 4]).Acceleration.Value);
        Assert.Equal(Absence.TooFew, Bootstrap.Given([4], [[0], [0]], values => values.Sum()).Because);
        Assert.Equal(Absence.TooFew, Bootstrap.Given([], [], values => values.Sum()).Because);
    }

    [Fact]
    public void A_quantile_between_two_draws_lies_on_the_scale_of_the_normal_distribution()
    {
        double[] sorted = [1, 2, 4, 8];
        Assert.Equal(1, BootstrapIntervals.Between(sorted, 0.1));
        Assert.Equal(8, BootstrapIntervals.Between(sorted, 0.9));
        Assert.Equal(2, BootstrapIntervals.Between(sorted, 0.4));
        Assert.Equal(2, BootstrapIntervals.Between([1, 2, 2, 8], 0.5));
        // Half way between the second and the third of four: both lie equally far from the middle.
        Same(3, BootstrapIntervals.Between(sorted, 0.5));
    }

    /// <summary>Sums of fractions of whole numbers, rounded once.</summary>
    [Theory]
    [InlineData(1e16, 1, -1e16, 1)]
    [InlineData(0.1, 0.2, 0.3, 0.7)]
    [InlineData(1e15, 1e-3, 3, -7)]
    public void Mean_and_variance_are_rounded_once(double a, double b, double c, double d)
    {
        double[] values = [a, b, c, d];
        // Every finite number of this kind is a whole multiple of 2⁻¹⁰⁰.
        BigInteger Whole(double value) => new BigInteger(Math.ScaleB(value, 60)) * BigInteger.Pow(2, 40)
            + new BigInteger(Math.ScaleB(value - (double)new BigInteger(Math.ScaleB(value, 60)) / Math.ScaleB(1, 60), 100));
        var sum = values.Aggregate(BigInteger.Zero, (total, value) => total + Whole(value));
        var mean = ExactMoments.Mean(values);
        BigInteger Miss(double value) => BigInteger.Abs((4 * Whole(value)) - sum);
        Assert.True(Miss(mean) <= Miss(Math.BitIncrement(mean)) && Miss(mean) <= Miss(Math.BitDecrement(mean)));
        double[] turned = [d, b, a, c];
        Assert.Equal(ExactMoments.Mean(values), ExactMoments.Mean(turned));
        Assert.Equal(ExactMoments.Variance(values), ExactMoments.Variance(turned));
        var squares = values.Aggregate(BigInteger.Zero, (total, value) => total + BigInteger.Pow((4 * Whole(value)) - sum, 2));
        var variance = Math.Exp(BigInteger.Log(squares) - Math.Log(48) - (200 * Math.Log(2)));
        Assert.Equal(variance, ExactMoments.Variance(values), variance * 1e-10);
    }

    /// <summary>The draws that a seed and their numbers name.</summary>
    internal static IReadOnlyList<int[]> Draws(long seed, int draws, int[][] members) => [.. Enumerable.Range(0, draws).Select(number =>
    {
        var chosen = new int[members.Sum(stratum => stratum.Length)];
        new Resample(seed, number).Fill(chosen, members);
        return chosen;
    })];
}
