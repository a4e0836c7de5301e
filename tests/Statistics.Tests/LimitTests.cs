using CsCheck;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Careless;
using Wegmarke.Statistics.Coding;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Multilevel;
using Wegmarke.Statistics.Qca;
using Wegmarke.Statistics.Regression;
using Wegmarke.Statistics.Reliability;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>What must hold at the ends and under shift, scale and order, for estimators whose oracle is a second computation.</summary>
public sealed class LimitTests
{
    private static readonly Gen<double[]> Stages = Gen.Int[1, 6].Select(stage => (double)stage).Array[4, 30]
        .Where(values => values.Distinct().Count() > 1);

    [Fact]
    public void A_wg_is_one_for_one_voice_and_least_for_two_camps()
    {
        Same(1, BrownHauenstein.Of([[4, 4, 4, 4]], 1, 6).Awg.Value);
        Same(-1, BrownHauenstein.Of([[1, 1, 6, 6]], 1, 6).Awg.Value);
        Stages.Sample(values => BrownHauenstein.Of([values], 1, 6).Awg is var awg && (!awg.Exists || awg.Value is >= -1 - 1e-12 and <= 1));
    }

    [Fact]
    public void A_wg_does_not_change_with_the_names_of_the_stages_nor_with_the_order_of_people() =>
        Gen.Select(Stages, Gen.Double[-50, 50], Gen.Double[0.1, 20]).Sample((values, shift, stretch) =>
        {
            var plain = BrownHauenstein.Of([values], 1, 6);
            var moved = BrownHauenstein.Of([[.. values.Reverse().Select(x => shift + stretch * x)]], shift + stretch, shift + 6 * stretch);
            Assert.Equal(plain.ItemsBeyondLimits, moved.ItemsBeyondLimits);
            if (plain.Awg.Exists) Same(plain.Awg.Value, moved.Awg.Value, 1e-7);
        });

    [Fact]
    public void A_mean_too_near_the_end_is_not_interpreted()
    {
        var found = BrownHauenstein.Of([[1, 1, 1, 2]], 1, 6);
        Assert.Equal(Absence.OutOfRange, found.Awg.Because);
        Assert.Equal(1, found.ItemsBeyondLimits);
    }

    [Fact]
    public void Chance_groups_do_not_depend_on_the_number_of_threads_and_all_alike_agree_like_chance()
    {
        double[] x = [1, 2, 5, 4, 3, 3, 6, 2, 4];
        int[] groups = [0, 0, 1, 1, 2, 2, 2, 2, 2];
        Assert.Equal(PseudoGroups.Of([x], groups, 5).P, PseudoGroups.Of([x], groups, 5).P);
        Assert.All(PseudoGroups.Of([[.. x.Select(_ => 4.0)]], groups, 5).P, p => Same(1, p.Value));
    }

    [Fact]
    public void Nested_components_stretch_with_the_square_and_ignore_a_shift() =>
        Gen.Select(Gen.Double[-3, 3].Array[18], Gen.Double[-100, 100], Gen.Double[0.5, 10]).Sample((y, shift, stretch) =>
        {
            int[] towns = [.. y.Select((_, row) => row / 6)], units = [.. y.Select((_, row) => row / 2)];
            var plain = NestedComponents.Of([y], [towns, units]);
            var moved = NestedComponents.Of([[.. y.Select(value => shift + stretch * value)]], [towns, units]);
            Same(plain.People.Value * stretch * stretch, moved.People.Value, 1e-6);
            for (var k = 0; k < 2; k++) Same(plain.Levels[k].Value * stretch * stretch, moved.Levels[k].Value, 1e-6);
        });

    [Fact]
    public void Bounds_of_non_response_hold_the_mean_and_a_census_has_none() => Stages.Sample(values =>
    {
        var some = NonResponse.Of(values, values.Length * 2, 1, 6, 0);
        Assert.True(some.IfAllAnswered[0].Mean <= some.Mean.Value && some.Mean.Value <= some.IfAllAnswered[^1].Mean);
        Same(some.Mean.Value, some.IfLower[0].Mean.Value);
        Assert.All(NonResponse.Of(values, values.Length, 1, 6).IfAllAnswered, bound => Same(some.Mean.Value, bound.Mean));
    });

    [Fact]
    public void Equivalence_is_shown_where_the_interval_lies_within_the_bounds() => Gen.Select(Stages, Stages, Gen.Double[0.1, 4])
        .Sample((first, second, bound) =>
        {
            var found = Equivalence.Of(TwoGroups.Of(first, second).Welch!, -bound, bound);
            Assert.Equal(found.Interval.Low > -bound && found.Interval.High < bound, found.Within());
        });

