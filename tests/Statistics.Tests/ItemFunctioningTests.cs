using Wegmarke.Statistics.ItemResponse;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Proportional odds against R and closed forms, differences of items between groups at their limits, and scalability pair by
/// pair.</summary>
public sealed class ItemFunctioningTests
{
    private const double No = double.NaN;

    private static readonly double[] Y = [1, 1, 2, 1, 2, 3, 2, 3, 3, 1, 2, 2, 3, 3, 2, 1, 3, 1, 2, 3, 2, 1, 1, 3];

    private static readonly double[] X = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 0.3, -0.7, 0.9, 1.1, -0.2, 0.4, -1.2, 1.9, 0.1, -0.9, 0.6,
        0.2, 0.8, -0.3, 1.4];

    private static readonly double[][] Counts = [.. Y.Select(y => new[] { 1.0, 2, 3 }.Select(k => k == y ? 1.0 : 0).ToArray())];

    /// <summary>polr of MASS in R 4, run to the last digit.</summary>
    [Theory]
    [InlineData(0, new double[] { }, new[] { -0.6931471806, 0.6931471806 }, -26.366694928035, 1)]
    [InlineData(1, new[] { 1.5674072476 }, new[] { -0.7951181509, 1.2879235978 }, -20.174409810163, 9)]
    [InlineData(2, new[] { 1.6683883763, -0.8896684100 }, new[] { -1.1841882180, 0.9386306259 }, -19.665084063275, 13)]
    [InlineData(3, new[] { 1.3295418964, -1.3176573345, 1.2348097887 }, new[] { -1.2120733047, 0.9654556130 }, -19.10961135633, 16)]
    public void Odds_are_those_that_r_finds(int terms, double[] coefficients, double[] thresholds, double log, int steps)
    {
        double[][] x = [.. X.Select((at, row) => new[] { at, row % 2, at * (row % 2) }[..terms])];
        var model = ProportionalOdds.Fit(x, Counts).Model!;
        for (var j = 0; j < terms; j++) Same(coefficients[j], model.Coefficients[j], 1e-6);
        for (var k = 0; k < 2; k++) Same(thresholds[k], model.Thresholds[k], 1e-6);
        Same(log, model.LogLikelihood, 1e-9);
        Assert.Equal(steps, model.Iterations);
        Assert.InRange(model.LargestGradient, 0, 1e-7);
    }

    [Fact]
    public void Rare_answers_at_either_end_and_in_the_middle_keep_their_digits()
    {
        foreach (var counts in new double[][] { [1e13, 1, 1], [1, 1, 1e13], [1, 1e13, 1], [1e12, 3, 2, 1], [1, 2, 3, 1e12], [2, 3] })
        {
            var (model, because) = ProportionalOdds.Fit([[]], [counts]);
            Assert.Null(because);
            var n = counts.Sum();
            Same(counts.Sum(count => count * LogShare(count, n)), model!.LogLikelihood, n > 1e6 ? 1e-4 : 1e-12);
            Assert.Equal(1, model.Iterations);
            double below = 0;
            for (var c = 0; c + 1 < counts.Length; c++)
            {
                below += counts[c];
                Same(Math.Log(below / (n - below)), model.Thresholds[c], 1e-12);
            }
        }
    }

    [Fact]
    public void Two_cells_of_two_answers_are_met_exactly()
    {
        // Log odds ratio 3·4/(1·2); answers of a cell that do not occur there are no obstacle.
        var model = ProportionalOdds.Fit([[0], [1]], [[3, 1], [2, 4]]).Model!;
        Same(Math.Log(6), model.Coefficients[0], 1e-9);
        Same(Math.Log(3), model.Thresholds[0], 1e-9);
        Same((3 * Math.Log(0.75)) + Math.Log(0.25) + (2 * Math.Log(1 / 3.0)) + (4 * Math.Log(2 / 3.0)), model.LogLikelihood);
        // Nothing is gained by cells without answers, and a cell counts like its copies.
        var split = ProportionalOdds.Fit([[0], [1], [7], [0], [1]], [[1, 1], [2, 0], [0, 0], [2, 0], [0, 4]]).Model!;
        Same(model.Coefficients[0], split.Coefficients[0], 1e-8);
        Same(model.LogLikelihood, split.LogLikelihood);
    }

    [Theory]
    [InlineData(new[] { 0.0, 1 }, "not_converged")]
    [InlineData(new[] { 1.0, 2 }, "not_converged")]
    [InlineData(new[] { -1.0, 0 }, "not_converged")]
    [InlineData(new[] { 0.0, 0 }, "singular")]
    public void What_is_told_apart_without_an_error_has_no_maximum(double[] x, string because)
    {
        var found = ProportionalOdds.Fit([[x[0]], [x[1]]], [[5, 0, 0], [0, 2, 3]]);
        Assert.Equal((null, because), (found.Model, found.Because?.Key));
    }

    [Fact]
    public void Steps_that_would_cross_thresholds_are_halved()
    {
        // Hardly anyone in the middle, and a predictor that changes everything.
        double[][] x = [[0], [3], [-3]], counts = [[50, 1, 49], [1, 1, 98], [97, 1, 2]];
        var model = ProportionalOdds.Fit(x, counts).Model!;
        Assert.True(model.Thresholds[0] < model.Thresholds[1]);
        Assert.InRange(model.LargestGradient, 0, 1e-6);
        Assert.Equal(9, model.Iterations);
        double Log(double b, double first, double second)
        {
            double sum = 0;
            for (var cell = 0; cell < 3; cell++)
            {
                var (one, two) = (1 / (1 + Math.Exp((b * x[cell][0]) - first)), 1 / (1 + Math.Exp((b * x[cell][0]) - second)));
                sum += (counts[cell][0] * Math.Log(one)) + (counts[cell][1] * Math.Log(two - one)) + (counts[cell][2] * Math.Log(1 - two));
            }

            return sum;
        }

        var (b, t, best) = (model.Coefficients[0], model.Thresholds, model.LogLikelihood);
        Same(best, Log(b, t[0], t[1]), 1e-10);
        foreach (var by in new[] { 1e-3, -1e-3 })
            Assert.True(Log(b + by, t[0], t[1]) < best && Log(b, t[0] + by, t[1]) < best && Log(b, t[0], t[1] + by) < best);
    }

    [Fact]
    public void Where_answers_begin_and_how_far_apart_they_are_says_nothing()
    {
        var (columns, groups) = Scale(90);
        var plain = ItemFunctioning.Of(columns, groups, 1);
        Assert.True(plain.UniformChiSquared.Value > 4);
        foreach (var (from, by) in new[] { (1000.0, 1.0), (-500, 0.01), (0, 1e5), (1e6, 3) })
        {
            var other = ItemFunctioning.Of([.. columns.Select(column => column.Select(value => from + (by * value)).ToArray())], groups, 1);
            Same(plain.UniformChiSquared.Value, other.UniformChiSquared, 1e-6);
            Same(plain.NonUniformChiSquared.Value, other.NonUniformChiSquared, 1e-6);
            Same(plain.RSquaredChange.Value, other.RSquaredChange, 1e-7);
            Same(plain.GroupEffects[0], other.GroupEffects[0], 1e-6);
        }

        // Which group comes first turns the effect round.
        var turned = ItemFunctioning.Of(columns, [.. groups.Select(group => 9 - group)], 1);
        Same(-plain.GroupEffects[0], turned.GroupEffects[0], 1e-6);
        Same(plain.TotalChiSquared.Value, turned.TotalChiSquared, 1e-7);
    }

    [Fact]
    public void Differences_are_likelihood_ratios_of_models_of_rows()
    {
        var (columns, groups) = Scale(90);
        groups = [.. groups.Select((group, row) => row % 3 == 0 ? 8 : group)];
        var found = ItemFunctioning.Of(columns, groups, 2);
        double[] scores = [.. Enumerable.Range(0, 90).Select(row => columns.Sum(column => column[row]))];
        double[][] counts = [.. columns[2].Select(value => new[] { 1.0, 2, 3 }.Select(k => k == value ? 1.0 : 0).ToArray())];
        ProportionalOdds Fit(int terms) => ProportionalOdds.Fit([.. scores.Select((score, row) =>
        {
            double one = groups[row] == 5 ? 1 : 0, two = groups[row] == 8 ? 1 : 0;
            return new[] { score, one, two, one * score, two * score }[..terms];
        })], counts).Model!;
        double[] l = [Fit(0).LogLikelihood, Fit(1).LogLikelihood, Fit(3).LogLikelihood, Fit(5).LogLikelihood];
        Same(2 * (l[2] - l[1]), found.UniformChiSquared, 1e-7);
        Same(2 * (l[3] - l[2]), found.NonUniformChiSquared, 1e-7);
        Same(2 * (l[3] - l[1]), found.TotalChiSquared, 1e-7);
        Assert.Equal((90, 2, 2), (found.N, found.Df, found.GroupEffects.Length));
        double Nagelkerke(double value) => (1 - Math.Exp(2 * (l[0] - value) / 90)) / (1 - Math.Exp(2 * l[0] / 90));
        Same(Nagelkerke(l[3]) - Nagelkerke(l[1]), found.RSquaredChange, 1e-8);
        Same(Fit(3).Coefficients[1], found.GroupEffects[0], 1e-6);
        Same(Fit(3).Coefficients[2], found.GroupEffects[1], 1e-6);
        Same(Distributions.ChiSquared.Upper(found.UniformChiSquared.Value, 2), found.UniformP);
        Same(Distributions.ChiSquared.Upper(found.NonUniformChiSquared.Value, 2), found.NonUniformP);
        Same(Distributions.ChiSquared.Upper(found.TotalChiSquared.Value, 4), found.TotalP);
        // Rows without a group or with one missing answer do not count.
        double[][] more = [[.. columns[0], 3, No, 1], [.. columns[1], 1, 2, 3], [.. columns[2], 3, 1, No]];
        var again = ItemFunctioning.Of(more, [.. groups, -1, 4, 8], 2);
        Assert.Equal(found.UniformChiSquared, again.UniformChiSquared);
        Assert.Equal(90, again.N);
        var all = ItemFunctioning.OfAll(columns, groups);
        for (var item = 0; item < 3; item++) Assert.Equal(ItemFunctioning.Of(columns, groups, item).TotalP, all[item].TotalP);
    }

    [Fact]
    public void Three_rows_are_enough_to_look_and_two_groups_are_needed()
    {
        Absence? Because(double[][] columns, params int[] groups) => ItemFunctioning.Of(columns, groups, 0).TotalP.Because;
        Assert.Equal(Absence.TooFew, Because([[1, 2], [2, 1]], 0, 1));
        Assert.NotEqual(Absence.TooFew, Because([[1, 2, 1], [1, 3, 4]], 0, 1, 0));
        Assert.Equal(Absence.TooFew, Because([[1, 2, 1], [1, 3, 4]], 1, 1, 1));
        Assert.Equal(Absence.TooFew, Because([[1, 2, 1]], 0, 1, 0));
        Assert.Equal(Absence.ZeroVariance, Because([[1, 2, 1], [2, 1, 2]], 0, 1, 0));
        Assert.Equal(Absence.ZeroVariance, Because([[2, 2, 2], [2, 1, 2]], 0, 1, 0));
    }

    /// <summary>Two hundred and fifty answers are looked at, one more is too many.</summary>
    [Theory]
    [InlineData(250, false)]
    [InlineData(251, true)]
    public void Answers_are_told_apart_up_to_a_limit(int categories, bool tooLarge)
    {
        double[] item = [.. Enumerable.Range(0, categories).Select(value => (double)value)];
        // All of one score but one, in a group of its own: nothing to find, which is soon known.
        var found = ItemFunctioning.Of([item, [.. item.Select(value => value == 0 ? 5 : -value)]],
            [.. item.Select(value => value == 0 ? 1 : 0)], 0);
        Assert.Equal(tooLarge, found.TotalP.Because == Absence.TooLarge);
        Assert.NotNull(found.TotalP.Because);
        Assert.Equal((categories, 1), (found.N, found.Df));
    }

    [Fact]
    public void A_pair_of_a_scale_is_the_scale_of_the_pair()
    {
        double[][] items = [[1, 2, 3, 3, 2, 1, 3, 2, 1, 2], [1, 1, 2, 3, 3, 2, 3, 1, 1, 3], [0, 1, 1, 1, 0, 0, 1, 1, 0, 0],
            [2, 5, 4, 5, 1, 2, 5, 4, 1, 3]];
        var found = MokkenScale.Of(items);
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                if (i == j) continue;
                var pair = MokkenScale.Of([items[i], items[j]]);
                Assert.Equal(pair.H, found.Pairs[(i * 4) + j]);
                Same(pair.H.Value, pair.ItemH[0]);
                Same(pair.Se.Value, found.PairErrors[(i * 4) + j]);
                Assert.Equal(found.PairErrors[(j * 4) + i], found.PairErrors[(i * 4) + j]);
            }

            Assert.Equal((1, Absence.ZeroVariance), (found.Pairs[i * 5].Value, found.PairErrors[i * 5].Because));
            // An item's scalability lies between those of its pairs.
            var own = Enumerable.Range(0, 4).Where(j => j != i).Select(j => found.Pairs[(i * 4) + j].Value).ToArray();
            Assert.InRange(found.ItemH[i].Value, own.Min(), own.Max());
            Assert.True(found.ItemErrors[i].Value > 0);
        }

        // Copies of all rows: the same scalability, and errors that shrink with the root.
        var four = MokkenScale.Of([.. items.Select(item => item.Concat(item).Concat(item).Concat(item).ToArray())]);
        Same(found.H.Value, four.H);
        Same(found.Se.Value / 2, four.Se);
        for (var i = 0; i < 4; i++) Same(found.ItemErrors[i].Value / 2, four.ItemErrors[i]);
        Assert.Equal(found.Errors, four.Errors[..10]);
        // The order of items and the unit of all of them say nothing.
        var turned = MokkenScale.Of([.. items.Reverse().Select(item => item.Select(value => (2 * value) + 7).ToArray())]);
        Same(found.H.Value, turned.H);
        Same(found.Se.Value, turned.Se);
        for (var i = 0; i < 4; i++) Same(found.ItemH[i].Value, turned.ItemH[3 - i]);
    }

    [Fact]
    public void A_perfect_ladder_has_scalability_one_without_error()
    {
        var found = MokkenScale.Of([[0, 1, 1, 1, 1], [0, 0, 1, 1, 1], [0, 0, 0, 0, 1]]);
        Same(1, found.H);
        Same(0, found.Se, 1e-12);
        Assert.Equal([0, 0, 0, 0, 0], found.Errors);
        // Two that have nothing to do with each other.
        var none = MokkenScale.Of([[0, 0, 1, 1], [0, 1, 0, 1]]);
        Same(0, none.H, 1e-15);
        Assert.Equal((4, 0, 2), (none.N, none.LeftOut, none.Items));
    }

    private static double LogShare(double count, double n) => count > n / 2 ? double.LogP1(-(n - count) / n) : Math.Log(count / n);

    /// <summary>Three items of three answers with a trait; the second is easier in group 4 than in group 5.</summary>
    private static (double[][] Columns, int[] Groups) Scale(int rows)
    {
        var chance = new Algebra.NormalStream(3, 4);
        int[] groups = [.. Enumerable.Range(0, rows).Select(row => 4 + (row % 2))];
        double[] traits = [.. groups.Select(_ => chance.Next())];
        return ([.. Enumerable.Range(0, 3).Select(item => traits.Select((trait, row) =>
            Math.Clamp(Math.Round(2 + trait + (0.7 * chance.Next()) + (item == 1 && groups[row] == 4 ? 0.7 : 0)), 1, 3)).ToArray())],
            groups);
    }
}
