using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Factor models against densities written out, rotations against turning by hand, and what texts and data cannot be.</summary>
public sealed class FactorsEdgeTests
{
    private static readonly FactorStructure OneFactor = Structure("f =~ a + b + c + d");

    [Theory]
    [InlineData("f =~ a + b; g =~ c", "a b c", "f g")]
    [InlineData("# says nothing\nf =~ x1 + ... + x4 # as said", "x1 x2 x3 x4", "f")]
    [InlineData("f+g=~a+b", "a b", "f g")]
    [InlineData("f =~ x8 + … + x11; x8 ~~ x9", "x8 x9 x10 x11", "f")]
    public void A_model_is_read_as_written(string text, string items, string factors)
    {
        var (model, problem) = ModelText.Parse(text);
        Assert.Null(problem);
        Assert.Equal(items.Split(' '), model!.Items);
        Assert.Equal(factors.Split(' '), model.Factors);
    }

    [Theory]
    [InlineData("", "The model has no factor. Write \"factor =~ item + item + item\".")]
    [InlineData("a ~~ b", "The model has no factor. Write \"factor =~ item + item + item\".")]
    [InlineData("f is a", "\"f is a\" is neither \"factor =~ items\" nor \"a ~~ b\".")]
    [InlineData("=~ a", "\"=~ a\" is neither \"factor =~ items\" nor \"a ~~ b\".")]
    [InlineData("f =~ 1a", "\"1a\" in \"f =~ 1a\" is no item.")]
    [InlineData("2f =~ a", "\"a\" in \"2f =~ a\" is no item.")]
    [InlineData("f =~ a*b*c", "\"a*b*c\" in \"f =~ a*b*c\" is no item.")]
    [InlineData("f =~ *a", "\"*a\" in \"f =~ *a\" is no item.")]
    [InlineData("f =~ 2x*a", "\"2x*a\" in \"f =~ 2x*a\" is no item.")]
    [InlineData("f =~ ... + a", "\"...\" in \"f =~ ... + a\" is no item.")]
    [InlineData("f =~ a + ...", "\"...\" in \"f =~ a + ...\" is no item.")]
    [InlineData("f =~ x1 + ... + y4", "\"...\" in \"f =~ x1 + ... + y4\" is no item.")]
    [InlineData("f =~ x + ... + x4", "\"...\" in \"f =~ x + ... + x4\" is no item.")]
    [InlineData("f =~ a + b; g =~ f + c", "\"f\" is a factor measured by \"g\"; factors of factors are not supported.")]
    [InlineData("f =~ a + b; a ~~ z", "\"z\" is measured by no factor.")]
    public void What_cannot_be_read_is_said(string text, string problem) => Assert.Equal((null, problem), ModelText.Parse(text));

    [Fact]
    public void Loadings_are_fixed_freed_and_made_equal()
    {
        var model = ModelText.Parse("f =~ NA*a + 0.5*b + same*c + same*d; f ~~ 1*f; a ~~ b").Model!;
        Assert.Equal([new("f", "a", null, true, null), new("f", "b", 0.5, false, null), new("f", "c", null, false, "same"),
            new("f", "d", null, false, "same")], model.Loadings);
        var structure = FactorStructure.Of(model);
        double Value(string name) => structure.Cells.Single(cell => structure.NameOf(cell) == name).Value;
        int Free(string name) => structure.Cells.Single(cell => structure.NameOf(cell) == name).Free;
        Assert.Equal((-1, 0.5), (Free("f=~b"), Value("f=~b")));
        Assert.Equal((-1, 1), (Free("f~~f"), Value("f~~f")));
        Assert.True(Free("f=~a") >= 0 && Free("f=~c") >= 0 && Free("f=~c") == Free("f=~d"));
        Assert.True(Free("a~~b") >= 0);
        // a, c = d, four residuals, one covariance of residuals.
        Assert.Equal(7, structure.FreeCount);
        // The first loading is 1 unless something else is written; a factor of one item has no residual.
        var plain = Structure("f =~ a + b; g =~ c");
        Assert.Equal([1, 0, 1], plain.Cells.Where(cell => cell.Place == Place.Loading).Select(cell => cell.Value));
        Assert.Equal([false, false, true], plain.Cells.Where(cell => cell.Place == Place.Residual).Select(cell => cell.Free < 0));
        Assert.Equal(3, plain.Cells.Count(cell => cell.Place == Place.FactorCovariance));
    }

