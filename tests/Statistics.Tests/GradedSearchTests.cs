using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.ItemResponse;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Where the search of the graded response model begins, how far it has to go, and what does not change where it ends.</summary>
public sealed class GradedSearchTests
{
    private const double No = double.NaN;

    private delegate double[] Loadings(AnswerPatterns patterns);

    private static readonly Loadings Start = typeof(GradedResponse).Assembly.GetType("Wegmarke.Statistics.ItemResponse.StartLoadings")!
        .GetMethod("Of")!.CreateDelegate<Loadings>();

    /// <summary>Two kinds of people, half each, who differ by the loadings: correlations are their products.</summary>
    [Theory]
    [InlineData(new[] { 0.8, 0.7, 0.6, 0.5 }, new[] { 0.88, 0.77, 0.66, 0.55 })]
    [InlineData(new[] { 0.4, -0.6, 0.5 }, new[] { 0.44, -0.66, 0.55 })]
    [InlineData(new[] { -0.4, -0.6, -0.5 }, new[] { 0.44, 0.66, 0.55 })]
    [InlineData(new[] { 0.85, 0.7, -0.84, 0.6 }, new[] { 0.9, 0.77, -0.9, 0.66 })]
    [InlineData(new[] { 0.97, 0.97, 0.97 }, new[] { 0.9, 0.9, 0.9 })]
    [InlineData(new[] { 0.02, 0.7, 0.6, 0.8, -0.03 }, new[] { 0.055, 0.77, 0.66, 0.88, -0.055 })]
    [InlineData(new[] { 0.06, 0.7, 0.6, 0.8, -0.06 }, new[] { 0.066, 0.77, 0.66, 0.88, -0.066 })]
    [InlineData(new[] { 0.0, 0, 0 }, new[] { 0.055, 0.055, 0.33 })]
    public void The_search_begins_at_the_loadings_a_tenth_up(double[] loadings, double[] expected)
    {
        var p = loadings.Length;
        double[][] columns = [.. Enumerable.Range(0, p)
            .Select(i => Enumerable.Range(0, 1 << p).Select(row => (double)((row >> i) & 1)).ToArray())];
        double Share(int row, int kind) => Enumerable.Range(0, p).Aggregate(0.5, (product, i) =>
            product * (1 + (kind * loadings[i] * (2 * ((row >> i) & 1) - 1))) / 2);
        var weights = Enumerable.Range(0, 1 << p).Select(row => 64 * (Share(row, 1) + Share(row, -1))).ToArray();
        var found = Start(AnswerPatterns.Of(columns, weights).Patterns!);
        for (var i = 0; i < p; i++) Same(expected[i], found[i], 1e-5);
    }

    [Fact]
    public void A_missing_answer_stands_at_the_mean_of_its_item()
    {
        double[][] columns = [[1, 2, 3, No, 3, 2, 1, 3], [2, 2, 3, 1, No, 3, 1, 2], [1, 3, 2, 1, 3, No, 2, 3]];
        double[] weights = [1, 2, 1, 3, 1, 1, 2, 1];
        double[][] centred = [.. columns.Select(column =>
        {
            var rows = Enumerable.Range(0, 8).Where(row => !double.IsNaN(column[row])).ToArray();
            var mean = rows.Sum(row => weights[row] * column[row]) / rows.Sum(row => weights[row]);
            return column.Select(value => double.IsNaN(value) ? 0 : value - mean).ToArray();
        })];
        double Product(int i, int j) => Enumerable.Range(0, 8).Sum(row => weights[row] * centred[i][row] * centred[j][row]);
        double R(int i, int j) => Product(i, j) / Math.Sqrt(Product(i, i) * Product(j, j));
        var found = Start(AnswerPatterns.Of(columns, weights).Patterns!);
        // Three correlations have one factor: λ₁² = r₁₂r₁₃/r₂₃.
        int[][] triples = [[0, 1, 2], [1, 0, 2], [2, 0, 1]];
        foreach (var at in triples)
            Same(Math.Min(0.9, 1.1 * Math.Sqrt(R(at[0], at[1]) * R(at[0], at[2]) / R(at[1], at[2]))), found[at[0]], 1e-3);
    }

    [Theory]
    [InlineData(1, 90, 5, 0, 18)]
    [InlineData(2, 60, 3, 0, 18)]
    [InlineData(3, 200, 4, 1, 18)]
    [InlineData(4, 120, 6, 2, 19)]
    [InlineData(5, 90, 4, 3, 18)]
    [InlineData(6, 150, 3, 4, 17)]
    [InlineData(7, 40, 8, 0, 20)]
    [InlineData(8, 700, 7, 0, 17)]
    [InlineData(9, 1500, 8, 0, 18)]
    public void The_maximum_is_found_in_few_steps(int seed, int rows, int items, int kind, int steps)
    {
        var model = GradedResponse.Fit(Answers(seed, rows, items, kind)).Model!;
        Assert.Equal(steps, model.Iterations);
        Assert.InRange(model.LargestGradient, 0, 1e-3);
    }

