using Wegmarke.MaturityModels;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Bytes;

namespace Wegmarke.Scoring;

/// <summary>Agreement within every group from counts per group, item and value on complete rows: one pass over the answers.</summary>
internal static class GroupAgreement
{
    public static WithinGroupAgreement[] Run(IReadOnlyList<byte[]> items, int[] groups, int groupCount, AnswerScale scale)
    {
        var stages = scale.Stages;
        var counts = new long[groupCount * items.Count * stages];
        for (var row = 0; row < groups.Length; row++)
        {
            var group = groups[row];
            if (group < 0 || !Complete(items, row)) continue;
            for (var item = 0; item < items.Count; item++) counts[(group * items.Count + item) * stages + items[item][row] - scale.Low]++;
        }

        return [.. Enumerable.Range(0, groupCount).Select(group => Of(counts, group, items.Count, scale))];
    }

    private static bool Complete(IReadOnlyList<byte[]> items, int row)
    {
        foreach (var item in items)
        {
            if (item[row] > AnswerCode.LargestValue) return false;
        }

        return items.Count > 0;
    }

    private static WithinGroupAgreement Of(long[] counts, int group, int items, AnswerScale scale)
    {
        double variance = 0, sd = 0, adMean = 0, adMedian = 0;
        long n = 0;
        for (var item = 0; item < items; item++)
        {
            var own = counts.AsSpan((group * items + item) * scale.Stages, scale.Stages);
            var (answers, mean, v) = CountMoments.Of(own, scale.Low);
            n = answers;
            if (n < 2) break;
            variance += v / items;
            sd += Math.Sqrt(v) / items;
            adMean += CountMoments.Deviation(own, scale.Low, mean) / items;
            adMedian += CountMoments.Deviation(own, scale.Low, Median(own, n, scale.Low)) / items;
        }

        if (n < 2) return new((int)n, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew);
        var expected = WithinGroupAgreement.UniformVariance(scale.Stages);
        return new((int)n, WithinGroupAgreement.RwgOf(items, variance, expected), 1 - variance / expected, adMean, adMedian, sd);
    }

    private static double Median(ReadOnlySpan<long> counts, long n, double low)
    {
        long below = 0;
        double lower = double.NaN;
        for (var v = 0; v < counts.Length; v++)
        {
            below += counts[v];
            if (double.IsNaN(lower) && below >= (n + 1) / 2) lower = low + v;
            if (below >= n / 2 + 1) return (lower + low + v) / 2;
        }

        return lower;
    }
}
