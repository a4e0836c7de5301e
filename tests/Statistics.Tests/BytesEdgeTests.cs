using Wegmarke.Statistics.Bytes;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Counts and sums of bytes at the places where blocks, tiles and scales begin and end.</summary>
public sealed class BytesEdgeTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 6)]
    [InlineData(4095, 4)]
    [InlineData(4096, 3)]
    [InlineData(4097, 2)]
    [InlineData(8192, 7)]
    [InlineData(12_300, 1)]
    public void Sums_and_products_are_exact_whatever_is_missing(int rows, int items)
    {
        foreach (var (largest, missing) in new[] { (1, 0.0), (6, 0.3), (127, 0.02), (128, 0.02), (249, 0.05), (249, 1) })
        {
            var chance = new Random(rows + items + largest);
            byte[][] columns = [.. Enumerable.Range(0, items).Select(_ => Enumerable.Range(0, rows).Select(_ =>
                chance.NextDouble() < missing ? (byte)(250 + chance.Next(6)) : (byte)chance.Next(largest + 1)).ToArray())];
            int[] complete = [.. Enumerable.Range(0, rows).Where(row => columns.All(column => column[row] <= 249))];
            foreach (var portable in new[] { false, true })
            {
                var found = ByteMoments.OfCompleteRows(columns, portable: portable);
                Assert.Equal(complete.Length, found.N);
                for (var i = 0; i < items; i++)
                {
                    Assert.Equal(complete.Sum(row => (long)columns[i][row]), found.Sums[i]);
                    for (var j = 0; j < items; j++)
                    {
                        Assert.Equal(complete.Sum(row => (long)columns[i][row] * columns[j][row]), found.Products[i, j]);
                    }
                }
            }
        }
    }

    [Fact]
    public void Moments_are_put_together_and_taken_apart_by_name_and_by_sign()
    {
        var (one, two) = (ByteMoments.OfCompleteRows([[1, 2], [3, 5]]), ByteMoments.OfCompleteRows([[4], [6]]));
        foreach (var sum in new[] { one + two, ByteMoments.Add(one, two) })
        {
            Assert.Equal(3, sum.N);
            Assert.Equal([7, 14], sum.Sums);
            Assert.Equal((21, 37, 37, 70), (sum.Products[0, 0], sum.Products[0, 1], sum.Products[1, 0], sum.Products[1, 1]));
            foreach (var rest in new[] { sum - two, ByteMoments.Subtract(sum, two) })
            {
                Assert.Equal((one.N, one.Products[0, 1]), (rest.N, rest.Products[0, 1]));
                Assert.Equal(one.Sums, rest.Sums);
            }
        }

        Assert.Contains("different items", Assert.Throws<ArgumentException>(() => one + ByteMoments.OfCompleteRows([[1]])).Message,
            StringComparison.Ordinal);
        Assert.Contains("differ in length", Assert.Throws<ArgumentException>(() => ByteMoments.OfCompleteRows([[1], [1, 2]])).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, ByteMoments.OfCompleteRows([]).N);
        Assert.Equal((2, 0.5), (one.Covariances().N, one.Covariances().Values[0, 0]));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(17)]
    public void Every_code_is_counted_in_its_place(int rows)
    {
        byte[] codes = [.. Enumerable.Range(0, rows).Select(row => (byte)(row * 37))];
        var counts = ValueCounts.Of(codes);
        for (var code = 0; code < 256; code++) Assert.Equal(codes.Count(one => one == code), counts[code]);
        Assert.Equal([rows, 2], ValueCounts.OfAll([codes, [0, 255]]).Select(one => one.Sum()));
    }

    [Fact]
    public void Moments_of_counts_are_those_of_the_values()
    {
        int[] counts = [2, 0, 1, 3, 0];
        double[] values = [3, 3, 5, 6, 6, 6];
        var (n, mean, variance) = CountMoments.Of<int>(counts, 3);
        Assert.Equal(6, n);
        Same(29 / 6.0, mean);
        Same(values.Sum(value => Math.Pow(value - (29 / 6.0), 2)) / 5, variance);
        Same(values.Average(value => Math.Abs(value - 4.5)), CountMoments.Deviation<int>(counts, 3, 4.5));
        for (var place = 0; place < 6; place++) Assert.Equal(values[place], CountMoments.At<int>(counts, 3, place));
        Assert.Equal(5.5, CountMoments.Median<int>(counts, 3, 6));
        Assert.Equal(5, CountMoments.Median<int>([2, 0, 2, 1], 3, 5));
        Assert.Equal((0, 0, 0), CountMoments.Of<int>([0, 0], 1));
        Assert.Equal((1, 2, 0), CountMoments.Of<int>([0, 1], 1));
    }

    [Fact]
    public void Groups_are_counted_on_complete_rows_within_the_scale()
    {
        byte[][] items = [[1, 2, 6, 3, 0, 7, 255, 4], [1, 1, 6, 2, 3, 3, 3, 5]];
        int[] groups = [0, 1, 1, 0, 0, 0, 0, -1];
        var counts = GroupCounts.OfCompleteRows(items, groups, 3, 1, 6);
        Assert.Equal([1, 0, 1, 0, 0, 0], counts.Of(0, 0).ToArray());
        Assert.Equal([1, 1, 0, 0, 0, 0], counts.Of(0, 1).ToArray());
        Assert.Equal([0, 1, 0, 0, 0, 1], counts.Of(1, 0).ToArray());
        Assert.Equal(0, counts.Counts[^12..].Sum());
        Assert.Equal((3, 2, 1, 6), (counts.Groups, counts.Items, counts.Low, counts.Stages));
        Assert.Equal(Absence.TooFew, counts.Agreement(2).Rwg.Because);
        Assert.Equal([2, 2, 0], counts.Agreements().Select(one => one.N));
        var single = GroupCounts.OfCompleteRows([[3]], [0], 1, 1, 6).Agreement(0);
        Assert.Equal((1, Absence.TooFew), (single.N, single.AdMean.Because));
        // Variances 2 and .5, on a null of its own and on the uniform one.
        var first = counts.Agreement(0);
        Same(1 - (1.25 / (35.0 / 12)), first.RwgStar);
        Same(1 - (1.25 / 2), counts.Agreement(0, 2).RwgStar);
        Same(1 - (1.25 / 2), counts.Agreements(2)[0].RwgStar);
        Same(0.75, first.AdMean);
        Same(0.75, first.AdMedian);
        Same((Math.Sqrt(2) + Math.Sqrt(0.5)) / 2, first.SdMean);
        // A scale from 0 has a place for 0 and none for what is missing.
        var zero = GroupCounts.OfCompleteRows([[0, 249, 250]], [0, 0, 0], 1, 0, 249);
        Assert.Equal((1, 1, 250, 2), (zero.Of(0, 0)[0], zero.Of(0, 0)[249], zero.Stages, zero.Of(0, 0).ToArray().Sum()));
    }

    [Fact]
    public void Counts_of_groups_are_put_together_and_refuse_what_does_not_fit()
    {
        GroupCounts Of(byte answer, int groups = 1, int low = 1, int high = 3, int items = 1) =>
            GroupCounts.OfCompleteRows([.. Enumerable.Repeat(new[] { answer }, items)], [0], groups, low, high);
        Assert.Equal([1, 1, 0], GroupCounts.Add(Of(1), Of(2)).Counts);
        Assert.Equal([1, 0, 0], GroupCounts.Subtract(Of(1) + Of(2), Of(2)).Counts);
        Assert.Equal([1, 0, 0], (Of(1) + Of(2) - Of(2)).Counts);
        foreach (var other in new[] { Of(1, groups: 2), Of(1, high: 4), Of(1, low: 0, high: 2), Of(1, items: 2) })
        {
            Assert.Throws<ArgumentException>(() => Of(1) + other);
        }

        Assert.Contains("differ in length", Assert.Throws<ArgumentException>(() =>
            GroupCounts.OfCompleteRows([[1, 2]], [0], 1, 1, 3)).Message, StringComparison.Ordinal);
        foreach (var (low, high) in new[] { (-1, 3), (1, 250), (3, 2) })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => GroupCounts.OfCompleteRows([[1]], [0], 1, low, high));
        }

        Assert.Equal([1], GroupCounts.OfCompleteRows([[2]], [0], 1, 2, 2).Counts);
        Assert.Empty(GroupCounts.OfCompleteRows([], [0, 0], 1, 1, 3).Counts);
        Assert.Equal([0, 0, 0], GroupCounts.OfCompleteRows([[]], [], 1, 1, 3).Counts);
    }
}
