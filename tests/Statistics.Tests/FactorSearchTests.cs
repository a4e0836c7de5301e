using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Factors;
using static Wegmarke.Statistics.Tests.Closeness;
using static Wegmarke.Statistics.Tests.FactorExamples;

namespace Wegmarke.Statistics.Tests;

/// <summary>How far the searches of factor analysis have to go, where they end, and that where they begin does not matter.</summary>
public sealed class FactorSearchTests
{
    private const string One = "f =~ a + b + c + d";
    private const string Two = "f =~ a + b + c; g =~ d + e + h";

    /// <param name="steps">From squared multiple correlations, then from equal uniquenesses of .01, .2, .5 and .99.</param>
    [Theory]
    [InlineData(0, 6, 1, false, new[] { 6, 7, 8, 6, 6 })]
    [InlineData(0, 6, 1, true, new[] { 4, 5, 5, 5, 5 })]
    [InlineData(0, 6, 2, false, new[] { 6, 8, 8, 7, 7 })]
    [InlineData(0, 6, 2, true, new[] { 5, 5, 5, 6, 6 })]
    [InlineData(1, 5, 1, true, new[] { 8, 6, 6, 6, 7 })]
    [InlineData(1, 5, 2, false, new[] { 8, 8, 8, 8, 7 })]
    [InlineData(1, 5, 2, true, new[] { 6, 6, 6, 6, 7 })]
    [InlineData(2, 8, 1, false, new[] { 9, 10, 10, 9, 9 })]
    [InlineData(2, 8, 1, true, new[] { 7, 7, 7, 7, 6 })]
    [InlineData(2, 8, 2, false, new[] { 17, 21, 22, 24, 15 })]
    [InlineData(2, 8, 2, true, new[] { 7, 7, 7, 7, 8 })]
    [InlineData(2, 8, 3, false, new[] { 10, 10, 10, 11, 10 })]
    [InlineData(2, 8, 3, true, new[] { 7, 7, 7, 7, 8 })]
    [InlineData(3, 6, 2, false, new[] { 12, 14, 12, 14, 15 })]
    [InlineData(3, 6, 2, true, new[] { 8, 6, 6, 7, 7 })]
    public void Newton_needs_few_steps_to_the_uniquenesses_from_anywhere(int seed, int p, int factors, bool leastSquares, int[] steps)
    {
        var r = seed == 0 ? School : Correlations((ulong)seed, p, seed == 1 ? 12 : seed == 2 ? 20 : 9);
        var inverse = Dense.Inverse(Factored(r, p), p);
        double[][] starts = [[.. Enumerable.Range(0, p).Select(i => (1 - (0.5 * factors / p)) / inverse[i * (p + 1)])],
            .. new[] { 0.01, 0.2, 0.5, 0.99 }.Select(psi => Enumerable.Repeat(psi, p).ToArray())];
        var found = starts.Select(start => Uniquenesses(r, p, factors, leastSquares, start)).ToArray();
        Assert.Equal(steps, found.Select(one => one.Iterations));
        foreach (var one in found)
        {
            Assert.True(one.Converged);
            Assert.InRange(one.LargestGradient, 0, 1e-12);
            for (var i = 0; i < p; i++)
            {
                Same(found[0].Unique[i], one.Unique[i], 1e-8);
                Assert.InRange(one.Unique[i], 0.005 - 1e-12, 1);
                // Inside of the bounds the diagonal of R is met.
                var own = Enumerable.Range(0, factors).Sum(j => Math.Pow(one.Loadings[(i * factors) + j], 2));
                if (one.Unique[i] is > 0.0051 and < 0.9999) Same(1, own + one.Unique[i], 1e-8);
            }

            Same(leastSquares ? Squares(r, p, factors, one.Loadings) : Discrepancy(r, p, factors, one.Loadings, one.Unique),
                one.Discrepancy, 1e-8);
        }
    }

