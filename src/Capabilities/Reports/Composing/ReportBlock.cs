using System.Text.Json.Serialization;
using Wegmarke.Design;

namespace Wegmarke.Reports.Composing;

/// <summary>What a block of a report shows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>Nothing but one's own heading and text.</summary>
    Own,

    /// <summary>What is proposed for resolution, one point in each line.</summary>
    Proposal,
    Findings,
    Profile,
    Perspectives,
    Change,
    Areas,
    Units,
    OwnUnit,
    Facts,
    Targets,
    Vision,
    Goals,
    Initiatives,

    /// <summary>What was declined or stopped, with the reason.</summary>
    Declined,
    Decisions,
    Lights,

    /// <summary>What is different from the round before.</summary>
    Moved,
    Causes,
    Quotes,

    /// <summary>What the comparison in the circle says, in sentences.</summary>
    Compared,

    /// <summary>Own figure, the same drawn towards the others, and the place among them, area by area.</summary>
    Position,

    /// <summary>Each area in all groups of the circle.</summary>
    Peers,

    /// <summary>Indicators in the circle.</summary>
    PeerFacts,

    /// <summary>What goes with success, each with what it does not prove.</summary>
    Factors,

    /// <summary>Where a survey stands with those who have a say, and what changed since they declared themselves.</summary>
    Consent,
    Purpose,

    /// <summary>Every item.</summary>
    Asked,

    /// <summary>What respondents say about themselves.</summary>
    Respondents,

    /// <summary>Who sees what.</summary>
    Sights,
    Threshold,

    /// <summary>What lies where and when it goes.</summary>
    Storage,

    /// <summary>Record of processing.</summary>
    Processing,
    Measures,
    Dangers,

    /// <summary>Co-determination.</summary>
    Law,
    Parties,

    /// <summary>What the words of the report mean.</summary>
    Words,
    Method,
}

/// <summary>A block as somebody chose it.</summary>
/// <param name="Heading">Empty: the usual one.</param>
/// <param name="Text">Own words before what is filled in; an empty line parts paragraphs.</param>
public sealed record ReportBlock(BlockKind Kind, string Heading = "", string Text = "")
{
    public const int HeadingMax = 200;
    public const int TextMax = 8000;
}

public static class BlockNames
{
    /// <summary>The usual heading.</summary>
    public static string Name(this BlockKind kind, Language language) => kind switch
    {
        BlockKind.Own => language.Say("Eigener Text", "Own text"),
        BlockKind.Proposal => language.Say("Beschlussvorschlag", "Proposal for a resolution"),
        BlockKind.Findings => language.Say("Was wir wissen", "What we know"),
        BlockKind.Profile => language.Say("Wo wir stehen", "Where we stand"),
        BlockKind.Perspectives => language.Say("Sehen Führungskräfte es anders?", "Do leaders see it differently?"),
        BlockKind.Change => language.Say("Was sich verändert hat", "What has changed"),
        BlockKind.Areas => language.Say("Die Teilbereiche im Einzelnen", "The areas one by one"),
        BlockKind.Units => language.Say("Kommt es auf das Amt an?", "Does it depend on the unit?"),
        BlockKind.OwnUnit => language.Say("Das Amt und das Haus", "The unit and the house"),
        BlockKind.Facts => language.Say("Was die Zahlen sagen", "What the facts say"),
        BlockKind.Targets => language.Say("Vereinbarte Ziele je Teilbereich", "Agreed targets of the areas"),
        BlockKind.Vision => language.Say("Leitbild und Grundsätze", "Vision and principles"),
        BlockKind.Goals => language.Say("Woran wir uns messen", "What we measure ourselves by"),
        BlockKind.Initiatives => language.Say("Was wir tun", "What we do"),
        BlockKind.Declined => language.Say("Was wir nicht tun", "What we do not do"),
        BlockKind.Decisions => language.Say("Was entschieden ist und was offen", "What is decided and what is open"),
        BlockKind.Lights => language.Say("Wie es läuft", "How it goes"),
        BlockKind.Moved => language.Say("Was sich seit der vorigen Runde bewegt hat", "What has moved since the round before"),
        BlockKind.Causes => language.Say("Was uns bremst", "What slows us down"),
        BlockKind.Quotes => language.Say("Stimmen", "Voices"),
        BlockKind.Compared => language.Say("Was der Vergleich sagt", "What the comparison says"),
        BlockKind.Position => language.Say("Wie wir im Vergleich stehen", "How we compare"),
        BlockKind.Peers => language.Say("Verglichen mit unseresgleichen", "Compared with our like"),
        BlockKind.PeerFacts => language.Say("Kennzahlen im Kreis", "Indicators in the circle"),
        BlockKind.Factors => language.Say("Was mit Erfolg zusammenhängt", "What goes with success"),
        BlockKind.Consent => language.Say("Stand der Beteiligung", "Where consent stands"),
        BlockKind.Purpose => language.Say("Zweck", "Purpose"),
        BlockKind.Asked => language.Say("Jede Frage", "Every item"),
        BlockKind.Respondents => language.Say("Angaben zur Person", "About the respondent"),
        BlockKind.Sights => language.Say("Wer sieht was", "Who sees what"),
        BlockKind.Threshold => language.Say("Schwelle", "Threshold"),
        BlockKind.Storage => language.Say("Speicherung und Löschung", "Storage and deletion"),
        BlockKind.Processing => language.Say("Verzeichnis der Verarbeitung", "Record of processing"),
        BlockKind.Measures => language.Say("Technische und organisatorische Maßnahmen", "Technical and organisational measures"),
        BlockKind.Dangers => language.Say("Risiken", "Risks"),
        BlockKind.Law => language.Say("Mitbestimmung", "Co-determination"),
        BlockKind.Parties => language.Say("Weitere Beteiligte", "Further parties"),
        BlockKind.Words => language.Say("Was die Wörter heißen", "What the words mean"),
        _ => language.Say("Wie gerechnet wurde", "How figures were made"),
    };
}
