using Wegmarke.Statistics.Correlation;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Correlations at the exact limits of what is computed, of small tables of every kind, and of chance that is stored with a
/// seed.</summary>
public sealed class CorrelationStepsTests
{
    /// <summary>Exactly a thousand by a thousand categories are still searched; what is absent lies at no boundary.</summary>
    [Fact]
    public void The_largest_table_is_searched_and_nothing_absent_is_at_a_boundary()
    {
        double[] wide = [.. Enumerable.Range(0, 1000).Select(value => (double)value)];
        Assert.True(Polychoric.Of(wide, [.. wide.Select(value => value * 7 % 1000)]).Rho.Exists);
        Assert.False(Polychoric.Of([], []).AtBoundary);
        Assert.False(Polychoric.Of([1, 1, 1], [2, 3, 2]).AtBoundary);
        Assert.Equal(0, Polychoric.Of([1, 2], [1, 2]).RowThresholds[0], 1e-15);
    }

    [Fact]
    public void A_share_that_is_one_to_all_digits_still_has_a_threshold()
    {
        var table = new CrossTable([0, 1], [0, 1], [(0, 0, 1e18), (1, 1, 1)]);
        Assert.InRange(Polychoric.Of(table).RowThresholds[0], 8.1, 8.3);
    }

    /// <summary>Of tables of chance, with empty cells and few people, every correlation that is found inside is at a maximum, and all
    /// together take few steps.</summary>
    [Fact]
    public void Small_tables_of_every_kind_are_searched_in_few_steps()
    {
        var chance = new Random(20);
        var (steps, boundaries, fullSteps, fullFound) = (0, 0, 0, 0);
        for (var at = 0; at < 150; at++)
        {
            var (rows, columns, most) = (2 + (at % 3), 2 + (at / 3 % 2), at % 5 == 0 ? 9 : 3);
            var cells = Enumerable.Range(0, rows * columns).Select(_ => (int)(chance.NextDouble() * chance.NextDouble() * most * 1.4))
                .ToArray();
            var table = CrossTable.OfCounts(cells, rows, columns);
            var found = Polychoric.Of(table);
            steps += found.Iterations;
            if (found.AtBoundary) boundaries++;
            if (!found.Rho.Exists) continue;
            Assert.InRange(found.Iterations, 1, 50);
            Assert.Equal(found.AtBoundary, Math.Abs(found.Rho.Value) == 1);
            if (found.AtBoundary) continue;
            var full = PolychoricFull.Of(table);
            fullSteps += full.Iterations;
            if (!full.Rho.Exists) continue;
            fullFound++;
            Assert.True(full.LogLikelihood.Value >= found.LogLikelihood.Value - 1e-9);
        }

        Assert.Equal((62, 56), (boundaries, fullFound));
        // One step more or less in a table may depend on the last bit of a logarithm.
        Assert.InRange(steps, 2020, 2050);
        Assert.InRange(fullSteps, 639, 645);
    }

    /// <summary>Cells that are next to impossible and empty say nothing, and spoil nothing.</summary>
    [Fact]
    public void Nearly_perfect_agreement_has_a_correlation_and_an_error()
    {
        var cells = new int[25];
        for (var at = 0; at < 25; at++) cells[at] = Math.Abs((at / 5) - (at % 5)) switch { 0 => 400, 1 => 15, _ => 0 };
        var table = CrossTable.OfCounts(cells, 5, 5);
        var (two, full) = (Polychoric.Of(table), PolychoricFull.Of(table));
        Assert.True(two.Rho.Value > 0.98 && !two.AtBoundary);
        Same(two.Rho.Value, full.Rho, 2e-3);
        Assert.InRange(full.Se.Value / two.Se.Value, 0.9, 1.3);
        Assert.InRange(full.Iterations, 2, 12);
    }

    [Fact]
    public void Empty_rows_and_columns_are_left_out_of_counts()
    {
        var table = CrossTable.OfCounts([1, 0, 2, 0, 0, 0, 3, 0, 4], 3, 3);
        Assert.Equal([0, 2], table.RowValues);
        Assert.Equal([0, 2], table.ColumnValues);
        Assert.Equal([(0, 0, 1), (0, 1, 2), (1, 0, 3), (1, 1, 4)], table.Cells);
    }

