using System.Collections;
using System.Reflection;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Careless;
using Wegmarke.Statistics.Coding;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Drivers;
using Wegmarke.Statistics.Factors;
using Wegmarke.Statistics.FinitePopulation;
using Wegmarke.Statistics.ItemResponse;
using Wegmarke.Statistics.Multilevel;
using Wegmarke.Statistics.Qca;
using Wegmarke.Statistics.Regression;
using Wegmarke.Statistics.Reliability;
using Wegmarke.Statistics.Trend;

namespace Wegmarke.Statistics.Tests;

/// <summary>Whatever is given, an estimator answers with numbers or with the name of what is missing: no exception, no NaN.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, double[][]> Inputs = new()
    {
        ["nobody"] = [[], [], []],
        ["one"] = [[3], [4], [2]],
        ["two"] = [[3, 4], [4, 2], [2, 2]],
        ["constant"] = [[3, 3, 3, 3, 3, 3], [2, 2, 2, 2, 2, 2], [5, 5, 5, 5, 5, 5]],
        ["one item constant"] = [[3, 3, 3, 3, 3, 3], [2, 1, 4, 6, 2, 2], [5, 1, 2, 4, 5, 1]],
        ["all missing"] = [[double.NaN, double.NaN, double.NaN], [double.NaN, double.NaN, double.NaN], [double.NaN, 2, double.NaN]],
        ["an infinity"] = [[1, 2, double.PositiveInfinity, 4, 2, 3], [2, 1, 4, 6, 2, 2], [5, double.NegativeInfinity, 2, 4, 5, 1]],
        ["copies"] = [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]],
        ["more items than people"] = [[1, 2, 4], [2, 1, 4], [5, 1, 2], [4, 4, 1], [6, 2, 3], [1, 6, 6]],
        ["nearly singular"] = [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6.000000001], [2, 1, 4, 3, 6, 5]],
        ["huge"] = [[1e150, 2e150, 4e150, 3e150, 5e150], [2e150, 1e150, 3e150, 5e150, 4e150], [1e150, 3e150, 2e150, 4e150, 5e150]],
    };

    private static readonly Dictionary<string, Func<double[][], object?>> Estimators = new()
    {
        ["item"] = x => ItemDescription.Of(x[0]),
        ["scores"] = x => ScaleScores.Of(x, 1, 6) with { Scores = [] },
        ["alpha"] = x => Alpha.Of(CovarianceMatrix.OfCompleteRows(x)),
        ["omega"] = x => Omega.Of(CovarianceMatrix.OfCompleteRows(x)),
        ["agreement"] = x => WithinGroupAgreement.Of(Complete(x), 6),
        ["a_wg"] = x => BrownHauenstein.Of(Complete(x), 1, 6),
        ["pseudo-groups"] = x => PseudoGroups.Of(Complete(x), Groups(Complete(x)), 1, 20),
        ["ICC"] = x => IntraclassCorrelation.Of(OneWay.Of(x[0], Groups(x))),
        ["ICC of groups of one"] = x => IntraclassCorrelation.Of(OneWay.Of(x[0], [.. Enumerable.Range(0, x[0].Length)])),
        ["random intercept"] = x => RandomIntercept.Of(x[0], Groups(x)),
        ["random intercept of groups of one"] = x => RandomIntercept.Of(x[0], [.. Enumerable.Range(0, x[0].Length)]),
        ["nested components"] = x => NestedComponents.Of(Complete(x), [Groups(Complete(x))]),
        ["careless"] = CarelessResponding.Of,
        ["consistency"] = x => Consistency.Of(x, new int[x.Length], 0.5),
        ["population mean"] = x => PopulationMean.Of(x[0], 100),
        ["non-response"] = x => NonResponse.Of(x[0], 4, 1, 6, 0.5),
        ["two groups"] = x => TwoGroups.Of(x[0], x[1]),
        ["several groups"] = x => SeveralGroups.Of([.. x.Select(Moments.Present)]),
        ["paired waves"] = x => PairedWaves.Of(x[0], x[1]),
        ["ordered groups"] = x => Jonckheere.Of(x[0], Groups(x)),
        ["trend"] = x => MannKendall.Of(x[0], [.. x[0].Select((_, at) => (double)at)]),
        ["Pearson"] = x => Pearson.Of(x[0], x[1]),
        ["Kendall"] = x => KendallTau.Of(x[0], x[1]),
        ["correlations"] = x => CorrelationMatrix.Of(x),
        ["polychoric"] = x => Polychoric.Of(x[0], x[1]),
        ["split sample"] = x => SplitSample.Of(Complete(x)[0], Complete(x)[1], Groups(Complete(x)), 1, 20),
        ["one factor"] = x => Confirmatory(x),
        ["exploratory factors"] = x => ExploratoryFactors.Of(ObservedMoments.Listwise(x), 1),
        ["graded response"] = x => GradedResponse.Fit(x),
        ["Mokken"] = MokkenScale.Of,
        ["item functioning"] = x => ItemFunctioning.OfAll(x, Groups(x)),
        ["drivers"] = x => DriverAnalysis.Of(x[0], x[1..]),
        ["response surface"] = x => ResponseSurface.Of(x[0], x[1], x[2], 3),
        ["Krippendorff"] = x => KrippendorffAlpha.Of(x, MeasurementLevel.Ordinal),
        ["ranks"] = x => RankIntervals.Of(x[0], [.. x[0].Select(_ => 0.1)], 1, 50),
        ["truth table"] = x => TruthTable.Of(x[1..], x[0]),
        ["percentile ranks"] = x => PercentileRank.Of(x[0]),
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var estimator in Estimators.Keys)
            {
                foreach (var input in Inputs.Keys) pairs.Add(estimator, input);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_number_or_the_name_of_what_is_missing(string estimator, string input) =>
        Assert.Empty(NotANumber(Estimators[estimator]([.. Inputs[input].Select(column => (double[])column.Clone())]), estimator, 0));

    public static TheoryData<string> Names => [.. Estimators.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_thousand_categories_are_computed_or_refused(string estimator)
    {
        double[][] columns = [.. Enumerable.Range(1, 3).Select(item => Enumerable.Range(0, 10_000)
          .Select(row => (double)((row * (7919L + item) + item) % 10_000)).ToArray())];
        if (estimator is "Mokken" or "item functioning" or "trend") columns = [.. columns.Select(column => column[..400])];
        Assert.Empty(NotANumber(Estimators[estimator](columns), estimator, 0));
    }

    [Fact]
    public void A_search_without_end_says_how_far_it_came()
    {
        double[] first = [0, 0, 0, 1, 1, 1, 0, 1], second = [0, 0, 0, 1, 1, 1, 0, 1], third = [0, 1, 0, 1, 0, 1, 1, 0];
        var (model, because, iterations, gradient) = GradedResponse.Fit([first, second, third]);
        Assert.Null(model);
        Assert.Equal(Absence.NotConverged, because);
        Assert.True(iterations > 0 && double.IsFinite(gradient));
    }

    [Fact]
    public void The_twin_of_the_search_for_NaN_finds_one() =>
        Assert.Equal("x.Item2[1]", Assert.Single(NotANumber((1.0, new[] { 0, double.NaN }), "x", 0)));

    private static object? Confirmatory(double[][] columns)
    {
        string[] names = [.. columns.Select((_, at) => $"x{at + 1}")];
        var text = ModelText.Parse($"f =~ {string.Join(" + ", names)}").Model!;
        return FactorModel.Fit(FactorStructure.Of(text), [ObservedMoments.Listwise(columns)]);
    }

    private static double[][] Complete(double[][] columns)
    {
        int[] rows = [.. Enumerable.Range(0, columns[0].Length).Where(row => columns.All(column => !double.IsNaN(column[row])))];
        return [.. columns.Select(column => rows.Select(row => column[row]).ToArray())];
    }

    private static int[] Groups(double[][] columns) => [.. columns[0].Select((_, row) => row % 3)];

    /// <summary>Where in a result a number is NaN.</summary>
    private static IEnumerable<string> NotANumber(object? found, string path, int depth)
    {
        if (found is double value) return double.IsNaN(value) ? [path] : [];
        if (found is null or string or Absence || found.GetType().IsPrimitive || depth > 6) return [];
        if (found is Finding finding) return finding.OrNull is { } number && double.IsNaN(number) ? [path] : [];
        if (found is IEnumerable many)
            return many.Cast<object?>().Take(2000).SelectMany((one, at) => NotANumber(one, $"{path}[{at}]", depth + 1));
        if (found is Interval { Exists: false }) return [];
        var type = found.GetType();
        var fields = type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal)
            ? type.GetFields().Select(field => (field.Name, Value: field.GetValue(found)))
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
                .Select(property => (property.Name, Value: property.GetValue(found)));
        return fields.SelectMany(field => NotANumber(field.Value, $"{path}.{field.Name}", depth + 1));
    }
}
