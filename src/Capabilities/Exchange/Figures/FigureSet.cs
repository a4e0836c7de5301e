using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;

namespace Wegmarke.Exchange.Figures;

/// <summary>What one reader may take away of a release: its figures as tables, and what stands in every file about them.</summary>
/// <param name="Whole">Whether the reader may see all units and groups, and so the document itself.</param>
/// <param name="Units">The units whose figures the reader may see.</param>
public sealed record FigureSet(
    ReleaseDocument Document, string Json, string Hash, MaturityModel Model, Language Language, bool Whole, IReadOnlySet<string> Units)
    : DataSet(Language)
{
    private IReadOnlyList<FigureTable>? tables;

    public ModelTexts Texts => Model.TextsIn(Language.Key);

    public override string Id => Hash;

    public override string Administration => Document.Administration;

    /// <summary>Worked out once.</summary>
    public override IReadOnlyList<FigureTable> Tables => tables ??= GatherFigures.Run(this);

    public override StudyWords Study => new(Document.Version, Document.ClosedOn,
        Language.Say("Gruppen von Befragten", "Groups of respondents"),
        Language.Say($"{Document.Staff} Beschäftigte, darunter {Document.Leaders} Führungskräfte",
            $"{Document.Staff} staff, {Document.Leaders} of them leaders"),
        Language.Say("Aggregierte, gerundete und auf Rückschlüsse geprüfte Ergebnisse",
            "Aggregated and rounded results, checked against disclosure"),
        Language.Say("Vollerhebung, freiwillig", "full census, voluntary"),
        Language.Say("Sichten nach dem Modell gewichtet", "views weighted as the model says"),
        Language.Say("Enthält keine einzelnen Antworten.", "Holds no single answers."),
        Language.Say("Keine Versuche, Einzelne zu erkennen.", "No attempts to recognise individuals."),
        Language.Say("Leer und shown = 0: geschützt; sonst leer: nicht berechnet oder nicht gefragt.",
            "Empty and shown = 0: protected; otherwise empty: not computed or not asked."));

    public override string Title => Language.Say($"{Document.Administration}: {Document.Title}, Welle {Document.Wave}",
        $"{Document.Administration}: {Document.Title}, wave {Document.Wave}");

    public override IReadOnlyList<string> About =>
    [
        Language.Say($"Freigegebene Ergebnisse von {Document.Administration}, Welle {Document.Wave} ({Document.Title}), Stichtag {Document.ClosedOn}.",
            $"Released results of {Document.Administration}, wave {Document.Wave} ({Document.Title}), closed on {Document.ClosedOn}."),
        Language.Say($"Modell {Texts.Title} ({Document.ModelKey} {Document.ModelVersion}), Prüfsumme der Freigabe {Hash}.",
            $"Model {Texts.Title} ({Document.ModelKey} {Document.ModelVersion}), checksum of the release {Hash}."),
        Language.Say($"Keine Zahl beruht auf weniger als {Document.Threshold} Antworten. Mittelwerte sind auf zwei, Standardabweichungen auf eine Stelle gerundet.",
            $"No figure rests on fewer than {Document.Threshold} answers. Means are rounded to two places, standard deviations to one."),
        Language.Say("Geschützt (Spalte shown = 0; in SPSS der Wert -98) heißt: Die Zahl könnte Rückschlüsse auf Einzelne zulassen. "
                + "Sie steht in keiner dieser Dateien. Leere Felder ohne dieses Zeichen heißen: nicht berechnet oder nicht gefragt.",
            "Protected (column shown = 0; in SPSS the value -98) means: the figure could point to individuals. "
                + "It is in none of these files. Empty fields without that mark mean: not computed or not asked."),
        Language.Say("Ziele sind die des Modells, oder die, auf die sich das Haus geeinigt hat.",
            "Targets are those of the model, or those that the house agreed on."),
        .. Whole ? Array.Empty<string>() : [Language.Say("Ämter und Gruppen sind nur enthalten, soweit sie auf Ihren Seiten stehen.",
            "Units and groups are contained only as far as your pages show them.")],
    ];
}
