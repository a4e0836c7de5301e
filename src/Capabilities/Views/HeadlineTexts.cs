using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>How findings are said: as a town clerk would write them, with sizes in words first and figures after.</summary>
internal sealed class HeadlineTexts(ResultView view)
{
    private readonly Language language = view.Language;

    public (string Bold, string After) Distance(ReleasedArea area, bool furthest)
    {
        var distance = area.Target - area.Overall!.Mean;
        var (name, words) = (Quoted(view.Name(area.Key)), Stages(distance));
        return furthest
            ? (language.Say($"Am weitesten vom Ziel entfernt: {name}.", $"Furthest from its target: {name}."),
                language.Say($" Bis zum Ziel {words.German}.", $" It lies {words.English} below."))
            : (language.Say($"Unter dem Ziel: {name}.", $"Below its target: {name}."),
                language.Say($" Bis zum Ziel {words.German}.", $" It lies {words.English} below."));
    }

    public (string Bold, string After) Gap(ReleasedArea area)
    {
        var gap = area.Gap!.Difference;
        var further = gap > 0;
        var size = language.Number(Math.Abs(gap), 1);
        return (language.Say($"Führungskräfte sehen {Quoted(view.Name(area.Key))} {(further ? "weiter" : "weniger weit")} als ihre Beschäftigten",
                $"Leaders see {Quoted(view.Name(area.Key))} {(further ? "further along" : "less far along")} than their staff"),
            language.Say($", um {size} Stufen.", $", by {size} stages."));
    }

    public (string Bold, string After) Fact(ReleasedContradiction found)
    {
        var part = found.Facet is { } facet ? view.Texts.Facets[$"{found.Area}.{facet}"] : view.Name(found.Area);
        var reading = view.Document.Readings.First(one => one.Indicator == found.Indicator);
        var indicator = view.Texts.Indicators[reading.Indicator].Name;
        var (opinion, stage) = (view.Scale.Words[Near(found.Opinion)], view.Scale.Words[Near(found.Other)]);
        var (mean, value) = (language.Number(found.Opinion, 1), view.Value(reading));
        return (language.Say($"Meinung und Zahl passen nicht zusammen: {Quoted(part)}.", $"Opinion and figure do not fit together: {Quoted(part)}."),
            language.Say($" Die Befragten sagen „{opinion}“ ({mean}). Die Kennzahl „{indicator}“ beträgt {value}; das entspricht „{stage}“.",
                $" Those asked say “{opinion}” ({mean}). The indicator “{indicator}” stands at {value}, which means “{stage}”."));
    }

    public (string Bold, string After) Spread(ReleasedArea area) =>
        (language.Say($"Es kommt auf das Amt an: {Quoted(view.Name(area.Key))}.", $"It depends on the unit: {Quoted(view.Name(area.Key))}."),
            language.SayPlainly($" Die Ämter weichen im Schnitt um {language.Number(area.Spread!.Value, 1)} Stufen vom Mittelwert des Hauses ab.",
                $" Units differ from the mean of the house by {language.Number(area.Spread!.Value, 1)} stages on average.",
                $" Die Ämter sind verschieden, im Schnitt um {language.Number(area.Spread!.Value, 1)} Stufen."));