    [Fact]
    public void Where_a_model_holds_exactly_nothing_is_left_to_do()
    {
        double[] loadings = [0.9, 0.1, 0.8, -0.2, 0.7, 0.3, 0.2, 0.6, -0.1, 0.7, 0.3, 0.8];
        double[] unique = [.. Enumerable.Range(0, 6).Select(i => 1 - (loadings[2 * i] * loadings[2 * i])
            - (loadings[(2 * i) + 1] * loadings[(2 * i) + 1]))];
        double[] r = [.. Enumerable.Range(0, 36).Select(at => at / 6 == at % 6 ? 1
            : (loadings[at / 6 * 2] * loadings[at % 6 * 2]) + (loadings[(at / 6 * 2) + 1] * loadings[(at % 6 * 2) + 1]))];
        foreach (var leastSquares in new[] { true, false })
        {
            var found = Uniquenesses(r, 6, 2, leastSquares, unique);
            Assert.Equal((1, true), (found.Iterations, found.Converged));
            Same(0, found.Discrepancy, 1e-14);
            // From outside of the bounds it begins at the bounds.
            var outside = Uniquenesses(r, 6, 2, leastSquares, [3, 0, 0, 3, 0, 3]);
            var inside = Uniquenesses(r, 6, 2, leastSquares, [1, 0.005, 0.005, 1, 0.005, 1]);
            Assert.Equal(inside.Iterations, outside.Iterations);
            for (var i = 0; i < 6; i++) Same(unique[i], outside.Unique[i], 1e-9);
        }

        var all = ExploratoryFactors.Of(r, 6, 300, 2);
        Same(0, all.ChiSquared, 1e-10);
        Same(1, all.P, 1e-10);
        for (var i = 0; i < 6; i++) Same(1 - unique[i], all.MinimumResidualCommunalities![i], 1e-8);
        var ordered = Dense.Product(all.Loadings!, Dense.Transposed(all.Loadings!, 6, 2), 6, 2, 6);
        for (var at = 0; at < 36; at++) Same(r[at] - (at % 7 == 0 ? unique[at / 7] : 0), ordered[at], 1e-8);
    }

    /// <summary>factanal of R 4 with a tight limit; its χ² and the uniquenesses.</summary>
    [Theory]
    [InlineData(1, 51.9956825336, new[] { 0.755556748, 0.712151256, 0.878812867, 0.465507906, 0.461197974, 0.621195712 })]
    [InlineData(2, 2.33463728029, new[] { 0.510171448, 0.594072378, 0.643727937, 0.377355635, 0.431359860, 0.628205467 })]
    public void School_subjects_have_the_factors_that_r_finds(int factors, double chi, double[] unique)
    {
        var found = ExploratoryFactors.Of(School, 6, 220, factors);
        Same(chi, found.ChiSquared, 1e-8);
        for (var i = 0; i < 6; i++) Same(unique[i], found.Uniquenesses![i], 1e-7);
        Assert.Equal((factors == 1 ? 9 : 4, 6, false), (found.Df, found.Items, found.Heywood));
        double[] first = factors == 1 ? [] : [0.553318929, 0.568156010, 0.392178250, 0.740421668, 0.723870046, 0.595358650];
        for (var i = 0; i < first.Length; i++) Same(first[i], found.Loadings![2 * i], 1e-7);
        if (factors == 1) return;
        double[] varimax = [0.769942756, 0.172720938, 0.722668729, 0.215383503];
        for (var at = 0; at < 4; at++) Same(varimax[at], found.Varimax!.Loadings[6 + at], 1e-7);
    }

    /// <summary>At a bound the likelihood may have several peaks; the highest is reported, from whichever start it was found.</summary>
    [Theory]
    [InlineData(15, 5, 1, 8, 0.8544676536965)]
    [InlineData(59, 7, 2, 14, 1.0120241747254)]
    [InlineData(79, 6, 2, 13, 0.1150394393138)]
    [InlineData(97, 6, 2, 11, 0.6029003143406)]
    public void Of_several_peaks_the_highest_is_taken(int seed, int p, int factors, int rows, double discrepancy)
    {
        var r = Correlations((ulong)seed, p, rows);
        var found = ExploratoryFactors.Of(r, p, 100, factors);
        Same((99 - (((2 * p) + 5) / 6.0) - (2 * factors / 3.0)) * discrepancy, found.ChiSquared, 1e-9);
        Same(discrepancy, Discrepancy(r, p, factors, found.Loadings!, found.Uniquenesses!), 1e-7);
        Assert.True(found.Heywood);
    }

