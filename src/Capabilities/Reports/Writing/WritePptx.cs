using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>Writes a report as slides with charts that can be edited.</summary>
public static class WritePptx
{
    private const long Width = 12192000, Height = 6858000, Left = 620000, Wide = Width - 2 * Left;
    private const long Top = 1500000, Bottom = 6250000;
    private const int TitleSize = 2800, TextSize = 2000, SmallSize = 1200;
    private const string Ink = "171A2B", Blue = "154C79", Grey = "4B5563";

    public static byte[] Run(ReportPaper paper)
    {
        using var stream = new MemoryStream();
        using (var file = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            file.PackageProperties.Title = Clean(paper.Document.Title);
            file.PackageProperties.Creator = Clean(paper.Document.Administration);
            file.PackageProperties.Language = paper.Language.Culture.Name;
            var main = file.AddPresentationPart();
            var master = main.AddNewPart<SlideMasterPart>();
            var layout = master.AddNewPart<SlideLayoutPart>();
            layout.AddPart(master);
            var theme = master.AddNewPart<ThemePart>();
            main.AddPart(theme);
            Store(theme, PptxFrame.Theme());
            Store(layout, PptxFrame.Layout(Shape(2, "Title", "title", Left, 400000, Wide, 900000, [])));
            Store(master, PptxFrame.Master(Shape(2, "Title", "title", Left, 400000, Wide, 900000, []), master.GetIdOfPart(layout)));
            List<string> slides = [Add(main, layout, Opening(paper))];
            foreach (var (slide, at) in Deck.Of(paper).Select((slide, at) => (slide, at)))
            {
                slides.Add(Add(main, layout, part => Content(part, slide, paper, at + 2)));
            }

            Store(main, new(P + "presentation", new XAttribute(XNamespace.Xmlns + "p", P.NamespaceName),
                new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
                new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2147483648),
                    new XAttribute(R + "id", main.GetIdOfPart(main.AddPart(master))))),
                new XElement(P + "sldIdLst", slides.Select((id, at) => new XElement(P + "sldId", new XAttribute("id", 256 + at),
                    new XAttribute(R + "id", id)))),
                new XElement(P + "sldSz", new XAttribute("cx", Width), new XAttribute("cy", Height)),
                new XElement(P + "notesSz", new XAttribute("cx", Height), new XAttribute("cy", Width))));
        }

        return stream.ToArray();
    }

    private static string Add(PresentationPart main, SlideLayoutPart layout, Func<SlidePart, IEnumerable<XElement>> fill)
    {
        var part = main.AddNewPart<SlidePart>();
        part.AddPart(layout);
        Store(part, new(P + "sld", new XAttribute(XNamespace.Xmlns + "p", P.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), new XElement(P + "cSld", PptxFrame.Tree(fill(part))),
            new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping"))));
        return main.GetIdOfPart(part);
    }

    private static Func<SlidePart, IEnumerable<XElement>> Opening(ReportPaper paper) => _ =>
    [
        Shape(2, "Title", "title", Left, 2100000, Wide, 1500000, [Line(paper.Language, paper.Document.Title, 4000, true, Blue)]),
        Shape(3, "Text", null, Left, 3700000, Wide, 900000, [Line(paper.Language, paper.Document.Line, TextSize, false, Grey)]),
        Shape(4, "Version", null, Left, Bottom, Wide, 400000, [Line(paper.Language, paper.Mark.Length > 0 ? paper.Mark : paper.Footer,
            SmallSize, false, Grey)]),
    ];

    private static IEnumerable<XElement> Content(SlidePart part, Slide slide, ReportPaper paper, int number)
    {
        var language = paper.Language;
        yield return Shape(2, "Title", "title", Left, 400000, Wide, 900000, [Line(language, slide.Title, TitleSize, true, Blue)]);
        if (slide.Chart is { } chart) yield return Chart(part, chart, language);
        if (slide.Table is { } table) yield return Table(table, language);
        if (slide.Lines.Count > 0)
        {
            var below = slide.Table is not null || slide.Chart is not null;
            yield return Shape(5, "Text", null, Left, below ? Bottom - 350000 : Top, Wide, below ? 350000 : Bottom - Top,
                [.. slide.Lines.Select(one => Line(language, one.Text, below ? SmallSize : TextSize, one.Bold, Ink))]);
        }

        yield return Shape(6, "Foot", null, Left, Bottom + 100000, Wide, 350000,
            [Line(language, $"{paper.Document.Administration} · {number}", SmallSize, false, Grey)]);
    }

    private static XElement Chart(SlidePart part, ReportChart chart, Language language)
    {
        var drawing = part.AddNewPart<DocumentFormat.OpenXml.Packaging.ChartPart>();
        NativeChart.Fill(drawing, chart, language);
        return Framed(3, "Chart", chart.Describe(language), Bottom - Top - 400000, ChartUri,
            new(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(R + "id", part.GetIdOfPart(drawing))));
    }

    private static XElement Table(TablePart table, Language language)
    {
        int[] lengths = [.. table.Columns.Select((name, at) => Math.Clamp(table.Rows.Select(row => row[at].Text.Length).Append(name.Length)
            .Max(), 7, 45))];
        long[] widths = [.. lengths.Select(one => Wide * one / lengths.Sum())];
        XElement Cell(string text, bool head) => new(A + "tc", new XElement(A + "txBody", new XElement(A + "bodyPr"),
            Line(language, text.Length > 110 ? text[..109] + "…" : text, SmallSize, head, head ? "FFFFFF" : Ink)),
            new XElement(A + "tcPr", new XAttribute("marL", 60000), new XAttribute("marR", 60000), new XElement(A + "lnB",
                new XAttribute("w", 6350), Fill("D5D9E2")), head ? Fill(Blue) : new XElement(A + "noFill")));
        XElement Row(IEnumerable<XElement> cells) => new(A + "tr", new XAttribute("h", 370000), cells);
        return Framed(4, "Table", table.Caption, 370000L * (table.Rows.Count + 1), "http://schemas.openxmlformats.org/drawingml/2006/table",
            new(A + "tbl", new XElement(A + "tblPr", new XAttribute("firstRow", 1)), new XElement(A + "tblGrid",
                widths.Select(one => new XElement(A + "gridCol", new XAttribute("w", one)))),
                Row(table.Columns.Select(one => Cell(one, true))),
                    table.Rows.Select(row => Row(row.Select(one => Cell(one.Text, false))))));
    }

    private static XElement Framed(int id, string name, string words, long height, string uri, XElement content) =>
        new(P + "graphicFrame", new XElement(P + "nvGraphicFramePr", new XElement(P + "cNvPr", new XAttribute("id", id),
                new XAttribute("name", name), new XAttribute("descr", Clean(words))),
            new XElement(P + "cNvGraphicFramePr", new XElement(A + "graphicFrameLocks", new XAttribute("noGrp", 1))),
                new XElement(P + "nvPr")),
            new XElement(P + "xfrm", PptxFrame.Place(Left, Top, Wide, height)),
            new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", uri), content)));

    /// <param name="place">Type of the placeholder; null: a text of its own.</param>
    private static XElement Shape(int id, string name, string? place, long x, long y, long width, long height,
        IReadOnlyList<XElement> lines) => new(P + "sp",
        new XElement(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", $"{name} {id}")),
            new XElement(P + "cNvSpPr", place is null ? new XAttribute("txBox", 1) : null), new XElement(P + "nvPr", place is null ? null
                : new XElement(P + "ph", new XAttribute("type", place)))),
        new XElement(P + "spPr", new XElement(A + "xfrm", PptxFrame.Place(x, y, width, height)),
            new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))),
        new XElement(P + "txBody", new XElement(A + "bodyPr", new XAttribute("wrap", "square"), new XAttribute("anchor",
            place is null ? "t" : "b"), new XElement(A + "normAutofit")), new XElement(A + "lstStyle"),
            lines.Count > 0 ? lines : [new XElement(A + "p")]));

    private static XElement Line(Language language, string text, int size, bool bold, string colour) => new(A + "p",
        new XElement(A + "pPr", new XElement(A + "spcAft", new XElement(A + "spcPts", new XAttribute("val", size >= TextSize ? 900 : 0))),
            new XElement(A + "buNone")),
        new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", language.Culture.Name), new XAttribute("sz", size),
            new XAttribute("b", bold ? 1 : 0), Fill(colour)), new XElement(A + "t", Clean(text))));

    private static XElement Fill(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));
}
