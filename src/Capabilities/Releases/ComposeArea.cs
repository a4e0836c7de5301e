using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Weighting;

namespace Wegmarke.Releases;

/// <summary>Writes one area of the document from what the gate lets through.</summary>
internal sealed class ComposeArea(ReleaseFacts facts, MaturityModel model, IReadOnlyList<CompareWaves> waves)
{
    /// <summary>Fewest shown units for a spread between units to be said.</summary>
    private const int UnitsMin = 3;

    private readonly Form form = model.Forms.First(one => one.Key == facts.Campaign.Form);

    public ReleasedArea Run(Area area, IReadOnlyList<AreaChoice> choices)
    {
        var scale = choices[0].Cube.Scale;
        var target = area.Target ?? model.Scales[0].Target ?? model.Scales[0].High;
        var counted = choices.Where(choice => choice.Scores.Whole && WeightOf(choice) > 0).ToList();
        var overall = Overall(counted, scale);
        var perspectives = choices.ToDictionary(choice => choice.Cube.Sheets.Perspective, choice => !choice.Scores.Whole ? null
            : ReleasedFigures.Of(choice.Cube.ScoresIn(choice.Cube.Sheets.Whole), PeopleOf(choice.Cube.Sheets.Perspective), scale));
        var facets = Facets(area, [.. choices.Where(choice => choice.Details.Whole && WeightOf(choice) > 0)]);
        List<ReleasedCell> cells = [.. choices.SelectMany(Cells)];
        string[] items = [.. model.ItemsOf(area.Key).Select(item => item.Key)
            .Where(key => choices.Any(one => one.Cube.ItemKeys.Contains(key)))];
        var then = waves.Select(wave => (wave.Wave, Area: wave.AreaOf(area.Key, items))).ToList();
        var (first, second) = GapBetween(model);
        return new(area.Key, target, overall, Spread(cells), facets.Count > 1 ? facets.MinBy(facet => facet.Mean) : null, facets,
            perspectives,
            ReleasedFigures.Gap(perspectives.GetValueOrDefault(first), perspectives.GetValueOrDefault(second)),
            [.. items.Select(item => ItemOf(item, choices))])
        {
            Cells = cells,
            FacetsByPerspective = choices.Where(choice => choice.Details.Whole).ToDictionary(choice => choice.Cube.Sheets.Perspective,
                choice => ReleasedFigures.Details(choice.Cube, choice.Cube.Sheets.Whole).Facets),
            Changes = [.. then.Where(wave => SamePerspectives(wave.Area, perspectives))
                .Select(wave => ReleasedFigures.Change(wave.Area!.Overall, overall, wave.Wave)).OfType<ReleasedChange>()],
            Incomparable = [.. waves.Where(wave => wave.HadArea(area.Key) && wave.AreaOf(area.Key, items) is null)
                .Select(wave => wave.Wave)],
            Sensitivity = facets.Count > 1 ? Sensitivity(facets) : null,
        };
    }

    /// <summary>People pooled; where perspectives carry different weights, a weighted mean with the standard error of its parts.</summary>
    private ReleasedFigure? Overall(List<AreaChoice> counted, AnswerScale scale)
    {
        if (counted.Count == 0) return null;
        var parts = counted.Select(choice => (Weight: WeightOf(choice), Scores: choice.Cube.ScoresIn(choice.Cube.Sheets.Whole))).ToList();
        double[] pooled = [.. parts.SelectMany(part => part.Scores)];
        var people = counted.Sum(choice => PeopleOf(choice.Cube.Sheets.Perspective));
        if (parts.Select(part => part.Weight).Distinct().Count() == 1) return ReleasedFigures.Of(pooled, people, scale);
        var weight = parts.Sum(part => part.Weight * part.Scores.Length);
        var mean = parts.Sum(part => part.Weight * part.Scores.Length * Moments.Mean(part.Scores)) / weight;
        var variance = parts.Sum(part =>
            Math.Pow(part.Weight * part.Scores.Length / weight, 2) * Moments.Variance(part.Scores) / part.Scores.Length);
        return ReleasedFigures.Of(pooled.Length, mean, Math.Sqrt(variance * pooled.Length), people, scale);
    }

    private static List<ReleasedFacet> Facets(Area area, List<AreaChoice> shown)
    {
        var scores = shown.SelectMany(choice => choice.Cube.FacetScoresIn(choice.Cube.Sheets.Whole))
            .ToLookup(one => one.Key, one => one.Scores);
        return [.. area.Facets.Where(facet => scores.Contains(facet.Key))
            .Select(facet => ReleasedFigures.Facet(facet.Key, [.. scores[facet.Key].SelectMany(one => one)]))];
    }

