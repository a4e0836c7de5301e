using Wegmarke.Statistics.Contingency;

namespace Wegmarke.Statistics.Tests;

/// <summary>Bounds of the exact test against every table there is, and how near they come.</summary>
public sealed class TableBoundsTests
{
    private delegate (double Longest, double Shortest) Bounds(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, double[] logFactorial);

    private static readonly double[] LogFactorial = [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(1, i).Sum(k => Math.Log(k)))];

    private static readonly Bounds Of = typeof(FisherExact).Assembly.GetType("Wegmarke.Statistics.Contingency.TableBounds")!
        .GetMethod("Of")!.CreateDelegate<Bounds>();

    /// <param name="above">How far the upper bound may lie above the likeliest table.</param>
    /// <param name="below">How far the lower bound may lie below the least likely one.</param>
    [Theory]
    [InlineData("9 9", "6 6 6", 1e-8, 1e-8)]
    [InlineData("2 5", "3 3 1", 1e-8, 0.7)]
    [InlineData("0 7 2", "4 3 2", 0.03, 1e-8)]
    [InlineData("6 3 1", "5 5", 0.07, 1e-8)]
    [InlineData("4 4 4", "4 4 4", 0.51, 1e-8)]
    [InlineData("1 1 8", "2 2 3 3", 1.47, 1e-8)]
    [InlineData("3 1", "4", 0, 0)]
    public void No_table_lies_outside_and_the_bounds_are_near(string rows, string columns, double above, double below)
    {
        int[] r = Numbers(rows), c = Numbers(columns);
        var all = ContingencyEdgeTests.EveryTable(r, c).Select(product => Math.Log(product)).ToList();
        var (longest, shortest) = Of(r, c, LogFactorial);
        Assert.InRange(longest - all.Max(), -1e-12, above + 1e-12);
        Assert.InRange(all.Min() - shortest, -1e-12, below + 1e-12);
    }

    [Fact]
    public void Nothing_left_is_one_table() => Assert.Equal((0, 0), Of([0, 0], [0, 0], LogFactorial));

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(one => int.Parse(one, null))];
}
