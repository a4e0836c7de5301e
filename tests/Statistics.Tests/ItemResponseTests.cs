using Wegmarke.Statistics.ItemResponse;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Models of items against the likelihood written out point by point, and counts of errors pair by pair.</summary>
public sealed class ItemResponseTests
{
    private const double Infinite = double.PositiveInfinity;

    [Theory]
    [InlineData(1, 161, 8)]
    [InlineData(2, 161, 8)]
    [InlineData(3, 30, 5)]
    public void The_graded_response_model_lies_at_the_maximum_of_its_likelihood(int seed, int points, double range)
    {
        var columns = Answers(seed, 90, 5);
        var model = GradedResponse.Fit(columns, null, points, range).Model!;
        double Log(IReadOnlyList<GradedItem> items) => Posterior(columns, items, points, range).Log;
        var best = Log(model.Items);
        Same(best, model.LogLikelihood, 1e-10);
        Assert.True(model.LargestGradient < 1e-4);
        Assert.Equal(model.Items.Sum(item => 1 + item.D.Length), model.ParameterCount);
        double[] at = [.. model.Items.SelectMany(item => item.D.Prepend(item.A))];
        IReadOnlyList<GradedItem> Items(double[] parameters)
        {
            var first = 0;
            return [.. model.Items.Select(item =>
            {
                var own = parameters[first..(first += 1 + item.D.Length)];
                return new GradedItem(own[0], own[1..]);
            })];
        }

        double Moved(int i, double by, int j, double and)
        {
            var moved = (double[])at.Clone();
            moved[i] += by;
            moved[j] += and;
            return Log(Items(moved));
        }

        const double Step = 1e-3;
        var information = new double[at.Length, at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            Assert.True(Moved(i, 0.02, i, 0) < best && Moved(i, -0.02, i, 0) < best);
            for (var j = 0; j <= i; j++)
            {
                information[i, j] = information[j, i] = -(Moved(i, Step, j, Step) - Moved(i, Step, j, -Step) - Moved(i, -Step, j, Step)
                    + Moved(i, -Step, j, -Step)) / (4 * Step * Step);
            }
        }

        // Errors squared are the diagonal of the inverse: what the information makes of it is a column of the identity.
        Finding[] errors = [.. model.StandardErrors().SelectMany(item => item)];
        var inverse = Algebra.Symmetric.Inverse(Algebra.Symmetric.Cholesky(information)!);
        for (var i = 0; i < at.Length; i++) Same(Math.Sqrt(inverse[i, i]), errors[i], 1e-3);
        var (_, means, deviations) = Posterior(columns, model.Items, points, range);
        var (scores, spreads) = model.Scores();
        for (var row = 0; row < means.Length; row++)
        {
            Same(means[row], scores[row], 1e-9);
            Same(deviations[row], spreads[row], 1e-9);
        }
    }

    [Fact]
    public void An_item_says_what_its_curves_say()
    {
        var item = new GradedItem(1.7, [-1, 0.4, 2]);
        foreach (var z in new[] { -30.0, -2.5, -0.3, 0, 0.8, 3, 30 })
        {
            var found = item.Probabilities(z);
            Same(1, found.Sum());
            for (var k = 0; k < 4; k++) Same(Probability(item, z, k), found[k], 1e-12);
            const double Step = 1e-5;
            Same(Enumerable.Range(0, 4).Sum(k => Math.Pow((Probability(item, z + Step, k) - Probability(item, z - Step, k)) / (2 * Step),
                2) / Math.Max(1e-300, Probability(item, z, k))), item.Information(z), 1e-7);
        }

        Assert.Equal([-1 / 1.7, 0.4 / 1.7, 2 / 1.7], item.Difficulties);
        // Far out the small probabilities keep their digits.
        Same(1, item.Probabilities(30)[0] / Math.Exp(-52));
        Same(1, item.Probabilities(-30)[3] / Math.Exp(-53));
    }

