using System.Text.RegularExpressions;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>Patterns that make an item hard to answer or to interpret, per language.</summary>
public static partial class WordingPatterns
{
    private static readonly string[] GermanJargon =
    [
        "Agilität", "agil", "agile", "agiles", "agilen", "Change", "Compliance", "Coaching", "Empowerment", "End-to-End", "Framework",
            "Governance",
        "Human Resources", "Implementierung", "implementieren", "implementiert", "Kompetenzprofil", "Lessons", "Leuchtturm",
            "Meilenstein", "Mindset",
        "Onboarding", "Partizipation", "proaktiv", "Roadmap", "Shared", "Skill", "Skills", "Stakeholder", "Synergie", "Synergien",
            "Transformation",
        "Usability", "User", "User Experience", "Workflow", "Enabler", "Benchmark", "disruptiv", "holistisch", "ganzheitlich",
            "nachhaltig", "Medienbruch",
        "Medienbrüche", "Medienbrüchen", "KPI", "Use Case",
    ];

    private static readonly string[] EnglishJargon =
    [
        "agile", "agility", "alignment", "benchmark", "disruptive", "empowerment", "enabler", "end-to-end", "framework", "governance",
            "holistic",
        "leverage", "mindset", "onboarding", "proactive", "roadmap", "skillset", "stakeholder", "stakeholders", "synergy", "synergies",
        "transformation", "use case", "user experience", "workflow", "KPI",
    ];

    /// <summary>What is wrong with the wording of an item, each with what to do.</summary>
    public static IEnumerable<(string What, string Remedy)> Of(string text, string language)
    {
        var english = language == "en";
        if (Joining(text, english) is { } joint)
        {
            yield return ($"\"{joint}\" may ask two things at once.", "Ask one thing, or make two items.");
        }

        var negations = (english ? EnglishNegation() : GermanNegation()).Matches(text).Select(match => match.Value).ToList();
        if (negations.Count > 1) yield return ($"{Quoted(negations)} negate twice.", "Say what is, not what is not.");
        else if (negations.Count == 1 && !SoftNegation().IsMatch(negations[0]))
        {
            yield return ($"\"{negations[0]}\" negates; disagreeing with it is a double negation.", "Say what is, not what is not.");
        }

        var absolutes = (english ? EnglishAbsolute() : GermanAbsolute()).Matches(text).Select(match => match.Value).ToList();
        if (absolutes.Count > 0) yield return ($"{Quoted(absolutes)} leaves no room for a degree.",
            "Leave it out; the scale carries the degree.");
        foreach (var word in (english ? EnglishJargon : GermanJargon).Where(word => ContainsWord(text, word)))
        {
            yield return ($"\"{word}\" is jargon.", "Use a word that staff use themselves.");
        }
    }

    /// <summary>Forms of gender that screen readers spell out.</summary>
    public static string? GenderCharacter(string text) => GenderMark().Match(text) is { Success: true } match ? match.Value : null;

    private static string? Joining(string text, bool english)
    {
        foreach (Match match in (english ? EnglishJoining() : GermanJoining()).Matches(text))
        {
            if (!PairOfGenders().IsMatch(match.Value)) return match.Value;
        }

        return null;
    }

    private static bool ContainsWord(string text, string word) =>
        Regex.IsMatch(text, $@"(?<![\p{{L}}-]){Regex.Escape(word)}(?![\p{{L}}-])", RegexOptions.CultureInvariant);

    private static string Quoted(IEnumerable<string> words) => string.Join(" and ", words.Select(word => $"\"{word}\""));

    [GeneratedRegex(@"\S+ (?:und|oder|sowie|bzw\.|beziehungsweise|und/oder) \S+")]
    private static partial Regex GermanJoining();

    [GeneratedRegex(@"\S+ (?:and|or|and/or|as well as) \S+")]
    private static partial Regex EnglishJoining();

    [GeneratedRegex(@"^\p{L}+in(?:nen)? (?:und|oder) \p{L}+|^\p{L}+ (?:und|oder) \p{L}+in(?:nen)?\b")]
    private static partial Regex PairOfGenders();

    [GeneratedRegex(@"\b(?:nicht|kein(?:e[mnrs]?)?|nie(?:mals|mand(?:em|en)?)?|nichts|nirgends|weder|ohne|kaum)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GermanNegation();

    [GeneratedRegex(@"\b(?:not|no|none|nobody|never|nothing|nowhere|neither|without|hardly|cannot|\w+n['’]t)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishNegation();

    /// <summary>Names an absence without turning the answer round.</summary>
    [GeneratedRegex("^(?:ohne|without)$", RegexOptions.IgnoreCase)]
    private static partial Regex SoftNegation();

    [GeneratedRegex(@"\b(?:immer|stets|jederzeit|ausnahmslos|völlig|vollständig(?:e[mnrs]?)?|ausschließlich|überhaupt|all(?:e[nmrs]?)?|jede[mnrs]?|sämtliche[nmrs]?|absolut|perfekt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GermanAbsolute();

    [GeneratedRegex(@"\b(?:always|all|every|everybody|everyone|completely|entirely|absolutely|perfect(?:ly)?|exclusively|at all)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishAbsolute();

    [GeneratedRegex(@"\p{L}+(?:[*_:·/]-?|\()(?:in|innen|r|n)\b\)?|\p{Ll}+Innen\b|\p{L}+\*\p{L}*")]
    private static partial Regex GenderMark();
}
