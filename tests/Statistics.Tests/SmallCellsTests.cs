using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Tests;

/// <summary>Against sums of dbinom in R 4.2, and against counting by hand.</summary>
public sealed class SmallCellsTests
{
    [Fact]
    public void Expected_people_in_small_cells_are_sums_of_binomial_probabilities()
    {
        // Eight people in three classes: 3 · 8 · 1/3 · (2/3)^7 = 1024/2187.
        Assert.Equal(1024.0 / 2187, SmallCells.ExpectedPeople(8, [1.0 / 3, 1.0 / 3, 1.0 / 3], 2), 12);
        var cells = SmallCells.Combine([[0.9, 0.1], [1.0 / 3, 1.0 / 3, 1.0 / 3]]);
        Assert.Equal(1.123267174952171, SmallCells.ExpectedPeople(30, cells, 2), 12);
        Assert.Equal(3.281367765232891, SmallCells.ExpectedPeople(30, cells, 5), 12);
        Assert.Equal(1.159674888003309, SmallCells.ExpectedPeople(1200, [0.001, 0.999], 5), 12);
    }

    [Fact]
    public void Whoever_is_asked_nothing_stands_among_all_and_a_house_of_few_is_few_throughout()
    {
        Assert.Equal([1.0], SmallCells.Combine([]));
        Assert.Equal(0, SmallCells.ExpectedPeople(30, [1.0], 5));
        Assert.Equal(3, SmallCells.ExpectedPeople(3, [1.0], 5));
        Assert.Equal(3, SmallCells.ExpectedPeople(3, [0.5, 0.5], 5), 12);
        Assert.Equal(0, SmallCells.ExpectedPeople(0, [0.5, 0.5], 5));
        Assert.Equal(0, SmallCells.ExpectedPeople(10, [0.0], 5));
    }
}