    [Fact]
    public void Ranks_add_up_and_the_surest_is_first() => Gen.Double[1, 6].Array[2, 8].Sample(means =>
    {
        var found = RankIntervals.Of(means, [.. means.Select(_ => 0.3)], 3, 500);
        Same(means.Length * (means.Length + 1) / 2.0, found.MeanRank.Sum(), 1e-6);
        Same(1, found.FirstShare.Sum());
    });

    [Fact]
    public void A_surface_of_two_views_changes_sides_with_them()
    {
        double[] z = [3, 5, 2, 4, 6, 1, 3, 4, 5, 2], x = [1, 4, 2, 5, 3, 6, 2, 3, 4, 1], y = [2, 3, 5, 1, 4, 6, 3, 1, 5, 2];
        var (one, other) = (ResponseSurface.Of(z, x, y, 3).Surface!, ResponseSurface.Of(z, y, x, 3).Surface!);
        Same(one.A1.Value, other.A1.Value);
        Same(one.A3.Value, -other.A3.Value);
        Same(one.A4.P, other.A4.P);
    }

    [Fact]
    public void Coders_who_agree_have_one_and_the_order_of_units_does_not_count()
    {
        Same(1, GwetAgreement.Of(new double[,] { { 3, 0 }, { 0, 3 }, { 3, 0 } }).Coefficient.Value);
        Segment[] marks = [new(0, 10, 0), new(20, 30, 1)];
        Same(1, UnitisedAlpha.Of([marks, marks], 50, 2).All.Value);
        var (a, b) = (GwetAgreement.Of(new double[,] { { 2, 1 }, { 0, 3 }, { 1, 1 } }), GwetAgreement.Of(new double[,] { { 1, 1 }, { 2, 1 },
          { 0, 3 } }));
        Same(a.Coefficient.Value, b.Coefficient.Value);
        Assert.Equal(Absence.OutOfRange, UnitisedAlpha.Of([marks, [new(5, 80, 0)]], 50, 2).All.Because);
    }

    [Fact]
    public void Same_source_and_split_source_agree_where_everybody_in_a_group_says_the_same()
    {
        double[] x = [1, 1, 4, 4, 2, 2, 6, 6], y = [2, 2, 5, 5, 1, 1, 6, 6];
        var found = SplitSample.Of(x, y, [0, 0, 1, 1, 2, 2, 3, 3], 1, 50);
        Same(found.SameSource.Value, found.SplitSource.Value);
    }

    [Fact]
    public void A_set_is_enough_and_needed_for_itself() => Gen.Double[0, 1].Array[3, 20].Where(set => set.Sum() > 0.1).Sample(set =>
    {
        var found = SetRelation.Of(set, set);
        Same(1, found.SufficiencyConsistency.Value);
        Same(1, found.NecessityConsistency.Value);
    });

    [Fact]
    public void Anchors_are_what_they_are_called()
    {
        Same(0.05, Calibration.Of(2, 2, 4, 9).Value);
        Same(0.5, Calibration.Of(4, 2, 4, 9).Value);
        Same(0.95, Calibration.Of(9, 2, 4, 9).Value);
        Assert.Equal(Absence.OutOfRange, Calibration.Of(3, 2, 2, 9).Because);
    }

    [Fact]
    public void Every_solution_covers_every_row_with_the_outcome() => Gen.Double[0, 1].Array[48].Sample(numbers =>
    {
        double[][] conditions = [numbers[..12], numbers[12..24], numbers[24..36]];
        var table = TruthTable.Of(conditions, numbers[36..], 1, 0.7);
        var found = Solutions.Of(table, [1, -1, 0]);
        foreach (var terms in found.Conservative.Concat(found.Intermediate).Concat(found.Parsimonious))
        {
            Assert.All(table.Rows, row => Assert.True(row.Outcome == RowOutcome.Remainder
              || terms.Any(term => term.Covers(row.Number)) == (row.Outcome == RowOutcome.Present)));
        }
    });

    [Fact]
    public void Nobody_is_left_out_without_being_seen()
    {
        var found = WithAndWithout.Of([false, true, false], rows => rows.Sum());
        Assert.Equal(new Both<int>(3, 2, 3, 1), found);
    }

    [Fact]
    public void Spearman_and_Brown_step_the_mean_correlation_up_to_standardised_alpha()
    {
        double[][] columns = [[1, 2, 4, 5, 3, 6], [2, 1, 5, 4, 3, 5], [1, 3, 3, 6, 2, 5]];
        var alpha = Alpha.Of(CovarianceMatrix.OfCompleteRows(columns));
        var r = new[] { (0, 1), (0, 2), (1, 2) }.Average(pair => Pearson.Coefficient(columns[pair.Item1], columns[pair.Item2]));
        Same(alpha.Standardized.Value, SpearmanBrown.Of(r, 3).Value, 1e-12);
    }
}
