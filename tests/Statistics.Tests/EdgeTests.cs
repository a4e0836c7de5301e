using Wegmarke.Statistics.Careless;
using Wegmarke.Statistics.Drivers;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.Forecasting;
using Wegmarke.Statistics.Regression;
using Wegmarke.Statistics.Trend;
using static Wegmarke.Statistics.Tests.Closeness;

namespace Wegmarke.Statistics.Tests;

/// <summary>Where an estimator begins to have an answer, value by value from its formula: one row fewer is named, one more is
/// computed.</summary>
public sealed class EdgeTests
{
    [Fact]
    public void A_forecast_refuses_counts_below_zero_and_knows_its_ends()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FinishForecast.Of([3, 2], -1));
        Assert.Contains("below zero", Assert.Throws<ArgumentOutOfRangeException>(() => FinishForecast.Of([3, -2], 1)).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, FinishForecast.Of([3], 0).Within(0).Value);
        var forecast = FinishForecast.Of([3, 2], 4);
        Assert.Equal(0, forecast.Within(0).Value);
        Assert.True(forecast.Within(1).Value > 0);
        Assert.Equal(Absence.OutOfRange, forecast.By(0).Because);
        Assert.Equal(Absence.OutOfRange, forecast.By(1).Because);
        Assert.True(forecast.By(0.5).Exists);
    }

    [Fact]
    public void Who_is_exactly_as_far_out_as_the_limit_is_not_beyond_it()
    {
        double[][] columns = [[1, 2, 3, 4, 5, 6, 2, 9], [2, 1, 4, 3, 6, 5, 5, 1]];
        var found = CarelessResponding.Of(columns);
        var farthest = found.Mahalanobis.Max(distance => distance.Value);
        Assert.Equal(0, found.MahalanobisBelow(Distributions.ChiSquared.Upper(farthest, 2)));
        Assert.Equal(1, found.MahalanobisBelow(Math.BitIncrement(Distributions.ChiSquared.Upper(farthest, 2))));
    }

    [Fact]
    public void Bounds_of_non_response_refuse_any_answer_beyond_the_scale_and_need_two_to_spread()
    {
        Assert.Equal(Absence.OutOfRange, NonResponse.Of([0, 3], 10, 1, 6).Because);
        Assert.Equal(Absence.OutOfRange, NonResponse.Of([3, 7], 10, 1, 6).Because);
        Assert.Equal(Absence.TooFew, NonResponse.Of([3], 10, 1, 6, 1).IfLower[0].Mean.Because);
        Same(3 - (0.5 * Math.Sqrt(2)), NonResponse.Of([2, 4], 4, 1, 6, 1).IfLower[0].Mean);
        Same(2.7, PopulationMean.IfOthersWereLower(3, 10, 40, 0.4));
        Assert.Equal(Absence.Empty, PopulationShare.Of(0, 0, 10).Because);
        // Exactly a hundred answers, whatever rounding does to the last digit.
        const double z = 1.959963984540054;
        Assert.Equal(100, SampleSize.ForMean(double.PositiveInfinity, 0.1, 0.1 * 10 / z).Needed);
    }

    /// <summary>Covariance of the coefficients is s²(X'X)⁻¹, inverted here by cofactors.</summary>
    [Fact]
    public void Least_squares_know_the_covariance_of_the_intercept()
    {
        double[] y = [2, 3, 5, 4, 7], a = [1, 2, 3, 4, 6], b = [2, 1, 4, 3, 1];
        var model = LeastSquares.Of(y, [a, b]).Model!;
        double n = 5, sa = a.Sum(), sb = b.Sum(), saa = a.Sum(x => x * x), sbb = b.Sum(x => x * x), sab = a.Zip(b, (p, q) => p * q).Sum();
        var determinant = (n * ((saa * sbb) - (sab * sab))) - (sa * ((sa * sbb) - (sab * sb))) + (sb * ((sa * sab) - (saa * sb)));
        Same(model.ResidualVariance * ((saa * sbb) - (sab * sab)) / determinant, model.Covariance[0, 0]);
        Same(-model.ResidualVariance * ((sa * sbb) - (sab * sb)) / determinant, model.Covariance[0, 1]);
        Same(model.ResidualVariance * ((sa * sab) - (saa * sb)) / determinant, model.Covariance[0, 2]);
        Same(-model.ResidualVariance * ((n * sab) - (sa * sb)) / determinant, model.Covariance[1, 2]);
        Same(model.Covariance[0, 1], model.Covariance[1, 0]);
        var fitted = a.Zip(b, (p, q) => model.Coefficients[0] + (model.Coefficients[1] * p) + (model.Coefficients[2] * q));
        Same(y.Zip(fitted, (o, e) => (o - e) * (o - e)).Sum() / 2, model.ResidualVariance);
    }

    [Fact]
    public void Least_squares_need_two_rows_more_than_predictors_and_name_what_does_not_vary()
    {
        Assert.Equal(Absence.TooFew, LeastSquares.Of([1, 2], [[1, 3]]).Because);
        Assert.Equal(1, LeastSquares.Of([1, 2, 4], [[1, 3, 4]]).Model!.Df);
        Assert.Equal(Absence.ZeroVariance, LeastSquares.Of([1, 2, 4, 3], [[1, 3, 4, 2], [2, 2, 2, 2]]).Because);
        Assert.Equal(Absence.OutOfRange, LeastSquares.Of([1, 2, 4, 3], [[1, 3, double.PositiveInfinity, 2]]).Because);
        var exact = new LeastSquares(4, [0, 2], new double[2, 2], 1, 0, 2);
        Assert.Equal((2, 0, 0), exact.Combine(0, 1));
        Assert.Equal((0, 0, 1), exact.Combine(1, 0));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void The_exact_test_of_a_trend_counts_every_order(int n)
    {
        var sums = Orders([.. Enumerable.Range(0, n)]).Select(order =>
        {
            var s = 0;
            for (var i = 0; i < n; i++) for (var j = i + 1; j < n; j++) s += Math.Sign(order[j] - order[i]);
            return Math.Abs(s);
        }).ToList();
        foreach (var s in sums.Distinct()) Same((double)sums.Count(sum => sum >= s) / sums.Count, MannKendall.Exact(n, -s));
        double[] y = [.. Enumerable.Range(0, n).Select(at => (double)at * at)], t = [.. Enumerable.Range(0, n).Select(at => (double)at)];
        Same(2.0 / sums.Count, MannKendall.Of(y, t).PExact);
    }

    [Fact]
    public void The_slope_of_a_trend_lies_between_the_ranks_that_the_level_asks_for()
    {
        // Ten points: 45 slopes, z·sd(S) = 21.91, ranks 12 and 34 of 45.
        double[] y = [3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 8], t = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        var slopes = (from i in Enumerable.Range(0, 10) from j in Enumerable.Range(0, i) select (y[i] - y[j]) / (t[i] - t[j])).Order()
            .ToList();
        var found = MannKendall.Of(y, t);
        Same(slopes[11], found.SlopeInterval.Low);
        Same(slopes[33], found.SlopeInterval.High);
        Same(slopes[22], found.Slope);
        // Five points: exactly the first and the last; four are too few.
        var five = MannKendall.Of(y[..5], t[..5]);
        Assert.True(five.SlopeInterval.Because is null);
        Assert.Equal(Absence.TooFew, MannKendall.Of(y[..4], t[..4]).SlopeInterval.Because);
        Assert.Equal(Absence.TooFew, MannKendall.Of(y[..2], t[..2]).Because);
        Same(1.0 / 3, MannKendall.Of([1, 2, 3], [1, 2, 3]).PExact);
    }

    [Fact]
    public void A_trend_names_what_it_cannot_use()
    {
        double[] t = [1, 2, 3, 4];
        Assert.Equal(Absence.OutOfRange, MannKendall.Of([1, 2, double.PositiveInfinity, 4], t).Because);
        Assert.Equal(Absence.OutOfRange, MannKendall.Of([1, 2, 3, 4], [1, 2, 3, double.NegativeInfinity]).Because);
        Assert.Equal(Absence.Unequal, MannKendall.Of([1, 2, 3, 4], [1, 2, 2, 4]).Because);
        Assert.Equal(Absence.Unequal, MannKendall.Of([1, 2, 2, 4], t).PExact.Because);
        double[] Rising(int n) => [.. Enumerable.Range(0, n).Select(at => (double)at)];
        Assert.True(MannKendall.Of(Rising(49), Rising(49)).PExact.Exists);
        Assert.Equal(Absence.TooLarge, MannKendall.Of(Rising(50), Rising(50)).PExact.Because);
        // No direction at all: nothing to correct for continuity.
        Assert.Equal(0, MannKendall.Of([1, 3, 3, 1], t).Z.Value);
        Assert.Equal(1, MannKendall.Of([1, 3, 3, 1], t).P.Value);
        Assert.Equal(2, Jonckheere.Of([1, 2, 3, 4], [0, 0, 1, 1]).Sizes.Length);
        Assert.Equal(4, Jonckheere.Of([1, 2, 3, 4], [0, 0, 1, 1]).J.Value);
        Assert.Equal(Absence.TooFew, Jonckheere.Of([1, 2], [0, 0]).Because);
    }

    [Fact]
    public void Signs_of_carelessness_begin_where_there_is_something_to_compare()
    {
        double[] a = [1, 2, 4], b = [2, 1, 5];
        Assert.Null(CarelessResponding.Of([a, b]).MahalanobisBecause);
        Assert.Equal(Absence.Singular, CarelessResponding.Of([a[..2], b[..2]]).MahalanobisBecause);
        Assert.Equal(Absence.Singular, CarelessResponding.Of([[1, 2, double.PositiveInfinity], b]).MahalanobisBecause);
        Same(Math.Sqrt(0.5), CarelessResponding.Of([a, b]).WithinSd[0]);
        // Of two items every person goes with the means or against them.
        Same(1, CarelessResponding.Of([a, b]).PersonTotal[0]);
        Same(-1, CarelessResponding.Of([a, b]).PersonTotal[1]);
        Assert.Equal(Absence.ZeroVariance, CarelessResponding.Of([a]).PersonTotal[0].Because);
        Assert.Equal(0, CarelessResponding.Of([]).Rows);
        Assert.Empty(Consistency.Of([], []).EvenOdd);
    }

    [Fact]
    public void Even_and_odd_are_compared_over_at_least_three_scales()
    {
        double[][] Row(params double[] values) => [.. values.Select(value => new[] { value })];
        // A scale of one item says nothing; two are left.
        Assert.Equal(Absence.TooFew, Consistency.Of(Row(1, 2, 3, 4, 5), [0, 0, 1, 1, 2]).EvenOdd[0].Because);
        Same(1, Consistency.Of(Row(1, 2, 3, 4, 5, 6), [0, 0, 1, 1, 2, 2]).EvenOdd[0]);
        Same(-1, Consistency.Of(Row(1, 6, 3, 4, 5, 2), [0, 0, 1, 1, 2, 2]).EvenOdd[0]);
        // r = .5 is stepped up to 2/3; the order in which scales come does not count.
        Same(2.0 / 3, Consistency.Of(Row(1, 1, 2, 3, 3, 2), [2, 2, 1, 1, 0, 0]).EvenOdd[0]);
        Assert.Equal(Absence.OutOfRange, Consistency.Of(Row(1, 2, 3, 4, 5, double.PositiveInfinity), [0, 0, 1, 1, 2,
            2]).EvenOdd[0].Because);
        Assert.Equal(Absence.OutOfRange, Consistency.Of(Row(double.PositiveInfinity, 2, 3, 4, 5, 6), [0, 0, 1, 1, 2,
            2]).EvenOdd[0].Because);
        Assert.Equal(Absence.ZeroVariance, Consistency.Of(Row(1, 2, 1, 4, 1, 6), [0, 0, 1, 1, 2, 2]).EvenOdd[0].Because);
    }

    [Fact]
    public void Drivers_begin_with_one_predictor_and_three_people()
    {
        var one = DriverAnalysis.Of([1, 2, 4], [[1, 3, 4]]);
        Same(one.ZeroOrder[0] * one.ZeroOrder[0], one.R2);
        Same(one.R2.Value, one.RelativeWeights[0]);
        Same(one.R2.Value / (1 - one.R2.Value), one.F);
        Assert.Equal(Absence.TooFew, DriverAnalysis.Of([1, 2], [[1, 3]]).Because);
        Assert.Equal(Absence.AllMissing, DriverAnalysis.Of([double.NaN], [[1]]).Because);
        Assert.Equal(Absence.TooFew, DriverAnalysis.Of([1, 2, 4], [[1, 3, 4], [2, 1, 1]]).Because);
        Assert.Equal(Absence.ZeroVariance, DriverAnalysis.Of([1, 2, 4], [[2, 2, 2]]).Because);
        Assert.Equal(Absence.ZeroVariance, DriverAnalysis.Of([1, 2, 4], [[1, 2, 4]]).F.Because);
        Assert.Equal(Absence.Singular, DriverAnalysis.Of([1, 2, 4, 3, 6], [[1, 3, 4, 2, 5], [2, 6, 8, 4, 10]]).Because);
    }

    [Fact]
    public void Shapley_values_are_exact_up_to_fifteen_predictors()
    {
        double[] Column(int seed) { var chance = new Random(seed); return [.. Enumerable.Range(0, 40).Select(_ => chance.NextDouble())]; }
        double[][] Columns(int count) => [.. Enumerable.Range(1, count).Select(Column)];
        var fifteen = DriverAnalysis.Of(Column(0), Columns(15));
        Same(fifteen.R2.Value, fifteen.Lmg!.Sum());
        Assert.Null(DriverAnalysis.Of(Column(0), Columns(16)).Lmg);
        Assert.True(DriverAnalysis.Of(Column(0), Columns(5)).FewPeople);
        Assert.False(DriverAnalysis.Of(Column(0), Columns(4)).FewPeople);
    }

    private static IEnumerable<int[]> Orders(int[] rest) => rest.Length == 0 ? [[]]
        : rest.SelectMany(first => Orders([.. rest.Where(one => one != first)]).Select(tail => (int[])[first, .. tail]));
}