    /// <param name="most">The last pattern decides whether they are more than five hundred.</param>
    /// <param name="points">So few points need no fewer to show the way.</param>
    [Theory]
    [InlineData(500, 41, 17)]
    [InlineData(501, 41, 18)]
    [InlineData(501, 24, 17)]
    [InlineData(501, 25, 18)]
    public void Few_points_show_the_way_only_where_there_are_many_patterns(int most, int points, int steps)
    {
        var columns = Answers(3, 1200, 9, 0);
        var seen = new HashSet<string>();
        var rows = Enumerable.Range(0, 1200).TakeWhile(row => seen.Add(string.Join(',', columns.Select(column => column[row])))
            ? seen.Count <= most : true).ToArray();
        var model = GradedResponse.Fit([.. columns.Select(column => rows.Select(row => column[row]).ToArray())], null, points, 5).Model!;
        Assert.Equal((most, steps), (model.Patterns.Count, model.Iterations));
    }

    [Fact]
    public void A_row_that_counts_nothing_changes_no_bit()
    {
        var columns = Answers(7, 120, 6, 2);
        double[] ones = [.. Enumerable.Repeat(1.0, 120)];
        var plain = GradedResponse.Fit(columns, ones).Model!;
        foreach (var more in new[] { 1, 7 })
        {
            // At the end, and new patterns.
            double[][] longer = [.. columns.Select((column, i) => column.Concat(Enumerable.Range(0, more).Select(row => i == row % 6 ? No
                : column.Where(value => !double.IsNaN(value)).Max())).ToArray())];
            var found = GradedResponse.Fit(longer, [.. ones, .. new double[more]]).Model!;
            Assert.True(found.Patterns.Count > plain.Patterns.Count);
            Assert.Equal(plain.LogLikelihood, found.LogLikelihood);
            for (var i = 0; i < 6; i++)
            {
                Assert.Equal(plain.Items[i].A, found.Items[i].A);
                Assert.Equal(plain.Items[i].D, found.Items[i].D);
            }
        }
    }

    [Fact]
    public void The_same_again_gives_the_same_bits_however_many_parts_there_are()
    {
        foreach (var rows in new[] { 127, 128, 255, 256, 257, 400 })
        {
            var columns = Answers(11, rows, 9, 0);
            var (one, two) = (GradedResponse.Fit(columns, null, 31, 5).Model!, GradedResponse.Fit(columns, null, 31, 5).Model!);
            Assert.Equal(one.LogLikelihood, two.LogLikelihood);
            // Twice everything is twice the likelihood at the same place.
            var doubled = GradedResponse.Fit(columns, [.. Enumerable.Repeat(2.0, rows)], 31, 5).Model!;
            Same(2 * one.LogLikelihood, doubled.LogLikelihood, 1e-10);
            for (var i = 0; i < 9; i++) Same(one.Items[i].A, doubled.Items[i].A, 1e-5);
        }
    }

    [Fact]
    public void Two_items_are_enough_where_one_has_more_than_two_answers()
    {
        double[] two = [0, 1, 0, 1, 1, 0, 1, 0, 0, 1], three = [0, 1, 2, 1, 0, 0, 2, 1, 0, 2];
        Assert.Equal((Absence.NotIdentified, 0, 0.0), (GradedResponse.Fit([two, [.. two.Reverse()]]).Because,
            GradedResponse.Fit([two, two]).Iterations, GradedResponse.Fit([two, two]).LargestGradient));
        foreach (var columns in new double[][][] { [two, three], [three, two], [three, [2, 1, 2, 1, 0, 0, 1, 1, 0, 2]] })
            Assert.True(GradedResponse.Fit(columns).Because?.Key is not ("not_identified" or "too_few"));
        Assert.NotEqual(Absence.TooFew, GradedResponse.Fit([[0, 1, 0], [0, 1, 1], [1, 1, 0]]).Because);
        Assert.Equal(Absence.TooFew, GradedResponse.Fit([[0, 1, 0], [0, 1, 1], [1, 1, 0]], [1, 1, 0.5]).Because);
    }

    [Fact]
    public void The_trait_is_turned_so_that_most_of_it_rises()
    {
        // The strongest item comes first and runs against the other two.
        var chance = new NormalStream(5, 1);
        double[] traits = [.. Enumerable.Range(0, 300).Select(_ => chance.Next())];
        double[] Item(double slope) => [.. traits.Select(trait => Math.Clamp(Math.Round(2 + (slope * trait) + chance.Next()), 1, 3))];
        double[][] columns = [Item(-2.2), Item(0.5), Item(0.6)];
        var model = GradedResponse.Fit(columns).Model!;
        Assert.True(model.Items[0].A > 0 && model.Items[1].A < 0 && model.Items[2].A < 0);
        Assert.True(model.Items.Sum(item => item.A) > 0);
        // Scores go with the item that rises.
        var (scores, _) = model.Scores();
        Assert.True(scores.Zip(columns[0]).Where(one => one.Second == 3).Average(one => one.First)
            > scores.Zip(columns[0]).Where(one => one.Second == 1).Average(one => one.First) + 0.5);
        Assert.All(model.Items, item => Assert.True(item.D[1] > item.D[0]));
    }

