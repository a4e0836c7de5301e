using System.Collections;
using System.Reflection;
using Wegmarke.Statistics.Contingency;

namespace Wegmarke.Statistics.Tests;

/// <summary>How much the exact test has to count: as few beginnings as can be told apart, and no more than it is allowed to.</summary>
public sealed class ExactTestStepsTests
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly double[,] Four =
    {
        { 2, 1, 0, 1 }, { 0, 3, 1, 0 }, { 1, 0, 2, 1 }, { 0, 1, 0, 3 },
    };

    private static readonly double[,] Six =
    {
        { 2, 1, 0, 0, 1, 1 }, { 0, 2, 1, 0, 0, 1 }, { 1, 0, 3, 1, 0, 0 }, { 0, 1, 0, 2, 1, 0 }, { 1, 0, 0, 0, 2, 1 }, { 0, 0, 1, 1, 0, 3 },
    };

    /// <summary>More steps than these are not wrong, but say that equal beginnings are no longer counted together.</summary>
    [Fact]
    public void Equal_beginnings_are_counted_together()
    {
        Assert.Equal(5, LeastSteps(new double[,] { { 3, 1 }, { 1, 3 } }));
        Assert.Equal(16, LeastSteps(new double[,] { { 3, 1, 2 }, { 1, 3, 0 } }));
        Assert.Equal(344, LeastSteps(Four));
    }

    /// <summary>One step fewer than it takes, and it is said that the table is too large.</summary>
    [Fact]
    public void Where_the_steps_end_there_is_no_number()
    {
        foreach (var (table, least) in new[] { (Four, LeastSteps(Four)), (Six, 51_302) })
        {
            for (var steps = 0L; steps < least; steps += 1 + (least / 5)) Assert.False(Counted(Network(table, steps)));
            Assert.False(Counted(Network(table, least - 1)));
            var enough = Network(table, least);
            Assert.True(Counted(enough));
            Assert.Equal(FisherExact.P(table).Value, (double)Field(enough, "p"), 1e-12);
        }
    }

    /// <summary>Ways to fill the next column: all of those of the first fifty nodes, and as many for each of the others as they have on
    /// average. Nodes that nothing leads to any more do not count.</summary>
    [Fact]
    public void The_ways_to_fill_a_column_are_counted_ahead()
    {
        var (most, settled) = (0, 0);
        foreach (var table in new[] { Four, Six })
        {
            var columns = (int[])Field(Network(table, 0), "columns");
            Assert.Equal(0.0, Ahead(Network(table, 0), columns[0]));
            foreach (var steps in table == Four ? new long[] { 20, 60, 90 } : [300, 5_000, 20_000, 51_301])
            {
                var network = Network(table, steps);
                Assert.False(Counted(network));
                var (nodes, ways) = (0, new List<double>());
                var radix = (UInt128)Field(network, "radix");
                foreach (DictionaryEntry entry in (IDictionary)Field(network, "here"))
                {
                    var pasts = (ICollection)entry.Value!.GetType().GetProperty("Pasts")!.GetValue(entry.Value)!;
                    if (pasts.Count == 0)
                    {
                        settled++;
                        continue;
                    }

                    var (key, rows) = ((UInt128)entry.Key, new List<int>());
                    for (; key > 0; key /= radix) rows.Add((int)(key % radix));
                    if (nodes++ < 50) ways.Add(Ways([.. rows], 0, columns[^2]));
                }

                most = Math.Max(most, nodes);
                if (nodes > 0) Assert.Equal(ways.Average() * nodes, Ahead(network, columns[^2]), 1e-6);
            }
        }

        Assert.True(most > 10 && settled > 0);
    }

    [Fact]
    public void A_single_cell_is_certain()
    {
        Assert.Equal(1, FisherExact.P(new double[,] { { 3 } }).Value);
        Assert.Equal(1, FisherExact.P(new double[,] { { 3, 2 } }).Value, 1e-12);
        Assert.Equal(1, FisherExact.P(new double[,] { { 3 }, { 2 } }).Value, 1e-12);
    }

    /// <summary>Half a person who changed counts by the continuous form of the binomial distribution; mpmath 1.3 betainc.</summary>
    [Fact]
    public void Weighted_people_who_changed_are_counted_in_parts()
    {
        Assert.Equal(0.3209389094745799, McNemar.Of(0.5, 3.5).PExact.Value, 1e-12);
        Assert.Equal(McNemar.Of(0.5, 3.5).PExact, McNemar.Of(3.5, 0.5).PExact);
        Assert.Equal(1, McNemar.Of(0.7, 0.7).PExact.Value);
        Assert.Equal(1, McNemar.Of(200, 200).PExact.Value);
    }

    /// <summary>Ratios of the possible first cells are those of products of binomial coefficients, also in the smallest table.</summary>
    [Fact]
    public void The_support_of_the_odds_ratio_has_hypergeometric_ratios()
    {
        var (low, high, logs) = ConditionalOdds.Support(1, 0, 0, 1);
        Assert.Equal((0, 1, 2), (low, high, logs.Length));
        Assert.Equal(0, logs[1] - logs[0], 1e-13);
        (low, high, logs) = ConditionalOdds.Support(3, 2, 1, 4);
        // C(4, x)·C(6, 5 − x) for x from 0 to 4: 6, 60, 120, 60, 6.
        Assert.Equal((0, 4, 5), (low, high, logs.Length));
        foreach (var (at, ratio) in new[] { (1, 10.0), (2, 20), (3, 10), (4, 1) }) Assert.Equal(Math.Log(ratio), logs[at] - logs[0], 1e-13);
        Assert.Equal(2, ConditionalOdds.Expected(0, low, logs), 1e-13);
    }

    private static long LeastSteps(double[,] table)
    {
        var (too, enough) = (-1L, 1L << 20);
        while (enough - too > 1)
        {
            var middle = (too + enough) / 2;
            if (Counted(Network(table, middle))) enough = middle;
            else too = middle;
        }

        return enough;
    }

    private static FisherExact Network(double[,] table, long steps)
    {
        int r = table.GetLength(0), c = table.GetLength(1);
        int[] rows = [.. Enumerable.Range(0, r).Select(i => Enumerable.Range(0, c).Sum(j => (int)table[i, j])).Order()];
        int[] columns = [.. Enumerable.Range(0, c).Select(j => Enumerable.Range(0, r).Sum(i => (int)table[i, j])).OrderDescending()];
        var observed = -table.Cast<double>().Sum(count => Enumerable.Range(1, (int)count).Sum(k => Math.Log(k)));
        var network = (FisherExact)Activator.CreateInstance(typeof(FisherExact), Inner, null, [rows, columns, observed], null)!;
        typeof(FisherExact).GetField("steps", Inner)!.SetValue(network, steps);
        return network;
    }

    private static bool Counted(FisherExact network) => (bool)typeof(FisherExact).GetMethod("Count", Inner)!.Invoke(network, null)!;

    private static double Ahead(FisherExact network, int column) =>
        (double)typeof(FisherExact).GetMethod("Ahead", Inner)!.Invoke(network, [column])!;

    private static object Field(FisherExact network, string name) => typeof(FisherExact).GetField(name, Inner)!.GetValue(network)!;

    private static double Ways(int[] rows, int at, int rest) => at == rows.Length ? rest == 0 ? 1 : 0
        : Enumerable.Range(0, Math.Min(rest, rows[at]) + 1).Sum(x => Ways(rows, at + 1, rest - x));
}
