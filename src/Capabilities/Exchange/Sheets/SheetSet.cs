using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Exchange.Figures;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Releases.Research;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange.Sheets;

/// <summary>The file for research as a table: one row for each sheet, one column for each item, answers as they were given.</summary>
/// <param name="Sheets">As they were drawn and blanked, in the order of the file.</param>
public sealed record SheetSet(
    Campaign Campaign, ReleaseDocument Document, MaturityModel Model, IReadOnlyList<PackedSheet> Sheets, ResearchFile File,
    Language Language) : DataSet(Language)
{
    public const string Name = "sheets";
    public const int DoNotKnow = 97;
    public const int NotApplicable = 98;
    public const int Skipped = 99;

    private IReadOnlyList<FigureTable>? tables;

    public override string Id => File.Hash;

    public override string Administration => Document.Administration;

    public override string Title => Language.Say($"{Administration}: {Document.Title}, Welle {Document.Wave}, Datei für die Forschung",
        $"{Administration}: {Document.Title}, wave {Document.Wave}, file for research");

    public override IReadOnlyList<FigureTable> Tables => tables ??= [Table()];

    /// <summary>Sheets with the same perspective and attributes, the fewest there are.</summary>
    public int Smallest => FormSheets.SmallestGroup(Sheets);

    public override IReadOnlyList<string> About =>
    [
        Language.Say($"Einzelne Bögen aus der Erhebung „{Document.Title}“ ({Administration}, Welle {Document.Wave}), geschlossen am {ClosedOn}.",
            $"Single sheets of the survey “{Document.Title}” ({Administration}, wave {Document.Wave}), closed on {ClosedOn}."),
        Language.Say($"Nur für: {Campaign.ResearchBy}. Zweck: {Campaign.ResearchFor}",
            $"Only for: {Campaign.ResearchBy}. Purpose: {Campaign.ResearchFor}"),
        Language.Say($"{Sheets.Count} Bögen von Menschen, die dem am Ende ihres Bogens zugestimmt haben. Ein Teil der Bögen mit Zustimmung fehlt, mindestens ein Zehntel, vom Zufall gewählt.",
            $"{Sheets.Count} sheets of people who agreed to it at the end of their sheet. A part of the sheets with agreement is left out, at least a tenth, chosen by chance."),
        Language.Say($"Mindestens {Smallest} Bögen haben dieselbe Sicht und dieselben Merkmale, und in keiner solchen Gruppe haben alle eine Aussage gleich beantwortet. Wo es weniger wären, fehlen Merkmale.",
            $"At least {Smallest} sheets have the same view and the same attributes, and in no such group did all answer an item alike. Where they would be fewer, attributes are missing."),
        Language.Say("Amt, Zeitpunkt, Sprache, Weg der Antwort und eigene Worte stehen in keiner Zeile; die Reihenfolge sagt nichts. Aussagen, deren Verteilung nicht freigegeben ist, sind leer.",
            "Unit, time, language, way of answering and own words stand in no row; the order says nothing. Items whose distribution is not released are empty."),
        Language.Say("Geprüft ist auch das Abziehen: Die Bögen, die hier fehlen, bilden in jeder Gruppe der freigegebenen Ergebnisse entweder keine oder eine genügend große und gemischte Gruppe.",
            "Subtraction is checked as well: the sheets that are missing here form in every group of the released results either none or a group large and mixed enough."),
        Language.Say($"Prüfsumme der Bögen {File.Hash}. Wer jemanden zu erkennen versucht, Bögen mit anderen Daten verbindet oder die Datei weitergibt, verletzt den Zweck, zu dem die Befragten sie gaben.",
            $"Checksum of the sheets {File.Hash}. Whoever tries to recognise somebody, joins sheets with other data or passes the file on violates the purpose for which respondents gave it."),
    ];

    private string ClosedOn => Language.Day(DateOnly.Parse(Document.ClosedOn, System.Globalization.CultureInfo.InvariantCulture));

    public override StudyWords Study => new(1, Document.ClosedOn, Language.Say("Befragte", "Respondents"),
        Language.Say($"{Document.Staff} Beschäftigte, darunter {Document.Leaders} Führungskräfte",
            $"{Document.Staff} staff, {Document.Leaders} of them leaders"),
        Language.Say("Einzelne Antworten, anonym, Merkmale vergröbert", "Single answers, anonymous, attributes coarsened"),
        Language.Say("Vollerhebung, freiwillig; in der Datei ein Zufallsteil derer, die zugestimmt haben",
            "full census, voluntary; in the file a random part of those who agreed"),
        Language.Say("keine Gewichte", "no weights"),
        Language.Say("Einzelne Antworten ohne Namen und Amt. Nicht zu veröffentlichen.", "Single answers without name and unit. Not to be published."),
        Language.Say($"Nur für: {Campaign.ResearchBy}, zu dem genannten Zweck. Keine Versuche, Einzelne zu erkennen.",
            $"Only for: {Campaign.ResearchBy}, for the purpose named. No attempts to recognise individuals."),
        Language.Say("Leer: nicht gefragt, oder geschützt.", "Empty: not asked, or protected."));

    /// <summary>A name that every statistics program takes.</summary>
    public static string NameOf(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private FigureTable Table()
    {
        var texts = Model.TextsIn(Language.Key);
        List<int> items = [.. Enumerable.Range(0, Model.Items.Count).Where(item => Sheets.Any(sheet => sheet.Codes[item]
            != AnswerCode.NotAsked))];
        FigureColumn[] columns =
        [
            FigureColumn.Whole("sheet", Language.Say("Laufende Nummer, ohne Bedeutung", "Running number without meaning")),
            FigureColumn.Code("perspective", Language.Say("Sicht", "View"), [.. Model.Perspectives.Select((one, at) => new FigureCode(at + 1,
                one.Key, texts.Perspectives[one.Key].Plural))]),
            .. Campaign.Attributes.Select(asked => FigureColumn.Code("a_" + NameOf(asked.Key), asked.Name.In(Language),
                [.. asked.Values.Select((value, at) => new FigureCode(at + 1, value.Key, value.Name.In(Language)))])),
            .. items.Select(item => Column(Model.Items[item], texts)),
        ];
        return new(Name, Language.Say("Bögen", "Sheets"), columns, [.. Sheets.Select((sheet, at) => (IReadOnlyList<object?>)
        [
            at + 1, sheet.Perspective + 1,
            .. sheet.Attributes.Select(value => value == PackedSheet.NotSaid ? null : (object?)(value + 1)),
            .. items.Select(item => Answer(sheet.Codes[item])),
        ])]);
    }

    private FigureColumn Column(Item item, ModelTexts texts)
    {
        var scale = Model.ScaleOf(item);
        var label = texts.Items[item.Key].Text + (item.Reversed ? Language.Say(" (umgekehrt gefragt)", " (asked in reverse)") : "");
        return FigureColumn.Code(NameOf(item.Key), label,
        [
            .. Enumerable.Range(scale.Low, scale.Stages).Select(value => new FigureCode(value,
                value.ToString(System.Globalization.CultureInfo.InvariantCulture), texts.Stages[Model.StageKey(scale, value)])),
            new(DoNotKnow, "dont-know", texts.Absences["dont-know"]), new(NotApplicable, "not-applicable",
                texts.Absences["not-applicable"]),
            new(Skipped, "skipped", Language.Say("ausgelassen", "skipped")),
        ]) with { Ordered = true, Missing = [DoNotKnow, NotApplicable, Skipped] };
    }

    private static object? Answer(byte code) => code switch
    {
        AnswerCode.NotAsked => null,
        AnswerCode.DoNotKnow => DoNotKnow,
        AnswerCode.NotApplicable => NotApplicable,
        AnswerCode.Skipped => Skipped,
        _ => (int)code,
    };
}
