using Wegmarke.Statistics.Agreement;

namespace Wegmarke.Statistics.Bytes;

/// <summary>Answers per group, item and value on complete rows: all that agreement within groups needs, as exact integers that can be
/// added and subtracted. One pass over the answers, the same on any number of threads.</summary>
/// <param name="Counts">Counts of group g, item i and value low + v at ((g · Items) + i) · Stages + v.</param>
public sealed record GroupCounts(int Groups, int Items, int Low, int Stages, int[] Counts)
{
    private const int BlockRows = 1 << 14;

    /// <param name="items">One array of codes per item. A row with a missing answer or one off the scale is left out.</param>
    /// <param name="groups">Group number of each row from 0; −1 is missing.</param>
    public static GroupCounts OfCompleteRows(
        IReadOnlyList<byte[]> items, int[] groups, int groupCount, int low, int high, int threads = 0, CancellationToken cancel = default)
    {
        if (items.Any(item => item.Length != groups.Length)) throw new ArgumentException("Columns differ in length.", nameof(items));
        if (low < 0 || high > AnswerCode.LargestValue || high < low) throw new ArgumentOutOfRangeException(nameof(high));
        var stages = high - low + 1;
        var cells = checked(groupCount * items.Count * stages);
        byte[][] columns = [.. items];
        var blocks = columns.Length == 0 ? 0 : (groups.Length + BlockRows - 1) / BlockRows;
        // Each thread has a table of its own; with more cells than answers, adding them up would cost more than the second thread brings.
        var most = cells > groups.Length || blocks < 2 ? 1 : threads > 0 ? threads : -1;
        var tables = new List<int[]>();
        var door = new Lock();
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancel },
            () => new int[cells],
            (block, _, counts) =>
            {
                var from = block * BlockRows;
                Count(columns, groups.AsSpan(from, Math.Min(BlockRows, groups.Length - from)), from, low, stages, counts);
                return counts;
            },
            counts =>
            {
                lock (door) tables.Add(counts);
            });
        var total = tables.Count == 0 ? new int[cells] : tables[0];
        foreach (var table in tables.Skip(1)) AddTo(total, table, 1);
        return new(groupCount, columns.Length, low, stages, total);
    }

    public static GroupCounts operator +(GroupCounts left, GroupCounts right) => Add(left, right);

    public static GroupCounts operator -(GroupCounts left, GroupCounts right) => Subtract(left, right);

    public static GroupCounts Add(GroupCounts left, GroupCounts right) => Combine(left, right, 1);

    public static GroupCounts Subtract(GroupCounts left, GroupCounts right) => Combine(left, right, -1);

    public ReadOnlySpan<int> Of(int group, int item) => Counts.AsSpan((group * Items + item) * Stages, Stages);

    /// <summary>Agreement of one group against the uniform null variance, or another one.</summary>
    public WithinGroupAgreement Agreement(int group, double? nullVariance = null)
    {
        double variance = 0, sd = 0, adMean = 0, adMedian = 0;
        long n = 0;
        for (var item = 0; item < Items; item++)
        {
            var own = Of(group, item);
            var (answers, mean, v) = CountMoments.Of(own, Low);
            n = answers;
            if (n < 2) break;
            variance += v / Items;
            sd += Math.Sqrt(v) / Items;
            adMean += CountMoments.Deviation(own, Low, mean) / Items;
            adMedian += CountMoments.Deviation(own, Low, CountMoments.Median(own, Low, n)) / Items;
        }

        if (n < 2) return new((int)n, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew);
        var expected = nullVariance ?? WithinGroupAgreement.UniformVariance(Stages);
        return new((int)n, WithinGroupAgreement.RwgOf(Items, variance, expected), 1 - variance / expected, adMean, adMedian, sd);
    }

    public WithinGroupAgreement[] Agreements(double? nullVariance = null)
    {
        var all = new WithinGroupAgreement[Groups];
        for (var group = 0; group < Groups; group++) all[group] = Agreement(group, nullVariance);
        return all;
    }

    private static void Count(byte[][] items, ReadOnlySpan<int> groups, int from, int low, int stages, int[] counts)
    {
        Span<byte> wrong = stackalloc byte[BlockRows];
        wrong = wrong[..groups.Length];
        foreach (var item in items)
        {
            var codes = item.AsSpan(from, groups.Length);
            for (var row = 0; row < codes.Length; row++) wrong[row] |= (byte)(codes[row] - low) >= stages ? (byte)1 : (byte)0;
        }

        var width = items.Length * stages;
        for (var row = 0; row < groups.Length; row++)
        {
            if (groups[row] < 0 || wrong[row] != 0) continue;
            var cells = counts.AsSpan(groups[row] * width, width);
            var at = -low;
            foreach (var item in items)
            {
                cells[at + item[from + row]]++;
                at += stages;
            }
        }
    }

    private static GroupCounts Combine(GroupCounts left, GroupCounts right, int sign)
    {
        if ((left.Groups, left.Items, left.Low, left.Stages) != (right.Groups, right.Items, right.Low, right.Stages))
        {
            throw new ArgumentException("Counts of different groups, items or scales.", nameof(right));
        }

        var counts = (int[])left.Counts.Clone();
        AddTo(counts, right.Counts, sign);
        return left with { Counts = counts };
    }

    private static void AddTo(int[] total, int[] part, int sign)
    {
        for (var cell = 0; cell < total.Length; cell++) total[cell] += sign * part[cell];
    }
}
