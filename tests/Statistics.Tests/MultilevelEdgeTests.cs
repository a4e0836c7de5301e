using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Distributions;
using Wegmarke.Statistics.Multilevel;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Models of groups against the likelihood written out with the whole covariance matrix of the answers.</summary>
public sealed class MultilevelEdgeTests
{
    private const double Infinite = double.PositiveInfinity;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_random_intercept_with_predictors_lies_at_the_maximum_of_its_likelihood(int seed)
    {
        var chance = new Random(seed);
        const int Rows = 24;
        int[] groups = [.. Enumerable.Range(0, Rows).Select(row => row * row % 7)];
        double[] effects = [.. Enumerable.Range(0, 7).Select(_ => seed == 4 ? 0 : 3 * chance.NextDouble())];
        double[] x = [.. groups.Select(_ => 5 * chance.NextDouble())], z = [.. groups.Select(_ => 20 + chance.NextDouble())];
        double[] y = [.. Enumerable.Range(0, Rows).Select(row => effects[groups[row]] + x[row] - (2 * z[row]) + (2 * chance.NextDouble()))];
        var model = RandomInterceptRegression.Reml(y, [x, z], groups).Model!;
        double[,] V(double tau2, double sigma2) => Covariance(Rows, (i, j) => (groups[i] == groups[j] ? tau2 : 0) + (i == j ? sigma2 : 0));
        double[][] design = [[.. y.Select(_ => 1.0)], x, z];
        var (log, beta, errors) = Restricted(y, design, V(model.Tau2, model.Sigma2));
        Same(log, model.LogLikelihood, 1e-8);
        for (var j = 0; j < 3; j++)
        {
            Same(beta[j], model.Fixed[j], 1e-7);
            Same(errors[j], model.Se[j], 1e-7);
        }

        foreach (var step in new[] { 0.02, -0.02 })
        {
            var tau2 = model.Tau2 + (step * model.Sigma2);
            if (tau2 >= 0) Assert.True(Restricted(y, design, V(tau2, model.Sigma2)).Log < log);
            Assert.True(Restricted(y, design, V(model.Tau2, model.Sigma2 * (1 + step))).Log < log);
        }

        Assert.Equal((Rows, groups.Distinct().Count()), (model.N, model.Groups));
        Assert.True(Math.Abs(model.Gradient) < 1e-6);
        // A row without a value or a group changes nothing, wherever it stands.
        var more = RandomInterceptRegression.Reml([double.NaN, .. y, 4, 5], [[1, .. x, 2, double.NaN], [2, .. z, 3, 4]],
            [0, .. groups, -1, 1]).Model!;
        Assert.Equal(model.Fixed, more.Fixed);
        Assert.Equal((model.Tau2, model.N), (more.Tau2, more.N));
    }

    [Fact]
    public void Regressions_that_cannot_be_fitted_are_named()
    {
        double[] y = [1, 3, 2, 5, 4, 7], x = [1, 2, 4, 3, 6, 5];
        int[] groups = [0, 0, 1, 1, 2, 2];
        Absence? Because(double[] outcome, double[][] predictors, int[] of) =>
            RandomInterceptRegression.Reml(outcome, predictors, of).Because;
        Assert.Null(Because(y, [x], groups));
        Assert.Equal(Absence.AllMissing, Because([], [], []));
        Assert.Equal(Absence.AllMissing, Because([1, 2], [], [-1, -1]));
        Assert.Equal(Absence.TooFew, Because(y, [x], [0, 0, 0, 0, 0, 0]));
        Assert.Equal(Absence.TooFew, Because(y, [x], [0, 1, 2, 3, 4, 5]));
        Assert.Equal(Absence.TooFew, Because([1, 3, 2], [[1, 2, 4], [2, 1, 1]], [0, 0, 1]));
        Assert.Null(Because([1, 3, 2, 2], [[1, 2, 4, 4], [2, 1, 1, 3]], [0, 0, 1, 1]));
        Assert.Equal(Absence.OutOfRange, Because([1, 3, 2, 5, 4, Infinite], [x], groups));
        Assert.Equal(Absence.OutOfRange, Because(y, [[1, 2, 4, 3, 6, Infinite]], groups));
        Assert.Equal(Absence.Singular, Because(y, [x, [.. x.Select(value => 2 * value)]], groups));
        Assert.Equal(Absence.ZeroVariance, Because([.. x.Select(value => 3 + (2 * value))], [x], groups));
        Assert.Equal(Absence.ZeroVariance, Because([2, 2, 2, 2, 2, 2], [x], groups));
        // Nothing differs within groups: the ratio of variances has no maximum.
        Assert.Equal(Absence.NotConverged, Because([1, 1, 5, 5, 2, 2], [], groups));
    }

