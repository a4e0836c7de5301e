using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Causes;

/// <summary>How verdicts, levels, kinds of evidence and deeds are called on pages.</summary>
public static class CauseWords
{
    public static string Word(this VerdictWord verdict, Language language) => verdict switch
    {
        VerdictWord.Supported => language.Say("belegt", "supported"),
        VerdictWord.Plausible => language.Say("plausibel", "plausible"),
        VerdictWord.Contradicted => language.Say("widerlegt", "contradicted"),
        _ => language.Say("offen", "open"),
    };

    /// <summary>The same as a sign that needs no colour.</summary>
    public static string Sign(this VerdictWord verdict) => verdict switch
    {
        VerdictWord.Supported => "●",
        VerdictWord.Plausible => "◐",
        VerdictWord.Contradicted => "✕",
        _ => "○",
    };

    public static string Word(this CauseLevel level, Language language) => level switch
    {
        CauseLevel.OwnHouse => language.Say("die eigene Verwaltung", "the own administration"),
        CauseLevel.County => language.Say("der Landkreis", "the county"),
        CauseLevel.Land => language.Say("das Land", "the Land"),
        _ => language.Say("der Bund", "the federation"),
    };

    public static string Word(this EvidenceKind kind, Language language) => kind switch
    {
        EvidenceKind.Release => language.Say("Befragung", "survey"),
        EvidenceKind.Indicator => language.Say("Kennzahl", "indicator"),
        EvidenceKind.Quote => language.Say("Stimme", "voice"),
        EvidenceKind.Document => language.Say("Dokument", "document"),
        EvidenceKind.Process => language.Say("Prozess", "process"),
        _ => language.Say("Beobachtung", "observation"),
    };

    public static string Word(this CauseDeed deed, Language language) => deed switch
    {
        CauseDeed.Reviewed => language.Say("gegengelesen", "reviewed"),
        CauseDeed.Discarded => language.Say("verworfen", "discarded"),
        _ => language.Say("wieder aufgenommen", "taken up again"),
    };

    /// <summary>How many people spoke. Below the usual threshold the number stays coarse outside the circle of those who work with the
    /// conversations.</summary>
    public static string People(this Verdict verdict, bool exact, Language language) => verdict.People switch
    {
        0 => language.Say("noch keine Stimme", "no voice yet"),
        < 5 when !exact => language.Say("weniger als fünf Personen", "fewer than five people"),
        1 => language.Say($"eine Person{Units(verdict, language)}", $"one person{Units(verdict, language)}"),
        var people => language.Say($"{people} Personen{Units(verdict, language)}", $"{people} people{Units(verdict, language)}"),
    };

    /// <summary>The rule, condition by condition: what it asks for, what there is, whether that is enough.</summary>
    public static IReadOnlyList<(string Condition, string There, bool Met)> Conditions(this Verdict verdict, Language language) =>
    [
        (language.Say($"mindestens {Verdict.SourcesMin} unabhängige Quellen sprechen dafür",
            $"at least {Verdict.SourcesMin} independent sources speak for it"), $"{verdict.For}", verdict.For >= Verdict.SourcesMin),
        (language.Say($"aus mindestens {Verdict.KindsMin} Arten von Quellen; Stimmen zählen ab zwei Personen als Art",
            $"of at least {Verdict.KindsMin} kinds; voices count as a kind from two people on"), $"{verdict.KindsFor}",
            verdict.KindsFor >= Verdict.KindsMin),
        (language.Say("mindestens eine davon ist eine Stimme, ein Dokument, ein Prozess oder eine Beobachtung: Zahlen zeigen, dass etwas schwach ist, nicht warum",
            "at least one of them is a voice, a document, a process or an observation: figures show that something is weak, not why"),
            $"{verdict.Told}", verdict.Told > 0),
        (language.Say("doppelt so viele sprechen dafür wie dagegen", "twice as many speak for it as against it"),
            language.Say($"{verdict.For} zu {verdict.Against}", $"{verdict.For} to {verdict.Against}"),
            verdict.For >= Verdict.Weight * verdict.Against),
    ];

    /// <summary>What would have to happen for the next better verdict.</summary>
    public static string Next(this Verdict verdict, Language language) => verdict.Word switch
    {
        VerdictWord.Supported => language.Say("Die Ursache gilt als belegt. Der nächste Schritt ist eine Maßnahme.",
            "The cause counts as supported. The next step is an initiative."),
        VerdictWord.Contradicted => language.Say("Mindestens zwei Arten von Quellen sprechen dagegen. Verwerfen Sie die Ursache, oder fassen Sie sie anders.",
            "At least two kinds of sources speak against it. Discard the cause, or put it otherwise."),
        VerdictWord.Open => language.Say("Noch spricht nicht mehr dafür als dagegen. Suchen Sie Belege in beide Richtungen.",
            "No more speaks for it than against it so far. Look for evidence in both directions."),
        _ => language.Say("Es spricht mehr dafür als dagegen. Was zur belegten Ursache fehlt, steht in der Regel darunter.",
            "More speaks for it than against it. What is missing for a supported cause stands in the rule below."),
    };

    private static string Units(Verdict verdict, Language language) => verdict.Units switch
    {
        0 => "",
        1 => language.Say(" aus einem Amt", " of one unit"),
        var units => language.Say($" aus {units} Ämtern", $" of {units} units"),
    };
}
