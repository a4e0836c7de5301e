using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;
using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;
using static Wegmarke.Statistics.Tests.FactorExamples;

namespace Wegmarke.Statistics.Tests;

/// <summary>What is said of a fitted model: indices of fit at their ends, groups side by side, and what freeing a cell would
/// give.</summary>
public sealed class FactorFitTests
{
    private const string Four = "f =~ a + b + c + d";

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Groups_without_anything_equal_are_their_models_side_by_side(double missing)
    {
        ObservedMoments[] groups = [ObservedMoments.EveryRow(Answers(1, 60, missing)), ObservedMoments.EveryRow(Answers(2, 150, missing)),
            ObservedMoments.EveryRow(Answers(3, 90, missing))];
        var text = ModelText.Parse(Four).Model!;
        var alone = groups.Select(group => FactorFit.Of(Fit(FactorStructure.Of(text, 1, means: true), group))).ToArray();
        var model = Fit(FactorStructure.Of(text, 3, means: true), groups);
        var fit = FactorFit.Of(model);
        Same(alone.Sum(one => one.ChiSquared), fit.ChiSquared, 1e-8);
        Same(alone.Sum(one => one.BaselineChiSquared), fit.BaselineChiSquared, 1e-8);
        Same(alone.Sum(one => one.LogLikelihood), fit.LogLikelihood, 1e-8);
        Same(alone.Sum(one => one.Aic), fit.Aic, 1e-8);
        var n = groups.Sum(group => group.N);
        Same((36 * Math.Log(n)) - (2 * fit.LogLikelihood), fit.Bic, 1e-8);
        Assert.Equal((6, 18, n, 42), (fit.Df, fit.BaselineDf, model.N, model.Moments));
        Same(alone.Zip(groups, (one, group) => one.Srmr * group.N).Sum() / n, fit.Srmr, 1e-8);
        Same(alone.Zip(groups, (one, group) => one.SrmrWithoutMeans * group.N).Sum() / n, fit.SrmrWithoutMeans, 1e-8);
        var (over, overBaseline) = (Math.Max(0, fit.ChiSquared - 6), fit.BaselineChiSquared - 18);
        Same(1 - (over / overBaseline), fit.Cfi);
        Same(1 - ((fit.ChiSquared - 6) / 6 / (overBaseline / 18)), fit.Tli);
        Same(Math.Sqrt(3 * over / (n * 6.0)), fit.Rmsea, 1e-9);
        Same(NoncentralChiSquared.Upper(fit.ChiSquared, 6, 0.0025 * n * 6 / 3), fit.RmseaClose);
        // At the ends of the interval χ² is as large as it would be in one of twenty.
        double At(double rmsea) => NoncentralChiSquared.Lower(fit.ChiSquared, 6, rmsea * rmsea * n * 6 / 3);
        if (fit.RmseaInterval.Low > 0) Same(0.95, At(fit.RmseaInterval.Low), 1e-8);
        Same(0.05, At(fit.RmseaInterval.High), 1e-8);
        Assert.Equal(0.9, fit.RmseaInterval.Level);
    }

    [Fact]
    public void Nothing_in_common_is_every_item_by_its_own_answers()
    {
        var columns = Answers(4, 80, 0.25);
        double expected = 0;
        foreach (var column in columns)
        {
            double[] own = [.. column.Where(value => !double.IsNaN(value))];
            expected += own.Length * (Math.Log(own.Average(value => Math.Pow(value - own.Average(), 2))) + 1) / 2;
        }

        var moments = ObservedMoments.EveryRow(columns);
        var model = Fit(FactorStructure.Of(ModelText.Parse(Four).Model!, 1, means: true), moments);
        var fit = FactorFit.Of(model);
        Same(2 * (expected - model.Saturated), fit.BaselineChiSquared, 1e-9);
        var answered = columns.Sum(column => column.Count(value => !double.IsNaN(value)));
        Same(-model.Value - (answered * Math.Log(2 * Math.PI) / 2), fit.LogLikelihood);
    }