    private IEnumerable<ReleasedCell> Cells(AreaChoice choice)
    {
        var (cube, perspective) = (choice.Cube, choice.Cube.Sheets.Perspective);
        for (var at = 0; at < cube.Sheets.Slices.Count; at++)
        {
            var (slice, cells) = (cube.Sheets.Slices[at], cube.Sheets.Cuts[at]);
            var figure = choice.Scores.Whole && choice.Scores.Shown[at]
                ? ReleasedFigures.Of(cube.ScoresIn(cells), StaffOf(slice), cube.Scale) : null;
            yield return new(slice.Unit, slice.Attribute, slice.Value, perspective, figure,
                choice.Details.Whole && choice.Details.Shown[at] ? ReleasedFigures.Details(cube, cells) : null)
            {
                Changes = figure is null || slice.Unit is null || slice.Attribute is not null ? []
                    : [.. ChangesOf(choice, slice.Unit, figure)],
            };
        }
    }

    private IEnumerable<ReleasedChange> ChangesOf(AreaChoice choice, string unit, ReleasedFigure figure)
    {
        foreach (var wave in waves)
        {
            var units = wave.Units.FirstOrDefault(group => group.Now.Count == 1 && group.Now[0] == unit).Then;
            if (units is null || wave.AreaOf(choice.Cube.Area.Key, AskedItems.OfArea(model, form, choice.Cube.Area.Key))
                is not { } area) continue;
            Slice[] then = [.. units.Select(one => new Slice(one, null, null))];
            if (CompareWaves.FigureOf(area, then, choice.Cube.Sheets.Perspective) is not { } before) continue;
            if (ReleasedFigures.Change(before, figure, wave.Wave) is { } change) yield return change;
        }
    }

    private static ReleasedItem ItemOf(string key, IReadOnlyList<AreaChoice> choices) => new(key, choices
        .Where(choice => choice.Cube.ItemKeys.Contains(key)).ToDictionary(choice => choice.Cube.Sheets.Perspective, choice =>
        {
            if (!choice.Details.Whole) return null;
            var (item, counts) = choice.Cube.CountsIn(choice.Cube.Sheets.Whole).First(one => one.Item.Key == key);
            return ReleasedFigures.Answers(item, counts, choice.Cube.Scale);
        }));

    private double? Spread(List<ReleasedCell> cells)
    {
        var byPerspective = cells.Where(cell => cell is { Unit: not null, Attribute: null, Figure: not null })
            .GroupBy(cell => cell.Perspective)
            .OrderByDescending(group => group.Count()).FirstOrDefault();
        if (byPerspective is null) return null;
        var above = byPerspective.SelectMany(cell => Above(cell.Unit!)).ToHashSet();
        return ReleasedFigures.Spread([.. byPerspective.Where(cell => !above.Contains(cell.Unit!)).Select(cell => cell.Figure!)], UnitsMin);
    }

    private IEnumerable<string> Above(string unit)
    {
        var above = facts.Units.First(node => node.Key == unit).Parent;
        for (var steps = 0; above is not null && steps < facts.Units.Count; steps++)
        {
            yield return above;
            above = facts.Units.FirstOrDefault(node => node.Key == above)?.Parent;
        }
    }

    /// <summary>Weights are moved by the model's share; a stage begins half a stage below it, as in Scoring.WeightSensitivity.</summary>
    private ReleasedSensitivity Sensitivity(List<ReleasedFacet> facets)
    {
        double[] means = [.. facets.Select(facet => facet.Mean)];
        var (low, high) = WeightSensitivity.Of(means, [.. means.Select(_ => 1.0)], model.Scoring.Sensitivity);
        static double Stage(double mean) => Math.Floor(Math.Round(mean, 9) + 0.5);
        return new(Protection.RoundMean(low), Protection.RoundMean(high), Stage(low) != Stage(high));
    }

    /// <summary>A mean over other perspectives is another figure: no change.</summary>
    private static bool SamePerspectives(ReleasedArea? then, Dictionary<string, ReleasedFigure?> now) => then is not null
        && then.Perspectives.Where(one => one.Value is not null).Select(one => one.Key).ToHashSet()
            .SetEquals(now.Where(one => one.Value is not null).Select(one => one.Key));

    private double WeightOf(AreaChoice choice) => model.Perspectives.First(one => one.Key == choice.Cube.Sheets.Perspective).Weight;

    /// <summary>Leaders and staff, or the second and the first perspective of a model with other names.</summary>
    public static (string First, string Second) GapBetween(MaturityModel model)
    {
        string Named(string key, int place) => model.Perspectives.Any(one => one.Key == key) ? key
            : model.Perspectives[Math.Min(place, model.Perspectives.Count - 1)].Key;
        return model.Perspectives.Count < 2 ? ("", "") : (Named("leaders", 1), Named("staff", 0));
    }

    private double PeopleOf(string perspective) => perspective switch
    {
        "leaders" => facts.Leaders,
        "staff" => facts.Staff - facts.Leaders,
        _ => double.PositiveInfinity,
    };

    private double StaffOf(Slice slice)
    {
        if (slice.Unit is null || slice.Attribute is not null) return double.PositiveInfinity;
        var below = facts.Units.First(node => node.Key == slice.Unit).Subtree(facts.Units);
        return below.Any(node => node.Staff == 0) ? double.PositiveInfinity : below.Sum(node => node.Staff);
    }
}
