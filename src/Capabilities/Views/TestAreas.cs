using Wegmarke.Releases;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Views;

/// <summary>Tests all areas of a release at once, one family for each question, from what was published and nothing else.</summary>
public static class TestAreas
{
    private const double Half = 0.975;
    private const int UnitsMin = 3;

    /// <summary>Whether the mean of all staff lies below the target: one-sided t test with the standard error of the interval.</summary>
    public static IReadOnlyDictionary<string, Certainty?> Distances(ReleaseDocument document) => Family(document.Areas, area =>
    {
        if (area.Overall is not { } figure) return Absence.Empty;
        var se = (figure.High - figure.Low) / 2 / StudentT.Quantile(Half, figure.N - 1);
        return se > 0 ? StudentT.Upper((area.Target - figure.Mean) / se, figure.N - 1) : figure.Mean < area.Target ? 0 : 1;
    });

    /// <summary>Whether leaders and staff differ: Welch.</summary>
    public static IReadOnlyDictionary<string, Certainty?> Gaps(ReleaseDocument document) => Family(document.Areas, area =>
        area.Gap is null ? Absence.Empty : Welch(Pair(area.Perspectives.GetValueOrDefault(ResultView.Staff)),
            Pair(area.Perspectives.GetValueOrDefault(ResultView.Leaders))));

    /// <summary>Whether this wave differs from the one before: Welch on both, nobody linked.</summary>
    public static IReadOnlyDictionary<string, Certainty?> Changes(ReleaseDocument document, ReleaseDocument? earlier) =>
        Family(document.Areas, area => area.Against(earlier) is null ? Absence.Empty
            : Welch(Pair(earlier?.Areas.FirstOrDefault(one => one.Key == area.Key)?.Overall), Pair(area.Overall)));

    /// <summary>Whether units differ: F test over the units that are shown and have no shown unit below.</summary>
    public static IReadOnlyDictionary<string, Certainty?> Spreads(ReleaseDocument document) => Family(document.Areas, area =>
    {
        var lowest = LowestUnits(document, area);
        if (area.Spread is null || lowest.Count < UnitsMin) return Absence.TooFew;
        return IntraclassCorrelation.Of(new OneWay([.. lowest.Select(unit => unit.N)], [.. lowest.Select(unit => unit.Mean)],
            lowest.Sum(unit => (unit.N - 1) * unit.Sd * unit.Sd))).P;
    });

    /// <summary>Whether a unit differs from the rest of the house: Welch against what is left of the house without it.</summary>
    public static IReadOnlyDictionary<string, Certainty?> Unit(ReleaseDocument document, string unit, string perspective) =>
        Family(document.Areas, area => Welch(Pair(area.OfUnit(unit, perspective)), RestOfHouse(area, unit, perspective)));

    /// <summary>The change against this earlier release; null where it was not compared with it.</summary>
    public static ReleasedChange? Against(this ReleasedArea area, ReleaseDocument? earlier) =>
        earlier is null ? null : area.Changes.FirstOrDefault(change => change.Wave == earlier.Wave);

    /// <summary>The p-value of Welch's test; absent where a side is missing or does not vary.</summary>
    public static Finding Welch((int N, double Mean, double Variance)? first, (int N, double Mean, double Variance)? second)
    {
        if (first is not { } one || second is not { } other) return Absence.Empty;
        if (one.N < 2 || other.N < 2) return Absence.TooFew;
        if (one.Variance <= 0 || other.Variance <= 0) return Absence.ZeroVariance;
        return MeanDifference.Welch(other.Mean - one.Mean, one.Variance / one.N, one.N, other.Variance / other.N, other.N).P;
    }

    /// <summary>What is left of the house without the unit; null where one of both is protected or too few are left.</summary>
    public static (int N, double Mean, double Variance)? RestOfHouse(ReleasedArea area, string unit, string perspective)
    {
        if (area.Perspectives.GetValueOrDefault(perspective) is not { } house
            || area.OfUnit(unit, perspective) is not { } part) return null;
        var n = house.N - part.N;
        if (n < 2) return null;
        var mean = (house.N * house.Mean - part.N * part.Mean) / n;
        double Squares(ReleasedFigure one) => (one.N - 1) * one.Sd * one.Sd + one.N * (one.Mean - house.Mean) * (one.Mean - house.Mean);
        return (n, mean, (Squares(house) - Squares(part) - n * (mean - house.Mean) * (mean - house.Mean)) / (n - 1));
    }

    private static List<ReleasedFigure> LowestUnits(ReleaseDocument document, ReleasedArea area)
    {
        var shown = area.Cells.Where(cell => cell is { Unit: not null, Attribute: null, Figure: not null })
            .GroupBy(cell => cell.Perspective).OrderByDescending(group => group.Count()).FirstOrDefault()?.ToList() ?? [];
        var parents = document.Units.ToDictionary(unit => unit.Key, unit => unit.Parent);
        var above = new HashSet<string>();
        foreach (var cell in shown)
        {
            for (var up = parents.GetValueOrDefault(cell.Unit!); up is not null && above.Add(up);) up = parents.GetValueOrDefault(up);
        }

        return [.. shown.Where(cell => !above.Contains(cell.Unit!)).Select(cell => cell.Figure!)];
    }

    private static (int N, double Mean, double Variance)? Pair(ReleasedFigure? figure) =>
        figure is null ? null : (figure.N, figure.Mean, figure.Sd * figure.Sd);

    private static Dictionary<string, Certainty?> Family(IReadOnlyList<ReleasedArea> areas, Func<ReleasedArea, Finding> test)
    {
        var found = Certainties.OfFamily([.. areas.Select(test)]);
        return areas.Select((area, at) => (area.Key, found[at])).ToDictionary(pair => pair.Key, pair => pair.Item2);
    }
}