    [Fact]
    public void Residuals_are_correlations_and_distances_of_means_in_standard_deviations()
    {
        var moments = ObservedMoments.Listwise(Answers(5, 70, 0));
        var text = ModelText.Parse(Four).Model!;
        // Means held to those of a second group, so that they do not fit.
        var model = Fit(FactorStructure.Of(text, 2, means: true, Equality.Scalar), moments, ObservedMoments.Listwise(Answers(6, 130, 0)));
        var fit = FactorFit.Of(model);
        double with = 0, without = 0;
        for (var group = 0; group < 2; group++)
        {
            var (at, seen) = (group, model.SaturatedMoments[group]);
            double Cell(Place place, int row) => model.Of(model.Structure.Cells.Single(cell => cell.Place == place && cell.Group == at
                && cell.Row == row && (place != Place.Residual || cell.Column == row)));
            double squares = 0, means = 0;
            for (var i = 0; i < 4; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var sigma = (Cell(Place.Loading, i) * Cell(Place.Loading, j) * Cell(Place.FactorCovariance, 0))
                        + (i == j ? Cell(Place.Residual, i) : 0);
                    squares += Math.Pow(seen.Covariances[(i * 4) + j] - sigma, 2) / (seen.Covariances[i * 5] * seen.Covariances[j * 5]);
                }

                means += Math.Pow(seen.Means[i] - Cell(Place.Intercept, i) - (Cell(Place.Loading, i) * Cell(Place.FactorMean, 0)), 2)
                    / seen.Covariances[i * 5];
            }

            with += (group == 0 ? 70 : 130) * Math.Sqrt((squares + means) / 14) / 200;
            without += (group == 0 ? 70 : 130) * Math.Sqrt(squares / 10) / 200;
        }

