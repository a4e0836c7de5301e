using System.Text.RegularExpressions;
using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Holds the parts of a structure against each other: references, scales, bands, arrows, forms.</summary>
public static partial class CheckStructure
{
    private static readonly TextNode Top = new("", 1, 1);

    public static void Run(MaturityModel model, Places places, string file, ICollection<ModelProblem> problems)
    {
        void Report(string kind, string key, string what, string remedy)
        {
            var node = places.Of(kind, key) ?? Top;
            problems.Add(new(file, node.Line, node.Column, what, remedy));
        }

        var areas = model.Areas.Select(area => area.Key).ToList();
        CheckItems(model, areas, Report);
        CheckAreas(model, areas, Report);
        CheckPairs(model, Report);
        CheckIndicators(model, areas, Report);
        foreach (var language in model.Languages.Where(one => !LanguageForm().IsMatch(one)))
        {
            problems.Add(new(file, 1, 1, $"\"{language}\" is no language.", "Write two small letters, for example de."));
        }
        foreach (var perspective in model.Perspectives.Where(one => !model.Items.Any(item => item.Perspectives.Contains(one.Key))))
        {
            Report("perspective", perspective.Key, $"Nobody is asked anything from the perspective \"{perspective.Key}\".",
                "Add items for it or delete it.");
        }

        if (model.Perspectives.Count > 0 && model.Perspectives.All(one => one.Weight == 0))
        {
            Report("perspective", model.Perspectives[0].Key, "All perspectives have the weight 0.", "Give at least one a weight above 0.");
        }

        foreach (var rename in model.Renames.Where(rename => model.Items.All(item => item.Key != rename.To) && !areas.Contains(rename.To)))
        {
            Report("rename", rename.To, $"The rename leads to \"{rename.To}\", which is not in the model.",
                Fields.Nearest(rename.To, [.. model.Items.Select(item => item.Key)]));
        }
    }

    private static void CheckItems(MaturityModel model, List<string> areas, Action<string, string, string, string> report)
    {
        foreach (var item in model.Items)
        {
            var area = model.Areas.FirstOrDefault(one => one.Key == item.Area);
            if (area is null)
            {
                report("item", item.Key, $"The item \"{item.Key}\" belongs to the area \"{item.Area}\", which is not there.",
                    Fields.Nearest(item.Area, areas));
            }
            else if (area.Facets.All(facet => facet.Key != item.Facet))
            {
                report("item", item.Key, $"The area \"{item.Area}\" has no facet \"{item.Facet}\".",
                    Fields.Nearest(item.Facet, [.. area.Facets.Select(facet => facet.Key)]));
            }

            if (model.Scales.All(scale => scale.Key != item.Scale))
            {
                report("item", item.Key, $"The scale \"{item.Scale}\" is not there.",
                    Fields.Nearest(item.Scale, [.. model.Scales.Select(scale => scale.Key)]));
            }
            foreach (var unknown in item.Perspectives.Where(key => model.Perspectives.All(one => one.Key != key)))
            {
                report("item", item.Key, $"The perspective \"{unknown}\" is not there.",
                    Fields.Nearest(unknown, [.. model.Perspectives.Select(one => one.Key)]));
            }
        }
    }

