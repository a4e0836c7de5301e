using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Bytes;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Factors;
using Wegmarke.Statistics.ItemResponse;
using Wegmarke.Statistics.Qca;
using Wegmarke.Statistics.Reliability;
using Wegmarke.Statistics.Resampling;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Statistics.Tests;

/// <summary>The fast ways give what the plain ways give: exactly where numbers are whole, on any number of threads; parts add up.</summary>
public sealed class KernelTests
{
    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(31, 2, 6)]
    [InlineData(4095, 3, 10)]
    [InlineData(4096, 4, 100)]
    [InlineData(4097, 7, 127)]
    [InlineData(9000, 5, 128)]
    [InlineData(20_001, 10, 249)]
    public void Sums_and_products_of_bytes_are_exact_on_any_number_of_threads_and_any_machine(int rows, int items, int largest)
    {
        var columns = Answers(rows, items, largest, missing: 0.01);
        var complete = Enumerable.Range(0, rows).Where(row => columns.All(column => AnswerCode.IsValue(column[row]))).ToList();
        foreach (var (threads, portable) in new[] { (1, false), (2, false), (3, true), (0, false) })
        {
            var moments = ByteMoments.OfCompleteRows(columns, threads, portable);
            Assert.Equal(complete.Count, moments.N);
            for (var i = 0; i < items; i++)
            {
                Assert.Equal(complete.Sum(row => (long)columns[i][row]), moments.Sums[i]);
                for (var j = 0; j < items; j++)
                {
                    Assert.Equal(complete.Sum(row => (long)columns[i][row] * columns[j][row]), moments.Products[i, j]);
                }
            }
        }
    }

    /// <summary>More rows than the 32-bit lanes of one thread can take, every product the largest there is.</summary>
    [Theory]
    [InlineData(127)]
    [InlineData(249)]
    public void Lanes_do_not_run_over(byte value)
    {
        const int Rows = 3_000_000;
        byte[] column = [.. Enumerable.Repeat(value, Rows)];
        var moments = ByteMoments.OfCompleteRows([column, column], threads: 1);
        Assert.Equal((long)Rows * value * value, moments.Products[0, 1]);
        Assert.Equal((long)Rows * value, moments.Sums[1]);
    }

    [Fact]
    public void Columns_of_different_length_and_moments_of_different_items_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ByteMoments.OfCompleteRows([new byte[3], new byte[4]]));
        var (one, two) = (ByteMoments.OfCompleteRows([new byte[3]]), ByteMoments.OfCompleteRows([new byte[3], new byte[3]]));
        Assert.Throws<ArgumentException>(() => one + two);
    }

    [Fact]
    public void Work_that_was_called_off_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var columns = Answers(20_000, 3, 5, 0);
        Assert.Throws<OperationCanceledException>(() => ByteMoments.OfCompleteRows(columns, cancel: cancel.Token));
        Assert.Throws<OperationCanceledException>(() => ValueCounts.OfAll(columns, cancel.Token));
        Assert.Throws<OperationCanceledException>(() =>
            GroupCounts.OfCompleteRows(columns, new int[20_000], 1, 1, 5, cancel: cancel.Token));
        double[] x = [1, 2, 4, 3], sets = [0, 1, 1, 0];
        Assert.Throws<OperationCanceledException>(() => PseudoGroups.Of([x], [0, 0, 1, 1], 1, 9, cancel.Token));
        Assert.Throws<OperationCanceledException>(() => RankIntervals.Of(x, x, 1, 9, work: cancel.Token));
        Assert.Throws<OperationCanceledException>(() => SolutionTest.Of([sets], sets, 1, 9, work: cancel.Token));
        Assert.Throws<OperationCanceledException>(() => PolychoricMatrix.Of([x, sets], cancel.Token));
        Assert.Throws<OperationCanceledException>(() => ParallelAnalysis.Of(30, 3, 9, 1, cancel.Token));
        Assert.Throws<OperationCanceledException>(() => Bootstrap.Means([x], 1, 9, work: cancel.Token));
        double[] y = [2, 1, 4, 4], z = [1, 3, 3, 4];
        Assert.Throws<OperationCanceledException>(() => ItemFunctioning.OfAll([x, y, z], [0, 0, 1, 1], cancel.Token));
        Assert.Throws<OperationCanceledException>(() => GradedResponse.Fit([x, y, z], stop: cancel.Token));
        var (text, groups) = (ModelText.Parse("f =~ a + b + c").Model!, ObservedMoments.Listwise([x, y, z]));
        Assert.Throws<OperationCanceledException>(() => FactorModel.Fit(FactorStructure.Of(text, 1), [groups], stop: cancel.Token));
        Assert.Throws<OperationCanceledException>(() => MeasurementInvariance.Of(text, [groups, groups], cancel.Token));
        double[] gaps = [double.NaN, 3, 3, 4];
        Assert.Throws<OperationCanceledException>(() => SaturatedMoments.Of(ObservedMoments.EveryRow([x, y, gaps]), cancel.Token));
    }

    [Fact]
    public void Long_work_tells_each_hundredth_once_and_that_it_is_done()
    {
        var told = new Told();
        Bootstrap.Of(10, rows => rows.Sum(), 3, 490, work: new(Told: told));
        Assert.Equal(Enumerable.Range(1, 100).Select(part => part / 100.0), told.Parts.Order());
        var few = new Told();
        ParallelAnalysis.Of(30, 3, 4, 1, new(Told: few));
        Assert.Equal([0.25, 0.5, 0.75, 1], few.Parts.Order());
        var levels = new Told();
        double[] x = [1, 2, 4, 3, 5, 2], y = [2, 1, 4, 4, 5, 1], z = [1, 3, 3, 4, 5, 2];
        MeasurementInvariance.Of(ModelText.Parse("f =~ a + b + c").Model!, [ObservedMoments.Listwise([x, y, z]),
            ObservedMoments.Listwise([y, z, x])], new(Told: levels));
        Assert.Equal([0.25, 0.5, 0.75, 1], levels.Parts);
        var draws = new Told();
        Bootstrap.Means([x], 1, 200, work: new(Told: draws));
        Assert.Equal(100, draws.Parts.Count);
    }

    /// <summary>Hears at once, where <see cref="Progress{T}"/> would hear later.</summary>
    private sealed class Told : IProgress<double>
    {
        public List<double> Parts { get; } = [];

        public void Report(double value)
        {
            lock (Parts) Parts.Add(value);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100_003)]
    public void Every_code_is_counted(int rows)
    {
        var codes = new byte[rows];
        new Random(rows).NextBytes(codes);
        var counts = ValueCounts.Of(codes);
        for (var code = 0; code < 256; code++) Assert.Equal(codes.Count(one => one == code), counts[code]);
        Assert.Equal(counts, ValueCounts.OfAll([codes])[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(501)]
    public void An_item_described_from_counts_is_the_item_described_from_values(int rows)
    {
        var codes = Answers(rows, 1, 6, missing: 0.1, seed: rows)[0];
        codes[0] = 4;
        var values = codes.Select(code => AnswerCode.IsValue(code) ? code : double.NaN).ToArray();
        var expected = ItemDescription.Of(values, (1, 6));
        var actual = ItemDescription.OfCounts(ValueCounts.Of(codes), 1, 6);
        Assert.Equal((expected.N, expected.Missing), (actual.N, actual.Missing));
        Assert.Equal(expected.Categories!.Counts, actual.Categories!.Counts);
        foreach (var (one, other) in Figures(expected).Zip(Figures(actual))) Same(one, other, 1e-12);
    }

    [Fact]
    public void Items_without_answers_are_named()
    {
        Assert.Equal(Absence.Empty, ItemDescription.OfCounts(new long[256], 1, 6).Mean.Because);
        Assert.Equal(Absence.AllMissing, ItemDescription.OfCounts(ValueCounts.Of([255, 254]), 1, 6).Mean.Because);
    }

    [Fact]
    public void Agreement_from_counts_is_agreement_from_values_and_counts_add_up()
    {
        const int Rows = 40_000, GroupCount = 300;
        var items = Answers(Rows, 4, 6, missing: 0.02);
        var groups = Enumerable.Range(0, Rows).Select(row => row * 7 % (GroupCount + 1) - 1).ToArray();
        var counts = GroupCounts.OfCompleteRows(items, groups, GroupCount, 1, 6);
        foreach (var threads in new[] { 1, 2, 5 })
        {
            Assert.Equal(counts.Counts, GroupCounts.OfCompleteRows(items, groups, GroupCount, 1, 6, threads).Counts);
        }

        for (var group = 0; group < GroupCount; group += 13)
        {
            var own = Enumerable.Range(0, Rows).Where(row => groups[row] == group && items.All(item => item[row] <= 6)).ToList();
            var expected = WithinGroupAgreement.Of([.. items.Select(item => own.Select(row => (double)item[row]).ToArray())], 6);
            var actual = counts.Agreement(group);
            Assert.Equal(expected.N, actual.N);
            Same(expected.Rwg, actual.Rwg, 1e-12);
            Same(expected.RwgStar, actual.RwgStar, 1e-12);
            Same(expected.AdMean, actual.AdMean, 1e-12);
            Same(expected.AdMedian, actual.AdMedian, 1e-12);
            Same(expected.SdMean, actual.SdMean, 1e-12);
        }

        var left = GroupCounts.OfCompleteRows([.. items.Select(item => item[..15_000])], groups[..15_000], GroupCount, 1, 6);
        var right = GroupCounts.OfCompleteRows([.. items.Select(item => item[15_000..])], groups[15_000..], GroupCount, 1, 6);
        Assert.Equal(counts.Counts, (left + right).Counts);
        Assert.Equal(left.Counts, (counts - right).Counts);
        Assert.Throws<ArgumentException>(() => left + GroupCounts.OfCompleteRows(items, groups, GroupCount, 1, 7));
    }

    [Fact]
    public void Groups_of_many_rows_are_as_plain_sums_say_with_a_large_offset_too()
    {
        const int Rows = 120_000, GroupCount = 500;
        var random = new Random(5);
        var groups = Enumerable.Range(0, Rows).Select(row => row % (GroupCount + 1) - 1).ToArray();
        var values = groups.Select(group =>
            random.Next(20) == 0 ? double.NaN : Math.Round(group % 7 + random.NextDouble() * 8, 3)).ToArray();
        var found = OneWay.Of(values, groups);
        decimal within = 0;
        for (var group = 0; group < GroupCount; group++)
        {
            decimal[] own = [.. Enumerable.Range(0, Rows).Where(row => groups[row] == group && !double.IsNaN(values[row]))
                .Select(row => (decimal)values[row])];
            Assert.Equal(own.Length, found.Sizes[group]);
            Same((double)(own.Sum() / own.Length), found.Means[group], 1e-13);
            within += own.Sum(value => (value - own.Sum() / own.Length) * (value - own.Sum() / own.Length));
        }

        Same((double)within, found.SquaresWithin, 1e-11);
        var moved = OneWay.Of([.. values.Select(value => value + 1e8)], groups);
        Same(IntraclassCorrelation.Of(found).Icc1, IntraclassCorrelation.Of(moved).Icc1, 1e-7);
        for (var run = 0; run < 3; run++)
        {
            var again = OneWay.Of(values, groups);
            Assert.Equal(found.Means, again.Means);
            Assert.Equal(found.SquaresWithin, again.SquaresWithin);
        }
    }

    [Fact]
    public void Groups_of_a_town_are_put_in_and_taken_out()
    {
        var random = new Random(6);
        double[] values = [.. Enumerable.Range(0, 900).Select(_ => random.NextDouble() * 5)];
        int[] groups = [.. Enumerable.Range(0, 900).Select(row => row / 30)];
        OneWay Of(Range rows) => OneWay.Of(values.AsSpan()[rows], [.. groups[rows].Select(group => group - groups[rows][0])]);
        var (first, second, third) = (Of(..300), Of(300..420), Of(420..));
        var (whole, joined) = (OneWay.Of(values, groups), first.With(second).With(third));
        Same(IntraclassCorrelation.Of(whole).Icc1, IntraclassCorrelation.Of(joined).Icc1, 1e-12);
        Same(IntraclassCorrelation.Of(first.With(third)).Icc1, IntraclassCorrelation.Of(joined.Without(second, 10)).Icc1, 1e-12);
        Assert.Throws<ArgumentException>(() => joined.Without(second, 9));
        Assert.Throws<ArgumentException>(() => joined.Without(second, 27));
    }

    /// <summary>The inverse of a Hilbert matrix is known and whole; its condition number at 6 rows is 1.5·10⁷ (Choi 1983).</summary>
    [Fact]
    public void A_nearly_singular_matrix_is_inverted_as_well_as_its_condition_allows()
    {
        var hilbert = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++) hilbert[i, j] = 1.0 / (i + j + 1);
        }

        var inverse = Symmetric.Inverse(Symmetric.Cholesky(hilbert)!);
        Assert.Equal(36, inverse[0, 0], 6);
        Assert.Equal(-1411200, inverse[3, 2], 0);
        Assert.Equal(698544, inverse[5, 5], 0);
    }

    [Fact]
    public void A_singular_matrix_is_named()
    {
        double[,] singular = { { 2, 2 }, { 2, 2 } };
        Assert.Null(Symmetric.Cholesky(singular));
        byte[] item = [1, 2, 3, 4, 5, 3, 2];
        Assert.Equal(Absence.Singular, Omega.Of(ByteMoments.OfCompleteRows([item, item, item]).Covariances()).Total.Because);
    }

    [Fact]
    public void Many_rows_are_raked_to_their_margins()
    {
        const int Rows = 150_000;
        var random = new Random(3);
        int[][] margins = [.. new[] { 3, 5, 4 }.Select(size => Enumerable.Range(0, Rows).Select(_ => random.Next(size)).ToArray())];
        double[][] targets = [[90_000, 60_000, 50_000], [60_000, 40_000, 40_000, 40_000, 20_000], [50_000, 70_000, 40_000, 40_000]];
        var raked = Raking.Of([.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())], margins, targets);
        Assert.True(raked.Raked.Exists, raked.Because?.Key);
        for (var m = 0; m < 3; m++)
        {
            for (var category = 0; category < targets[m].Length; category++)
            {
                double sum = 0;
                for (var row = 0; row < Rows; row++) sum += margins[m][row] == category ? raked.Weights[row] : 0;
                Same(targets[m][category], sum, 1e-10);
            }
        }
    }

    private static IEnumerable<Finding> Figures(ItemDescription item) =>
    [
        item.Mean, item.Sd, item.Variance, item.Se, item.Median, item.Min, item.Max, item.Type7.Lower, item.Type7.Upper, item.Type6.Lower,
        item.Type6.Upper, item.Skewness.Population, item.Skewness.Adjusted, item.Skewness.B, item.Kurtosis.Population,
        item.Kurtosis.Adjusted, item.Kurtosis.B, item.MeanInterval.Low, item.MeanInterval.High, item.Categories!.TopShare,
        item.Categories.TopInterval.Low, item.Categories.TopInterval.High, item.Categories.BottomShare, item.Categories.FloorShare,
        item.Categories.CeilingShare,
    ];

    private static byte[][] Answers(int rows, int items, int largest, double missing, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, items).Select(_ => Enumerable.Range(0, rows)
            .Select(_ => random.NextDouble() < missing ? AnswerCode.Skipped : (byte)(1 + random.Next(largest))).ToArray())];
    }

    private static void Same(Finding expected, Finding actual, double tolerance)
    {
        Assert.Equal(expected.Because, actual.Because);
        if (!expected.Exists) return;
        var distance = Math.Abs(expected.Value - actual.Value);
        Assert.True(distance <= tolerance * Math.Max(1, Math.Abs(expected.Value)), $"{expected} and {actual} differ");
    }
}
