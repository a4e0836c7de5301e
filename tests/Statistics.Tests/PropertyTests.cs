using CsCheck;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Reliability;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>What must hold for any data: shift, scale, order, merging, limits.</summary>
public sealed class PropertyTests
{
    private const double Close = 1e-9;

    /// <summary>Answers of 5 to 60 people to 2 to 8 items that have something in common; no item is constant.</summary>
    private static readonly Gen<double[][]> Columns = Gen.Select(Gen.Int[5, 60], Gen.Int[2, 8], Gen.Int[0, 100_000])
        .Select((rows, items, seed) => Simulated(rows, items, seed));

    private static readonly Gen<double[]> Sample = Gen.Double[-50, 50].Array[3, 40].Where(values => values.Max() - values.Min() > 0.5);

    [Fact]
    public void Alpha_does_not_change_when_all_items_are_shifted_and_stretched() =>
        Gen.Select(Columns, Gen.Double[-1000, 1000], Gen.Double[0.1, 50]).Sample((columns, shift, stretch) =>
        {
            var plain = AlphaOf(columns);
            var moved = AlphaOf([.. columns.Select(column => column.Select(x => shift + stretch * x).ToArray())]);
            Same(plain.Value.Value, moved.Value.Value, 1e-7);
            Same(plain.Standardized.Value, moved.Standardized.Value, 1e-7);
            Same(plain.ScaleSd.Value * stretch, moved.ScaleSd.Value, 1e-7);
        });

    [Fact]
    public void Alpha_does_not_depend_on_the_order_of_people_or_items() => Gen.Select(Columns, Gen.Int[0, 1000]).Sample((columns, seed) =>
    {
        var rows = Enumerable.Range(0, columns[0].Length).ToArray();
        new Random(seed).Shuffle(rows);
        var mixed = columns.Reverse().Select(column => rows.Select(row => column[row]).ToArray()).ToArray();
        Same(AlphaOf(columns).Value.Value, AlphaOf(mixed).Value.Value, Close);
        Same(AlphaOf(columns).IfDeleted[0].OrNull ?? 0, AlphaOf(mixed).IfDeleted[^1].OrNull ?? 0, Close);
    });

    [Fact]
    public void Alpha_of_copies_of_one_item_is_one() =>
        Sample.Sample(values => Same(1, AlphaOf([values, [.. values], [.. values]]).Value.Value, 1e-9));

    [Fact]
    public void Lambda2_is_at_least_alpha() =>
        Columns.Sample(columns => AlphaOf(columns) is var alpha && alpha.Lambda2.Value >= alpha.Value.Value - Close);

    [Fact]
    public void Moments_of_parts_add_up_to_the_moments_of_the_whole_and_can_be_taken_out_again() =>
        Gen.Select(Gen.Byte[0, 255].Array[1, 3000], Gen.Int[0, 3000]).Sample((codes, cut) =>
        {
            byte[][] columns = [codes, [.. codes.Reverse()]];
            cut %= codes.Length;
            var whole = ByteMoments.OfCompleteRows(columns);
            var left = ByteMoments.OfCompleteRows([.. columns.Select(column => column[..cut])]);
            var right = ByteMoments.OfCompleteRows([.. columns.Select(column => column[cut..])]);
            Equal(whole, left + right);
            Equal(left, whole - right);
        });

    [Fact]
    public void Moments_of_many_rows_are_exact_and_the_same_at_every_run()
    {
        var columns = Enumerable.Range(0, 12)
            .Select(item => Enumerable.Range(0, 50_000).Select(row => (byte)((row * 31 + item * 17) % 257)).ToArray()).ToArray();
        var complete = Enumerable.Range(0, 50_000).Where(row => columns.All(column => AnswerCode.IsValue(column[row]))).ToList();
        var moments = ByteMoments.OfCompleteRows(columns);
        Assert.Equal(complete.Count, moments.N);
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(complete.Sum(row => (long)columns[i][row]), moments.Sums[i]);
            for (var j = 0; j < 12; j++) Assert.Equal(complete.Sum(row => (long)columns[i][row] * columns[j][row]), moments.Products[i, j]);
        }