    private static void CheckAreas(MaturityModel model, List<string> areas, Action<string, string, string, string> report)
    {
        foreach (var area in model.Areas)
        {
            foreach (var twice in area.Facets.GroupBy(facet => facet.Key).Where(group => group.Count() > 1))
            {
                report("area", area.Key, $"The facet \"{twice.Key}\" is there twice.", "Delete one of them.");
            }
            foreach (var empty in area.Facets.Where(facet => !model.Items.Any(item => item.Area == area.Key && item.Facet == facet.Key)))
            {
                report("area", area.Key, $"The facet \"{area.Key}.{empty.Key}\" has no item.", "Add an item for it or delete the facet.");
            }

            foreach (var arrow in area.Enables.Where(arrow => !areas.Contains(arrow.Area)))
            {
                report("area", area.Key, $"The arrow leads to \"{arrow.Area}\", which is not there.", Fields.Nearest(arrow.Area, areas));
            }
            if (area.Enables.Any(arrow => arrow.Area == area.Key))
            {
                report("area", area.Key, $"\"{area.Key}\" has an arrow to itself.", "Delete it.");
            }
            var used = model.Items.Where(item => item.Area == area.Key).Select(item => item.Scale).ToHashSet();
            var scales = model.Scales.Where(one => used.Contains(one.Key)).ToList();
            var scale = scales.Count > 0 ? scales[0] : null;
            if (scales.Any(one => one.Low != scale!.Low || one.High != scale.High))
            {
                report("area", area.Key,
                    $"The items of \"{area.Key}\" use scales of different length: {string.Join(" and ", scales.Select(one => one.Key))}.",
                    "Give them the same lowest and highest value; means need one unit.");
            }
            if (scale is not null && area.Target is { } target && (target < scale.Low || target > scale.High))
            {
                report("area", area.Key, $"The target {target} lies outside the scale {scale.Low} to {scale.High}.",
                    "Name a value of the scale.");
            }
        }
    }

    private static void CheckPairs(MaturityModel model, Action<string, string, string, string> report)
    {
        foreach (var pair in model.Items.Where(item => item.Pair is not null).GroupBy(item => item.Pair!))
        {
            var first = pair.First();
            if (pair.Count() == 1)
            {
                report("item", first.Key, $"The pair \"{pair.Key}\" has one item only.", "Give its partner the same pair or delete it.");
            }
            foreach (var other in pair.Skip(1).Where(one => one.Area != first.Area || one.Facet != first.Facet || one.Scale != first.Scale))
            {
                report("item", other.Key, $"\"{other.Key}\" and \"{first.Key}\" are a pair, but differ in area, facet or scale.",
                    "A pair asks one construct of two perspectives; make them the same or part them.");
            }
            foreach (var other in pair.Skip(1).Where(one => one.Reversed != first.Reversed))
            {
                report("item", other.Key, $"\"{other.Key}\" and \"{first.Key}\" are a pair, but one of them is reversed.",
                    "Word both in one direction.");
            }
        }
    }

    private static void CheckIndicators(MaturityModel model, List<string> areas, Action<string, string, string, string> report)
    {
        foreach (var indicator in model.Indicators)
        {
            var area = model.Areas.FirstOrDefault(one => one.Key == indicator.Area);
            if (area is null)
            {
                report("indicator", indicator.Key, $"The area \"{indicator.Area}\" is not there.", Fields.Nearest(indicator.Area, areas));
            }
            else if (indicator.Contradicts is { } opinion && !Opinions(model, area).Contains(opinion))
            {
                report("indicator", indicator.Key, $"The area \"{area.Key}\" has no facet and the model no item \"{opinion}\".",
                    Fields.Nearest(opinion, [.. Opinions(model, area)]));
            }
            var from = indicator.Bands.Select(band => band.From).ToList();
            if (!from.SequenceEqual(from.Distinct().Order()))
            {
                report("indicator", indicator.Key, "The bands do not ascend.", "Order them by \"from\", each once.");
            }
            var stages = indicator.Bands.Select(band => indicator.Up ? band.Stage : -band.Stage).ToList();
            if (stages.Zip(stages.Skip(1)).Any(two => two.Second < two.First))
            {
                report("indicator", indicator.Key, $"The stages of the bands do not {(indicator.Up ? "rise" : "fall")} with the readings.",
                    "Order the stages or turn \"direction\".");
            }
            var scale = model.Scales.Count > 0 ? model.Scales[0] : null;
            foreach (var band in indicator.Bands.Where(band => scale is not null && (band.Stage < scale.Low || band.Stage > scale.High)))
            {
                report("indicator", indicator.Key, $"The stage {band.Stage} lies outside the scale.", "Name a value of the scale.");
            }
        }
    }

    /// <summary>What an indicator of an area can contradict: its facets, short or whole, and any item.</summary>
    private static IEnumerable<string> Opinions(MaturityModel model, Area area) => area.Facets
        .SelectMany(facet => new[] { facet.Key, $"{area.Key}.{facet.Key}" }).Concat(model.Items.Select(item => item.Key));

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex LanguageForm();
}