    [Fact]
    public void Weights_count_like_copies_and_order_does_not_matter()
    {
        var columns = Answers(5, 60, 4);
        double[] weights = [.. Enumerable.Range(0, 60).Select(row => (double)(1 + (row % 3)))];
        int[] copies = [.. Enumerable.Range(0, 60).SelectMany(row => Enumerable.Repeat(row, 1 + (row % 3))).Reverse()];
        var weighted = GradedResponse.Fit(columns, weights).Model!;
        var copied = GradedResponse.Fit([.. columns.Select(column => copies.Select(row => column[row]).ToArray())]).Model!;
        Same(copied.LogLikelihood, weighted.LogLikelihood, 1e-9);
        for (var i = 0; i < 4; i++) Same(copied.Items[i].A, weighted.Items[i].A, 1e-5);
        Same(weighted.Items.Sum(item => item.Information(0.3)), weighted.TestInformation(0.3));
        Same(120, weighted.Patterns.N);
    }

    [Fact]
    public void A_reversed_item_falls_and_most_rise()
    {
        var columns = Answers(6, 120, 5);
        double[] turned = [.. columns[2].Select(value => 4 - value)];
        var plain = GradedResponse.Fit(columns).Model!;
        var found = GradedResponse.Fit([columns[0], columns[1], turned, columns[3], columns[4]]).Model!;
        Same(plain.LogLikelihood, found.LogLikelihood, 1e-8);
        Same(-plain.Items[2].A, found.Items[2].A, 1e-4);
        Same(-plain.Items[2].D[^1], found.Items[2].D[0], 1e-4);
        Assert.True(found.Items.Sum(item => item.A) > 0);
        // All turned round: the trait is turned round with them.
        var all = GradedResponse.Fit([.. columns.Select(column => column.Select(value => 4 - value).ToArray())]).Model!;
        Assert.True(all.Items.Sum(item => item.A) > 0);
        Same(plain.Items[0].A, all.Items[0].A, 1e-4);
    }

    [Fact]
    public void Answers_that_no_model_can_be_fitted_to_are_named()
    {
        double[] two = [0, 1, 0, 1, 1], three = [0, 1, 2, 1, 0], other = [1, 1, 0, 1, 0];
        Absence? Because(params double[][] columns) => GradedResponse.Fit(columns).Because;
        Assert.Equal(Absence.Empty, Because());
        Assert.Equal(Absence.Empty, Because([], []));
        Assert.Equal(Absence.AllMissing, Because([double.NaN, double.NaN], [1, 2]));
        Assert.Equal(Absence.ZeroVariance, Because([1, 2], [2, 2]));
        Assert.Equal(Absence.NotIdentified, Because(two, other));
        Assert.Equal(Absence.TooFew, Because(three));
        Assert.Equal(Absence.NotIdentified, Because(two));
        Assert.Equal(Absence.TooFew, Because([0, 1], [0, 1], [1, 0]));
        Assert.Equal(Absence.TooLarge, Because([.. Enumerable.Range(0, 251).Select(value => (double)value)]));
        var (patterns, because) = AnswerPatterns.Of([[.. Enumerable.Range(0, 250).Select(value => (double)value)]]);
        Assert.Equal((null, 250, 250), (because, patterns!.Count, patterns.CategoryValues[0].Length));
    }

    [Fact]
    public void Equal_rows_are_one_pattern()
    {
        var patterns = AnswerPatterns.Of([[3, 5, 3, double.NaN, 3], [1, 2, 1, 1, 2]], [1, 2, 0.5, 1, 4]).Patterns!;
        Assert.Equal([0, 1, 0, 2, 3], patterns.PatternOfRow);
        Assert.Equal([1.5, 2, 1, 4], patterns.Weights);
        Assert.Equal([0, 0, 1, 1, AnswerPatterns.Missing, 0, 0, 1], patterns.Codes);
        Assert.Equal([3, 5], patterns.CategoryValues[0]);
        Assert.Equal((4, 8.5), (patterns.Count, patterns.N));
        Assert.Equal([1, 1], patterns.Row(1).ToArray());
    }

