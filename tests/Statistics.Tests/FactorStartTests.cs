using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;
using static Wegmarke.Statistics.Tests.FactorExamples;

namespace Wegmarke.Statistics.Tests;

/// <summary>Where the search for a factor model begins: at the truth, where a model holds exactly, and near it elsewhere.</summary>
public sealed class FactorStartTests
{
    private delegate double[] Starts(FactorStructure structure, IReadOnlyList<ObservedMoments> groups);

    private static readonly Starts Of = typeof(FactorModel).Assembly.GetType("Wegmarke.Statistics.Factors.StartValues")!
        .GetMethod("Of")!.CreateDelegate<Starts>();

    [Theory]
    [InlineData("f =~ a + b + c + d", new[] { 0.8, 0.7, 0.6, 0.5 }, 1)]
    [InlineData("f =~ a + b + c + d", new[] { -0.5, 0.9, 0.8, 0.7 }, 1)]
    [InlineData("f =~ a + b + c + d", new[] { 0.9, -0.5, -0.6, -0.7 }, 1)]
    [InlineData("f =~ 2*a + b + c + d", new[] { 0.8, 0.7, 0.6, 0.5 }, 2)]
    [InlineData("f =~ -4*a + b + c + d", new[] { 0.8, 0.7, -0.6, 0.5 }, -4)]
    public void Where_one_factor_holds_exactly_the_search_begins_at_the_truth(string text, double[] loadings, double marker)
    {
        double[] deviations = [2, 0.5, 10, 1.5], means = [3, -1, 7, 0.25];
        var structure = Structure(text, means: true);
        var start = Of(structure, [Exact(loadings, deviations, means)]);
        // The factor in the unit of the item whose loading is fixed.
        var unit = loadings[0] * deviations[0] / marker;
        foreach (var cell in structure.Cells.Where(cell => cell.Free >= 0))
        {
            Same(cell.Place switch
            {
                Place.Loading => loadings[cell.Row] * deviations[cell.Row] / unit,
                Place.Residual => deviations[cell.Row] * deviations[cell.Row] * (1 - (loadings[cell.Row] * loadings[cell.Row])),
                Place.FactorCovariance => unit * unit,
                _ => means[cell.Row],
            }, start[cell.Free], 1e-8);
        }

        Assert.Equal(12, start.Length);
    }

    [Fact]
    public void The_item_most_like_the_others_points_upwards_where_no_loading_is_fixed()
    {
        double[] loadings = [0.9, -0.5, -0.6, -0.7];
        var structure = Structure("f =~ NA*a + b + c + d; f ~~ 1*f");
        var start = Of(structure, [Exact(loadings, [1, 1, 1, 1])]);
        var found = structure.Cells.Where(cell => cell.Place == Place.Loading).Select(cell => start[cell.Free]).ToArray();
        for (var i = 0; i < 4; i++) Same(loadings[i], found[i], 1e-8);
    }

    /// <summary>Between factors a little less than what the items say, and less still where there are many.</summary>
    [Theory]
    [InlineData(2, 0.5, 1.1)]
    [InlineData(2, -0.6, 1.1)]
    [InlineData(8, 0.3, 1.1)]
    [InlineData(9, 0.3, 1.3)]
    public void Factors_begin_a_little_less_correlated_than_their_items_say(int factors, double correlation, double less)
    {
        double[] loadings = [0.9, 0.8, 0.7];
        var p = 3 * factors;
        var structure = Structure(string.Join(';', Enumerable.Range(0, factors).Select(j => $"f{j} =~ a{j} + b{j} + c{j}")));
        var sigma = Matrix(p, (i, j) => i == j ? 4 : 4 * loadings[i % 3] * loadings[j % 3] * (i / 3 == j / 3 ? 1 : correlation));
        var start = Of(structure, [Complete(100, p, sigma)]);
        foreach (var cell in structure.Cells.Where(cell => cell.Place == Place.FactorCovariance))
            Same(cell.Row == cell.Column ? 4 * 0.81 : 4 * 0.81 * correlation / less, start[cell.Free], 1e-8);
    }