    [Theory]
    [InlineData(Equality.Configural, 24)]
    [InlineData(Equality.Metric, 21)]
    [InlineData(Equality.Scalar, 18)]
    [InlineData(Equality.Strict, 14)]
    public void Groups_share_what_the_level_says(Equality level, int free)
    {
        // Four items: 3 loadings, 4 residuals, 1 variance, 4 intercepts in each of two groups, and a mean where intercepts are shared.
        var structure = FactorStructure.Of(ModelText.Parse("f =~ a + b + c + d").Model!, 2, means: true, level);
        Assert.Equal(free, structure.FreeCount);
        if (level < Equality.Scalar) return;
        var released = FactorStructure.Of(ModelText.Parse("f =~ a + b + c + d").Model!, 2, means: true, level,
            [(Place.Intercept, 2, 2)]);
        Assert.Equal(structure.FreeCount + 1, released.FreeCount);
        Assert.Contains(structure.Cells, cell => structure.NameOf(cell) == "f~1" && cell.Free >= 0 && cell.Group == 1);
        Assert.Contains(structure.Cells, cell => structure.NameOf(cell) == "c~1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    public void A_factor_model_lies_at_the_maximum_of_its_density(double missing)
    {
        var columns = Answers(4, 150, missing);
        var structure = FactorStructure.Of(ModelText.Parse("f =~ a + b + c + d").Model!, 1, means: true);
        var model = FactorModel.Fit(structure, [ObservedMoments.EveryRow(columns)]).Model!;
        double Log(double[] free)
        {
            double Of(Place place, int row) => structure.Cells.Single(cell => cell.Place == place && cell.Row == row && cell.Column
                == (place == Place.Loading ? 0 : row)) is var cell && cell.Free < 0 ? cell.Value : free[cell.Free];
            return Density(columns, [.. Enumerable.Range(0, 4).Select(i => Of(Place.Intercept, i))], (i, j) =>
                (Of(Place.Loading, i) * Of(Place.Loading, j) * Of(Place.FactorCovariance, 0)) + (i == j ? Of(Place.Residual, i) : 0));
        }

        var best = Log(model.Free);
        var fit = FactorFit.Of(model);
        Same(best, fit.LogLikelihood, 1e-9);
        for (var i = 0; i < model.Free.Length; i++)
        {
            foreach (var step in new[] { 0.01, -0.01 })
            {
                double[] moved = [.. model.Free];
                moved[i] += step;
                Assert.True(Log(moved) < best);
            }
        }

        var (n, q) = (model.N, structure.FreeCount);
        Assert.Equal((12, 2, missing > 0), (q, model.Df, model.Incomplete));
        Same((2 * q) - (2 * best), fit.Aic);
        Same((q * Math.Log(n)) - (2 * best), fit.Bic);
        var over = Math.Max(0, fit.ChiSquared - 2);
        Same(Math.Sqrt(over / (n * 2.0)), fit.Rmsea, 1e-8);
        Same(1 - (over / Math.Max(over, fit.BaselineChiSquared - 6)), fit.Cfi, 1e-8);
        Same(1 - ((fit.ChiSquared - 2) / 2 / ((fit.BaselineChiSquared - 6) / 6)), fit.Tli, 1e-8);
        Same(Distributions.ChiSquared.Upper(fit.ChiSquared, 2), fit.P);
        Assert.Equal(6, fit.BaselineDf);
        // Standardised: loadings of items and factor of variance one.
        var loading = StandardizedModel.Of(model).Where(one => one.Cell.Place == Place.Loading).Select(one => one.Value.Value).ToList();
        var residual = StandardizedModel.Of(model).Where(one => one.Cell.Place == Place.Residual).Select(one => one.Value.Value).ToList();
        for (var i = 0; i < 4; i++) Same(1, (loading[i] * loading[i]) + residual[i], 1e-9);
    }

    [Fact]
    public void Models_that_cannot_be_fitted_are_named()
    {
        Absence? Because(string text, params double[][] columns) =>
            FactorModel.Fit(Structure(text), [ObservedMoments.EveryRow(columns)]).Failure?.Because;
        var four = Answers(1, 60, 0);
        Assert.Null(Because("f =~ a + b + c + d", four));
        Assert.Equal(Absence.Empty, Because("f =~ a + b + c", [], [], []));
        Assert.Equal(Absence.AllMissing, Because("f =~ a + b", [double.NaN], [double.NaN]));
        Assert.Equal(Absence.TooFew, Because("f =~ a + b", [1], [2]));
        Assert.Equal(Absence.ZeroVariance, Because("f =~ a + b + c", [1, 2, 3], [2, 2, 2], [3, 1, 2]));
        Assert.Equal(Absence.NotIdentified, Because("f =~ a + b", four[0], four[1]));
        Assert.Equal(Absence.Singular, Because("f =~ a + b + c", four[0], four[0], four[1]));
        Assert.Throws<ArgumentException>(() => FactorModel.Fit(OneFactor, [ObservedMoments.Listwise(four[..3])]));
        Assert.Throws<ArgumentException>(() => FactorModel.Fit(OneFactor, []));
        // λ₁² = r₁₂r₁₃/r₂₃ is more than all of the first item's variance.
        var heywood = FactorModel.Fit(Structure("f =~ a + b + c"), [ObservedMoments.Of(new CovarianceMatrix(100, [0, 0, 0],
            new[,] { { 1, 0.9, 0.9 }, { 0.9, 1, 0.7 }, { 0.9, 0.7, 1 } }))]).Model!;
        Assert.True(heywood.Heywood);
        Assert.False(FactorModel.Fit(OneFactor, [ObservedMoments.Listwise(four)]).Model!.Heywood);
        var saturated = FactorFit.Of(heywood);
        Assert.Equal((0, 1, 0, Absence.TooFew), (saturated.Df, saturated.Cfi, saturated.Rmsea, saturated.P.Because));
        // Three items that go together less than chance lets them: nothing is gained, and nothing is left to fit.
        var loose = FactorModel.Fit(Structure("f =~ a + b + c"), [ObservedMoments.Of(new CovarianceMatrix(20, [0, 0, 0],
            new[,] { { 1, 0.05, 0.04 }, { 0.05, 1, 0.06 }, { 0.04, 0.06, 1 } }))]).Model!;
        Assert.Equal((0, 1), (FactorFit.Of(loose).Df, FactorFit.Of(loose).Cfi));
        Assert.Equal((1, Absence.TooFew, 0), (saturated.Tli, saturated.RmseaClose.Because, saturated.RmseaInterval.High));
    }

    [Fact]
    public void Moments_are_of_complete_rows_or_of_every_row_by_what_it_has()
    {
        double[][] columns = [[1, 2, 4, double.NaN, 3], [2, 1, 5, 3, double.NaN]];
        var listwise = ObservedMoments.Listwise(columns);
        Assert.Equal((3, 2, true, 2), (listwise.N, listwise.LeftOut, listwise.Complete, listwise.Size));
        Same(7 / 3.0, listwise.Patterns[0].Means[0]);
        Same(14 / 9.0, listwise.Patterns[0].Covariances[0]);
        Same((24 / 3.0) - (7 / 3.0 * 8 / 3.0), listwise.Patterns[0].Covariances[1]);
        var every = ObservedMoments.EveryRow(columns);
        Assert.Equal((5, 0, false, 3), (every.N, every.LeftOut, every.Complete, every.Patterns.Count));
        Assert.Equal(2, ObservedMoments.Listwise(columns, row => row < 2).N);
        Assert.Equal((1, 1), (ObservedMoments.EveryRow([[double.NaN, 1]]).LeftOut, ObservedMoments.EveryRow([[double.NaN, 1]]).N));
        Assert.Equal((0, 0), (ObservedMoments.Listwise([]).N, ObservedMoments.EveryRow([]).Size));
        // Many rows, a large offset.
        double[] far = [.. Enumerable.Range(0, 301).Select(row => 1e9 + (row % 7))];
        var mean = far.Average(value => value - 1e9);
        Same(far.Average(value => Math.Pow(value - 1e9 - mean, 2)), ObservedMoments.Listwise([far]).Patterns[0].Covariances[0]);
    }

    [Fact]
    public void Adequacy_is_shares_of_squared_correlations()
    {
        double[] r = [1, 0.5, 0.3, 0.5, 1, 0.4, 0.3, 0.4, 1];
        var found = SamplingAdequacy.Of(r, 3, 100);
        double Partial(double xy, double xz, double yz) => (xy - (xz * yz)) / Math.Sqrt((1 - (xz * xz)) * (1 - (yz * yz)));
        double ab = Partial(0.5, 0.3, 0.4), ac = Partial(0.3, 0.5, 0.4), bc = Partial(0.4, 0.5, 0.3);
        Same(0.5 / (0.5 + (ab * ab) + (ac * ac) + (bc * bc)), found.Overall);
        Same(0.34 / (0.34 + (ab * ab) + (ac * ac)), found.Items[0]);
        var determinant = 1 + (2 * 0.5 * 0.3 * 0.4) - 0.25 - 0.09 - 0.16;
        Same(-(99 - (11 / 6.0)) * Math.Log(determinant), found.BartlettChiSquared);
        Assert.Equal(3, found.BartlettDf);
        Same(Distributions.ChiSquared.Upper(found.BartlettChiSquared.Value, 3), found.BartlettP);
        Assert.Equal(Absence.NoBetweenVariance, SamplingAdequacy.Of([1, 0, 0, 1], 2, 10).Overall.Because);
        Assert.Equal((Absence.TooFew, 1), (SamplingAdequacy.Of([1], 1, 10).Overall.Because, SamplingAdequacy.Of([1], 1, 10).Items.Length));
        Assert.Equal(Absence.Singular, SamplingAdequacy.Of([1, 1, 1, 1], 2, 10).BartlettP.Because);
        Assert.Equal(1, SamplingAdequacy.Of([1, 0.2, 0.2, 1], 2, 2).BartlettP.Value);
        // Partial correlations after one component of equal correlations: r − λvv' with v = 1/√3.
        double[] equal = [1, 0.4, 0.4, 0.4, 1, 0.4, 0.4, 0.4, 1];
        var average = MinimumAveragePartial.Of(equal, 3, Spectrum.Of(equal, 3), 8);
        Same(Math.Pow((0.4 - 0.6) / (1 - 0.6), 2), average.Squares[0]);
        Assert.Equal((2, 1), (average.Squares.Length, average.MinimumAt.Value));
        Assert.Equal(Absence.Singular, new MinimumAveragePartial([Absence.Singular]).MinimumAt.Because);
        Assert.Equal(2, new MinimumAveragePartial([0.5, 0.2, Absence.Singular, 0.3]).MinimumAt.Value);
    }

    [Fact]
    public void Factors_of_noise_are_as_many_as_items_and_none_is_kept()
    {
        var noise = ParallelAnalysis.Of(80, 5, 40, 3);
        Same(5, noise.Mean.Sum(), 1e-9);
        Assert.True(noise.Mean.Zip(noise.Percentile95, (mean, high) => high > mean).All(holds => holds));
        Assert.Equal(noise.Percentile95, ParallelAnalysis.Of(80, 5, 40, 3).Percentile95);
        Assert.Equal((2, 0), (noise.RetainedByMean([3, 1.5, 0.2, 0.2, 0.1]), noise.RetainedByPercentile([1, 1, 1, 1, 1])));
        Assert.Equal(5, noise.RetainedByMean([9, 9, 9, 9, 9]));
        // The mean of squared correlations of noise is 1/(n − 1): the eigenvalues' squares add up to p + p(p − 1)/(n − 1).
        var many = ParallelAnalysis.Of(30, 4, 4000, 5);
        Assert.Equal(4000, many.Replications);
        Same(4, ParallelAnalysis.Of(3, 4, 10, 5).Mean.Sum(), 1e-9);
        Same(0, ParallelAnalysis.Of(3, 4, 10, 5).Mean[3], 1e-9);
        var two = ParallelAnalysis.Of(30, 2, 4000, 5);
        // Of two columns the first value is 1 + |r|; the mean of |r| is Γ(29/2)/(√π·Γ(15)).
        Same(1 + Math.Exp(LogGammaHalf(29) - (0.5 * Math.Log(Math.PI)) - LogGammaHalf(30)), two.Mean[0], 0.01);
    }

    [Fact]
    public void A_rotation_finds_the_simple_structure_that_was_turned_away()
    {
        double[] simple = [0.8, 0, 0.7, 0, 0.6, 0, 0, 0.5, 0, 0.9, 0, 0.4];
        var (c, s) = (Math.Cos(0.5), Math.Sin(0.5));
        var turned = Dense.Product(simple, [c, s, -s, c], 6, 2, 2);
        foreach (var found in new[] { Rotation.Varimax(turned, 6, 2), Rotation.Oblimin(turned, 6, 2) })
        {
            Assert.True(found.Converged);
            for (var at = 0; at < 12; at++) Same(simple[at], found.Loadings[at], 1e-5);
            Same(0, found.Correlations[1], 1e-4);
        }

        // What is common does not change, whatever was turned; columns stand upright and the larger comes first.
        double[] mixed = [0.5, -0.6, 0.7, 0.2, -0.3, -0.8, 0.4, 0.5, 0.1, -0.7];
        foreach (var found in new[] { Rotation.Varimax(mixed, 5, 2), Rotation.Oblimin(mixed, 5, 2) })
        {
            var whole = Dense.Product(Dense.Product(found.Loadings, found.Correlations, 5, 2, 2),
                Dense.Transposed(found.Loadings, 5, 2), 5, 2, 5);
            var before = Dense.Product(mixed, Dense.Transposed(mixed, 5, 2), 5, 2, 5);
            for (var at = 0; at < 25; at++) Same(before[at], whole[at], 1e-9);
            double Sum(int j, int power) => Enumerable.Range(0, 5).Sum(i => Math.Pow(found.Loadings[(i * 2) + j], power));
            Assert.True(Sum(0, 1) >= 0 && Sum(1, 1) >= 0 && Sum(0, 2) >= Sum(1, 2));
        }

        // No small turn makes rows of length one simpler.
        var kaiser = Rotation.Varimax(mixed, 5, 2);
        double Simplicity(double angle)
        {
            var next = Dense.Product(kaiser.Loadings, [Math.Cos(angle), Math.Sin(angle), -Math.Sin(angle), Math.Cos(angle)], 5, 2, 2);
            double[] squares = [.. next.Select((value, at) => value * value / ((mixed[at / 2 * 2] * mixed[at / 2 * 2])
                + (mixed[(at / 2 * 2) + 1] * mixed[(at / 2 * 2) + 1])))];
            double Spread(int j) => squares.Where((_, at) => at % 2 == j).Sum(x => x * x)
                - (Math.Pow(squares.Where((_, at) => at % 2 == j).Sum(), 2) / 5);
            return Spread(0) + Spread(1);
        }

        Assert.True(Simplicity(0.01) < Simplicity(0) && Simplicity(-0.01) < Simplicity(0));
        Assert.Equal([0.5, 0.6], Rotation.Varimax([-0.5, -0.6], 2, 1).Loadings);
        Assert.Equal([1], Rotation.Oblimin([-0.5, 0.6], 2, 1).Correlations);
        Assert.True(Rotation.Oblimin([0.5, 0.6], 2, 1).Converged);
    }

    [Fact]
    public void Exploration_names_what_it_cannot_find()
    {
        var four = Answers(2, 80, 0);
        FactorFailure? Failure(int factors, params double[][] columns) =>
            ExploratoryFactors.Of(ObservedMoments.Listwise(columns), factors).Failure;
        Assert.Null(Failure(1, four));
        Assert.Equal(Absence.NotIdentified, Failure(2, four)!.Because);
        Assert.Equal(Absence.NotIdentified, Failure(0, four)!.Because);
        Assert.Equal(Absence.Singular, Failure(1, four[0], four[0], four[1], four[2])!.Because);
        Assert.Equal(Absence.Empty, Failure(1, [], [], [])!.Because);
        Assert.Equal(Absence.AllMissing, Failure(1, [double.NaN], [1], [2])!.Because);
        Assert.Equal(Absence.TooFew, Failure(1, [1], [1], [2])!.Because);
        Assert.Equal(Absence.ZeroVariance, Failure(1, [1, 2, 3], [2, 2, 2], [3, 1, 2])!.Because);
        var found = ExploratoryFactors.Of(ObservedMoments.Listwise(four), 1);
        // R is met as well as one factor can: the diagonal exactly.
        for (var i = 0; i < 4; i++) Same(1, (found.Loadings![i] * found.Loadings[i]) + found.Uniquenesses![i], 1e-7);
        Assert.Equal((2, 80, 4, false), (found.Df, found.N, found.Items, found.Heywood));
        var three = ExploratoryFactors.Of(ObservedMoments.Listwise(four[..3]), 1);
        Assert.Equal((0, Absence.TooFew, Absence.TooFew), (three.Df, three.ChiSquared.Because, three.P.Because));
        // Three items are met exactly: λ₁² = r₁₂r₁₃/r₂₃.
        Same(Math.Sqrt(three.Correlations[1] * three.Correlations[2] / three.Correlations[5]), three.Loadings![0], 1e-6);
        double[] r = [1, 0.9, 0.9, 0.9, 1, 0.7, 0.9, 0.7, 1];
        Assert.True(ExploratoryFactors.Of(r, 3, 100, 1).Heywood);
    }

    private static FactorStructure Structure(string text) => FactorStructure.Of(ModelText.Parse(text).Model!);

    private static double[][] Answers(ulong seed, int rows, double missing)
    {
        var chance = new NormalStream(seed, 2);
        double[] traits = [.. Enumerable.Range(0, rows).Select(_ => chance.Next())];
        return [.. Enumerable.Range(0, 4).Select(item => traits.Select(trait => chance.Uniform() < missing ? double.NaN
            : 3 + (0.3 * item) + (trait * (0.5 + (0.2 * item))) + (0.8 * chance.Next())).ToArray())];
    }

    /// <summary>Log density of normal rows by the items they have, one after another given those before.</summary>
    private static double Density(double[][] columns, double[] mu, Func<int, int, double> sigma)
    {
        double log = 0;
        for (var row = 0; row < columns[0].Length; row++)
        {
            int[] own = [.. Enumerable.Range(0, columns.Length).Where(i => !double.IsNaN(columns[i][row]))];
            var s = new double[own.Length, own.Length];
            for (var i = 0; i < own.Length; i++) for (var j = 0; j < own.Length; j++) s[i, j] = sigma(own[i], own[j]);
            double[] rest = [.. own.Select(i => columns[i][row] - mu[i])];
            for (var i = 0; i < own.Length; i++)
            {
                log -= 0.5 * (Math.Log(2 * Math.PI * s[i, i]) + (rest[i] * rest[i] / s[i, i]));
                for (var k = i + 1; k < own.Length; k++)
                {
                    var factor = s[k, i] / s[i, i];
                    rest[k] -= factor * rest[i];
                    for (var j = i; j < own.Length; j++) s[k, j] -= factor * s[i, j];
                }
            }
        }

        return log;
    }

    /// <summary>log Γ(n/2) by Γ(x + 1) = xΓ(x).</summary>
    private static double LogGammaHalf(int n) =>
        n == 1 ? 0.5 * Math.Log(Math.PI) : n == 2 ? 0 : Math.Log((n / 2.0) - 1) + LogGammaHalf(n - 2);
}