    [Theory]
    [InlineData(1, 4.0, 2.0)]
    [InlineData(2, 0.0, 3.0)]
    [InlineData(3, 5.0, 0.0)]
    [InlineData(4, 0.0, 0.0)]
    [InlineData(5, 1.0, 1.0)]
    public void Nested_intercepts_lie_at_the_maximum_of_their_likelihood(int seed, double towns, double units)
    {
        var chance = new Random(seed);
        // Four towns with one to four units of one to four people; units are numbered anew in every town.
        var rows = (from town in Enumerable.Range(0, 4) from unit in Enumerable.Range(0, town + 1)
                    from person in Enumerable.Range(0, 1 + ((town + (2 * unit)) % 4)) select (town, unit)).ToList();
        double[] byTown = [.. Enumerable.Range(0, 4).Select(_ => towns * chance.NextDouble())];
        double[] byUnit = [.. Enumerable.Range(0, 16).Select(_ => units * chance.NextDouble())];
        double[] y = [.. rows.Select(row => 50 + byTown[row.town] + byUnit[(4 * row.town) + row.unit] + (2 * chance.NextDouble()))];
        int[] outer = [.. rows.Select(row => row.town)], inner = [.. rows.Select(row => row.unit)];
        var model = NestedIntercepts.Reml(y, outer, inner).Model!;
        double Log(double first, double second, double rest) => Restricted(y, [[.. y.Select(_ => 1.0)]], Covariance(y.Length, (i, j) =>
            (outer[i] == outer[j] ? first + (inner[i] == inner[j] ? second : 0) : 0) + (i == j ? rest : 0))).Log;
        double a = model.OuterVariance, b = model.InnerVariance, c = model.ResidualVariance, best = Log(a, b, c);
        Same(best, model.LogLikelihood, 1e-8);
        foreach (var step in new[] { 0.02, -0.02 })
        {
            if (a + (step * c) >= 0) Assert.True(Log(a + (step * c), b, c) < best);
            if (b + (step * c) >= 0) Assert.True(Log(a, b + (step * c), c) < best);
            Assert.True(Log(a, b, c * (1 + step)) < best);
        }

        var (_, mean, error) = Restricted(y, [[.. y.Select(_ => 1.0)]], Covariance(y.Length, (i, j) =>
            (outer[i] == outer[j] ? a + (inner[i] == inner[j] ? b : 0) : 0) + (i == j ? c : 0)));
        Same(mean[0], model.Mean, 1e-8);
        Same(error[0], model.MeanSe, 1e-8);
        Same(a / (a + b + c), model.IccOuter);
        Same((a + b) / (a + b + c), model.IccOuterPlusInner);
        Assert.Equal((y.Length, 4, 10), (model.N, model.Outer, model.Inner));
        Assert.True(model.Gradient < 1e-5);
        var more = NestedIntercepts.Reml([double.NaN, .. y, 3, 4], [1, .. outer, -1, 2], [0, .. inner, 0, -1]).Model!;
        Same(model.LogLikelihood, more.LogLikelihood);
        Assert.Equal(model.N, more.N);
    }

