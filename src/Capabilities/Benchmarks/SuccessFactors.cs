using System.Text.Json;
using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Benchmarks;

/// <summary>What goes with success among the members of a circle, frozen like a release.</summary>
/// <param name="Outcome">Key of the area or indicator in which success shows.</param>
/// <param name="Release">Hash of the circle's release that was made from the same contributions.</param>
public sealed record SuccessFactors(
    string Schema, string Circle, string On, string Release, string Outcome, int Members, long Seed, IReadOnlyList<FactorFinding> Factors,
    IReadOnlyList<FactorPath> Paths, double? PathsP, string? Because)
{
    public const string CurrentSchema = "wegmarke-factors/1";

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);

    public static SuccessFactors Read(string json) => JsonSerializer.Deserialize<SuccessFactors>(json, CircleText.Canonical)
        ?? throw new InvalidDataException("The success factors are empty.");
}

/// <param name="Rho">Rank correlation with size taken out, one decimal; null where there is none.</param>
/// <param name="P">Of the weaker of both tests, adjusted over all factors (Holm).</param>
/// <param name="SplitRho">The same with leaders judging one side and staff the other; null for an indicator.</param>
/// <param name="Fragile">It hangs on a single member.</param>
/// <param name="Found">Whether it is named as a finding.</param>
public sealed record FactorFinding(string Area, double? Rho, double? SplitRho, double? P, bool Fragile, bool Found);

/// <summary>Areas that must be high together for success to show.</summary>
/// <param name="High">Areas that are high, and those that are low.</param>
public sealed record FactorPath(IReadOnlyList<string> High, IReadOnlyList<string> Low, double Consistency, double Coverage);

/// <summary>What findings say, and what they do not prove.</summary>
public static class FactorSentences
{
    public static string Name(ModelTexts texts, string key) =>
        texts.Areas.TryGetValue(key, out var area) ? area.ShortName : texts.Indicators[key].Name;

    /// <summary>Said where nothing is named as a finding.</summary>
    public static string Nothing(SuccessFactors one, Language language) => one.Because is null
        ? language.Say("Nichts hält den Prüfungen stand. Was sich unter so wenigen Verwaltungen zeigt, kann Zufall sein.",
            "Nothing stands up to the tests. What shows among so few administrations can be chance.")
        : language.Say($"Zu wenige Verwaltungen mit vollständigen Zahlen; nötig sind {ComposeFactors.MembersMin}.",
            $"Too few administrations with complete figures; {ComposeFactors.MembersMin} are needed.");

    /// <summary>From which p on something is a finding: said beside each table, because a reader would expect 0.05.</summary>
    public static string Rule(Language language) => language.Say(
        $"Befund heißt etwas erst, wenn p höchstens {language.Number(ComposeFactors.Error, 3)} ist und keine einzelne Verwaltung den Ausschlag gibt:"
            + " Geprüft werden auch Wege aus mehreren Teilbereichen, und beides zusammen soll nur in 5 von 100 Fällen irren.",
        $"Something is called a finding only where p is {language.Number(ComposeFactors.Error, 3)} at most and no single administration decides it:"
            + " paths of several areas are tested as well, and both together shall err in 5 of 100 cases only.");

    /// <summary>What the tests make of one factor.</summary>
    public static string Verdict(FactorFinding factor, Language language) => factor switch
    {
        { P: null } => language.Say("zu wenige", "too few"),
        { Found: true } => language.Say("Befund", "finding"),
        { Fragile: true, P: <= ComposeFactors.Error } => language.Say("hängt an einer einzelnen Verwaltung",
            "hangs on a single administration"),
        _ => language.Say("kann Zufall sein", "can be chance"),
    };

    public static (string Finding, string Warning) Of(FactorFinding factor, string outcome, ModelTexts texts, Language language)
    {
        var (name, other) = (language.Quoted(Name(texts, factor.Area)), language.Quoted(Name(texts, outcome)));
        var strength = language.Number(factor.Rho!.Value, 1);
        var source = factor.SplitRho is null ? "" : language.Say(", auch wenn Führungskräfte das eine und Beschäftigte das andere beurteilen",
            ", also where leaders judge the one and staff the other");
        var finding = factor.Rho > 0
            ? language.Say($"Verwaltungen, die bei {name} weiter sind, sind es meist auch bei {other}: Rangzusammenhang {strength}, die Größe herausgerechnet{source}.",
                $"Administrations that are further along in {name} mostly are in {other}, too: rank correlation {strength}, size taken out{source}.")
            : language.Say($"Verwaltungen, die bei {name} weiter sind, sind es bei {other} meist weniger: Rangzusammenhang {strength}, die Größe herausgerechnet{source}.",
                $"Administrations that are further along in {name} mostly are less so in {other}: rank correlation {strength}, size taken out{source}.");
        return (finding, language.Say(
            $"Das beweist nicht, dass {name} die Ursache ist: Es kann umgekehrt sein, oder beides hat einen dritten Grund.",
            $"This does not prove that {name} is the cause: it may be the other way round, or both have a third reason."));
    }

    public static (string Finding, string Warning) Of(FactorPath path, string outcome, ModelTexts texts, Language language)
    {
        var parts = path.High.Select(key => language.Say($"viel {Name(texts, key)}", $"much {Name(texts, key)}"))
            .Concat(path.Low.Select(key => language.Say($"wenig {Name(texts, key)}", $"little {Name(texts, key)}")));
        var (joined, other) = (string.Join(language.Say(" und ", " and "), parts), language.Quoted(Name(texts, outcome)));
        var (consistency, coverage) = (language.Number(path.Consistency, 2), language.Number(100 * path.Coverage, 0));
        return (language.Say(
            $"Wo {joined} zusammenkommen, steht es meist auch um {other} gut (Verlässlichkeit {consistency}, erklärt {coverage} % davon).",
            $"Where {joined} come together, {other} mostly fares well, too (consistency {consistency}, covers {coverage}% of it)."),
            language.Say("Das beweist nicht, dass dieser Weg auch bei Ihnen zum Ziel führt, und nicht, dass andere Wege nicht dorthin führen.",
                "This does not prove that this path leads there in your house, nor that other paths do not."));
    }
}
