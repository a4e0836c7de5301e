using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Qca;
using Wegmarke.Statistics.Reliability;
using Wegmarke.Statistics.Weighting;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Ends of reliability, weights and sets, value by value from their formulas.</summary>
public sealed class ReliabilityEdgeTests
{
    [Fact]
    public void One_factor_is_turned_to_a_positive_sum_with_its_covariances()
    {
        double[] loadings = [-3, 1, 1.6], unique = [1, 2, 0.5];
        var turned = OneFactor.Fit(Model(loadings, unique)).Model!;
        var upright = OneFactor.Fit(Model([3, 1, 1.6], unique)).Model!;
        // Three items are met exactly; the divisor is n.
        var shrink = Math.Sqrt(99.0 / 100);
        Assert.Equal([3 * shrink, -1 * shrink, -1.6 * shrink], turned.Loadings, Near);
        Assert.Equal([0.99, 1.98, 0.495], turned.Residuals, Near);
        Assert.Equal(0, turned.Df);
        double[] signs = [1, -1, -1];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var sign = (i < 3 ? signs[i] : 1) * (j < 3 ? signs[j] : 1);
                Same(sign * upright.Covariance[i, j], turned.Covariance[i, j]);
            }
        }

        Assert.False(Omega.Of(Model([3, 1, 1.6], unique)).Heywood);
    }

    [Fact]
    public void A_loading_beyond_the_variance_is_reported_as_it_comes_out()
    {
        // λ₁² = r₁₂r₁₃/r₂₃ = .81/.7: more than all of the first item's variance.
        var heywood = new CovarianceMatrix(100, [0, 0, 0], new[,] { { 1, 0.9, 0.9 }, { 0.9, 1, 0.7 }, { 0.9, 0.7, 1 } });
        var omega = Omega.Of(heywood);
        Assert.True(omega.Heywood);
        Same(0.99 * (1 - (0.81 / 0.7)), omega.Model!.Residuals[0]);
        Same(0.99 * 0.3, omega.Model.Residuals[1]);
        // Where nothing goes together there is nothing to explain worse than without a factor.
        Assert.Equal(Absence.TooFew, OneFactor.Fit(Model([1, 1], [1, 1])).Because);
        Assert.Equal(Absence.TooFew, OneFactor.Fit(Model([1, 1, 1], [1, 1, 1]) with { N = 1 }).Because);
    }

    [Fact]
    public void Alpha_names_what_is_left_without_an_item()
    {
        var two = Alpha.Of(Model([1, 1], [1, 1]));
        Assert.Equal(Absence.TooFew, two.IfDeleted[0].Because);
        Same(2.0 / 3, two.Value);
        // The second and the third take each other away: without the first nothing varies.
        var cancelling = Alpha.Of(new(50, [0, 0, 0], new double[,] { { 2, 0.5, -0.5 }, { 0.5, 1, -1 }, { -0.5, -1, 1 } }));
        Assert.Equal(Absence.ZeroVariance, cancelling.IfDeleted[0].Because);
        Assert.Equal(Absence.ZeroVariance, cancelling.ItemRest[0].Because);
        Assert.True(cancelling.IfDeleted[1].Exists);
        Assert.Equal(Absence.TooFew, Alpha.Of(Model([1], [1])).Value.Because);
        Assert.Equal(Absence.TooFew, Alpha.Of(Model([1, 1], [1, 1]) with { N = 1 }).Value.Because);
        Assert.Equal(Absence.OutOfRange, Alpha.Of(new(9, [0, 0], new[,] { { 1, 0 }, { 0, 1e200 } })).Value.Because);
    }

    /// <summary>In thousandths of the scale, or in thousands, alpha is the same.</summary>
    [Fact]
    public void Alpha_does_not_hang_on_the_unit_of_the_answers()
    {
        var c = Model([1, 0.8, 1.3, 0.9], [1, 1.2, 0.7, 1.5]);
        var usual = Alpha.Of(c);
        foreach (var unit in new[] { 1e-24, 1e24 })
        {
            var values = new double[4, 4];
            for (var i = 0; i < 4; i++) for (var j = 0; j < 4; j++) values[i, j] = c.Values[i, j] * unit;
            var other = Alpha.Of(c with { Values = values });
            Same(usual.Value.Value, other.Value);
            for (var item = 0; item < 4; item++)
            {
                Same(usual.IfDeleted[item].Value, other.IfDeleted[item]);
                Same(usual.ItemRest[item].Value, other.ItemRest[item]);
                Same(usual.ItemTotal[item].Value, other.ItemTotal[item]);
            }
        }

        // The largest variance whose square is still a number.
        Assert.True(Alpha.Of(new(9, [0, 0], new[,] { { 1e140, 5e139 }, { 5e139, 1e140 } })).Value.Exists);
    }

    [Fact]
    public void One_factor_tells_what_it_needs_and_how_long_it_looked()
    {
        Assert.NotNull(OneFactor.Fit(Model([1, 1.2, 0.8], [1, 1, 1]) with { N = 2 }).Model);
        var still = new CovarianceMatrix(50, new double[3], new double[,] { { 1, 0, 0.5 }, { 0, 0, 0 }, { 0.5, 0, 1 } });
        Assert.Equal(Absence.ZeroVariance, OneFactor.Fit(still).Because);
        var mixed = new CovarianceMatrix(60, new double[4], new[,]
        {
            { 1, 0.6, 0.5, 0.4 }, { 0.6, 1, 0.45, 0.5 }, { 0.5, 0.45, 1, 0.3 }, { 0.4, 0.5, 0.3, 1 },
        });
        Assert.True(OneFactor.Fit(mixed).Model!.Iterations > 1);
        // Three items go together less than chance lets them in twenty rows: no factor is as good.
        var loose = new CovarianceMatrix(20, [0, 0, 0], new[,] { { 1, 0.05, 0.04 }, { 0.05, 1, 0.06 }, { 0.04, 0.06, 1 } });
        Same(1, OneFactor.Fit(loose).Model!.Cfi);
        // (Σλ)²/σ² with σ² as observed: its derivative by each loading is 2Σλ/σ².
        var omega = Omega.Of(Model([1, 1.2, 0.8], [1, 2, 1]));
        double variance = 0, observed = 0;
        for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) variance += omega.Model!.Covariance[i, j];
        foreach (var value in Model([1, 1.2, 0.8], [1, 2, 1]).Values) observed += value * 99 / 100;
        Same(2 * omega.Model!.Loadings.Sum() / observed * Math.Sqrt(variance), omega.ObservedVarianceSe);
    }

    [Fact]
    public void Weights_are_held_between_two_bounds_and_what_is_cut_off_goes_to_the_free()
    {
        var trimmed = Trimming.Of([1, 1, 1, 10], 0.3, 2);
        Assert.Equal([6.5 / 3, 6.5 / 3, 6.5 / 3, 6.5], trimmed.Weights, Near);
        Assert.True(trimmed is { Sum: true, Because: null });
        // All lie at a bound: the sum cannot be kept, and that is said.
        var stuck = Trimming.Of([0, 0, 10], 0.3, 1.5);
        Assert.Equal([1, 1, 5], stuck.Weights, Near);
        Assert.True(stuck is { Sum: false, Because: null });
        Assert.Equal([2, 2], Trimming.Of([2, 2]).Weights);
        Assert.Equal(Absence.OutOfRange, Trimming.Of([1, -1]).Because);
        Assert.Equal(Absence.OutOfRange, Trimming.Of([1, double.PositiveInfinity]).Because);
        Assert.Equal(Absence.OutOfRange, Trimming.Of([1, double.NaN]).Because);
        Assert.True(Trimming.Of([0, 4]).Weights[0] > 0);
        Assert.Equal((Absence.ZeroVariance, false), (Trimming.Of([0, 0]).Because, Trimming.Of([0, 0]).Sum));
        Assert.Equal((Absence.Empty, true), (Trimming.Of([]).Because, Trimming.Of([]).Sum));
    }

    [Fact]
    public void Cells_of_one_answer_have_no_spread_and_empty_cells_are_named()
    {
        var one = PostStratification.Of([1, 3, 5], [0, 0, 1], [4, 6]);
        Same(3.8, one.Weighted);
        Assert.Equal(Absence.TooFew, one.SeStratified.Because);
        // (4/10)²·(1 − 2/4)·2/2 + (6/10)²·(1 − 2/6)·8/2
        Same(Math.Sqrt((0.16 * 0.5) + (0.36 * (2.0 / 3) * 4)), PostStratification.Of([1, 3, 5, 9], [0, 0, 1, 1], [4, 6]).SeStratified);
        var empty = PostStratification.Of([1, 3, 5, 2, 2], [0, 0, 1, 1, 1], [4, 6, 2]);
        Assert.Equal((Absence.EmptyCell, 5), (empty.Because, empty.N));
        Assert.Equal([2], empty.EmptyCells);
    }

    [Fact]
    public void Raking_needs_more_people_than_margins_have_parameters()
    {
        Assert.Equal(Absence.TooFew, Raking.Of([1, 2, 3], [[0, 1, 0], [0, 0, 1]], [[6, 4], [7, 3]]).SeForNonResponse.Because);
        Assert.True(Raking.Of([1, 2, 3, 4], [[0, 1, 0, 1], [0, 0, 1, 1]], [[5, 5], [5, 5]]).SeForNonResponse.Exists);
        Assert.Equal(Absence.EmptyCell, Raking.Of([1, 2, 3], [[0, 1, 0], [0, 0, 1]], [[10, 0], [5, 5]]).Because);
        // A category without people falls out, and the rest of its margin stands for all.
        var dropped = Raking.Of([1, 2, 3, 4], [[0, 0, 1, 1]], [[2, 6, 2]]);
        Assert.Equal([2.5, 7.5, 0], dropped.Targets[0], Near);
        Same(((2.5 * 1.5) + (7.5 * 3.5)) / 10, dropped.Raked);
    }

    [Fact]
    public void A_weighted_mean_moves_as_far_as_some_choice_of_the_ends_moves_it()
    {
        double[] values = [3, 1, 4, 2.5], weights = [1, 2, 0.5, 3];
        var means = Enumerable.Range(0, 16).Select(choice =>
        {
            var moved = weights.Select((weight, at) => weight * ((choice >> at & 1) == 1 ? 1.2 : 0.8)).ToList();
            return moved.Zip(values, (weight, value) => weight * value).Sum() / moved.Sum();
        }).ToList();
        var (low, high) = WeightSensitivity.Of(values, weights, 0.2);
        Same(means.Min(), low);
        Same(means.Max(), high);
    }

    [Fact]
    public void Sets_are_calibrated_on_either_side_and_refused_out_of_order()
    {
        foreach (var (value, membership) in new[] { (0.0, 0.05), (5.0, 0.5), (6.0, 0.95) })
        {
            Same(membership, Calibration.Of(value, 0, 5, 6).Value);
            Same(membership, Calibration.Of(-value, 0, -5, -6).Value);
        }

        foreach (var (below, middle, above) in new[] { (0.0, 0.0, 1.0), (0, 1, 1), (1, 0, 2), (2, 3, 1) })
        {
            Assert.Equal(Absence.OutOfRange, Calibration.Of(0.5, below, middle, above).Because);
        }
    }

    [Fact]
    public void A_truth_table_holds_every_combination_and_refuses_what_is_no_membership()
    {
        var table = TruthTable.Of([[0.9, 0.2, 0.8], [0.9, 0.8, 0.1]], [0.95, 0.1, 0.3]);
        Assert.Equal([0, 1, 2, 3], table.Rows.Select(row => row.Number));
        Assert.Equal([[], [2], [1], [0]], table.Rows.Select(row => row.Cases));
        Assert.Equal(RowOutcome.Present, table.Rows[3].Outcome);
        Assert.Equal(RowOutcome.Remainder, table.Rows[0].Outcome);
        Same(0.8, TruthTable.Membership([[0.9, 0.2, 0.8], [0.9, 0.8, 0.1]], new(2, 2), 1));
        Assert.Equal(Absence.Empty, TruthTable.Of([], [1]).Because);
        Assert.Equal(Absence.Empty, TruthTable.Of([[]], []).Because);
        double[][] Conditions(int count) => [.. Enumerable.Repeat(new[] { 0.7 }, count)];
        Assert.Equal(Absence.TooLarge, TruthTable.Of(Conditions(TruthTable.ConditionsMax + 1), [1]).Because);
        Assert.Equal(1 << TruthTable.ConditionsMax, TruthTable.Of(Conditions(TruthTable.ConditionsMax), [1]).Rows.Count);
        Assert.Equal(Absence.OutOfRange, TruthTable.Of([[0.5, 1.5]], [0, 1]).Because);
        Assert.Equal(Absence.OutOfRange, TruthTable.Of([[0.5, 0.5]], [0, -1]).Because);
    }

    /// <summary>λλ' + Θ of a hundred rows.</summary>
    private static CovarianceMatrix Model(double[] loadings, double[] unique)
    {
        var k = loadings.Length;
        var values = new double[k, k];
        for (var i = 0; i < k; i++) for (var j = 0; j < k; j++) values[i, j] = (loadings[i] * loadings[j]) + (i == j ? unique[i] : 0);
        return new(100, new double[k], values);
    }

    private static readonly IEqualityComparer<double> Near = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= 1e-8, _ => 0);
}