        for (var run = 0; run < 5; run++) Equal(moments, ByteMoments.OfCompleteRows(columns));
    }

    [Fact]
    public void Agreement_is_one_when_all_agree_and_falls_when_they_spread() => Gen.Int[2, 30].Sample(people =>
    {
        var same = WithinGroupAgreement.Of([Enumerable.Repeat(4.0, people).ToArray()], 6);
        var split = WithinGroupAgreement.Of([[.. Enumerable.Range(0, people).Select(at => at % 2 == 0 ? 3.0 : 5.0)]], 6);
        Assert.Equal(1, same.Rwg.Value);
        Assert.Equal(0, same.AdMean.Value);
        Assert.True(split.Rwg.Value < same.Rwg.Value && split.AdMean.Value > 0);
    });

    [Fact]
    public void Groups_may_be_called_anything() => Gen.Select(Gen.Double[1, 6].Array[8, 60], Gen.Int[0, 1000]).Sample((values, seed) =>
    {
        var groups = values.Select((_, row) => row % 4).ToArray();
        int[] names = [0, 1, 2, 3];
        new Random(seed).Shuffle(names);
        var plain = IntraclassCorrelation.Of(OneWay.Of(values, groups));
        var renamed = IntraclassCorrelation.Of(OneWay.Of(values, [.. groups.Select(group => names[group])]));
        Same(plain.Icc1.Value, renamed.Icc1.Value, 1e-9);
        Same(plain.Reml!.Tau2, renamed.Reml!.Tau2, 1e-7);
    });

    [Fact]
    public void A_census_has_no_sampling_error_and_a_larger_town_a_wider_interval() => Sample.Sample(values =>
    {
        var census = PopulationMean.Of(values, values.Length);
        Same(census.Interval.Low, census.Interval.High, Close);
        double Width(double people) => PopulationMean.Of(values, people).Interval is var interval ? interval.High - interval.Low : 0;
        Assert.True(Width(values.Length * 1.5) < Width(values.Length * 3.0));
        Same(PopulationMean.Of(values, double.PositiveInfinity).Interval.High,
            PopulationMean.Of(values, values.Length).IntervalInfinite.High, Close);
    });

    [Fact]
    public void Changing_sides_changes_the_sign_only() => Gen.Select(Sample, Sample).Sample((first, second) =>
    {
        var (there, back) = (TwoGroups.Of(first, second).Welch!, TwoGroups.Of(second, first).Welch!);
        Same(there.Difference, -back.Difference, Close);
        Same(there.P, back.P, 1e-9);
        Same(there.Interval.Low, -back.Interval.High, 1e-9);
    });

    [Fact]
    public void Corrected_p_values_are_never_smaller_and_keep_their_order() => Gen.Double[0, 1].Array[1, 40].Sample(p =>
    {
        Finding[] found = [.. p.Select(x => (Finding)x)];
        foreach (var corrected in new[] { MultipleTesting.Holm(found), MultipleTesting.BenjaminiHochberg(found) })
        {
            for (var i = 0; i < p.Length; i++)
            {
                Assert.True(corrected[i].Value >= p[i] - 1e-15 && corrected[i].Value <= 1);
                for (var j = 0; j < p.Length; j++) Assert.True(p[i] > p[j] || corrected[i].Value <= corrected[j].Value + 1e-15);
            }
        }
    });

    [Fact]
    public void A_large_offset_costs_no_digits()
    {
        var columns = Simulated(200, 6, 7);
        var moved = columns.Select(column => column.Select(x => x + 1e8).ToArray()).ToArray();
        Same(AlphaOf(columns).Value.Value, AlphaOf(moved).Value.Value, 1e-7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Few_answers_are_named_and_never_a_number_by_chance(int people)
    {
        var columns = Enumerable.Range(0, 3)
            .Select(item => Enumerable.Range(0, people).Select(row => (double)(row + item)).ToArray()).ToArray();
        var alpha = AlphaOf(columns);
        Assert.Equal(people == 2, alpha.Value.Exists);
        if (people < 2) Assert.NotNull(alpha.Value.Because);
        Assert.Equal(people >= 2, PopulationMean.Of(columns[0], 100).Sd.Exists);
        Assert.Equal(people >= 2, WithinGroupAgreement.Of(columns, 6).Rwg.Exists);
    }

    [Fact]
    public void Constant_items_all_missing_and_more_items_than_people_are_named()
    {
        Assert.Equal(Absence.ZeroVariance, AlphaOf([[3, 3, 3], [1, 2, 3]]).Value.Because);
        Assert.Equal(Absence.AllMissing, AlphaOf([[double.NaN, double.NaN], [1, 2]]).Value.Because);
        Assert.Equal(Absence.ZeroVariance, IntraclassCorrelation.Of(OneWay.Of([4.0, 4, 4, 4], [0, 0, 1, 1])).Icc1.Because);
        Assert.Equal(Absence.TooFew, IntraclassCorrelation.Of(OneWay.Of([1.0, 2, 3], [0, 1, 2])).Icc1.Because);
        var wide = Simulated(4, 8, 3);
        Assert.Null(Omega.Of(CovarianceMatrix.OfCompleteRows(wide)).Total.OrNull);
    }

    /// <summary>Rounding alone differs within groups: there is no maximum, and that is said.</summary>
    [Fact]
    public void Variance_components_without_a_maximum_are_absent() =>
        Assert.Null(VarianceComponents.Reml(new OneWay([3, 4, 5], [1.5, 2.5, 4.25], 1e-31)));

    private static Alpha AlphaOf(double[][] columns) => Alpha.Of(CovarianceMatrix.OfCompleteRows(columns));

    private static double[][] Simulated(int rows, int items, int seed)
    {
        var random = new Random(seed);
        var common = Enumerable.Range(0, rows).Select(_ => random.NextDouble() * 4).ToArray();
        return [.. Enumerable.Range(0, items).Select(_ => common.Select(level => Math.Round(1 + level + random.NextDouble())).ToArray())
            .Select((column, item) => { column[0] = 1; column[1] = 6 - item % 2; return column; })];
    }

    private static void Equal(ByteMoments expected, ByteMoments actual)
    {
        Assert.Equal(expected.N, actual.N);
        Assert.Equal(expected.Sums, actual.Sums);
        Assert.Equal(expected.Products, actual.Products);
    }
}