    [Fact]
    public void A_boundary_is_told_of_its_own_pair_only()
    {
        double[] a = [1, 1, 2, 2, 3, 3, 1, 3, 2], b = [1, 2, 2, 3, 3, 1, 1, 3, 2];
        var found = PolychoricMatrix.Of([b, a, a]);
        Assert.Equal([false, false, false, false, false, true, false, true, false], found.AtBoundary);
        Assert.False(PolychoricMatrix.Of([a, [.. a.Select(_ => 2.0)]]).WasSmoothed);
    }

    /// <summary>Three pairs that agree as ρ, ρ and −ρ with ρ above one half cannot be three columns of anybody. The one negative eigenvalue
    /// goes, the other two are equal, and what remains of every correlation is one half.</summary>
    [Fact]
    public void What_no_people_could_answer_is_brought_back_to_one_half()
    {
        var rows = new List<(double, double, double)>();
        void Add(int count, Func<double, double, (double, double, double)> of, int sign)
        {
            foreach (var (first, second, times) in new[] { (0, 0, 4 * count), (0, 1, count), (1, 0, count), (1, 1, 4 * count) })
            {
                for (var i = 0; i < times; i++) rows.Add(of(first, sign > 0 ? second : 1 - second));
            }
        }

        Add(10, (x, y) => (x, y, double.NaN), 1);
        Add(10, (x, y) => (double.NaN, x, y), 1);
        Add(10, (x, y) => (x, double.NaN, y), -1);
        var found = PolychoricMatrix.Of([[.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)],
            [.. rows.Select(row => row.Item3)]]);
        // sin(3π/10) is the correlation of halves that agree four times in five.
        var rho = Math.Sin(0.3 * Math.PI);
        Same(rho, found.Rho[1]);
        Same(-rho, found.Rho[2]);
        Same(1 - (2 * rho), found.SmallestEigenvalue, 1e-8);
        Assert.True(found.WasSmoothed);
        double[] expected = [1, 0.5, -0.5, 0.5, 1, 0.5, -0.5, 0.5, 1];
        for (var at = 0; at < 9; at++) Same(expected[at], found.Smoothed![at], 1e-7);
    }

    [Fact]
    public void Four_cases_are_enough_and_three_hundred_are_left_out_one_by_one()
    {
        double[] x = [1, 2, 3, 4], y = [2, 4, 1, 3];
        // Ranks that have nothing in common: every order is at least as far from zero.
        var none = RankAssociation.Of([(x, y)], null, 5, 99);
        Same(0, none.Rho);
        Assert.Equal(1, none.P.Value);
        Assert.Equal(Absence.TooFew, none.Weakest.Because);
        double[] many = [.. Enumerable.Range(0, 300).Select(value => (double)value)];
        Same(1, RankAssociation.Of([(many, many)], null, 1, 1).Weakest);
    }

    /// <summary>A stored seed leads to the same orders and splits for ever.</summary>
    [Fact]
    public void The_same_seed_gives_the_same_probability_and_the_same_splits()
    {
        double[] x = [1, 4, 2, 5, 3, 7, 6], y = [2, 5, 1, 4, 3, 6, 7];
        double[] found = [.. new long[] { 1, 2, 3, 4 }.Select(seed => RankAssociation.Of([(x, y)], null, seed, 999).P.Value * 1000)];
        double[] a = [1, 2, 5, 6, 3, 4, 9, 2, 8, 1, 0], b = [2, 1, 4, 6, 6, 3, 9, 5, 7, 2, 3];
        int[] groups = [2, 2, 1, 1, 0, 0, 0, 1, 3, 3, 2];
        double[] splits = [.. new long[] { 1, 2, 3 }.Select(seed => SplitSample.Of(a, b, groups, seed, 20).SplitSource.Value)];
        Assert.Equal([17, 13, 11, 6], found.Select(value => Math.Round(value, 6)));
        foreach (var (one, expected) in splits.Zip([-0.012520788331988705, 0.1168158879059937, 0.10033170924484226])) Same(expected, one);
    }

    /// <summary>Splits that correlate perfectly one way or the other have a finite mean: nothing is infinitely certain.</summary>
    [Fact]
    public void Perfect_splits_to_both_sides_have_a_mean_between()
    {
        var found = SplitSample.Of([0, 0, 0, 0, 1, -0.5], [0, 0, 0, 0, 1, 1], [0, 0, 1, 1, 2, 2], 4, 400);
        Assert.Equal((-1, 1), (found.Low.Value, found.High.Value));
        Assert.InRange(found.SplitSource.Value, -0.99, 0.99);
    }
}
