using Wegmarke.Statistics.Agreement;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Agreement and differences between groups, value by value from their formulas, and where they begin and end.</summary>
public sealed class AgreementEdgeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(23)]
    public void Groups_of_any_number_of_rows_are_as_plain_sums_say(int rows)
    {
        double[] values = [.. Enumerable.Range(0, rows).Select(row => row == 2 ? double.NaN : 1e6 + (row * 7 % 11))];
        int[] groups = [.. Enumerable.Range(0, rows).Select(row => row % 5 == 4 ? -1 : rows - 1 - row)];
        // Every number is one group, the last of them the largest; two rows of each then.
        foreach (var divisor in new[] { 1, 2, 3 })
        {
            int[] by = [.. groups.Select(group => group < 0 ? -1 : group / divisor)];
            var expected = Enumerable.Range(0, rows).Where(row => by[row] >= 0 && !double.IsNaN(values[row]))
                .GroupBy(row => by[row], row => values[row]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToList();
            var found = OneWay.Of(values, by);
            Assert.Equal(expected.Select(group => group.Length), found.Sizes);
            for (var g = 0; g < expected.Count; g++) Same(expected[g].Average(), found.Means[g]);
            Same(expected.Sum(group => group.Sum(value => Math.Pow(value - group.Average(), 2))), found.SquaresWithin);
            if (expected.Count == 0) continue;
            var grand = expected.SelectMany(group => group).Average();
            Same(grand, found.GrandMean);
            Same(expected.Sum(group => group.Length * Math.Pow(group.Average() - grand, 2)), found.SquaresBetween, 1e-7);
        }
    }

    [Fact]
    public void Groups_of_a_part_are_taken_out_only_where_they_stand()
    {
        var whole = new OneWay([3, 4, 5, 2], [1, 2, 3, 4], 20);
        var part = new OneWay([4, 5], [2, 3], 7);
        var rest = whole.Without(part, 1);
        Assert.Equal([3, 2], rest.Sizes);
        Assert.Equal([1, 4], rest.Means);
        Assert.Equal(13, rest.SquaresWithin);
        Assert.Equal([3, 4], whole.Without(new([5, 2], [3, 4], 1), 2).Sizes);
        Assert.Equal([4, 5], whole.Without(new([3], [1], 1), 0).Without(new([2], [4], 1), 2).Sizes);
        var both = part.With(new([1], [9], 2));
        Assert.Equal([4, 5, 1], both.Sizes);
        Assert.Equal(9, both.SquaresWithin);
        Assert.Equal([2, 3, 9], both.Means);
        foreach (var (other, from) in new[] { (part, 0), (part, 2), (part, 3), (part, -1), (part with { Means = [2, 4] }, 1),
            (part with { Sizes = [4, 6] }, 1) })
        {
            Assert.Contains("does not stand", Assert.Throws<ArgumentException>(() => whole.Without(other, from)).Message,
                StringComparison.Ordinal);
        }

        Assert.Contains("differ in number", Assert.Throws<ArgumentException>(() => OneWay.Of([1.0, 2], [0])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Agreement_against_the_own_mean_ends_where_the_mean_is_too_near_the_end()
    {
        // M = 3, H = 6, L = 1, s² = 2/3: 1 − 2s²/[(21 − 9 − 6)·4/3].
        Same(5.0 / 6, BrownHauenstein.Of([[2, 3, 3, 4]], 1, 6).Awg);
        // Exactly (L(n − 1) + H)/n = 2.25 is the last mean that is interpreted, on either side.
        Same(-1, BrownHauenstein.Of([[1, 1, 1, 6]], 1, 6).Awg);
        Same(-1, BrownHauenstein.Of([[6, 6, 6, 1]], 1, 6).Awg);
        Assert.Equal((Absence.OutOfRange, 1), (BrownHauenstein.Of([[6, 6, 6, 5]], 1, 6).Awg.Because,
            BrownHauenstein.Of([[6, 6, 6, 5]], 1, 6).ItemsBeyondLimits));
        var mixed = BrownHauenstein.Of([[6, 6, 6, 5], [2, 3, 3, 4], [6, 6, 6, 6]], 1, 6);
        Same(((5.0 / 6) + 1) / 2, mixed.Awg);
        Assert.Equal((4, 1), (mixed.N, mixed.ItemsBeyondLimits));
        Same(-1, BrownHauenstein.Of([[1, 6]], 1, 6).Awg);
        Assert.Equal(Absence.TooFew, BrownHauenstein.Of([[3]], 1, 6).Awg.Because);
        Assert.Equal((0, Absence.TooFew), (BrownHauenstein.Of([], 1, 6).N, BrownHauenstein.Of([], 1, 6).Awg.Because));
        Assert.Equal(Absence.OutOfRange, BrownHauenstein.Of([[3, 0.9]], 1, 6).Awg.Because);
        Assert.Equal(Absence.OutOfRange, BrownHauenstein.Of([[3, 4], [3, 6.1]], 1, 6).Awg.Because);
        Assert.Equal(Absence.OutOfRange, BrownHauenstein.Of([[3, double.NaN]], 1, 6).Awg.Because);
    }

    [Fact]
    public void Analysis_of_variance_is_as_its_formulas_say()
    {
        double[] values = [1, 2, 3, 4, 6, 5, 5, 6, 7];
        var found = IntraclassCorrelation.Of(OneWay.Of(values, [0, 0, 0, 1, 1, 2, 2, 2, 2]));
        double grand = 39.0 / 9, between = (3 * Math.Pow(2 - grand, 2)) + (2 * Math.Pow(5 - grand, 2)) + (4 * Math.Pow(5.75 - grand, 2));
        double within = 2 + 2 + 2.75, msb = between / 2, msw = within / 6, n0 = (9 - ((9 + 4 + 16) / 9.0)) / 2;
        Same(n0, found.N0);
        Same(3, found.MeanSize);
        Same(3 / ((1 / 3.0) + (1 / 2.0) + (1 / 4.0)), found.HarmonicMeanSize);
        Same(msb, found.Msb);
        Same(msw, found.Msw);
        Same(msb / msw, found.F);
        Assert.Equal((2, 6), (found.Df1, found.Df2));
        Same((msb - msw) / (msb + ((n0 - 1) * msw)), found.Icc1);
        Same((msb - msw) / (msb + (2 * msw)), found.Icc1MeanSize);
        Same((msb - msw) / msb, found.Icc2);
        Same((msb - msw) / n0, found.Tau2);
        Same(between / (between + within), found.Eta2);
        Same((between - (2 * msw)) / (between + within + msw), found.Omega2);
        Same((between - (2 * msw)) / (between + within), found.Epsilon2);
        Assert.Null(found.Because);
        // The limits turn the test round: where ICC(1) is the lower limit, F lies at its .975 quantile.
        double Ratio(double limit) => (1 + ((n0 - 1) * limit)) / (1 - limit);
        Same(found.F.Value / Ratio(found.Icc1Interval.Low),
            Distributions.FDistribution.Quantile(0.975, 2, 6), 1e-8);
        Same(Ratio(found.Icc1Interval.High) / found.F.Value, Distributions.FDistribution.Quantile(0.975, 6, 2), 1e-8);
        Same(1 - (1 / Ratio(found.Icc1Interval.Low)), found.Icc2Interval.Low, 1e-8);
        Same(1 - (1 / Ratio(found.Icc1Interval.High)), found.Icc2Interval.High, 1e-8);
    }

    [Fact]
    public void Differences_between_groups_alone_and_none_at_all_are_named()
    {
        var alone = IntraclassCorrelation.Of(new([2, 2, 2], [1, 2, 4], 0));
        Assert.Equal(Absence.ZeroVariance, alone.F.Because);
        Assert.Equal((0, 1, 1), (alone.P.Value, alone.Icc1.Value, alone.Icc2.Value));
        Assert.Equal((1, 1), (alone.Icc1Interval.Low, alone.Icc1Interval.High));
        Assert.Null(alone.Reml);
        Assert.Null(alone.Ml);
        var none = IntraclassCorrelation.Of(new([2, 2, 2], [3, 3, 3], 6));
        Assert.Equal((0, 1), (none.F.Value, none.P.Value));
        Assert.Equal(Absence.NoBetweenVariance, none.Because);
        Assert.Equal(Absence.NoBetweenVariance, none.Icc2.Because);
        Assert.Equal(Absence.NoBetweenVariance, none.Icc2Interval.Because);
        Same(-1, none.Icc1);
        Assert.Equal((0, 2), (none.Reml!.Tau2, none.Ml!.Tau2 + 2));
        Assert.Equal(Absence.TooFew, IntraclassCorrelation.Of(new([4], [3], 6)).Because);
        Assert.Equal(Absence.TooFew, IntraclassCorrelation.Of(new([1, 1], [3, 4], 0)).Because);
        Assert.Null(IntraclassCorrelation.Of(new([1, 2], [3, 4], 1)).Because);
        var nobody = IntraclassCorrelation.Of(new([], [], 0));
        Assert.Equal((0, 0, Absence.TooFew), (nobody.N, nobody.Groups, nobody.Because));
        Assert.Equal((-1, 0), (nobody.Df1, nobody.Df2));
        Assert.Equal(Absence.OutOfRange, IntraclassCorrelation.Of(new([2, 2], [3, 4], double.PositiveInfinity)).Because);
        Assert.Equal(Absence.ZeroVariance, IntraclassCorrelation.Of(new([2, 2], [3, 3], 0)).Because);
    }

    /// <summary>With equal groups both maxima are known in closed form (Searle, Casella and McCulloch 1992, ch. 4).</summary>
    [Theory]
    [InlineData(2, 4)]
    [InlineData(5, 3)]
    [InlineData(9, 2)]
    public void Variance_components_of_equal_groups_are_those_of_the_closed_form(int groups, int size)
    {
        double[] means = [.. Enumerable.Range(0, groups).Select(g => 10 + (g * 5 % 7))];
        var data = new OneWay([.. means.Select(_ => size)], means, groups * (size - 1) * 1.5);
        double msw = 1.5, msb = data.SquaresBetween / (groups - 1), ml = data.SquaresBetween / groups;
        var (restricted, plain) = (VarianceComponents.Reml(data)!, VarianceComponents.Ml(data)!);
        Same(msw, restricted.Sigma2, 1e-8);
        Same((msb - msw) / size, restricted.Tau2, 1e-8);
        Same(means.Average(), restricted.Mean);
        Same(Math.Sqrt(msb / (groups * size)), restricted.MeanSe, 1e-8);
        Same(restricted.Tau2 / (restricted.Tau2 + restricted.Sigma2), restricted.Icc, 1e-10);
        Same(msw, plain.Sigma2, 1e-8);
        Same((ml - msw) / size, plain.Tau2, 1e-8);
        // −2 log L = N log 2π + a(n − 1) log σ² + a log(σ² + nτ²) + SSW/σ² + SSB/(σ² + nτ²).
        double n = groups * size, both = ml;
        Same(-0.5 * ((n * Math.Log(2 * Math.PI)) + ((n - groups) * Math.Log(msw)) + (groups * Math.Log(both)) + n), plain.LogLikelihood,
            1e-9);
        Same(-0.5 * (((n - 1) * Math.Log(2 * Math.PI)) + ((n - groups) * Math.Log(msw)) + ((groups - 1) * Math.Log(msb))
            + Math.Log(n) + n - 1), restricted.LogLikelihood, 1e-9);
    }

    [Fact]
    public void Nulls_are_shares_that_add_up_to_one()
    {
        Same(2, NullDistribution.Variance([0.2, 0.2, 0.2, 0.2, 0.2]));
        Same(0.25, NullDistribution.Variance([0.5, 0.5]));
        Same(0, NullDistribution.Variance([0, 1]));
        Assert.Equal(Absence.OutOfRange, NullDistribution.Variance([1]).Because);
        Assert.Equal(Absence.OutOfRange, NullDistribution.Variance([]).Because);
        Assert.Equal(Absence.OutOfRange, NullDistribution.Variance([1.2, -0.2]).Because);
        Assert.Equal(Absence.OutOfRange, NullDistribution.Variance([0.5, double.NaN]).Because);
        Assert.Equal(Absence.OutOfRange, NullDistribution.Variance([0.5, 0.4]).Because);
        Assert.Equal(Absence.OutOfRange, NullDistribution.Variance([0.5, 0.6]).Because);
    }

    /// <summary>Four people in two groups of two: three ways to deal them, each as likely.</summary>
    [Fact]
    public void Chance_groups_are_dealt_from_all_people_alike()
    {
        var found = PseudoGroups.Of([[1, 2, 4, 8]], [0, 0, 1, 1], 7, 6000);
        Assert.Equal([0.5, 2], found.Observed.Select(one => one.Value));
        // Half the distances of pairs: .5, 1.5, 3.5, 1, 3, 2.
        Same(11.5 / 6, found.Expected[0], 0.05);
        Same(11.5 / 6, found.Expected[1], 0.05);
        Same(0.5, found.Limit[0]);
        Same(1.0 / 6, found.P[0], 0.02);
        Same(4.0 / 6, found.P[1], 0.02);
        Assert.Equal(6000, found.Rounds);
        // Two items count as their mean; whoever is alone is named, and the others are dealt with him.
        var two = PseudoGroups.Of([[1, 2, 4], [1, 4, 8]], [0, 0, 1], 7, 50);
        Same((0.5 + 1.5) / 2, two.Observed[0]);
        Assert.Equal(Absence.TooFew, two.Observed[1].Because);
        Assert.Equal(Absence.TooFew, two.P[1].Because);
        Assert.True(two.P[0].Value is > 1.0 / 51 and < 1);
        Assert.Empty(PseudoGroups.Of([[]], [], 1).Observed);
        var beyond = PseudoGroups.Of([[1, double.PositiveInfinity, 2]], [0, 0, 2], 7);
        Assert.Equal((3, 0), (beyond.P.Length, beyond.Rounds));
        Assert.Equal(Absence.OutOfRange, beyond.Limit[2].Because);
        // One round in which all are alike: (1 + 1)/(1 + 1).
        Same(1, PseudoGroups.Of([[3, 3]], [0, 0], 7, 1).P[0]);
    }

    [Fact]
    public void Agreement_of_one_group_is_as_its_formulas_say()
    {
        double[] one = [1, 2, 4, 5, 5], other = [3, 3, 3, 4, 6];
        var found = WithinGroupAgreement.Of([one, other], 6);
        double v1 = 3.3, v2 = 1.7, variance = 2.5, expected = 35.0 / 12, ratio = variance / expected;
        Same(2 * (1 - ratio) / ((2 * (1 - ratio)) + ratio), found.Rwg);
        Same(1 - ratio, found.RwgStar);
        Same((Math.Sqrt(v1) + Math.Sqrt(v2)) / 2, found.SdMean);
        Same((((2.4 + 1.4 + 0.6 + 1.6 + 1.6) / 5) + ((0.8 + 0.8 + 0.8 + 0.2 + 2.2) / 5)) / 2, found.AdMean);
        Same((((3 + 2 + 0 + 1 + 1) / 5.0) + ((0 + 0 + 0 + 1 + 3) / 5.0)) / 2, found.AdMedian);
        Assert.Equal(5, found.N);
        // More spread than the null: no agreement, and the other measure says by how much.
        var apart = WithinGroupAgreement.Of([[1, 6, 1, 6]], 6);
        Assert.Equal(0, apart.Rwg.Value);
        Same(1 - (25.0 / 3 / expected), apart.RwgStar);
        Same(1 - (variance / 2), WithinGroupAgreement.Of([one, other], 6, 2).RwgStar);
        Assert.Equal((0, Absence.TooFew), (WithinGroupAgreement.Of([], 6).N, WithinGroupAgreement.Of([], 6).Rwg.Because));
        Assert.Equal(Absence.TooFew, WithinGroupAgreement.Of([[3]], 6).AdMedian.Because);
        Assert.Equal(Absence.OutOfRange, WithinGroupAgreement.Of([one, [3, 3, 3, 4, double.PositiveInfinity]], 6).Rwg.Because);
    }
}