    [Fact]
    public void Nested_groups_that_cannot_be_fitted_are_named()
    {
        double[] y = [1, 3, 2, 5, 4, 7, 2, 2];
        int[] towns = [0, 0, 0, 0, 1, 1, 1, 1], units = [0, 0, 1, 1, 0, 0, 1, 1];
        Absence? Because(double[] values, int[] outer, int[] inner) => NestedIntercepts.Reml(values, outer, inner).Because;
        Assert.Null(Because(y, towns, units));
        Assert.Equal(Absence.AllMissing, Because([], [], []));
        Assert.Equal(Absence.AllMissing, Because([1, 2], [-1, 0], [0, -1]));
        Assert.Equal(Absence.OutOfRange, Because([1, 3, 2, 5, 4, 7, 2, Infinite], towns, units));
        Assert.Null(Because([Infinite, .. y], [-1, .. towns], [0, .. units]));
        Assert.Equal(Absence.TooFew, Because(y, [0, 0, 0, 0, 0, 0, 0, 0], units));
        Assert.Equal(Absence.TooFew, Because(y, towns, [0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(Absence.TooFew, Because(y, towns, [0, 1, 2, 3, 4, 5, 6, 7]));
        Assert.Equal(Absence.ZeroVariance, Because([2, 2, 2, 2, 2, 2, 2, 2], towns, units));
        Assert.Equal(Absence.NotConverged, Because([1, 1, 2, 2, 5, 5, 3, 3], towns, units));
    }

    [Fact]
    public void Shrunken_means_are_as_their_formulas_say()
    {
        double[] values = [1, 2, 3, 4, 6, 5, 5, 6, 7, double.NaN, 9];
        var found = RandomIntercept.Of(values, [0, 0, 0, 3, 3, 5, 5, 5, 5, 4, -1]);
        Assert.Equal([0, 3, 5], found.GroupNumbers);
        Assert.Equal([3, 2, 4], found.Sizes);
        Assert.Equal([2, 5, 5.75], found.Means);
        Assert.Equal((9, true, null), (found.N, found.FewGroups, found.Because));
        double tau2 = found.Reml!.Tau2, sigma2 = found.Reml.Sigma2;
        for (var g = 0; g < 3; g++)
        {
            var lambda = found.Sizes[g] * tau2 / ((found.Sizes[g] * tau2) + sigma2);
            Same(lambda, found.Reliability[g]);
            Same(lambda * (found.Means[g] - found.Reml.Mean), found.Effects[g]);
            Same(Math.Sqrt(tau2 * (1 - lambda)), found.ConditionalSe[g]);
        }

        double squares = found.Reml is null ? 0 : values[..9].Sum(value => Math.Pow(value - (39 / 9.0), 2));
        var none = -4.5 * (1 + Math.Log(2 * Math.PI * squares / 9));
        Same(2 * (found.Ml!.LogLikelihood - none), found.LikelihoodRatio);
        Same(0.5 * ChiSquared.Upper(found.LikelihoodRatio.Value, 1), found.P);
        Assert.False(RandomIntercept.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 1], [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]).FewGroups);
        Assert.True(RandomIntercept.Of([1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 1, 1, 2, 2, 3, 3]).FewGroups);
    }

    [Fact]
    public void Groups_without_differences_and_groups_that_cannot_be_fitted_are_named()
    {
        var alike = RandomIntercept.Of([1, 5, 1, 5, 2, 4], [0, 0, 1, 1, 2, 2]);
        Assert.Equal((0, 0.5), (alike.LikelihoodRatio.Value, alike.P.Value));
        Assert.All(alike.Effects, effect => Assert.Equal(0, effect));
        Absence? Because(double[] values, int[] groups) => RandomIntercept.Of(values, groups).Because;
        Assert.Equal(Absence.AllMissing, Because([], []));
        Assert.Equal(Absence.AllMissing, Because([double.NaN, 2], [0, -1]));
        Assert.Equal(Absence.OutOfRange, Because([1, Infinite, 2, 3], [0, 0, 1, 1]));
        Assert.Equal(Absence.TooFew, Because([1, 2, 3], [0, 0, 0]));
        Assert.Equal(Absence.TooFew, Because([1, 2, 3], [0, 1, 2]));
        Assert.Null(Because([1, 2, 3], [0, 1, 1]));
        Assert.Equal(Absence.ZeroVariance, Because([2, 2, 2, 2], [0, 0, 1, 1]));
        Assert.Equal(Absence.NotConverged, Because([1, 1, 2, 2], [0, 0, 1, 1]));
        Assert.Equal((true, 0), (RandomIntercept.Of(new OneWay([], [], 0), []).FewGroups, RandomIntercept.Of(new OneWay([], [], 0), []).N));
    }

    /// <summary>Three towns of two units of two people, two items: sums of squares set equal to what is expected of them.</summary>
    [Fact]
    public void Components_of_equal_groups_are_those_of_the_table()
    {
        double[] first = [1, 3, 2, 6, 5, 5, 8, 7, 3, 2, 9, 4], second = [2, 2, 4, 7, 4, 6, 9, 5, 3, 4, 8, 6];
        int[] towns = [.. first.Select((_, row) => row / 4)], units = [.. first.Select((_, row) => row / 2 % 2)];
        double[] scores = [.. first.Zip(second, (a, b) => (a + b) / 2)];
        double[] Means(int size) => [.. Enumerable.Range(0, 12).Select(row => scores.Skip(row / size * size).Take(size).Average())];
        double[] byTown = Means(4), byUnit = Means(2);
        var grand = scores.Average();
        double Squares(double[] one, double[] other) => one.Zip(other, (a, b) => (a - b) * (a - b)).Sum();
        double town = Squares(byTown, [.. scores.Select(_ => grand)]) / 2, unit = Squares(byUnit, byTown) / 3;
        double person = Squares(scores, byUnit) / 6;
        double meanFirst = first.Average(), meanSecond = second.Average();
        var items = 12 * (Math.Pow(meanFirst - grand, 2) + Math.Pow(meanSecond - grand, 2));
        double rest = 0;
        for (var i = 0; i < 12; i++)
        {
            rest += (Math.Pow(first[i] - scores[i] - meanFirst + grand, 2) + Math.Pow(second[i] - scores[i] - meanSecond + grand, 2)) / 11;
        }

        var found = NestedComponents.Of([first, second], [towns, units]);
        Assert.Equal([3, 6], found.Groups);
        Same((town - unit) / 4, found.Levels[0]);
        Same((unit - person) / 2, found.Levels[1]);
        Same(person - (rest / 2), found.People);
        Same((items - rest) / 12, found.Items);
        Same(rest, found.Residual);
        var alone = NestedComponents.Of([scores], [towns, units]);
        Same(person, alone.People);
        Same((town - unit) / 4, alone.Levels[0]);
        Assert.Equal((Absence.TooFew, Absence.TooFew), (alone.Items.Because, alone.Residual.Because));
    }

    [Fact]
    public void Components_name_what_cannot_be_told_apart()
    {
        double[] y = [1, 3, 2, 5, 4, 7];
        Absence? Because(double[][] items, int[][] chain) => NestedComponents.Of(items, chain).People.Because;
        Assert.Equal(Absence.Empty, Because([], [[]]));
        Assert.Equal(Absence.TooFew, Because([[1]], [[0]]));
        Assert.Equal(Absence.TooFew, Because([y], []));
        Assert.Equal(Absence.OutOfRange, Because([[1, 3, 2, 5, 4, Infinite]], [[0, 0, 1, 1, 2, 2]]));
        Assert.Equal(Absence.TooFew, Because([y], [[0, 0, 0, 0, 0, 0]]));
        Assert.Equal(Absence.TooFew, Because([y], [[0, 1, 2, 3, 4, 5]]));
        Assert.Equal(Absence.TooFew, Because([y], [[0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0]]));
        Assert.Null(Because([y], [[0, 0, 1, 1, 2, 2]]));
        Assert.Equal(Absence.TooFew, NestedComponents.Of([y], [[0, 0, 0, 0, 0, 0]]).Levels[0].Because);
        Assert.Equal(6, NestedComponents.Of([y], []).N);
    }

    [Fact]
    public void Shrinkage_of_known_errors_is_as_its_formulas_say()
    {
        double[] m = [1, 2, 6, 3, 9], e = [0.5, 1, 1.5, 0.7, 1];
        var found = Shrinkage.Of(m, e);
        double tau2 = found.Reml!.Tau2, mean = found.Reml.Mean, se = found.Reml.Se;
        var spread = 2 / e.Sum(error => Math.Pow((error * error) + tau2, -2));
        for (var i = 0; i < 5; i++)
        {
            double v = e[i] * e[i], lambda = tau2 / (tau2 + v), square = (lambda * v) + (Math.Pow(1 - lambda, 2) * se * se);
            Same(lambda, found.Weights[i]);
            Same(mean + (lambda * (m[i] - mean)), found.Means[i]);
            Same(Math.Sqrt(square), found.Se[i]);
            Same(Math.Sqrt(square + (2 * v * v / Math.Pow(v + tau2, 3) * spread)), found.SeWithTau[i]);
        }

        double[] w = [.. e.Select(error => 1 / (error * error))];
        double sum = w.Sum(), squares = w.Sum(x => x * x), fixedMean = w.Zip(m, (x, y) => x * y).Sum() / sum;
        double q = w.Zip(m, (x, y) => x * Math.Pow(y - fixedMean, 2)).Sum(), moment = (q - 4) / (sum - (squares / sum));
        double[] u = [.. e.Select(error => 1 / ((error * error) + moment))];
        Same(moment, found.Moment!.Tau2);
        Same(q, found.Moment.Q);
        Same(u.Zip(m, (x, y) => x * y).Sum() / u.Sum(), found.Moment.Mean);
        Same(Math.Sqrt(1 / u.Sum()), found.Moment.Se);
        Same(ChiSquared.Upper(q, 4), found.Moment.PQ);
        Same(100 * moment / (moment + (4 * sum / ((sum * sum) - squares))), found.Moment.I2);
        Assert.Equal((5, false, null), (found.K, found.FewUnits, found.Because));
        Assert.True(Shrinkage.Of(m[..4], e[..4]).FewUnits);
        Assert.Equal(0, Shrinkage.Of([1, 1.1, 1.2], [1, 1, 1]).Moment!.Tau2);
        foreach (var (estimates, errors) in new[] { (m, new[] { 0.5, 1, 1.5, 0.7, 0 }), (m, [0.5, 1, 1.5, 0.7, double.NaN]),
            (m, [0.5, 1, 1.5, 0.7, Infinite]), ([1, 2, 6, 3, double.NaN], e), ([1, 2, 6, 3, Infinite], e) })
        {
            Assert.Equal((Absence.OutOfRange, false), (Shrinkage.Of(estimates, errors).Because, Shrinkage.Of(estimates, errors).FewUnits));
        }

        Assert.True(Shrinkage.Of([1, 2], [1, 0]).FewUnits);
        Assert.Equal((Absence.TooFew, true), (Shrinkage.Of([1], [1]).Because, Shrinkage.Of([1], [1]).FewUnits));
    }

    private static double[,] Covariance(int n, Func<int, int, double> of)
    {
        var v = new double[n, n];
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) v[i, j] = of(i, j);
        return v;
    }

