using System.Text.RegularExpressions;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>What changed from one version of a model to the next, said in German (see <see cref="CompareModels"/>).</summary>
public static partial class ChangeInGerman
{
    private static readonly (string English, string German)[] Kinds =
    [
        ("area", "Teilbereich"), ("item", "Frage"), ("form", "Fragebogen"), ("indicator", "Kennzahl"), ("perspective", "Perspektive"),
        ("cause", "Ursache"), ("initiative", "Maßnahme"), ("guide", "Leitfaden"), ("question", "Gesprächsfrage"), ("language", "Sprache"),
    ];

    private static readonly (Regex English, string German)[] Sentences = ProblemInGerman.Patterns(
    [
        ("renamed: * → *", "umbenannt: {0} → {1}"),
        ("item *: area * → *", "Frage {0}: Teilbereich {1} → {2}"),
        ("item *: direction turned", "Frage {0}: Richtung umgedreht"),
        ("item *: scale * → *", "Frage {0}: Skala {1} → {2}"),
        ("item *: asked of *", "Frage {0}: gestellt an {1}"),
        ("item * (*): \"*\" → \"*\"", "Frage {0} ({1}): „{2}“ → „{3}“"),
        ("perspective *: weight * → *", "Perspektive {0}: Gewicht {1} → {2}"),
        ("scoring *: * → *", "Auswertung, {0}: {1} → {2}"),
        ("other texts or settings changed", "Andere Texte oder Einstellungen sind geändert."),
        .. Kinds.SelectMany(kind => new (string, string)[]
        {
            ($"{kind.English} added: *", kind.German + " neu: {0}"),
            ($"{kind.English} removed: *", kind.German + " entfallen: {0}"),
            ($"{kind.English} *: changed", kind.German + " {0}: geändert"),
        }),
    ]);

    /// <summary>The parts of a wording as the page calls them.</summary>
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["Title"] = "Titel", ["About"] = "Über das Modell", ["Stages"] = "Stufe", ["Absences"] = "Antwort außerhalb der Skala",
        ["Perspectives"] = "Perspektive", ["Areas"] = "Teilbereich", ["Facets"] = "Facette", ["Items"] = "Frage", ["Forms"] = "Fragebogen",
        ["Indicators"] = "Kennzahl", ["Causes"] = "Ursache", ["Initiatives"] = "Maßnahme", ["Recommendations"] = "Empfehlung",
        ["Guides"] = "Leitfaden", ["Questions"] = "Frage", ["Letters"] = "Schreiben", ["Name"] = "Name",
        ["ShortName"] = "Kurzname", ["Plural"] = "Mehrzahl", ["Lead"] = "Einleitung", ["Leads"] = "Einleitung zur Skala",
        ["Definition"] = "Definition", ["Why"] = "Begründung", ["NotMeant"] = "Nicht gemeint", ["StageDescriptions"] = "Stufe",
        ["Enables"] = "Ermöglicht", ["Text"] = "Text", ["Note"] = "Anmerkung", ["Formula"] = "Formel", ["Source"] = "Quelle",
        ["Description"] = "Beschreibung", ["Sign"] = "Anzeichen", ["Goal"] = "Ziel", ["Steps"] = "Schritt", ["Who"] = "Wer",
        ["Risks"] = "Gefahren", ["Effect"] = "Wirkung", ["Done"] = "Erledigt, wenn", ["SmallTown"] = "In kleinen Verwaltungen",
        ["Opening"] = "Einstieg", ["Consent"] = "Einwilligung", ["Closing"] = "Schluss", ["Probes"] = "Nachfrage",
        ["Subject"] = "Betreff", ["Body"] = "Inhalt",
    };

    /// <summary>The change in German; null where it is not known.</summary>
    public static string? Of(string english)
    {
        if (ProblemInGerman.Of(english, Sentences) is { } german) return german;
        if (Wording().Match(english) is not { Success: true } match) return null;
        var path = match.Groups["path"].Value.Split(' ');
        // Keys are small, what the program calls a part begins with a capital.
        if (path.Any(word => char.IsAsciiLetterUpper(word[0]) && !Parts.ContainsKey(word))) return null;
        return $"{string.Join(' ', path.Select(word => Parts.GetValueOrDefault(word, word)))} ({match.Groups["language"].Value}): "
            + $"„{match.Groups["old"].Value}“ → „{match.Groups["now"].Value}“";
    }

    [GeneratedRegex("^(?<language>[a-z]{2}(-plain)?) (?<path>[A-Z][^:\"]*): \"(?<old>.*?)\" → \"(?<now>.*)\"$", RegexOptions.Singleline)]
    private static partial Regex Wording();
}