    [Fact]
    public void A_search_that_does_not_end_leaves_no_half_result()
    {
        // Two items that differ by a ten-thousandth of a percent: their uniqueness is all rounding.
        var chance = new NormalStream(17, 77);
        double[][] columns = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 7).Select(_ => chance.Next()).ToArray())];
        columns[1] = [.. columns[0].Select(value => value + (Math.Pow(10, -5 - (2.8 * chance.Uniform())) * chance.Next()))];
        var found = ExploratoryFactors.Of(ObservedMoments.Listwise(columns), 1);
        Assert.Equal((Absence.NotConverged, Absence.NotConverged, Absence.NotConverged),
            (found.ChiSquared.Because, found.P.Because, found.Failure!.Because));
        Assert.InRange(found.Failure.Iterations, 2, 199);
        Assert.True(found.Failure.LargestGradient > 1e-6);
        Assert.Null(found.Loadings ?? found.Uniquenesses ?? found.MinimumResidualCommunalities);
        Assert.Null(found.Varimax ?? found.Oblimin);
        Same(5, found.Eigenvalues.Sum());
    }

    /// <param name="missing">Part of the answers that is missing.</param>
    [Theory]
    [InlineData(1, One, 0.0, 6)]
    [InlineData(2, One, 0.0, 6)]
    [InlineData(3, One, 0.2, 6)]
    [InlineData(4, One, 0.4, 7)]
    [InlineData(5, Two, 0.0, 7)]
    [InlineData(6, Two, 0.0, 7)]
    [InlineData(7, Two, 0.1, 7)]
    [InlineData(8, Two + "; a ~~ d", 0.0, 7)]
    public void A_model_is_found_in_few_steps(int seed, string text, double missing, int steps)
    {
        var structure = FactorStructure.Of(ModelText.Parse(text).Model!, 1, means: true);
        var moments = ObservedMoments.EveryRow(Answers((ulong)seed, structure.Items.Count, 120, missing));
        var model = FactorModel.Fit(structure, [moments]).Model!;
        Assert.Equal(steps, model.Iterations);
        Assert.InRange(model.LargestGradient, 0, 1e-9);
        // From the maximum it takes the least there is: three steps of scoring, one of Newton, and a look at the end.
        var again = FactorModel.Fit(structure, [moments], model.Free).Model!;
        Assert.Equal(5, again.Iterations);
        for (var at = 0; at < model.Free.Length; at++) Same(model.Free[at], again.Free[at], 1e-8);
    }

    [Theory]
    [InlineData(Equality.Configural, 6)]
    [InlineData(Equality.Metric, 6)]
    [InlineData(Equality.Scalar, 7)]
    [InlineData(Equality.Strict, 6)]
    public void Groups_are_found_together_in_few_steps(Equality level, int steps)
    {
        var structure = FactorStructure.Of(ModelText.Parse(One).Model!, 2, means: true, level);
        var model = FactorModel.Fit(structure, [ObservedMoments.Listwise(Answers(11, 4, 60, 0)),
            ObservedMoments.Listwise(Answers(12, 4, 140, 0))]).Model!;
        Assert.Equal((steps, 200), (model.Iterations, model.N));
    }

    [Fact]
    public void A_start_that_is_no_covariance_matrix_is_drawn_nearer_to_one()
    {
        var structure = Structure(Two + "; a ~~ b; d ~~ a");
        var moments = ObservedMoments.Listwise(Answers(5, 6, 200, 0));
        var model = FactorModel.Fit(structure, [moments]).Model!;
        foreach (var (name, value, steps) in new[] { ("f~~g", 9.0, 6), ("a~~b", 30, 9), ("d~~a", -50, 7) })
        {
            double[] start = [.. model.Free];
            start[structure.Cells.Single(cell => structure.NameOf(cell) == name).Free] = value;
            var found = FactorModel.Fit(structure, [moments], start).Model!;
            for (var at = 0; at < start.Length; at++) Same(model.Free[at], found.Free[at], 1e-7);
            Assert.Equal((name, steps), (name, found.Iterations));
        }

        // Nothing helps where a variance is negative: nothing was looked for, and that is said.
        double[] never = [.. model.Free];
        never[structure.Cells.First(cell => cell.Place == Place.Residual && cell.Row == cell.Column).Free] = -50;
        Assert.Equal(new FactorFailure(Absence.NotConverged, 300, 0), FactorModel.Fit(structure, [moments], never).Failure);
    }

    [Fact]
    public void What_the_answers_cannot_tell_is_named_at_once_with_its_slope_for_each_row()
    {
        // Without a unit: the variance of the factor and its loadings say the same.
        var (one, two) = (ObservedMoments.Listwise(Answers(21, 4, 80, 0)), ObservedMoments.Listwise(Answers(22, 4, 240, 0)));
        const string NoUnit = "f =~ NA*a + b + c + d";
        var single = FactorModel.Fit(Structure(NoUnit), [one]).Failure!;
        Assert.Equal((Absence.NotIdentified, 1), (single.Because, single.Iterations));
        var other = FactorModel.Fit(Structure(NoUnit), [two]).Failure!;
        Assert.True(single.LargestGradient > 1e-5 && other.LargestGradient > 1e-5);
        var both = FactorModel.Fit(FactorStructure.Of(ModelText.Parse(NoUnit).Model!, 2), [one, two]).Failure!;
        Assert.Equal((Absence.NotIdentified, 1), (both.Because, both.Iterations));
        Same(Math.Max(single.LargestGradient * 80, other.LargestGradient * 240) / 320, both.LargestGradient, 1e-10);
        // The unit of the answers does not hide it.
        foreach (var unit in new[] { 1e-6, 1e-3, 1e3, 1e6 })
        {
            double[][] scaled = [.. Answers(23, 4, 80, 0).Select(column => column.Select(value => value * unit).ToArray())];
            Assert.Equal(Absence.NotIdentified, FactorModel.Fit(Structure(NoUnit), [ObservedMoments.Listwise(scaled)]).Failure?.Because);
            Assert.Null(FactorModel.Fit(Structure(One), [ObservedMoments.Listwise(scaled)]).Failure);
        }
    }

    /// <summary>Two items measure a factor only through what it shares with another: by next to nothing is by nothing, and that is seen
    /// before the first step; where rounding still leaves something, the way is long.</summary>
    [Theory]
    [InlineData(1e-2, 100, null, 31)]
    [InlineData(1e-2, 1000000, null, 32)]
    [InlineData(1e-4, 100, "not_converged", 300)]
    [InlineData(1e-5, 1000000, "not_converged", 300)]
    [InlineData(1e-6, 100, "not_identified", 1)]
    [InlineData(1e-6, 1000000, "not_identified", 1)]
    public void Two_items_are_told_apart_by_a_second_factor_that_they_go_with(double correlation, int n, string? because, int steps)
    {
        var structure = Structure("f =~ a + b; g =~ c + d + e");
        double[] sigma = [.. Enumerable.Range(0, 25).Select(at => at / 5 == at % 5 ? 1
            : 0.49 * (at / 5 < 2 == at % 5 < 2 ? 1 : correlation))];
        var (model, failure) = FactorModel.Fit(structure, [Complete(n, 5, sigma)]);
        Assert.Equal((because, steps), (failure?.Because.Key, failure?.Iterations ?? model!.Iterations));
        if (model is null) return;
        Same(correlation * 0.49, model.Free[structure.Cells.Single(cell => structure.NameOf(cell) == "f~~g").Free], 1e-5);
    }

    [Fact]
    public void One_bad_group_is_enough()
    {
        var structure = FactorStructure.Of(ModelText.Parse("f =~ a + b + c").Model!, 2);
        var good = ObservedMoments.Listwise(Answers(31, 3, 50, 0));
        Absence? Because(ObservedMoments bad) => FactorModel.Fit(structure, [good, bad]).Failure?.Because;
        Absence? Before(ObservedMoments bad) => FactorModel.Fit(structure, [bad, good]).Failure?.Because;
        foreach (var (bad, because) in new[]
        {
            (ObservedMoments.Listwise([[], [], []]), Absence.Empty),
            (ObservedMoments.Listwise([[double.NaN], [1], [2]]), Absence.AllMissing),
            (ObservedMoments.Listwise([[1], [1], [2]]), Absence.TooFew),
            (ObservedMoments.Listwise([[1, 2, 4], [1, 1, 1], [2, 3, 1]]), Absence.ZeroVariance),
            (ObservedMoments.Listwise([[1, 2, 4, 1], [1, 2, 4, 1], [2, 3, 1, 1]]), Absence.Singular),
        })
        {
            Assert.Equal(because, Because(bad));
            Assert.Equal(because, Before(bad));
        }

        Assert.Throws<ArgumentException>(() => Because(ObservedMoments.Listwise(Answers(32, 4, 50, 0))));
        Assert.Throws<ArgumentException>(() => FactorModel.Fit(structure, [good]));
        Assert.Null(Because(good));
        // An item that is missing everywhere is constant as well; one that differs between patterns only is not.
        Assert.Equal(Absence.ZeroVariance, Because(new(3, 0, [new(50, [0, 1], [0, 0], [1, 0.5, 0.5, 1])])));
        ObservedMoments Patterns(double second) => new(3, 0, [new(30, [0, 1], [0, 0], [1, 0.5, 0.5, 1]),
            new(30, [0, 1, 2], [0, 0, 1], [1, 0.5, 0, 0.5, 1, 0, 0, 0, 0]), new(30, [0, 2], [0, second], [1, 0, 0, 0])]);
        Assert.Equal(Absence.ZeroVariance, Because(Patterns(1)));
        Assert.NotEqual(Absence.ZeroVariance, Because(Patterns(2)));
    }

    [Fact]
    public void A_model_says_what_it_has()
    {
        var structure = FactorStructure.Of(ModelText.Parse("f =~ a + b; g =~ c + d").Model!, 2);
        ObservedMoments[] groups = [Complete(30, 4, new double[16]), new(4, 0, [new(20, [0, 1], [0, 0], new double[4])])];
        var q = structure.FreeCount;
        double[] free = [.. Enumerable.Range(1, q).Select(i => i * 0.5)];
        double[] covariance = [.. Enumerable.Range(0, q * q).Select(at => at / q == at % q ? 0.01 * (1 + (at / q)) : 0.001)];
        FactorModel With(params (string Name, double Value)[] changes)
        {
            double[] own = [.. free];
            foreach (var (name, value) in changes)
                own[structure.Cells.First(cell => structure.NameOf(cell) == name).Free] = value;
            return new(structure, groups, [], own, covariance, 0, 0, 1, 0);
        }

        var model = With();
        Assert.Equal((50, true, 20, 20 - q, false), (model.N, model.Incomplete, model.Moments, model.Df, model.Heywood));
        // Only a variance below nothing is impossible; a covariance or a loading may well be.
        Assert.False(With(("f~~g", -1), ("f=~b", -1), ("a~~a", 0)).Heywood);
        Assert.True(With(("a~~a", -0.1)).Heywood);
        Assert.True(With(("g~~g", -0.1)).Heywood);
        var marker = structure.Cells.First(cell => cell.Free < 0);
        Assert.Equal((1, 0), (model.Of(marker), model.SeOf(marker)));
        var third = structure.Cells.First(cell => cell.Free == 2);
        Assert.Equal(1.5, model.Of(third));
        Same(Math.Sqrt(0.03), model.SeOf(third));
        Assert.Equal(0, new FactorModel(structure, groups, [], free, [.. covariance.Select(x => -x)], 0, 0, 1, 0).SeOf(third));
        // The gradient of a row times n, through the row of covariances, beside values below one or relative to those above.
        Same(Enumerable.Range(0, q).Max(a => 50 * Math.Sqrt(Enumerable.Range(0, q).Sum(b => Math.Pow(covariance[(a * q) + b], 2)))
            / Math.Max(1, free[a])), model.Reach());
        Same(50 * Math.Sqrt((0.0001 * q * q) + (1e-6 * (q - 1))), (model with { Free = new double[q] }).Reach());
    }

    private static FactorStructure Structure(string text) => FactorStructure.Of(ModelText.Parse(text).Model!);

    /// <summary>Half of the items have one trait, half another that goes with it.</summary>
    private static double[][] Answers(ulong seed, int items, int rows, double missing)
    {
        var chance = new NormalStream(seed, 5);
        double[] first = [.. Enumerable.Range(0, rows).Select(_ => chance.Next())];
        double[] second = [.. first.Select(trait => items < 5 ? trait : (0.4 * trait) + (0.9 * chance.Next()))];
        return [.. Enumerable.Range(0, items).Select(item => Enumerable.Range(0, rows).Select(row => chance.Uniform() < missing ? double.NaN
            : 2 + item + ((item < (items + 1) / 2 ? first : second)[row] * (0.6 + (0.2 * item))) + chance.Next()).ToArray())];
    }

    private static double[] Correlations(ulong seed, int p, int rows)
    {
        var chance = new NormalStream(seed, 77);
        double[][] columns = [.. Enumerable.Range(0, p).Select(_ => Enumerable.Range(0, rows).Select(_ => chance.Next()).ToArray())];
        var s = ObservedMoments.Listwise(columns).Patterns[0].Covariances;
        return [.. s.Select((value, at) => value / Math.Sqrt(s[at / p * (p + 1)] * s[at % p * (p + 1)]))];
    }

    private static double[] Factored(double[] matrix, int p)
    {
        var factor = (double[])matrix.Clone();
        Assert.True(Dense.Cholesky(factor, p));
        return factor;
    }

    private static double[] Implied(int p, int factors, double[] loadings, double[] unique)
    {
        var sigma = Dense.Product(loadings, Dense.Transposed(loadings, p, factors), p, factors, p);
        for (var i = 0; i < p; i++) sigma[i * (p + 1)] += unique[i];
        return sigma;
    }

    /// <summary>log|Σ| + tr(RΣ⁻¹) − log|R| − p.</summary>
    private static double Discrepancy(double[] r, int p, int factors, double[] loadings, double[] unique)
    {
        var sigma = Factored(Implied(p, factors, loadings, unique), p);
        return Dense.LogDeterminant(sigma, p) + Dense.Dot(r, Dense.Inverse(sigma, p)) - Dense.LogDeterminant(Factored(r, p), p) - p;
    }

    /// <summary>Half of the squares of what R has beside the common part, with the searched uniquenesses on the diagonal.</summary>
    private static double Squares(double[] r, int p, int factors, double[] loadings)
    {
        var common = Implied(p, factors, loadings, new double[p]);
        double sum = 0;
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < i; j++) sum += Math.Pow(r[(i * p) + j] - common[(i * p) + j], 2);
            // At the lower bound the diagonal is not met.
            var left = 1 - common[i * (p + 1)];
            sum += 0.5 * Math.Pow(left - Math.Clamp(left, 0.005, 1), 2);
        }

        return sum;
    }

    private sealed record Found(double[] Unique, double[] Loadings, double Discrepancy, int Iterations, double LargestGradient,
        bool Converged);

    private static Found Uniquenesses(double[] r, int p, int factors, bool leastSquares, double[] start)
    {
        var search = typeof(FactorModel).Assembly.GetType("Wegmarke.Statistics.Factors.UniquenessSearch")!;
        var found = search.GetMethod("Run")!.Invoke(Activator.CreateInstance(search, r, p, factors, leastSquares), [start])!;
        T Of<T>(string name) => (T)found.GetType().GetProperty(name)!.GetValue(found)!;
        return new(Of<double[]>("Uniquenesses"), Of<double[]>("Loadings"), Of<double>("Discrepancy"), Of<int>("Iterations"),
            Of<double>("LargestGradient"), Of<bool>("Converged"));
    }
}