    /// <param name="clear">Areas that changed beyond doubt, the largest change first.</param>
    /// <param name="compared">How many areas can be compared with the wave before.</param>
    /// <param name="likely">How many changed only by themselves.</param>
    public (string Bold, string After) Change(IReadOnlyList<ReleasedArea> clear, int compared, int likely)
    {
        var more = (likely, clear.Count) switch
        {
            (0, _) => "",
            (1, 0) => language.Say(" Bei einem Teilbereich ist eine wahrscheinlich.", " In one area one is likely."),
            (_, 0) => language.Say($" Bei {Few(likely)} Teilbereichen ist eine wahrscheinlich.", $" In {likely} areas one is likely."),
            (1, _) => language.Say(" Bei einem weiteren ist eine Veränderung wahrscheinlich.", " In one more a change is likely."),
            _ => language.Say($" Bei {Few(likely)} weiteren ist eine Veränderung wahrscheinlich.", $" In {likely} more a change is likely."),
        };
        if (clear.Count == 0 && likely > 0)
        {
            return (language.Say("Gegenüber der vorigen Welle ist keine Veränderung sicher.", "No change since the wave before is certain."), more);
        }

        if (clear.Count == 0)
        {
            return (language.Say("Gegenüber der vorigen Welle ist kein Unterschied erkennbar.", "No difference to the wave before can be detected."),
                language.Say(" Kleinere Veränderungen kann diese Befragung nicht zeigen.", " This survey cannot show smaller changes."));
        }

        var (risen, all) = (clear.Count(area => area.Against(view.Earlier)!.Difference > 0), clear.Count == compared);
        var (most, fallen) = (Quoted(view.Name(clear[0].Key)), clear.Count - risen);
        var rest = all ? "" : likely > 0 ? more : language.Say(" Sonst ist kein Unterschied zur vorigen Welle erkennbar.",
            " Otherwise no difference to the wave before can be detected.");
        if (clear.Count == 1)
        {
            var size = language.Number(Math.Abs(clear[0].Against(view.Earlier)!.Difference), 1);
            return (risen == 1 ? language.Say($"Gestiegen: {most}", $"Risen: {most}")
                : language.Say($"Gesunken: {most}", $"Fallen: {most}"),
                language.Say($", um {size} Stufen; das ist mehr als die Schwankung dieser Befragung.{rest}",
                    $", by {size} stages, more than this survey's own variation.{rest}"));
        }

        var bold = (all, risen, fallen) switch
        {
            (true, _, 0) => language.Say("Alle Teilbereiche sind gestiegen", "All areas have risen"),
            (true, 0, _) => language.Say("Alle Teilbereiche sind gesunken", "All areas have fallen"),
            (_, _, 0) => language.Say($"{Word(risen)} Teilbereiche sind gestiegen", $"{WordEnglish(risen)} areas have risen"),
            (_, 0, _) => language.Say($"{Word(fallen)} Teilbereiche sind gesunken", $"{WordEnglish(fallen)} areas have fallen"),
            _ => language.Say($"Gestiegen: {Few(risen)}, gesunken: {Few(fallen)}", $"Risen: {risen}, fallen: {fallen}"),
        };
        return (bold, language.Say($", am meisten {most}.{rest}", $", most of all {most}.{rest}"));
    }

    public (string Bold, string After) Protected(int areas, int units)
    {
        List<string> parts = [];
        if (areas > 0) parts.Add(areas == 1 ? language.Say("ein Teilbereich", "one area")
            : language.Say($"{Few(areas)} Teilbereiche", $"{areas} areas"));
        if (units > 0) parts.Add(units == 1 ? language.Say("ein Amt", "one unit") : language.Say($"{Few(units)} Ämter", $"{units} units"));
        var what = string.Join(language.Say(" und ", " and "), parts);
        return (language.Say($"Geschützt: {what}.", $"Protected: {what}."), language.Say(
            " Diese Zahlen könnten Rückschlüsse auf Einzelne zulassen und werden niemandem gezeigt.",
            " These figures could allow conclusions about single persons and are shown to nobody."));
    }

    public (string Bold, string After) Response(int answers) => (
        language.Say($"{language.Count(answers)} von {language.Count(view.Document.Staff)} haben geantwortet.",
            $"{language.Count(answers)} of {language.Count(view.Document.Staff)} answered."),
        answers >= view.Document.Staff ? "" : language.Say(" Wer nicht geantwortet hat, kann es anders sehen.",
            " Those who did not answer may see it differently."));

    public static (string German, string English) Stages(double distance) => distance switch
    {
        < 0.15 => ("fehlt kaum noch etwas", "hardly"),
        < 0.35 => ("fehlt ein kleiner Schritt", "a small step"),
        < 0.65 => ("fehlt etwa eine halbe Stufe", "about half a stage"),
        < 0.85 => ("fehlt eine gute halbe Stufe", "a good half stage"),
        < 1.25 => ("fehlt etwa eine Stufe", "about one stage"),
        < 1.75 => ("fehlen etwa anderthalb Stufen", "about a stage and a half"),
        < 2.25 => ("fehlen etwa zwei Stufen", "about two stages"),
        _ => ("fehlen mehr als zwei Stufen", "more than two stages"),
    };

    private int Near(double value) => Math.Clamp((int)Math.Round(value, MidpointRounding.AwayFromZero) - view.Scale.Low, 0,
        view.Scale.Words.Count - 1);

    private string Quoted(string name) => language.Quoted(name);

    /// <summary>A number as it stands within a German sentence.</summary>
    private static string Few(int count) => count switch
    {
        0 => "keiner", 1 => "einer", 2 => "zwei", 3 => "drei", 4 => "vier", 5 => "fünf", 6 => "sechs", 7 => "sieben", 8 => "acht",
        9 => "neun", 10 => "zehn", 11 => "elf", 12 => "zwölf", _ => count.ToString(CultureInfo.InvariantCulture),
    };

    private static string Word(int count) => char.ToUpperInvariant(Few(count)[0]) + Few(count)[1..];

    private static string WordEnglish(int count) => count switch
    {
        2 => "Two", 3 => "Three", 4 => "Four", 5 => "Five", 6 => "Six", 7 => "Seven", 8 => "Eight", 9 => "Nine",
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}
