using System.Text.Json.Nodes;

namespace Wegmarke.Cli.VerifyCases;

/// <summary>Which statistic is computed by what. A name that is missing here is reported as unsupported.</summary>
public static class CaseRegistry
{
    private static readonly Dictionary<string, Func<CaseInput, JsonNode?>> Statistics = new()
    {
        ["distributions"] = DistributionCases.Of,
        ["item-descriptives"] = DescriptionCases.Item,
        ["scale-scores"] = DescriptionCases.Scores,
        ["correlation"] = DescriptionCases.Correlation,
        ["correlation-matrix"] = DescriptionCases.Matrix,
        ["percentile-rank"] = DescriptionCases.Percentile,
        ["careless-responding"] = DescriptionCases.Careless,
        ["multiple-testing"] = DescriptionCases.Adjust,
        ["alpha"] = ReliabilityCases.Alphas,
        ["omega"] = ReliabilityCases.Omegas,
        ["agreement"] = ReliabilityCases.Agreements,
        ["icc"] = ReliabilityCases.Iccs,
        ["two-groups"] = ComparisonCases.TwoGroupsOf,
        ["k-groups"] = ComparisonCases.SeveralGroupsOf,
        ["leader-staff-gap"] = ComparisonCases.Gap,
        ["independent-waves"] = ComparisonCases.Independent,
        ["paired-waves"] = ComparisonCases.Paired,
        ["mean-finite-population"] = PopulationCases.Mean,
        ["share-finite-population"] = PopulationCases.Share,
        ["sample-size"] = PopulationCases.Size,
        ["post-stratification"] = PopulationCases.PostStratified,
        ["raking"] = PopulationCases.Raked,
        ["weight-trimming"] = ExplanationCases.Trimmed,
        ["partially-overlapping-waves"] = ExplanationCases.Overlap,
        ["bootstrap"] = ExplanationCases.Bootstrapped,
        ["drivers"] = ExplanationCases.Drivers,
        ["random-intercept"] = MultilevelCases.Intercept,
        ["random-intercept-slopes"] = MultilevelCases.Regression,
        ["nested-random-intercepts"] = MultilevelCases.Nested,
        ["shrinkage-known-variances"] = MultilevelCases.Shrunken,
        ["kappa"] = CodingCases.Kappa,
        ["fleiss-kappa"] = CodingCases.Fleiss,
        ["krippendorff-alpha"] = CodingCases.Krippendorff,
        ["contingency"] = CountCases.Table,
        ["mcnemar"] = CountCases.Changes,
        ["trend"] = CountCases.Trend,
        ["jonckheere"] = CountCases.Ordered,
        ["polychoric"] = LatentCases.Polychorics,
        ["efa"] = LatentCases.Exploratory,
        ["graded-response"] = LatentCases.GradedResponses,
        ["mokken"] = LatentCases.Mokken,
        ["item-functioning"] = LatentCases.Functioning,
        ["cfa"] = FactorCases.Confirmatory,
        ["cfa-fiml"] = FactorCases.Confirmatory,
        ["measurement-invariance"] = FactorCases.Invariance,
        ["a-wg"] = FurtherCases.Awg,
        ["null-variance"] = FurtherCases.NullVariance,
        ["pseudo-groups"] = FurtherCases.Pseudo,
        ["nested-components"] = FurtherCases.Components,
        ["non-response"] = FurtherCases.Bounds,
        ["equivalence"] = FurtherCases.Equivalent,
        ["rank-intervals"] = FurtherCases.Ranked,
        ["rank-interval"] = FurtherCases.RankedByPairs,
        ["weight-sensitivity"] = FurtherCases.Weighed,
        ["response-surface"] = FurtherCases.Surface,
        ["split-sample"] = FurtherCases.Split,
        ["gwet"] = FurtherCases.Gwet,
        ["unitised-alpha"] = FurtherCases.Unitised,
        ["careless-consistency"] = FurtherCases.Consistent,
        ["calibration"] = QcaCases.Calibrated,
        ["qca"] = QcaCases.Compared,
        ["solution-test"] = QcaCases.Tested,
        ["finish-forecast"] = FurtherCases.Finished,
        ["rank-association"] = FurtherCases.Associated,
    };

    public static Func<CaseInput, JsonNode?>? Find(string statistic) => Statistics.GetValueOrDefault(statistic);

    public static IReadOnlyCollection<string> Names => Statistics.Keys;
}
