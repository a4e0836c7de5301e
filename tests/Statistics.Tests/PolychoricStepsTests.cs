using Wegmarke.Statistics.Correlation;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>How far the search for a polychoric correlation has to go: it begins near, and boundaries are approached by leaps.</summary>
public sealed class PolychoricStepsTests
{
    [Theory]
    [InlineData(40, 8, 1, 1)]
    [InlineData(1, 1, 8, 40)]
    public void A_few_steps_are_enough_inside(int same, int near, int far, int farthest)
    {
        int[] by = [same, near, far, farthest];
        var (x, y) = Answers(4, (i, j) => by[Math.Abs(i - j)]);
        var found = Polychoric.Of(x, y);
        Assert.InRange(found.Iterations, 2, 6);
        // Where the numbers of the categories begin and how far apart they are says nothing.
        var shifted = Polychoric.Of([.. x.Select(value => value + 10)], [.. y.Select(value => 2 * value + 30)]);
        Same(found.Rho.Value, shifted.Rho);
        Assert.Equal(found.Iterations, shifted.Iterations);
    }

    [Theory]
    [InlineData(2, 1, 1, 2, 5)]
    [InlineData(1, 0, 0, 1, 13)]
    [InlineData(3000, 1, 0, 2000, 41)]
    [InlineData(30, 0, 5, 20, 44)]
    [InlineData(0, 30, 20, 5, 44)]
    public void A_boundary_is_reached_by_leaps(int first, int second, int third, int fourth, int most)
    {
        int[] cells = [first, second, third, fourth];
        var (x, y) = Answers(2, (i, j) => cells[2 * i + j]);
        var found = Polychoric.Of(x, y);
        Assert.InRange(found.Iterations, 2, most);
        Assert.Equal(cells.Contains(0), found.AtBoundary);
        Assert.Equal(found.AtBoundary, Math.Abs(found.Rho.Value) == 1);
    }

    [Fact]
    public void Nothing_is_looked_for_where_there_is_nothing() => Assert.Equal(0, Polychoric.Of([], []).Iterations);

    private static (double[] X, double[] Y) Answers(int categories, Func<int, int, int> count)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (var i = 0; i < categories; i++)
        {
            for (var j = 0; j < categories; j++)
            {
                x.AddRange(Enumerable.Repeat((double)i, count(i, j)));
                y.AddRange(Enumerable.Repeat((double)j, count(i, j)));
            }
        }

        return ([.. x], [.. y]);
    }
}