        Same(with, fit.Srmr);
        Same(without, fit.SrmrWithoutMeans);
        Assert.NotEqual(with, without, 1e-3);
        var plain = FactorFit.Of(Fit(FactorStructure.Of(text), moments));
        Assert.Equal(plain.Srmr, plain.SrmrWithoutMeans);
    }

    [Fact]
    public void What_fits_better_than_chance_has_no_error_and_may_have_more_than_all()
    {
        // A structure that holds exactly: χ² is nothing, which is less than its degrees of freedom.
        double[] loadings = [0.8, 0.7, 0.6, 0.5];
        var exact = FactorFit.Of(Fit(Structure(Four), Exact(500, loadings)));
        Same(0, exact.ChiSquared, 1e-8);
        Assert.Equal((1, 0, 0, 0), (exact.Cfi, exact.Rmsea, exact.RmseaInterval.Low, exact.RmseaInterval.High));
        Same(1 + (6 / 2.0 * 2 / (exact.BaselineChiSquared - 6)), exact.Tli, 1e-7);
        Same(0, exact.SrmrWithoutMeans, 1e-7);
        Same(1, exact.P, 1e-8);
        Same(1, exact.RmseaClose, 1e-8);
        // So little in common in so few rows that even nothing in common fits: the model can be no worse.
        var loose = FactorFit.Of(Fit(Structure(Four), Exact(20, [0.3, 0.25, 0.2, 0.2])));
        Assert.True(loose.BaselineChiSquared < loose.BaselineDf);
        Assert.Equal((1, 0), (loose.Cfi, loose.Rmsea));
        Same(1 + (6 * 2 / (2 * (loose.BaselineChiSquared - 6))), loose.Tli, 1e-6);
    }

    [Fact]
    public void Where_nothing_is_left_to_fit_there_is_no_error()
    {
        for (var seed = 20; seed < 60; seed++)
        {
            var (model, _) = FactorModel.Fit(Structure("f =~ a + b + c"), [ObservedMoments.Listwise(Answers((ulong)seed, 50, 0)[..3])]);
            if (model is null) continue;
            var fit = FactorFit.Of(model);
            Assert.Equal((0, 1, 1, 0, 0, 0), (fit.Df, fit.Cfi, fit.Tli, fit.Rmsea, fit.RmseaInterval.Low, fit.RmseaInterval.High));
            Assert.Equal((Absence.TooFew, Absence.TooFew), (fit.P.Because, fit.RmseaClose.Because));
            Assert.InRange(fit.ChiSquared, 0, 1e-9);
        }
    }

    /// <summary>For a small misfit the index is the fall of χ², and the expected change is the estimate.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_index_is_about_the_fall_of_chi_squared(bool incomplete)
    {
        const string Two = "f =~ a + b + c; g =~ d + e + h";
        // What is not in the model, by next to nothing: a loading of c on g, and a residual covariance of a and e.
        double[] lambda = [0.8, 0, 0.7, 0, 0.6, 0.004, 0, 0.9, 0, 0.7, 0, 0.5];
        double[] sigma = Dense.Product(Dense.Product(lambda, [1, 0.4, 0.4, 1], 6, 2, 2), Dense.Transposed(lambda, 6, 2), 6, 2, 6);
        for (var i = 0; i < 6; i++) sigma[i * 7] += 0.5 + (0.1 * i);
        sigma[4] = sigma[24] = sigma[4] - 0.003;
        var moments = incomplete ? new ObservedMoments(6, 0, [Part(3000, sigma, 0, 1, 2, 3), Part(5000, sigma, 0, 1, 2, 3, 4, 5),
            Part(2000, sigma, 2, 3, 4, 5)]) : new(6, 0, [Part(10000, sigma, 0, 1, 2, 3, 4, 5)]);
        FactorStructure Of(string text) => FactorStructure.Of(ModelText.Parse(text).Model!, 1, means: incomplete);
        var model = Fit(Of(Two), moments);
        var indices = ModificationIndex.OfFixed(model);
        // Six loadings and fifteen residual covariances; the markers only give their factors a scale.
        Assert.Equal(21, indices.Count);
        Assert.Equal(indices.OrderByDescending(one => one.Index), indices);
        var names = indices.Select(one => model.Structure.NameOf(one.Cell)).ToArray();
        Assert.Equal(21, names.Distinct().Count());
        Assert.DoesNotContain(names, name => name is "f=~a" or "g=~d");
        foreach (var (add, name) in new[] { ("g =~ c", "g=~c"), ("a ~~ e", "a~~e"), ("f =~ h", "f=~h"), ("d ~~ b", "b~~d") })
        {
            var one = indices.Single(index => model.Structure.NameOf(index.Cell) == name);
            // The model that has the cell, with everything else.
            var freed = Fit(Of(Two + "; " + add), moments);
            Same(1, one.Index / (2 * (model.Value - freed.Value)), 0.03);
            var cell = freed.Structure.Cells.Single(cell => freed.Structure.NameOf(cell).Split("=~", 2)[^1] == name.Split("=~", 2)[^1]
                && freed.Structure.NameOf(cell)[0] == (add[0] == 'd' ? 'd' : name[0])
                || freed.Structure.NameOf(cell) == add.Replace(" ", "", StringComparison.Ordinal));
            Same(1, one.ExpectedChange / freed.Of(cell), 0.03);
        }
    }

    [Fact]
    public void A_written_value_has_an_index_as_well()
    {
        var moments = Exact(4000, [0.8, 0.7, 0.6, 0.5]);
        var fixedModel = Fit(Structure("f =~ a + 0.87*b + c + d; a ~~ 0.003*d"), moments);
        var indices = ModificationIndex.OfFixed(fixedModel);
        foreach (var (name, text, value) in new[] { ("f=~b", "f =~ a + b + c + d; a ~~ 0.003*d", 0.87),
            ("a~~d", "f =~ a + 0.87*b + c + d; a ~~ d", 0.003) })
        {
            var one = indices.Single(index => fixedModel.Structure.NameOf(index.Cell) == name);
            var freed = Fit(Structure(text), moments);
            Same(1, one.Index / (2 * (fixedModel.Value - freed.Value)), 0.03);
            var own = freed.Of(freed.Structure.Cells.Single(cell => freed.Structure.NameOf(cell) == name));
            Same(1, one.ExpectedChange / (own - value), 0.03);
        }

        Assert.Equal(indices.Count, indices.Select(one => one.Cell).Distinct().Count());
        // b, a~~d and five other pairs of residuals; with b fixed to another value even the marker says something.
        Assert.Equal(8, indices.Count);
    }

    [Fact]
    public void Equal_cells_have_an_index_each_in_the_later_groups()
    {
        double[] same = [0.8, 0.7, 0.6, 0.5], other = [0.8, 0.7, 0.61, 0.5];
        var structure = FactorStructure.Of(ModelText.Parse(Four).Model!, 2, means: true, Equality.Metric);
        ObservedMoments[] groups = [Exact(3000, same), Exact(2000, other)];
        var model = Fit(structure, groups);
        var indices = ModificationIndex.OfEqual(model, Place.Loading);
        Assert.Equal(["f=~b", "f=~c", "f=~d"], indices.Select(one => structure.NameOf(one.Cell)).Order());
        Assert.All(indices, one => Assert.Equal(1, one.Cell.Group));
        Assert.Equal("f=~c", structure.NameOf(indices[0].Cell));
        Assert.Empty(ModificationIndex.OfEqual(model, Place.Intercept));
        var freed = Fit(FactorStructure.Of(ModelText.Parse(Four).Model!, 2, means: true, Equality.Metric, [(Place.Loading, 2, 0)]), groups);
        Same(1, indices[0].Index / (2 * (model.Value - freed.Value)), 0.03);
        var scalar = Fit(FactorStructure.Of(ModelText.Parse(Four).Model!, 2, means: true, Equality.Scalar), groups);
        Assert.Equal(4, ModificationIndex.OfEqual(scalar, Place.Intercept).Count);
        var strict = Fit(FactorStructure.Of(ModelText.Parse(Four).Model!, 2, means: true, Equality.Strict), groups);
        Assert.Equal(4, ModificationIndex.OfEqual(strict, Place.Residual).Count);
    }

    [Fact]
    public void Numbers_are_standardized_by_what_the_model_says()
    {
        var structure = Structure("f =~ a + b + c; g =~ d + e + h; a ~~ d");
        Dictionary<string, double> values = new()
        {
            ["f=~b"] = 2, ["f=~c"] = -1, ["g=~e"] = 0.5, ["g=~h"] = 3, ["a~~a"] = 1, ["b~~b"] = 4, ["c~~c"] = 2, ["d~~d"] = 0.25,
            ["e~~e"] = 1, ["h~~h"] = 9, ["a~~d"] = 0.1, ["f~~f"] = 4, ["f~~g"] = -1, ["g~~g"] = 2.25,
        };
        Dictionary<string, Finding> Of(params (string Name, double Value)[] changes)
        {
            var own = new Dictionary<string, double>(values);
            foreach (var (name, value) in changes) own[name] = value;
            var free = new double[structure.FreeCount];
            foreach (var cell in structure.Cells.Where(cell => cell.Free >= 0)) free[cell.Free] = own[structure.NameOf(cell)];
            var found = StandardizedModel.Of(new(structure, [], [], free, [], 0, 0, 1, 0));
            return found.ToDictionary(one => structure.NameOf(one.Cell), one => one.Value);
        }

        var plain = Of();
        Assert.Equal(16, plain.Count);
        Same(2 / Math.Sqrt(5), plain["f=~a"]);
        Same(4 / Math.Sqrt(20), plain["f=~b"]);
        Same(-2 / Math.Sqrt(6), plain["f=~c"]);
        Same(4.5 / Math.Sqrt(29.25), plain["g=~h"]);
        Same(1, plain["f~~f"]);
        Same(-1 / 3.0, plain["f~~g"]);
        Same(1 / 5.0, plain["a~~a"]);
        Same(9 / 29.25, plain["h~~h"]);
        Same(0.2, plain["a~~d"]);
        // A factor without variance loads nothing and correlates with nothing; one below nothing has no standard deviation.
        var without = Of(("f~~f", 0));
        Assert.Equal((0, Absence.NoBetweenVariance, Absence.NoBetweenVariance),
            (without["f=~b"].Value, without["f~~g"].Because, without["f~~f"].Because));
        var negative = Of(("f~~f", -0.5), ("b~~b", 5));
        foreach (var name in new[] { "f=~a", "f=~b", "f=~c", "f~~g", "f~~f" })
            Assert.Equal(Absence.NoBetweenVariance, negative[name].Because);
        Same(1, negative["g~~g"]);
        Assert.Equal(Absence.NoBetweenVariance, Of(("a~~a", -0.1))["a~~d"].Because);
        Assert.Equal(Absence.NoBetweenVariance, Of(("d~~d", 0))["a~~d"].Because);
        Same(-0.1 / 3.9, Of(("a~~a", -0.1))["a~~a"]);
    }

    [Fact]
    public void A_model_is_read_into_cells()
    {
        FactorStructure Of(string text) => Structure(text);
        (int Free, double Value) Cell(string text, string name) => Of(text).Cells.Single(cell => Of(text).NameOf(cell) == name) is var cell
            ? (Math.Min(0, cell.Free), cell.Value) : default;
        // Alone on one factor is alone, whatever else it is on.
        Assert.Equal((-1, 0), Cell("f =~ a + b + c; g =~ a", "a~~a"));
        Assert.Equal((0, 0), Cell("f =~ a + b + c; g =~ a", "b~~b"));
        Assert.Equal((0, 0), Cell("f =~ a + b + c; g =~ d; d ~~ d", "d~~d"));
        Assert.Equal((-1, 0.3), Cell("f =~ a + b + c; g =~ d; d ~~ 0.3*d", "d~~d"));
        Assert.Equal((-1, 0.2), Cell("f =~ a + b; g =~ c + d; g ~~ 0.2*f", "f~~g"));
        // The last word counts; a pair is one cell in whichever order it is written.
        Assert.Equal((-1, 0.4), Cell("f =~ a + b; g =~ c + d; f ~~ 0.2*g; g ~~ 0.4*f", "f~~g"));
        Assert.Single(Of("f =~ a + b + c; a ~~ b; b ~~ a").Cells, cell => cell.Place == Place.Residual && cell.Row != cell.Column);
        Assert.Equal((-1, 0.5), Cell("f =~ 0.5*a + b + c", "f=~a"));
        Assert.Equal((0, 0), Cell("f =~ 0.5*a + b + c", "f=~b"));
        Assert.Equal((0, 0), Cell("f =~ NA*a + b + c", "f=~a"));
        Assert.Equal((0, 0), Cell("f =~ same*a + same*b + c", "f=~a"));
        Assert.Equal(1 + 1 + 3 + 1, Of("f =~ same*a + same*b + c").FreeCount);
        // A name ties cells over groups where nothing else is equal, and residuals to each other.
        var tied = FactorStructure.Of(ModelText.Parse("f =~ a + l*b + c + d; a ~~ e*a; b ~~ e*b").Model!, 2, means: true);
        Assert.Equal(24 - 1 - 3, tied.FreeCount);
        Assert.Equal(["f=~a", "f=~b", "f=~c", "f=~d", "a~~a", "b~~b", "c~~c", "d~~d", "f~~f", "a~1", "b~1", "c~1", "d~1", "f~1"],
            tied.Cells.Where(cell => cell.Group == 1).Select(tied.NameOf));
        // Covariances of residuals and variances of factors are held equal at no level.
        var strict = FactorStructure.Of(ModelText.Parse(Four + "; a ~~ b").Model!, 2, means: true, Equality.Strict);
        Assert.Equal(3 + 4 + 2 + 2 + 4 + 1, strict.FreeCount);
    }

    internal static FactorModel Fit(FactorStructure structure, params ObservedMoments[] groups)
    {
        var (model, failure) = FactorModel.Fit(structure, groups);
        Assert.Null(failure);
        return model!;
    }

    private static FactorStructure Structure(string text) => FactorStructure.Of(ModelText.Parse(text).Model!);

    private static MomentPattern Part(int n, double[] sigma, params int[] items) => new(n, items, new double[items.Length],
        [.. items.SelectMany(i => items.Select(j => sigma[(i * 6) + j]))]);

    /// <summary>One factor that holds exactly, items of variance one unless one of them is scattered more.</summary>
    internal static ObservedMoments Exact(int n, double[] loadings, double[]? means = null, int scattered = -1)
    {
        var p = loadings.Length;
        return Complete(n, p, [.. Enumerable.Range(0, p * p).Select(
            at => at / p != at % p ? loadings[at / p] * loadings[at % p] : at / p == scattered ? 4 : 1)], means);
    }

    private static double[][] Answers(ulong seed, int rows, double missing)
    {
        var chance = new NormalStream(seed, 2);
        double[] traits = [.. Enumerable.Range(0, rows).Select(_ => chance.Next())];
        return [.. Enumerable.Range(0, 4).Select(item => traits.Select(trait => chance.Uniform() < missing ? double.NaN
            : 3 + (0.3 * item) + (trait * (0.5 + (0.2 * item))) + (0.8 * chance.Next())).ToArray())];
    }
}