    [Fact]
    public void Errors_exist_where_a_threshold_stands_at_nothing()
    {
        // As many answers on either side of the middle, pattern by pattern.
        double[][] both = [.. Answers(13, 60, 4, 4).Select(column => column.Concat(column.Select(value => 1 - value)).ToArray())];
        var model = GradedResponse.Fit(both).Model!;
        foreach (var item in model.Items) Same(0, item.D[0], 1e-6);
        var errors = model.StandardErrors();
        foreach (var item in errors)
        {
            Assert.Equal(2, item.Length);
            Assert.InRange(item[1].Value, 0.1, 1);
        }

        // Errors shrink with the root of the rows.
        var twice = GradedResponse.Fit(both, [.. Enumerable.Repeat(4.0, 120)]).Model!.StandardErrors();
        for (var i = 0; i < 4; i++) for (var j = 0; j < 2; j++) Same(errors[i][j].Value / 2, twice[i][j], 1e-4);
    }

    [Fact]
    public void Patterns_are_collapsed_wherever_they_stand()
    {
        // Every pattern twice, the second time in reverse.
        int[] rows = [.. Enumerable.Range(0, 27), .. Enumerable.Range(0, 27).Reverse()];
        double[][] columns = [.. Enumerable.Range(0, 3).Select(i => rows.Select(row => 10.0 * (row / (int)Math.Pow(3, i) % 3)).ToArray())];
        var (patterns, because) = AnswerPatterns.Of(columns);
        Assert.Null(because);
        Assert.Equal(rows, patterns!.PatternOfRow);
        Assert.Equal((27, 54, 3), (patterns.Count, patterns.N, patterns.Items));
        Assert.All(patterns.Weights, weight => Assert.Equal(2, weight));
        for (var at = 0; at < 27; at++) Assert.Equal([(byte)(at % 3), (byte)(at / 3 % 3), (byte)(at / 9)], patterns.Row(at).ToArray());
        Assert.All(patterns.CategoryValues, values => Assert.Equal([0, 10, 20], values));
    }

    [Fact]
    public void Curves_keep_their_digits_on_both_sides_and_add_up()
    {
        foreach (var (a, d) in new (double, double[])[] { (1, [-30, -29, 29, 30]), (2, [-1, 1]), (-1.5, [0]), (0.5, [-2, 0, 0.001, 3]) })
        {
            var item = new GradedItem(a, d);
            foreach (var z in new[] { -6, -1, -0.25, 0, 0.5, 2, 6 })
            {
                var found = item.Probabilities(z);
                Assert.Equal(d.Length + 1, found.Length);
                Same(1, found.Sum(), 1e-14);
                double information = 0;
                for (var k = 0; k <= d.Length; k++)
                {
                    // (e^{d_k+1} − e^{d_k})·e^{az}/((e^{az} + e^{d_k})(e^{az} + e^{d_k+1})), which does not cancel.
                    var x = Math.Exp(a * z);
                    double from = k == 0 ? 0 : Math.Exp(d[k - 1]), to = k == d.Length ? double.PositiveInfinity : Math.Exp(d[k]);
                    var expected = k == d.Length ? x / (x + from) : (to - from) * x / ((x + from) * (x + to));
                    if (k == 0) expected = to / (x + to);
                    Same(1, found[k] / expected, 1e-11);
                    var (above, next) = (k == 0 ? 0 : x * from / Math.Pow(x + from, 2), k == d.Length ? 0 : x * to / Math.Pow(x + to, 2));
                    information += Math.Pow(a * (above - next), 2) / expected;
                }

                Same(1, item.Information(z) / information, 1e-9);
            }
        }
    }

    /// <param name="kind">0 three answers, 1 four with a rare one, 2 with missing answers, 3 the last item reversed, 4 two answers.</param>
    private static double[][] Answers(int seed, int rows, int items, int kind)
    {
        var chance = new NormalStream((ulong)seed, 9);
        double[] traits = [.. Enumerable.Range(0, rows).Select(_ => chance.Next())];
        return [.. Enumerable.Range(0, items).Select(item => traits.Select((trait, row) =>
        {
            var value = (trait * (0.7 + (0.1 * item)) * (kind == 3 && item == items - 1 ? -1 : 1)) + (0.8 * chance.Next()) + (0.1 * item);
            if (kind == 2 && chance.Uniform() < 0.15) return No;
            return kind switch
            {
                1 => value < -0.7 ? 1.0 : value < 0.9 ? 2 : value < 2.2 ? 3 : 4,
                4 => value < 0.2 ? 0 : 1,
                _ => Math.Clamp(Math.Round(2 + value), 1, 3),
            };
        }).ToArray())];
    }
}
