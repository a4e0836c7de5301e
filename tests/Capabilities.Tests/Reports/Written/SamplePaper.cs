using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>A report with every kind of part, with words that a careless writer would take for markup or a formula.</summary>
internal static class SamplePaper
{
    public const string Markup = "=1+1 #let x = *[<b>]* {{title}} „Ä“ \\u{41}";
    public static readonly Guid Quote = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    public static readonly Guid Withdrawn = new("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static readonly Axis Scale = new(1, ["gar nicht", "begonnen", "teilweise", "weitgehend", "erreicht", "darüber hinaus"]);

    public static ReportDocument Document { get; } = new(ReportDocument.CurrentSchema, ReportKind.Council, "de", "Stand & Vorhaben <2026>",
        "2026/117", "Musterstadt", "", new(2026, 11, 2), [new(ReportSource.Release, new string('a', 64), "Freigabe der Welle 2")],
    [
        new HeadingPart(2, "Beschlussvorschlag"), new ListPart(true, ["Der Rat nimmt zur Kenntnis.", Markup]),
        new HeadingPart(2, "Was wir wissen"), new FindingPart("Steuerung", " liegt fast zwei Stufen unter dem Ziel.", "sicher"),
        new TextPart(Markup), new TextPart("Klein.", true), new ListPart(false, ["Punkt"]),
        new HeadingPart(2, "Wo wir stehen"),
        new ChartPart(new ProfileFigure("Profil", Scale, [new("Steuerung", "schwächstes Glied: Ziele", 3.41, 3.2, 3.62, 0.4, 3.1, 5, 412,
            "+0,3", "geschützt"), new("Kultur", "", null, null, null, null, null, 5, null, "", "geschützt")]), "Stichtag 1. März 2026.",
            new("Profil", ["Teilbereich", "Stufe", "n"], [["Steuerung", new("3,41", 3.41, 2), new("412", 412, 0)],
                ["Kultur", "geschützt", "–"]])),
        new HeadingPart(3, "Veränderung"),
        new ChartPart(new ChangeFigure("Von 1 zu 2", Scale, [new("Steuerung", new(3.1, 2.9, 3.3, 400), new(3.41, 3.2, 3.62, 412), 0.2, true,
            "+0,3", "gestiegen")]), "", new("Von 1 zu 2", ["Teilbereich", "vorher", "jetzt"], [["Steuerung", new("3,10", 3.1, 2),
                new("3,41", 3.41, 2)]])),
        new ChartPart(new GapFigure("Sichten", Scale, [new("Steuerung", new(3.3, 3.1, 3.5, 380), new(3.9, 3.5, 4.3, 32), "")]), "",
            new("Sichten", ["Teilbereich", "Beschäftigte", "Führungskräfte"], [["Steuerung", new("3,30", 3.3, 2), new("3,90", 3.9, 2)]])),
        new ChartPart(new PositionFigure("Im Kreis", Scale, [new("Steuerung", "sicher in der unteren Hälfte", 2.9, 3.0, 2.8, 3.2, 3.6, 0.3,
            "Platz 9 bis 14 von 14", "geschützt"), new("Kultur", "", null, null, null, null, null, null, "", "geschützt")]), "",
            new("Im Kreis", ["Teilbereich", "eigener Wert", "Platz"], [["Steuerung", new("2,90", 2.9, 2), "Platz 9 bis 14 von 14"],
                ["Kultur", "–", "geschützt"]])),
        new HeadingPart(2, "Was wir tun"),
        new TablePart("Maßnahmen", ["Maßnahme", "Kosten"], [["=HYPERLINK(\"x\")", new("12.000 €", 12000, 0)], ["Akte", "–"]]),
        new QuotePart(Quote, "", "Zu: Entscheidungswege"), new QuotePart(Withdrawn, "", "Dagegen"),
    ]);

    public static ReportPaper Paper { get; } = ReportPaper.Of(Document, new Dictionary<Guid, string> { [Quote] = "Das dauert." },
        new(1, 1, new string('b', 64), "", "Jana Brandt", new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)), null);
}
