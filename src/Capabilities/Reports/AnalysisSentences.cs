using Wegmarke.Design;
using Wegmarke.Scoring;

namespace Wegmarke.Reports;

/// <summary>The first sentences of a report: what a reader needs to know before any chart, each with how sure it is.</summary>
public static class AnalysisSentences
{
    private const int GroupsMin = 3;
    private const double ReliableMin = 0.7;

    public static IReadOnlyList<(string Finding, string Certainty)> Of(Analysis analysis, Language language)
    {
        var texts = analysis.Profile.Model.TextsIn(language.Key);
        var areas = analysis.Profile.Areas.Where(area => analysis.Shown(area) && area.Overall.Mean.Exists).ToList();
        var sentences = new List<(string, string)>();
        if (areas.Count == 0)
        {
            sentences.Add((language.Say($"Geschützt: Es liegen weniger als {analysis.Threshold} auswertbare Bögen vor.",
              $"Protected: there are fewer than {analysis.Threshold} usable sheets."), ""));
            return sentences;
        }

        string Name(AreaResult area) => language.Say($"„{texts.Areas[area.Key].ShortName}“", $"\"{texts.Areas[area.Key].ShortName}\"");
        if (areas.Count > 1) sentences.Add(Lowest(areas, Name, language));
        else sentences.Add((language.Say($"{Name(areas[0])} liegt im Mittel bei {language.Number(areas[0].Overall.Mean.Value, 2)}.",
          $"{Name(areas[0])} is at {language.Number(areas[0].Overall.Mean.Value, 2)} on average."), Range(areas[0], language)));
        var gap = areas.Where(area => area.Gap is not null && analysis.ShownPerspectives[area.Key].Values.All(may => may))
          .MaxBy(area => Math.Abs(area.Gap!.Difference));
        if (gap?.Gap is { } difference && difference.Interval.Low * difference.Interval.High > 0)
        {
            sentences.Add((language.Say(
                $"Führungskräfte sehen {Name(gap)} um {language.Number(Math.Abs(difference.Difference), 1)} Stufen {(difference.Difference > 0 ? "weiter" : "weniger weit")} als ihre Beschäftigten.",
                $"Leaders see {Name(gap)} {language.Number(Math.Abs(difference.Difference), 1)} stages {(difference.Difference > 0 ? "further" : "less far")} than their staff."), Certain(language)));
        }

        var spread = areas.Where(area => area.Icc is { Icc1.Exists: true } icc && icc.Groups >= GroupsMin)
          .MaxBy(area => area.Icc!.Icc1.Value);
        if (spread?.Icc is { } icc && icc.Icc1Interval is { Exists: true, Low: > 0 })
        {
            sentences.Add((language.Say(
                $"Es kommt auf die Gruppe an: Bei {Name(spread)} liegen {language.Number(100 * icc.Icc1.Value, 0)} Prozent der Unterschiede zwischen den Gruppen.",
                $"It depends on the group: for {Name(spread)}, {language.Number(100 * icc.Icc1.Value, 0)} per cent of the differences lie between groups."), Certain(language)));
        }

        var weak = areas.Where(area => area.Reliability.Alpha.Value is { Exists: true, Value: < ReliableMin }).ToList();
        if (weak.Count > 0)
        {
            sentences.Add((language.Say(
              $"Mit Vorsicht zu lesen: {string.Join(", ", weak.Select(Name))}. Die Fragen hängen dort nur lose zusammen.",
                $"Read with care: {string.Join(", ", weak.Select(Name))}. The items hang together only loosely there."), ""));
        }

        return sentences;
    }

    private static (string Finding, string Certainty) Lowest(List<AreaResult> areas, Func<AreaResult, string> name, Language language)
    {
        var ordered = areas.OrderBy(area => area.Overall.Mean.Value).ToList();
        var (lowest, next) = (ordered[0], ordered[1]);
        var certain = lowest.Overall.Interval.Exists && next.Overall.Interval.Exists
          && lowest.Overall.Interval.High < next.Overall.Interval.Low;
        return (language.Say(
                $"Am wenigsten weit ist {name(lowest)} mit {language.Number(lowest.Overall.Mean.Value, 1)}, am weitesten {name(ordered[^1])} mit {language.Number(ordered[^1].Overall.Mean.Value, 1)}.",
                $"Least far is {name(lowest)} at {language.Number(lowest.Overall.Mean.Value, 1)}, furthest {name(ordered[^1])} at {language.Number(ordered[^1].Overall.Mean.Value, 1)}."),
            certain ? Certain(language) : language.Say($"kaum zu unterscheiden von {name(next)}", $"hardly different from {name(next)}"));
    }

    private static string Certain(Language language) => language.Say("statistisch gesichert", "statistically certain");

    private static string Range(AreaResult area, Language language) => area.Overall.Interval is { Exists: true } interval
        ? language.Say($"zwischen {language.Number(interval.Low, 2)} und {language.Number(interval.High, 2)}",
          $"between {language.Number(interval.Low, 2)} and {language.Number(interval.High, 2)}")
        : "";
}