    [Fact]
    public void Scalability_is_a_covariance_over_the_largest_there_could_be()
    {
        double[][] items = [[1, 2, 3, 3, 2, 1, 3, 2], [1, 1, 2, 3, 3, 2, 3, 1], [0, 1, 1, 1, 0, 0, 1, 1]];
        var found = MokkenScale.Of(items);
        double Covariance(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Average() - (x.Average() * y.Average());
        double Largest(double[] x, double[] y) => Covariance([.. x.Order()], [.. y.Order()]);
        double[] above = new double[4], below = new double[4];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (c, most) = (Covariance(items[i], items[j]), Largest(items[i], items[j]));
                Same(c / most, found.Pairs[(i * 3) + j]);
                Same(c / most, found.Pairs[(j * 3) + i]);
                foreach (var at in new[] { i, j, 3 }) (above[at], below[at]) = (above[at] + c, below[at] + most);
            }

            Assert.Equal(1, found.Pairs[i * 4].Value);
            Assert.Equal(Absence.ZeroVariance, found.PairErrors[i * 4].Because);
        }

        for (var i = 0; i < 3; i++) Same(above[i] / below[i], found.ItemH[i]);
        Same(above[3] / below[3], found.H);
        Assert.Equal((8, 0, 3), (found.N, found.LeftOut, found.Items));
        // Errors squared are the variance of the influences, which weights of rows show.
        double Weighted(int row, double by)
        {
            double[][] more = [.. items.Select(item => Enumerable.Range(0, 8).SelectMany(at =>
                Enumerable.Repeat(item[at], (at == row ? (int)(1000 + (1000 * by)) : 1000))).ToArray())];
            double c = 0, most = 0;
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < i; j++) (c, most) = (c + Covariance(more[i], more[j]), most + Largest(more[i], more[j]));
            }

            return c / most;
        }

        double squares = 0;
        for (var row = 0; row < 8; row++) squares += Math.Pow((Weighted(row, 0.01) - Weighted(row, -0.01)) / 0.02, 2);
        Same(Math.Sqrt(squares), found.Se, 2e-3);
    }

    [Fact]
    public void Guttman_errors_are_pairs_of_steps_in_the_wrong_order()
    {
        // Popularity of the steps: .75, .5 and .25; no ties.
        double[][] items = [[1, 1, 1, 0], [1, 1, 0, 0], [0, 0, 0, 1]];
        var found = MokkenScale.Of(items);
        // The last took the rarest step and neither of the two more popular ones.
        Assert.Equal([0, 0, 0, 2], found.Errors);
        var missing = MokkenScale.Of([[1, 1, double.NaN, 1, 0], [1, 1, 1, 0, 0], [0, 0, 1, 0, 1]]);
        Assert.Equal([0, 0, -1, 0, 2], missing.Errors);
        Assert.Equal((4, 1), (missing.N, missing.LeftOut));
        // Steps of one item are taken in order; wider ones weigh more in H but count as one error.
        Assert.Equal([0, 0, 0, 1], MokkenScale.Of([[5, 5, 5, 1], [2, 3, 2, 3]]).Errors);
    }

    [Fact]
    public void Equally_popular_steps_have_no_order_whichever_item_comes_first()
    {
        // Popularity .75, .5 and .5: whoever took one of the two rarer ones errs only where the most popular one was not taken.
        double[][] items = [[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 1]];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        Assert.All(orders, order => Assert.Equal([0, 0, 0, 1], MokkenScale.Of([.. order.Select(at => items[at])]).Errors));
    }

    [Fact]
    public void Scales_that_cannot_be_computed_are_named()
    {
        Absence? Because(params double[][] columns) => MokkenScale.Of(columns).H.Because;
        Assert.Equal(Absence.TooFew, Because());
        Assert.Equal(Absence.TooFew, Because([1, 2, 3]));
        Assert.Equal(Absence.Empty, Because([], []));
        Assert.Equal(Absence.AllMissing, Because([double.NaN, 1], [1, double.NaN]));
        Assert.Equal(Absence.TooFew, Because([double.NaN, 1], [1, 2]));
        Assert.Equal(Absence.OutOfRange, Because([1, Infinite, 2], [1, 2, 3]));
        Assert.Equal(Absence.ZeroVariance, Because([1, 1, 1], [1, 2, 3]));
        Assert.Null(Because([1, 2], [1, 2]));
        var none = MokkenScale.Of([[double.NaN, 1], [1, double.NaN]]);
        Assert.Equal((0, 2, 4, 2), (none.N, none.LeftOut, none.Pairs.Length, none.ItemErrors.Length));
        Assert.Equal([-1, -1], none.Errors);
    }

    [Fact]
    public void Odds_that_are_proportional_are_found_at_the_maximum()
    {
        double[][] x = [[0.3, 1], [-1, 0], [1.5, 0], [0.2, 0], [-0.7, 1]], counts = [[3, 2, 4], [5, 2, 1], [1, 3, 5], [2, 4, 2], [4, 3, 1]];
        var model = ProportionalOdds.Fit(x, counts).Model!;
        double Log(double b1, double b2, double t1, double t2)
        {
            double sum = 0;
            for (var cell = 0; cell < 5; cell++)
            {
                var eta = (b1 * x[cell][0]) + (b2 * x[cell][1]);
                double first = 1 / (1 + Math.Exp(eta - t1)), second = 1 / (1 + Math.Exp(eta - t2));
                sum += (counts[cell][0] * Math.Log(first)) + (counts[cell][1] * Math.Log(second - first))
                    + (counts[cell][2] * Math.Log(1 - second));
            }

            return sum;
        }

        double[] at = [.. model.Coefficients, .. model.Thresholds];
        var best = Log(at[0], at[1], at[2], at[3]);
        Same(best, model.LogLikelihood, 1e-10);
        Assert.True(model.LargestGradient < 1e-6);
        for (var i = 0; i < 4; i++)
        {
            foreach (var step in new[] { 0.01, -0.01 })
            {
                var moved = (double[])at.Clone();
                moved[i] += step;
                Assert.True(Log(moved[0], moved[1], moved[2], moved[3]) < best);
            }
        }

        // Without predictors the thresholds are the log odds of the shares.
        var plain = ProportionalOdds.Fit([[]], [[2, 3, 5]]).Model!;
        Same(Math.Log(2 / 8.0), plain.Thresholds[0]);
        Same(0, plain.Thresholds[1]);
        Same((2 * Math.Log(0.2)) + (3 * Math.Log(0.3)) + (5 * Math.Log(0.5)), plain.LogLikelihood);
        Assert.Equal(Absence.Singular, ProportionalOdds.Fit([[1, 2], [2, 4], [3, 6]], [[1, 2], [2, 1], [2, 3]]).Because);
        Assert.Equal(Absence.NotConverged, ProportionalOdds.Fit([[1], [2]], [[5, 0], [0, 5]]).Because);
    }

    [Fact]
    public void Items_that_cannot_be_compared_over_groups_are_named()
    {
        double[] a = [1, 2, 3, 1, 2, 3, 2, 3], b = [1, 2, 2, 1, 3, 3, 1, 3];
        int[] groups = [0, 1, 0, 1, 0, 1, 0, 1];
        (Absence? Because, int N, int Df) Of(double[][] columns, int[] by)
        {
            var found = ItemFunctioning.Of(columns, by, 0);
            return (found.UniformP.Because, found.N, found.Df);
        }

        var some = Answers(3, 60, 3).Select(column => column.Select(value => double.IsNaN(value) ? 2 : value).ToArray()).ToArray();
        Assert.Equal((null, 60, 1), Of(some, [.. some[0].Select((_, row) => row % 2)]));
        Assert.Equal((Absence.TooFew, 8, 1), Of([a], groups));
        Assert.Equal((Absence.TooFew, 8, 0), Of([a, b], [0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal((Absence.AllMissing, 0, 0), Of([a, b], [-1, -1, -1, -1, -1, -1, -1, -1]));
        Assert.Equal((Absence.Empty, 0, 0), Of([[], []], []));
        Assert.Equal((Absence.TooFew, 2, 1), Of([a[..2], b[..2]], groups[..2]));
        Assert.Equal((Absence.ZeroVariance, 8, 1), Of([[2, 2, 2, 2, 2, 2, 2, 2], b], groups));
        Assert.Equal((Absence.ZeroVariance, 4, 1), Of([[1, 2, 1, 2], [2, 1, 2, 1]], [0, 0, 1, 1]));
        double[] many = [.. Enumerable.Range(0, 251).Select(value => (double)value)];
        Assert.Equal((Absence.TooLarge, 251, 1), Of([many, many], [.. many.Select(value => (int)value % 2)]));
        var three = ItemFunctioning.Of([[.. some[0], 1], [.. some[1], double.NaN], [.. some[2], 2]],
            [.. some[0].Select((_, row) => row % 3 * 2), 5], 0);
        Assert.Equal((60, 2, 2), (three.N, three.Df, three.GroupEffects.Length));
        Assert.Equal(3, ItemFunctioning.OfAll(some, [.. some[0].Select((_, row) => row % 2)]).Count);
        Same(three.TotalChiSquared.Value, three.UniformChiSquared.Value + three.NonUniformChiSquared.Value, 1e-7);
        Same(Distributions.ChiSquared.Upper(three.UniformChiSquared.Value, 2), three.UniformP);
        Same(Distributions.ChiSquared.Upper(three.TotalChiSquared.Value, 4), three.TotalP);
    }

    private static double[][] Answers(int seed, int rows, int items)
    {
        var chance = new Algebra.NormalStream((ulong)seed, 9);
        double[] traits = [.. Enumerable.Range(0, rows).Select(_ => chance.Next())];
        return [.. Enumerable.Range(0, items).Select(item => traits.Select((trait, row) => (row + (7 * item)) % 23 == 0 ? double.NaN
            : Math.Clamp(Math.Round(2 + (trait * (0.6 + (0.15 * item))) + (0.7 * chance.Next()) + (0.2 * item) - 0.3), 1, 3)).ToArray())];
    }

    private static double Probability(GradedItem item, double z, int k)
    {
        double Above(int step) => step == 0 ? 1 : step > item.D.Length ? 0 : 1 / (1 + Math.Exp(item.D[step - 1] - (item.A * z)));
        return Above(k) - Above(k + 1);
    }

    private static (double Log, double[] Means, double[] Deviations) Posterior(
        double[][] columns, IReadOnlyList<GradedItem> items, int points, double range)
    {
        double[] z = [.. Enumerable.Range(0, points).Select(q => -range + (2 * range * q / (points - 1)))];
        double[] weights = [.. z.Select(at => Math.Exp(-at * at / 2))];
        var total = weights.Sum();
        double[][][] curves = [.. items.Select(item => z.Select(at =>
            Enumerable.Range(0, item.D.Length + 1).Select(k => Probability(item, at, k)).ToArray()).ToArray())];
        double[][] values = [.. columns.Select(column => column.Where(value => !double.IsNaN(value)).Distinct().Order().ToArray())];
        double log = 0;
        double[] means = new double[columns[0].Length], deviations = new double[columns[0].Length];
        for (var row = 0; row < columns[0].Length; row++)
        {
            double sum = 0, first = 0, second = 0;
            for (var q = 0; q < points; q++)
            {
                var likelihood = weights[q] / total;
                for (var i = 0; i < columns.Length; i++)
                {
                    if (double.IsNaN(columns[i][row])) continue;
                    likelihood *= curves[i][q][Array.BinarySearch(values[i], columns[i][row])];
                }

                sum += likelihood;
                first += likelihood * z[q];
                second += likelihood * z[q] * z[q];
            }

            log += Math.Log(sum);
            means[row] = first / sum;
            deviations[row] = Math.Sqrt((second / sum) - (means[row] * means[row]));
        }

        return (log, means, deviations);
    }
}
