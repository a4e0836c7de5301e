using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Moments of complete rows to the last digit, and the likeliest ones of incomplete rows against closed forms, however slow the
/// way there.</summary>
public sealed class MomentsTests
{
    [Fact]
    public void Moments_do_not_lose_digits_where_the_first_row_lies_far_out()
    {
        // Whole numbers all the way: 12ab/4.
        const double A = 4194301, B = 8388593;
        var moments = ObservedMoments.Listwise([[3 * A, -A, -A, -A], [3 * B, -B, -B, -B]]).Patterns[0];
        Assert.Equal([0, 0], moments.Means);
        Assert.Equal([3 * A * A, 3 * A * B, 3 * A * B, 3 * B * B], moments.Covariances);
        var shifted = ObservedMoments.Listwise([[(3 * A) + 7, 7 - A, 7 - A, 7 - A], [3 * B, -B, -B, -B]]).Patterns[0];
        Assert.Equal([7, 0], shifted.Means);
        Assert.Equal(moments.Covariances, shifted.Covariances);
    }

    /// <summary>So far from nothing that a mean cannot be written to better than a fiftieth.</summary>
    [Theory]
    [InlineData(301)]
    [InlineData(128)]
    [InlineData(129)]
    public void What_rounding_leaves_in_the_means_is_taken_out_again(int rows)
    {
        const double Far = 1e14;
        double[] x = [.. Enumerable.Range(0, rows).Select(row => (double)(row * row % 7))];
        double[] y = [.. Enumerable.Range(0, rows).Select(row => (double)(row % 5))];
        var near = ObservedMoments.Listwise([x, y]).Patterns[0];
        var far = ObservedMoments.Listwise([[.. x.Select(value => value + Far)], [.. y.Select(value => value - Far)]]).Patterns[0];
        for (var at = 0; at < 4; at++) Same(near.Covariances[at], far.Covariances[at], 1e-10);
        Assert.InRange(far.Means[0] - Far - near.Means[0], -0.016, 0.016);
        Assert.InRange(far.Means[1] + Far - near.Means[1], -0.016, 0.016);
        Same(x.Average(), near.Means[0], 1e-14);
        Same(x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Average(), near.Covariances[1], 1e-12);
        Assert.Equal(near.Covariances[1], near.Covariances[2]);
    }

    [Fact]
    public void A_matrix_of_covariances_is_turned_to_the_divisor_n()
    {
        var moments = ObservedMoments.Of(new CovarianceMatrix(5, [1, 2], new[,] { { 10, 5 }, { 5, 20.0 } }));
        Assert.Equal((5, 2, 0, true), (moments.N, moments.Size, moments.LeftOut, moments.Complete));
        Assert.Equal([8, 4, 4, 16], moments.Patterns[0].Covariances);
        Assert.Equal([1, 2], moments.Patterns[0].Means);
        Assert.Equal([0, 1], moments.Patterns[0].Items);
    }

    [Fact]
    public void Rows_are_gathered_by_what_they_answered()
    {
        const double No = double.NaN;
        double[][] columns = [[1, No, 3, No, 2, No, 7], [4, 5, No, No, 6, 7, 8], [No, 1, 2, No, No, 3, 4]];
        var every = ObservedMoments.EveryRow(columns);
        Assert.Equal(["0,1,2", "0,1", "0,2", "1,2"], every.Patterns.Select(pattern => string.Join(',', pattern.Items)));
        Assert.Equal([1, 2, 1, 2], every.Patterns.Select(pattern => pattern.N));
        Assert.Equal((6, 1, false), (every.N, every.LeftOut, every.Complete));
        Assert.Equal([1.5, 5], every.Patterns[1].Means);
        Assert.Equal([0.25, 0.5, 0.5, 1], every.Patterns[1].Covariances);
        var some = ObservedMoments.EveryRow(columns, row => row is 3 or 6);
        Assert.Equal((1, 1, true), (some.N, some.LeftOut, some.Complete));
        var only = ObservedMoments.EveryRow(columns, row => row == 0);
        Assert.Equal((1, 0, false), (only.N, only.LeftOut, only.Complete));
        var none = ObservedMoments.Listwise(columns, row => row < 4);
        Assert.Equal((0, 4, false, 0), (none.N, none.LeftOut, none.Complete, none.Patterns.Count));
    }

