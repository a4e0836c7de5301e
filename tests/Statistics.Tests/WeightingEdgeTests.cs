using Wegmarke.Statistics.Weighting;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Ends of weights: what is held, when nothing moves any more, margins that contradict each other.</summary>
public sealed class WeightingEdgeTests
{
    [Fact]
    public void Weights_are_held_round_by_round_until_none_moves()
    {
        var once = Trimming.Of([1, 1, 1, 1, 16], 0.1);
        Assert.Equal([2, 2, 2, 2, 12], once.Weights);
        Assert.Equal((2, true), (once.Rounds, once.Sum));
        // What the first gives up lifts the second over the bound: one round more. Seven lie at the lower bound and never move.
        var twice = Trimming.Of([16, 11.5, 5.5, 1, 1, 1, 1, 1, 1, 1], 0.25);
        Assert.Equal([12, 12, 9, 1, 1, 1, 1, 1, 1, 1], twice.Weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal((3, true), (twice.Rounds, twice.Sum));
        // All are held at a bound: nobody is left to take the rest.
        var none = Trimming.Of([1, 16, 1, 1, 1], 0.25);
        Assert.Equal([1, 12, 1, 1, 1], none.Weights);
        Assert.Equal((false, 2), (none.Sum, none.Rounds));
        Assert.False(Trimming.Of([1, -1]).Sum);
        // A millionth part of it says the same.
        var small = Trimming.Of([1e-6, 1e-6, 1e-6, 1e-6, 16e-6], 0.1);
        Assert.Equal((2, true), (small.Rounds, small.Sum));
    }

    [Fact]
    public void Margins_that_contradict_each_other_are_named_instead_of_half_fitted()
    {
        // Whoever is in the first group of one margin is in the first of the other, and the margins give them other sizes.
        var apart = Raking.Of([1, 2, 3], [[0, 1, 1], [0, 1, 1]], [[5, 5], [3, 7]]);
        Assert.Equal(Absence.NotConverged, apart.Because);
        Assert.Empty(apart.Weights);
    }

    [Fact]
    public void A_category_that_nobody_is_in_costs_no_parameter()
    {
        double[] values = [1, 2, 4, 3, 6];
        int[] first = [0, 1, 0, 1, 0], second = [0, 0, 1, 1, 1];
        var without = Raking.Of(values, [first, second], [[30, 20], [22, 28]]);
        var beside = Raking.Of(values, [first, second], [[30, 20], [22, 28, 0]]);
        Same(without.SeForNonResponse.Value, beside.SeForNonResponse);
        Same(without.Raked.Value, beside.Raked);
    }

    [Fact]
    public void Two_people_have_a_standard_error_and_one_has_none()
    {
        // Equal weights and one margin of one category: the mean of a sample, half of four people.
        Same(Math.Sqrt((1 - 2.0 / 4) * 2 / 2), Raking.Of([1, 3], [[0, 0]], [[4]]).SeLinearised);
        Assert.Equal(Absence.TooFew, Raking.Of([1], [[0]], [[4]]).SeLinearised.Because);
    }

    /// <summary>Two combinations whose numbers ran over would be taken for one.</summary>
    [Fact]
    public void More_combinations_than_can_be_numbered_are_refused()
    {
        Assert.Equal(Absence.TooLarge, Many(8).Because);
        Assert.Null(Many(7).Because);

        Raking Many(int margins) => Raking.Of([1, 2], [.. Enumerable.Range(0, margins).Select(_ => new[] { 0, 299 })],
            [.. Enumerable.Range(0, margins).Select(_ => Enumerable.Repeat(1.0, 300).ToArray())]);
    }
}
