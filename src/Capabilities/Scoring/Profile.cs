using Wegmarke.MaturityModels;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Reliability;

namespace Wegmarke.Scoring;

/// <summary>Everything the answers say, at full precision and before any figure may leave: input of the gate, never of a page.</summary>
public sealed record Profile(
    MaturityModel Model, int Sheets, IReadOnlyDictionary<string, int> SheetsByPerspective, IReadOnlyList<string> Groups,
      IReadOnlyList<AreaResult> Areas);

/// <summary>One area. Overall pools the perspectives by their weights; a perspective of weight 0 is shown, not counted.</summary>
/// <param name="Spread">Standard deviation of unit means, from the variance between groups.</param>
public sealed record AreaResult(
    string Key,
    ScoreSummary Overall,
    IReadOnlyDictionary<string, ScoreSummary> ByPerspective,
    IReadOnlyList<GroupResult> ByGroup,
    IReadOnlyList<FacetResult> Facets,
    IReadOnlyList<ItemResult> Items,
    ReliabilityResult Reliability,
    IntraclassCorrelation? Icc,
    Finding Spread,
    Finding AgreementMedian,
    FacetResult? WeakestLink,
    MeanDifference? Gap);

/// <summary>Person scores of one cell: how many people were scored, how many had too few valid answers, mean, sd and 95 %
/// interval.</summary>
public sealed record ScoreSummary(int Sheets, int N, Finding Mean, Finding Sd, Interval Interval)
{
    public int NotScored => Sheets - N;

    public Finding SquaredSe => N > 1 && Sd.Exists ? Sd.Value * Sd.Value / N : Absence.TooFew;
}

public sealed record GroupResult(string Name, ScoreSummary Summary, WithinGroupAgreement Agreement);

public sealed record FacetResult(string Key, ScoreSummary Summary);

/// <summary>Alpha and omega over the items that a perspective was asked together; the perspective with the most complete sheets.</summary>
public sealed record ReliabilityResult(string Perspective, IReadOnlyList<string> Items, Alpha Alpha, Omega Omega, int SheetsLeftOut);

/// <summary>One item: counts per scale value in the scale's order, named absences, mean in the area's direction.</summary>
public sealed record ItemResult(
    string Key, AnswerCounts Overall, IReadOnlyDictionary<string, AnswerCounts> ByPerspective, Finding ItemRest, Finding AlphaIfDeleted);

/// <param name="Values">Answers per scale value as given, lowest first.</param>
/// <param name="Mean">Mean in the direction of the area: a reversed item is turned round.</param>
public sealed record AnswerCounts(
    IReadOnlyList<long> Values, long Skipped, long DoNotKnow, long NotApplicable, long NotAsked, Finding Mean, Finding Sd)
{
    public long N => Values.Sum();
}
