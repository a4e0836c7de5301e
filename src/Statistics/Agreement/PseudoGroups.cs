using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Statistics.Agreement;

/// <summary>How much a group agrees compared with groups of the same size put together by chance from all people (random group resampling:
/// Bliese and Halverson 1996; Bliese 2000).</summary>
/// <remarks>Each round deals all people anew to groups of the real sizes. p = (1 + rounds in which the pseudo-group agreed at least as
/// much)/(1 + rounds) (Davison and Hinkley 1997, 4.2.2).</remarks>
/// <param name="Observed">Mean deviation from the median (AD) per group; small is agreement.</param>
/// <param name="Expected">Its mean over pseudo-groups of that size.</param>
/// <param name="Limit">Its 5 % quantile: below it a group agrees more than chance groups.</param>
public sealed record PseudoGroups(int Rounds, Finding[] Observed, Finding[] Expected, Finding[] Limit, Finding[] P)
{
    /// <param name="items">One array per item, complete rows.</param>
    /// <param name="groups">Group of each row from 0.</param>
    /// <param name="seed">Stored with the result.</param>
    /// <param name="rounds">How often people are dealt anew.</param>
    public static PseudoGroups Of(
        IReadOnlyList<double[]> items, int[] groups, long seed, int rounds = 999, LongWork? work = null)
    {
        var count = groups.Length == 0 ? 0 : groups.Max() + 1;
        if (items.Any(item => Description.Moments.Beyond(item)))
        {
            Finding[] none = [.. Enumerable.Repeat((Finding)Absence.OutOfRange, count)];
            return new(0, none, none, none, none);
        }

        var members = Enumerable.Range(0, count)
          .Select(group => Enumerable.Range(0, groups.Length).Where(row => groups[row] == group).ToArray()).ToArray();
        int[] people = [.. members.SelectMany(group => group)];
        int[] starts = [.. members.Select((_, group) => members.Take(group).Sum(before => before.Length))];
        var observed = members.Select(group => Spread(items, group)).ToArray();
        var dealt = new double[count][];
        for (var group = 0; group < count; group++) dealt[group] = new double[rounds];
        LongWork.Each(work, rounds, round =>
        {
            var order = (int[])people.Clone();
            var chance = new Resample(seed, round);
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = chance.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            for (var group = 0; group < count; group++)
            {
                if (members[group].Length > 1) dealt[group][round] = Spread(items, order.AsSpan(starts[group], members[group].Length));
            }
        });
        Finding Per(int group, Func<double[], double> value) => members[group].Length < 2 ? Absence.TooFew : value(dealt[group]);
        var all = Enumerable.Range(0, count).ToArray();
        return new(rounds, [.. all.Select(group => Per(group, _ => observed[group]))],
            [.. all.Select(group => Per(group, x => x.Average()))],
            [.. all.Select(group => Per(group, x => Description.Quantile.Type7([.. x.Order()], 0.05)))],
            [.. all.Select(group => Per(group, x => (1.0 + x.Count(value => value <= observed[group] + 1e-12)) / (1 + rounds)))]);
    }

    private static double Spread(IReadOnlyList<double[]> items, ReadOnlySpan<int> rows)
    {
        if (rows.Length < 2) return 0;
        double sum = 0;
        var values = new double[rows.Length];
        foreach (var item in items)
        {
            for (var i = 0; i < rows.Length; i++) values[i] = item[rows[i]];
            Array.Sort(values);
            var median = Description.Quantile.Median(values);
            double deviation = 0;
            foreach (var value in values) deviation += Math.Abs(value - median);
            sum += deviation / rows.Length;
        }

        return sum / items.Count;
    }
}