    /// <summary>Where answers are missing one after the other, the likeliest moments are regressions on those that go on (Anderson
    /// 1957).</summary>
    /// <param name="complete">Rows that answered both; the fewer, the slower the plain way.</param>
    /// <param name="unit">Of the first item.</param>
    [Theory]
    [InlineData(500, 1)]
    [InlineData(50, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 1)]
    [InlineData(50, 1e-9)]
    [InlineData(50, 1e9)]
    [InlineData(5, 1e-4)]
    [InlineData(5, 1e4)]
    public void Of_those_who_left_the_others_tell(int complete, double unit)
    {
        double[] mean = [2 * unit, 5], s = [1.5 * unit * unit, 0.6 * unit, 0.6 * unit, 2];
        var moments = new ObservedMoments(2, 0, [new(1000 - complete, [0], [3 * unit], [2.5 * unit * unit]),
            new(complete, [0, 1], mean, s)]);
        var (found, value, converged) = SaturatedMoments.Of(moments);
        Assert.True(converged);
        var share = complete / 1000.0;
        var first = ((1 - share) * 3 * unit) + (share * 2 * unit);
        var variance = ((1 - share) * ((2.5 * unit * unit) + Math.Pow((3 * unit) - first, 2)))
            + (share * (s[0] + Math.Pow(mean[0] - first, 2)));
        var slope = s[1] / s[0];
        double[] means = [first, 5 + (slope * (first - mean[0]))];
        double[] covariances = [variance, slope * variance, slope * variance, s[3] - (slope * s[1]) + (slope * slope * variance)];
        double[] scale = [unit, 1];
        for (var i = 0; i < 2; i++)
        {
            Same(means[i] / scale[i], found.Means[i] / scale[i], 1e-7);
            for (var j = 0; j < 2; j++)
                Same(covariances[(2 * i) + j] / scale[i] / scale[j], found.Covariances[(2 * i) + j] / scale[i] / scale[j], 1e-7);
        }

        Assert.Equal(1000, found.N);
        Assert.Equal([0, 1], found.Items);
        Same(SaturatedMoments.Value(moments, means, covariances), value, 1e-10);
    }

    [Fact]
    public void Two_parts_that_few_connect_are_joined_by_those_few()
    {
        // Each half answered one item, three of two thousand both: the plain way takes thousands of steps.
        var moments = new ObservedMoments(2, 0, [new(1000, [0], [0], [1]), new(1000, [1], [0], [1]),
            new(3, [0, 1], [0.5, -0.5], [1.2, 0.7, 0.7, 0.9])]);
        var (found, value, converged) = SaturatedMoments.Of(moments);
        Assert.True(converged);
        // No small change of any of the five numbers is likelier.
        double At(int which, double by)
        {
            double[] means = [.. found.Means], c = [.. found.Covariances];
            if (which < 2) means[which] += by;
            else if (which == 2) c[0] += by;
            else if (which == 3) c[3] += by;
            else (c[1], c[2]) = (c[1] + by, c[2] + by);
            return SaturatedMoments.Value(moments, means, c);
        }

        for (var which = 0; which < 5; which++)
        {
            Assert.True(At(which, 1e-3) > value && At(which, -1e-3) > value);
            Same(0, (At(which, 1e-6) - At(which, -1e-6)) / 2e-6, 1e-5);
        }
    }

    [Fact]
    public void Complete_rows_are_their_own_moments()
    {
        MomentPattern pattern = new(7, [0, 1], [1, 2], [2, 0.5, 0.5, 1]);
        var (found, value, converged) = SaturatedMoments.Of(new(2, 0, [pattern]));
        Assert.Same(pattern, found);
        Assert.True(converged);
        Same(7 * (Math.Log(1.75) + 2) / 2, value);
    }

    [Fact]
    public void What_does_not_vary_or_was_never_seen_together_has_no_moments()
    {
        // The second item does not vary; the first was not always answered.
        var (_, value, converged) = SaturatedMoments.Of(new(2, 0, [new(5, [0, 1], [0, 3], [1, 0, 0, 0]), new(4, [1], [3], [0])]));
        Assert.Equal((double.PositiveInfinity, false), (value, converged));
        // Together the two are one line: each step takes a part of what is left of the second beside the first.
        var line = SaturatedMoments.Of(new(2, 0, [new(5, [0, 1], [0, 0], [1, 1, 1, 1]), new(4, [0], [1], [2])]));
        Assert.True(!line.Converged || double.IsInfinity(line.Value));
        Assert.Equal(double.PositiveInfinity, SaturatedMoments.Value(new(1, 0, [new(5, [0], [0], [1])]), [0], [0]));
        // Items without a value of their own do not divide by nothing.
        var never = SaturatedMoments.Of(new(2, 0, [new(5, [0], [1], [1])]));
        Assert.Equal(1, never.Moments.Means[0], 1e-9);
        Assert.False(double.IsNaN(never.Moments.Means[1]));
    }

    [Fact]
    public void The_likeliest_moments_do_not_depend_on_the_order_of_items()
    {
        var chance = new NormalStream(3, 3);
        double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => new double[80])];
        for (var row = 0; row < 80; row++)
        {
            var trait = chance.Next();
            for (var i = 0; i < 4; i++)
            {
                columns[i][row] = i + (trait * (1 + i)) + ((2 + i) * chance.Next());
                if (chance.Uniform() < 0.3) columns[i][row] = double.NaN;
            }
        }

        var (plain, value, _) = SaturatedMoments.Of(ObservedMoments.EveryRow(columns));
        var (turned, again, _) = SaturatedMoments.Of(ObservedMoments.EveryRow([columns[2], columns[0], columns[3], columns[1]]));
        int[] order = [2, 0, 3, 1];
        Same(value, again, 1e-11);
        for (var i = 0; i < 4; i++)
        {
            Same(plain.Means[order[i]], turned.Means[i], 1e-8);
            for (var j = 0; j < 4; j++) Same(plain.Covariances[(order[i] * 4) + order[j]], turned.Covariances[(i * 4) + j], 1e-8);
        }
    }
}
