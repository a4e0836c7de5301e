using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>What a sentence is about.</summary>
public enum HeadlineKind
{
    Distance,
    Fact,
    Gap,
    Spread,
    Change,
    Protected,
    Response,
}

/// <summary>One sentence with how sure it is and the page that proves it.</summary>
/// <param name="Importance">In stages, made comparable between kinds; see <see cref="Headlines"/>.</param>
public sealed record Headline(HeadlineKind Kind, string Bold, string Rest, Certainty Certainty, double Importance, string Address)
{
    public string Text => Bold + Rest;
}

/// <summary>What a result has to say, in sentences: importance in stages times certainty, the largest first; among the first three each
/// kind once. The rules stand on the method page in plain words.</summary>
public static class Headlines
{
    /// <summary>How many different kinds open the list.</summary>
    private const int Leading = 3;

    /// <summary>A difference between perspectives or waves is rarely as large as a distance to a target and weighs as much as twice its
    /// size; of units the width weighs that holds two thirds of them.</summary>
    private const double DifferenceWeight = 2;

    /// <summary>The bands of a reading are whole stages; half a stage of a contradiction may be rounding.</summary>
    private const double BandHalf = 0.5;

    /// <summary>Smaller gaps and distances are true where they are clear, but nothing to act on.</summary>
    private const double WorthSaying = 0.2;

    public static IReadOnlyList<Headline> Of(ResultView view)
    {
        var say = new HeadlineTexts(view);
        var areas = view.Document.Areas.Where(area => area.Overall is not null).ToList();
        if (areas.Count == 0)
        {
            return [new(HeadlineKind.Protected, view.Language.Say("Geschützt:", "Protected:"),
                view.Language.Say(" Es liegen zu wenige Antworten vor, um etwas zu zeigen.", " There are too few answers to show anything."),
                Certainty.Certain, 0, "/protected")];
        }

        List<Headline> found = [.. Distances(view, say, areas), .. Facts(view, say), .. Gaps(view, say, areas),
            .. Spreads(view, say, areas), .. Changes(view, say, areas)];
        return [.. Ranked(found), .. Hidden(view, say), .. Response(view, say)];
    }

    /// <summary>The best of each kind first, then the rest; both by importance times certainty.</summary>
    public static IReadOnlyList<Headline> Ranked(IReadOnlyList<Headline> found)
    {
        List<Headline> ranked = [.. found.OrderByDescending(one => one.Importance * one.Certainty.Weight())];
        List<Headline> leading = [.. ranked.DistinctBy(one => one.Kind).Take(Leading)];
        return [.. leading, .. ranked.Except(leading)];
    }

    private static IEnumerable<Headline> Distances(ResultView view, HeadlineTexts say, List<ReleasedArea> areas)
    {
        var tested = TestAreas.Distances(view.Document);
        var below = areas.Where(area => area.Target - area.Overall!.Mean >= WorthSaying).OrderByDescending(area => area.Target
            - area.Overall!.Mean).ToList();
        if (below.Count == 0)
        {
            yield return new(HeadlineKind.Distance, view.Language.Say("Alle Teilbereiche haben ihr Ziel erreicht.",
                "All areas have reached their target."), "", Certainty.Certain, 1, view.Address());
        }

        foreach (var area in below)
        {
            var (bold, rest) = say.Distance(area, area == below[0]);
            yield return new(HeadlineKind.Distance, bold, rest, tested[area.Key] ?? Certainty.Open, area.Target - area.Overall!.Mean,
                view.Address("/areas/" + area.Key));
        }
    }

    private static IEnumerable<Headline> Facts(ResultView view, HeadlineTexts say) => view.Document.Contradictions
        .Where(one => one.Kind == ReleasedContradiction.WithIndicator).Select(one =>
        {
            var (bold, rest) = say.Fact(one);
            return new Headline(HeadlineKind.Fact, bold, rest, Certainty.Likely, Math.Abs(one.Difference) - BandHalf,
                view.Address("/areas/" + one.Area) + "#facts");
        });

    private static IEnumerable<Headline> Gaps(ResultView view, HeadlineTexts say, List<ReleasedArea> areas)
    {
        var tested = TestAreas.Gaps(view.Document);
        foreach (var area in areas.Where(area => Math.Abs(area.Gap?.Difference ?? 0) >= WorthSaying
            && (tested[area.Key] ?? Certainty.Open) != Certainty.Open))
        {
            var (bold, rest) = say.Gap(area);
            yield return new(HeadlineKind.Gap, bold, rest, tested[area.Key]!.Value, Math.Abs(area.Gap!.Difference) * DifferenceWeight,
                view.Address("/perspectives"));
        }
    }

    private static IEnumerable<Headline> Spreads(ResultView view, HeadlineTexts say, List<ReleasedArea> areas)
    {
        var tested = TestAreas.Spreads(view.Document);
        foreach (var area in areas.Where(area => area.Spread > 0 && (tested[area.Key] ?? Certainty.Open) != Certainty.Open))
        {
            var (bold, rest) = say.Spread(area);
            yield return new(HeadlineKind.Spread, bold, rest, tested[area.Key]!.Value, 2 * area.Spread!.Value,
                view.Sight.Whole ? view.Address("/units") + "&sort=" + area.Key : view.Address("/areas/" + area.Key));
        }
    }

    private static IEnumerable<Headline> Changes(ResultView view, HeadlineTexts say, List<ReleasedArea> areas)
    {
        var compared = areas.Where(area => area.Against(view.Earlier) is not null).ToList();
        if (compared.Count == 0) yield break;
        var tested = TestAreas.Changes(view.Document, view.Earlier);
        var clear = compared.Where(area => (tested[area.Key] ?? Certainty.Open) == Certainty.Certain)
            .OrderByDescending(area => Math.Abs(area.Against(view.Earlier)!.Difference)).ToList();
        var (bold, rest) = say.Change(clear, compared.Count, compared.Count(area => tested[area.Key] == Certainty.Likely));
        yield return new(HeadlineKind.Change, bold, rest, clear.Count > 0 ? Certainty.Certain : Certainty.Open,
            clear.Count > 0 ? Math.Abs(clear[0].Against(view.Earlier)!.Difference) * DifferenceWeight : 1, view.Address("/change"));
    }

    private static IEnumerable<Headline> Hidden(ResultView view, HeadlineTexts say)
    {
        var areas = view.Document.Areas.Count(area => area.Overall is null);
        var units = view.Sight.Whole ? view.Document.Units.Count(unit => view.Document.Areas.All(area =>
            area.Perspectives.Keys.All(perspective => area.OfUnit(unit.Key, perspective) is null))) : 0;
        if (areas + units == 0) yield break;
        var (bold, rest) = say.Protected(areas, units);
        yield return new(HeadlineKind.Protected, bold, rest, Certainty.Certain, 0, "/protected");
    }

    private static IEnumerable<Headline> Response(ResultView view, HeadlineTexts say)
    {
        if (view.Document.Answers is not { } answers || view.Document.Staff <= 0) yield break;
        var (bold, rest) = say.Response(answers);
        yield return new(HeadlineKind.Response, bold, rest, Certainty.Certain, 0, "/method");
    }
}