    [Fact]
    public void Least_squares_decide_where_no_model_holds()
    {
        var structure = Structure("f =~ NA*a + b + c; g =~ NA*d + e + h; f ~~ 1*f; g ~~ 1*g");
        double[] r = [1, 0.5, 0.4, 0.4, 0.1, 0.3, 0.5, 1, 0.3, 0.2, 0.5, 0.1, 0.4, 0.3, 1, 0.1, 0.2, 0.4,
            0.4, 0.2, 0.1, 1, 0.5, 0.35, 0.1, 0.5, 0.2, 0.5, 1, 0.6, 0.3, 0.1, 0.4, 0.35, 0.6, 1];
        var start = Of(structure, [Complete(100, 6, r)]);
        double[] l = [.. structure.Cells.Where(cell => cell.Place == Place.Loading).Select(cell => start[cell.Free])];
        for (var from = 0; from < 6; from += 3)
        {
            for (var i = from; i < from + 3; i++)
            {
                // Each loading is the slope of the item's correlations on the loadings of the others.
                int[] others = [.. Enumerable.Range(from, 3).Where(j => j != i)];
                Same(others.Sum(j => r[(i * 6) + j] * l[j]) / others.Sum(j => l[j] * l[j]), l[i], 1e-6);
            }
        }

        double above = 0, below = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 3; j < 6; j++) (above, below) = (above + (l[i] * l[j] * r[(i * 6) + j]), below + Math.Pow(l[i] * l[j], 2));
        }

        var between = structure.Cells.Single(cell => cell.Place == Place.FactorCovariance && cell.Row != cell.Column);
        Same(above / below / 1.1, start[between.Free]);
    }

    [Fact]
    public void An_item_of_two_factors_does_not_correlate_them_with_itself()
    {
        // Item c belongs to both: its variance says nothing about the factors, its communality is the sum of both.
        var structure = Structure("f =~ NA*a + b + c; g =~ NA*c + d + e; f ~~ 1*f; g ~~ 1*g");
        var sigma = Matrix(5, (i, j) => i == j ? 1 : 0.25);
        var start = Of(structure, [Complete(100, 5, sigma)]);
        foreach (var cell in structure.Cells.Where(cell => cell.Free >= 0))
        {
            Same(cell.Place switch
            {
                Place.Loading => 0.5,
                Place.Residual => cell.Row == 2 ? 0.5 : 0.75,
                _ => 0.9 / 1.1,
            }, start[cell.Free], 1e-8);
        }
    }

    [Fact]
    public void Extremes_are_held_in()
    {
        // Communalities lie between a tenth and nine tenths, correlations of factors within nine tenths, markers beyond a tenth.
        double[] loadings = [0.97, 0.2, 0.6, 0.6];
        var one = Structure("f =~ NA*a + b + c + d; f ~~ 1*f");
        var start = Of(one, [Exact(loadings, [3, 3, 3, 3])]);
        double Of1(Place place, int row) => start[one.Cells.Single(cell => cell.Place == place && cell.Row == row && cell.Free >= 0).Free];
        Same(0.9, Of1(Place.Residual, 0));
        Same(8.1, Of1(Place.Residual, 1), 1e-3);
        Same(2.85, Of1(Place.Loading, 0));
        foreach (var sign in new[] { 1, -1 })
        {
            var two = Structure("f =~ NA*a + b + c; g =~ NA*d + e + h; f ~~ 1*f; g ~~ 1*g");
            var sigma = Matrix(6, (i, j) => i == j ? 1 : 0.36 * (i / 3 == j / 3 ? 1 : 0.97 * sign));
            Same(sign * 0.9 / 1.1, Of(two, [Complete(100, 6, sigma)])[two.Cells.Single(cell => cell.Place == Place.FactorCovariance
                && cell.Row != cell.Column).Free]);
            var weak = Structure("f =~ a + b + c + d");
            var found = Of(weak, [Exact([0.05 * sign, 0.8, 0.7, 0.6], [2, 1, 1, 1])]);
            var free = weak.Cells.Where(cell => cell.Free >= 0).ToDictionary(cell => (cell.Place, cell.Row), cell => found[cell.Free]);
            Same(0.04, free[(Place.FactorCovariance, 0)], 1e-8);
            Same(0.8 / (0.2 * sign), free[(Place.Loading, 1)], 1e-8);
        }
    }

    [Fact]
    public void Items_that_have_nothing_in_common_begin_at_nothing()
    {
        var structure = Structure("f =~ a + b; g =~ c + d");
        var start = Of(structure, [Complete(100, 4, Matrix(4, (i, j) => i == j ? 4 : 0))]);
        foreach (var cell in structure.Cells.Where(cell => cell.Free >= 0))
        {
            Assert.Equal(cell.Place switch
            {
                Place.Loading => 0,
                Place.Residual => 3.6,
                _ => cell.Row == cell.Column ? 0.04 : 0,
            }, start[cell.Free], 1e-12);
        }
    }

    [Fact]
    public void A_factor_of_one_item_is_that_item_and_what_is_fixed_to_nothing_is_not_there()
    {
        var structure = Structure("f =~ a + b + c; g =~ d");
        double[] loadings = [0.8, 0.7, 0.6, 0.5];
        var moments = Exact(loadings, [1, 2, 3, 4]);
        var start = Of(structure, [moments]);
        double At(FactorStructure of, double[] values, string name) => values[of.Cells.Single(cell => of.NameOf(cell) == name).Free];
        Same(16, At(structure, start, "g~~g"));
        // The item correlates by .5 with the factor that the others measure.
        Same(0.5 * 0.8 * 4 / 1.1, At(structure, start, "f~~g"), 1e-8);
        Same(2 * 0.7 / 0.8, At(structure, start, "f=~b"), 1e-8);
        var more = Structure("f =~ a + b + c + 0*d; g =~ d");
        var again = Of(more, [moments]);
        foreach (var cell in structure.Cells.Where(cell => cell.Free >= 0))
            Assert.Equal(start[cell.Free], At(more, again, structure.NameOf(cell)));
        // A residual covariance begins at nothing.
        var joined = Structure("f =~ a + b + c; g =~ d; a ~~ b");
        Assert.Equal(0, At(joined, Of(joined, [moments]), "a~~b"));
    }

    [Fact]
    public void Equal_cells_begin_at_the_mean_of_their_groups()
    {
        double[] first = [0.8, 0.7, 0.6, 0.5], second = [0.8, 0.4, 0.9, 0.6], means = [1, 2, 3, 4];
        var structure = FactorStructure.Of(ModelText.Parse("f =~ a + b + c + d").Model!, 2, means: true, Equality.Scalar);
        var start = Of(structure, [Exact(first, [1, 1, 1, 1], means), Exact(second, [1, 1, 1, 1], [3, 5, 8, 9])]);
        foreach (var cell in structure.Cells.Where(cell => cell.Free >= 0))
        {
            Same(cell.Place switch
            {
                Place.Loading => ((first[cell.Row] / 0.8) + (second[cell.Row] / 0.8)) / 2,
                Place.Residual => 1 - Math.Pow((cell.Group == 0 ? first : second)[cell.Row], 2),
                Place.FactorCovariance => 0.64,
                Place.Intercept => (means[cell.Row] + new[] { 3.0, 5, 8, 9 }[cell.Row]) / 2,
                _ => 0,
            }, start[cell.Free], 1e-8);
        }
    }

    [Fact]
    public void Incomplete_answers_begin_where_their_likeliest_moments_would()
    {
        var moments = new ObservedMoments(3, 0, [
            new(40, [0, 1], [1, 2], [1, 0.5, 0.5, 1]), new(60, [0, 1, 2], [1.5, 2, 3], [1, 0.4, 0.3, 0.4, 1.2, 0.5, 0.3, 0.5, 2])]);
        var structure = Structure("f =~ a + b + c", means: true);
        var whole = new ObservedMoments(3, 0, [SaturatedMoments.Of(moments).Moments]);
        Assert.Equal(Of(structure, [whole]), Of(structure, [moments]));
    }

    private static FactorStructure Structure(string text, bool means = false) =>
        FactorStructure.Of(ModelText.Parse(text).Model!, 1, means);

    private static double[] Matrix(int p, Func<int, int, double> of) => [.. Enumerable.Range(0, p * p).Select(at => of(at / p, at % p))];

    private static ObservedMoments Exact(double[] loadings, double[] deviations, double[]? means = null) =>
        Complete(100, loadings.Length, Matrix(loadings.Length,
            (i, j) => deviations[i] * deviations[j] * (i == j ? 1 : loadings[i] * loadings[j])), means);
}
