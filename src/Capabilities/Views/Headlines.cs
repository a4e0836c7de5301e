using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>One sentence with how sure it is and the page that proves it.</summary>
public sealed record Headline(string Bold, string Rest, string Certainty, string Address);

/// <summary>The one to three sentences that open a result. Rules: largest distance to target; then a clear change; then a clear gap between
/// perspectives, else the largest spread between units. What is not certain is said to be so.</summary>
public static class Headlines
{
    private const int Most = 3;

    public static IReadOnlyList<Headline> Of(ResultView view)
    {
        var areas = view.Document.Areas.Where(area => area.Overall is not null).ToList();
        if (areas.Count == 0)
        {
            return [new(view.Language.Say("Geschützt:", "Protected:"),
              view.Language.Say("Es liegen zu wenige Antworten vor, um etwas zu zeigen.", "There are too few answers to show anything."),
              "", "/protected")];
        }

        return [.. new[] { Distance(view, areas), Change(view, areas), Gap(view, areas), Spread(view, areas),
          Reached(view) }.OfType<Headline>().Take(Most)];
    }

    private static Headline? Distance(ResultView view, List<ReleasedArea> areas)
    {
        var furthest = areas.MaxBy(area => area.Target - area.Overall!.Mean)!;
        var distance = furthest.Target - furthest.Overall!.Mean;
        var language = view.Language;
        if (distance <= 0) return new(language.Say("Alle Teilbereiche haben ihr Ziel erreicht.", "All areas have reached their target."),
          "", language.Say("sicher", "certain"), view.Address());
        var certain = furthest.Overall.High < furthest.Target;
        return new(language.Say($"{view.Name(furthest.Key)} ist am weitesten vom Ziel entfernt",
          $"{view.Name(furthest.Key)} is furthest from its target"),
            language.Say($": {Stages(distance)}.", $": {StagesEnglish(distance)}."), certain ? language.Say("sicher", "certain")
              : language.Say("wahrscheinlich", "likely"), view.Address("/areas/" + furthest.Key));
    }

    private static Headline? Change(ResultView view, List<ReleasedArea> areas)
    {
        if (view.Earlier is null) return null;
        var language = view.Language;
        var clear = areas.Where(area => area.Change is { Clear: true }).OrderByDescending(area => Math.Abs(area.Change!.Difference))
          .ToList();
        if (clear.Count == 0)
        {
            return new(language.Say("Gegenüber der vorigen Welle ist kein Unterschied erkennbar.",
              "No difference to the wave before can be detected."), "",
              language.Say("Kleinere Veränderungen kann diese Befragung nicht zeigen.", "This survey cannot show smaller changes."),
              view.Address("/change"));
        }

        var better = clear.Count(area => area.Change!.Difference > 0);
        var all = clear.Count == areas.Count(area => area.Change is not null);
        if (all && (better == 0 || better == clear.Count))
        {
            return new(better > 0 ? language.Say("Alle Teilbereiche sind gestiegen", "All areas have risen")
                    : language.Say("Alle Teilbereiche sind gesunken", "All areas have fallen"),
                language.Say($", am meisten {view.Name(clear[0].Key)}.", $", most of all {view.Name(clear[0].Key)}."),
                language.Say("sicher", "certain"), view.Address("/change"));
        }

        var most = view.Name(clear[0].Key);
        var bold = better == clear.Count
            ? language.Say(better == 1 ? "Ein Teilbereich ist gestiegen" : $"{Word(better)} Teilbereiche sind gestiegen", better == 1
              ? "One area has risen" : $"{better} areas have risen")
            : language.Say($"{Word(better)} gestiegen, {Word(clear.Count - better).ToLowerInvariant()} gesunken",
              $"{better} risen, {clear.Count - better} fallen");
        return new(bold, language.Say(
          $", am meisten {most}. {(all ? "" : "In den übrigen ist kein Unterschied zur vorigen Welle erkennbar.")}",
          $", most of all {most}. {(all ? "" : "In the others no difference to the wave before can be detected.")}"),
            language.Say("sicher", "certain"), view.Address("/change"));
    }

    private static Headline? Gap(ResultView view, List<ReleasedArea> areas)
    {
        var widest = areas.Where(area => area.Gap is { Clear: true }).MaxBy(area => Math.Abs(area.Gap!.Difference));
        if (widest?.Gap is not { } gap || Math.Abs(gap.Difference) < 0.2) return null;
        var further = gap.Difference > 0;
        return new(view.Language.Say(
          $"Führungskräfte sehen {view.Name(widest.Key)} {(further ? "weiter" : "weniger weit")} als ihre Beschäftigten",
          $"Leaders see {view.Name(widest.Key)} {(further ? "further along" : "less far along")} than their staff"),
            view.Language.Say($", um {view.Language.Number(Math.Abs(gap.Difference), 1)} Stufen.",
              $", by {view.Language.Number(Math.Abs(gap.Difference), 1)} stages."), view.Language.Say("sicher", "certain"),
              view.Address("/perspectives"));
    }

    private static Headline? Spread(ResultView view, List<ReleasedArea> areas)
    {
        var widest = areas.Where(area => area.Spread > 0).MaxBy(area => area.Spread);
        return widest is null ? null : new(view.Language.Say("Es kommt auf das Amt an.", "It depends on the unit."),
            view.Language.Say($" Bei {view.Name(widest.Key)} liegen die Ämter weiter auseinander als in jedem anderen Teilbereich.",
              $" For {view.Name(widest.Key)} the units lie further apart than in any other area."),
            view.Language.Say("wahrscheinlich", "likely"), view.Address("/areas/" + widest.Key));
    }

    private static Headline? Reached(ResultView view) => view.Document.Answers is { } answers && view.Document.Staff > 0
        ? new(view.Language.Say($"{view.Language.Count(answers)} von {view.Language.Count(view.Document.Staff)} haben geantwortet.",
          $"{view.Language.Count(answers)} of {view.Language.Count(view.Document.Staff)} answered."), "",
            view.Language.Say("Wer nicht geantwortet hat, kann es anders sehen.", "Those who did not answer may see it differently."),
              "/method")
        : null;

    private static string Stages(double distance) => distance switch
    {
        < 0.4 => "knapp darunter",
        < 0.75 => "gut eine halbe Stufe",
        < 1.25 => "etwa eine Stufe",
        < 1.75 => "gut anderthalb Stufen",
        < 2.25 => "etwa zwei Stufen",
        _ => "mehr als zwei Stufen",
    };

    private static string StagesEnglish(double distance) => distance switch
    {
        < 0.4 => "just below",
        < 0.75 => "a good half stage",
        < 1.25 => "about one stage",
        < 1.75 => "a good stage and a half",
        < 2.25 => "about two stages",
        _ => "more than two stages",
    };

    private static string Word(int count) => count switch
    {
        0 => "Keiner", 1 => "Einer", 2 => "Zwei", 3 => "Drei", 4 => "Vier", 5 => "Fünf", 6 => "Sechs", 7 => "Sieben", 8 => "Acht", 9 =>
          "Neun", 10 => "Zehn",
        _ => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