    /// <summary>−½[(n − p)·log 2π + log|V| + log|X'V⁻¹X| + r'V⁻¹r], with the coefficients and their errors.</summary>
    private static (double Log, double[] Beta, double[] Errors) Restricted(double[] y, double[][] design, double[,] v)
    {
        int n = y.Length, p = design.Length;
        var (inverse, log) = Inverse(v);
        double Form(double[] left, double[] right)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) sum += left[i] * inverse[i, j] * right[j];
            return sum;
        }

        var (information, more) = Inverse(Covariance(p, (a, b) => Form(design[a], design[b])));
        double[] scores = [.. design.Select(column => Form(column, y))];
        double[] beta = [.. Enumerable.Range(0, p).Select(a => Enumerable.Range(0, p).Sum(b => information[a, b] * scores[b]))];
        double[] rest = [.. Enumerable.Range(0, n).Select(i => y[i] - Enumerable.Range(0, p).Sum(a => beta[a] * design[a][i]))];
        return (-0.5 * (((n - p) * Math.Log(2 * Math.PI)) + log + more + Form(rest, rest)), beta,
            [.. Enumerable.Range(0, p).Select(a => Math.Sqrt(information[a, a]))]);
    }

    /// <summary>By elimination without exchanges, which a positive definite matrix does not need; with log|A|.</summary>
    private static (double[,] Inverse, double Log) Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (a, b, log) = ((double[,])matrix.Clone(), Covariance(n, (i, j) => i == j ? 1 : 0), 0.0);
        for (var c = 0; c < n; c++)
        {
            var pivot = a[c, c];
            log += Math.Log(pivot);
            for (var j = 0; j < n; j++) (a[c, j], b[c, j]) = (a[c, j] / pivot, b[c, j] / pivot);
            for (var i = 0; i < n; i++)
            {
                var factor = a[i, c];
                for (var j = 0; j < n && i != c; j++) (a[i, j], b[i, j]) = (a[i, j] - (factor * a[c, j]), b[i, j] - (factor * b[c, j]));
            }
        }

        return (b, log);
    }
}
