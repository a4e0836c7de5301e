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
    private const int TitleSize = 2800, TextSize = 2000, SmallSize = 1200, CellMargin = 60000;

    /// <summary>Width of a letter in the middle, in English metric units per hundredth of a point of its size.</summary>
    private const double LetterShare = 0.58 * 127;

    /// <summary>Share of what is free that a sentence above a chart or table takes.</summary>
    private const int LeadPart = 8;

    /// <summary>Smallest number that a slide may have as its id (ST_SlideId).</summary>
    private const uint FirstSlide = 256;

    private static readonly Area Ours = new(Left, Top, Wide, Bottom - Top);

    /// <param name="template">The town's own presentation, as <see cref="PptxTemplate"/> accepted it.</param>
    public static byte[] Run(ReportPaper paper, byte[]? template = null)
    {
        using var stream = new MemoryStream();
        if (template is not null) stream.Write(template);
        using (var file = template is null ? PresentationDocument.Create(stream, PresentationDocumentType.Presentation)
            : PresentationDocument.Open(stream, true))
        {
            file.PackageProperties.Title = Clean(paper.Document.Title);
            file.PackageProperties.Creator = Clean(paper.Document.Administration);
            file.PackageProperties.Language = paper.Language.Culture.Name;
            var root = template is null ? Empty(file) : PptxTemplate.Empty(file, paper);
            var main = file.PresentationPart!;
            var house = template is null ? null : HouseMaster.Find(main);
            var plain = main.SlideMasterParts.First().SlideLayoutParts.First();
            List<string> slides = [Add(main, house?.Opening.Part ?? plain, _ => house is null ? Opening(paper) : Opening(paper, house))];
            foreach (var (slide, at) in Deck.Of(paper).Select((slide, at) => (slide, at)))
            {
                var onlyText = slide is { Chart: null, Table: null };
                slides.Add(Add(main, house is null ? plain : onlyText ? house.Text.Part : house.Content.Part,
                    part => house is null ? Content(part, slide, paper, at + 2) : Content(part, slide, paper, house)));
            }

            var list = new XElement(P + "sldIdLst", slides.Select((id, at) => new XElement(P + "sldId",
                new XAttribute("id", FirstSlide + (uint)at), new XAttribute(R + "id", id))));
            (root.Element(P + "handoutMasterIdLst") ?? root.Element(P + "notesMasterIdLst") ?? root.Element(P + "sldMasterIdLst")!)
                .AddAfterSelf(list);
            Store(main, root);
        }

        return stream.ToArray();
    }

    /// <summary>A presentation with a plain master of our own.</summary>
    private static XElement Empty(PresentationDocument file)
    {
        var main = file.AddPresentationPart();
        var master = main.AddNewPart<SlideMasterPart>();
        var layout = master.AddNewPart<SlideLayoutPart>();
        layout.AddPart(master);
        var theme = master.AddNewPart<ThemePart>();
        main.AddPart(theme);
        Store(theme, PptxFrame.Theme());
        Store(layout, PptxFrame.Layout(Shape(2, "Title", "title", TitlePlace, [])));
        Store(master, PptxFrame.Master(Shape(2, "Title", "title", TitlePlace, []), master.GetIdOfPart(layout)));
        return new(P + "presentation", new XAttribute(XNamespace.Xmlns + "p", P.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
            new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2147483648),
                new XAttribute(R + "id", main.GetIdOfPart(master)))),
            new XElement(P + "sldSz", new XAttribute("cx", Width), new XAttribute("cy", Height)),
            new XElement(P + "notesSz", new XAttribute("cx", Height), new XAttribute("cy", Width)));
    }

    private static Area TitlePlace => new(Left, 400000, Wide, 900000);

    private static string Add(PresentationPart main, SlideLayoutPart layout, Func<SlidePart, IEnumerable<XElement>> fill)
    {
        var part = main.AddNewPart<SlidePart>();
        part.AddPart(layout);
        Store(part, new(P + "sld", new XAttribute(XNamespace.Xmlns + "p", P.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), new XElement(P + "cSld", PptxFrame.Tree(fill(part))),
            new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping"))));
        return main.GetIdOfPart(part);
    }

    private static IEnumerable<XElement> Opening(ReportPaper paper) =>
    [
        Shape(2, "Title", "title", new(Left, 2100000, Wide, 1500000), [Line(paper.Language, paper.Document.Title, 4000, true,
            SlidePaint.Ours.Heading)]),
        Shape(3, "Text", null, new(Left, 3700000, Wide, 900000), [Line(paper.Language, paper.Document.Line, TextSize, false,
            SlidePaint.Ours.Grey)]),
        Shape(4, "Version", null, new(Left, Bottom, Wide, 400000), [Line(paper.Language, paper.Mark.Length > 0 ? paper.Mark : paper.Footer,
            SmallSize, false, SlidePaint.Ours.Grey)]),
    ];

    /// <summary>On the town's own master: what it has a place for goes there and looks as it says.</summary>
    private static IEnumerable<XElement> Opening(ReportPaper paper, HouseMaster house)
    {
        var language = paper.Language;
        yield return Placed(2, "Title", house.Opening.Title!.Value, [Line(language, paper.Document.Title)]);
        XElement[] under = [Line(language, paper.Document.Line), Line(language, paper.Mark.Length > 0 ? paper.Mark : paper.Footer,
            SmallSize, false, null)];
        yield return house.Opening.Find("subTitle", "body", "obj") is { } place ? Placed(3, "Text", place, under)
            : Shape(3, "Text", null, house.Free with { Y = house.Free.Y + house.Free.Height * 2 / 3, Height = house.Free.Height / 3 }, under);
    }

    private static IEnumerable<XElement> Content(SlidePart part, Slide slide, ReportPaper paper, int number)
    {
        var (language, paint) = (paper.Language, SlidePaint.Ours);
        yield return Shape(2, "Title", "title", TitlePlace, [Line(language, slide.Title, TitleSize, true, paint.Heading)]);
        var place = Below(Ours, slide);
        if (slide.Lead.Length > 0) yield return Shape(7, "Lead", null, Ours with { Height = Ours.Height / LeadPart },
            [Line(language, slide.Lead, TextSize, false, paint.Ink)]);
        if (slide.Chart is { } chart) yield return Chart(part, chart, language, place with { Height = place.Height - 400000 }, paint);
        if (slide.Table is { } table) yield return Table(table, language, place, paint);
        if (slide.Lines.Any(one => one.Text.Length > 0))
        {
            var below = slide.Table is not null || slide.Chart is not null;
            yield return Shape(5, "Text", null, below ? Ours with { Y = Bottom - 350000, Height = 350000 } : Ours,
                [.. slide.Lines.Select(one => Line(language, one.Text, below ? SmallSize : TextSize, one.Bold, paint.Ink))]);
        }

        yield return Shape(6, "Foot", null, new(Left, Bottom + 100000, Wide, 350000),
            [Line(language, $"{paper.Document.Administration} · {number}", SmallSize, false, paint.Grey)]);
    }

    private static IEnumerable<XElement> Content(SlidePart part, Slide slide, ReportPaper paper, HouseMaster house)
    {
        var (language, paint) = (paper.Language, house.Paint);
        var below = slide.Table is not null || slide.Chart is not null;
        var layout = below ? house.Content : house.Text;
        var note = house.Free.Height / 12;
        yield return Placed(2, "Title", layout.Title!.Value, [Line(language, slide.Title)]);
        var place = Below(house.Free, slide);
        if (slide.Lead.Length > 0) yield return Shape(8, "Lead", null, house.Free with { Height = house.Free.Height / LeadPart },
            [Line(language, slide.Lead, TextSize, false, paint.Grey)]);
        if (slide.Chart is { } chart) yield return Chart(part, chart, language, place with { Height = place.Height - note }, paint);
        if (slide.Table is { } table) yield return Table(table, language, place, paint);
        if (slide.Lines.Any(one => one.Text.Length > 0))
        {
            XElement[] lines = [.. slide.Lines.Select(one => below ? Line(language, one.Text, SmallSize, one.Bold, paint.Grey)
                : Line(language, one.Text, one.Bold))];
            yield return !below && layout.Body is { } body ? Placed(5, "Text", body, lines)
                : Shape(5, "Text", null, below ? house.Free with { Y = house.Free.Y + house.Free.Height - note, Height = note } : house.Free, lines);
        }

        if (layout.Find("ftr") is { } foot) yield return Placed(6, "Foot", foot, [Line(language, paper.Document.Administration)]);
        if (layout.Find("sldNum") is { } count)
        {
            yield return Placed(7, "Number", count, [new(A + "p", new XElement(A + "fld",
                new XAttribute("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), new XAttribute("type", "slidenum"),
                new XElement(A + "rPr", new XAttribute("lang", language.Culture.Name)), new XElement(A + "t", "‹Nr.›")))]);
        }
    }

    /// <summary>What is left below a sentence.</summary>
    private static Area Below(Area free, Slide slide) => slide.Lead.Length == 0 ? free
        : free with { Y = free.Y + free.Height / LeadPart, Height = free.Height - free.Height / LeadPart };

    private static XElement Chart(SlidePart part, ReportChart chart, Language language, Area place, SlidePaint paint)
    {
        var drawing = part.AddNewPart<DocumentFormat.OpenXml.Packaging.ChartPart>();
        NativeChart.Fill(drawing, chart, language, paint.Chart);
        return Framed(3, "Chart", chart.Describe(language), place, ChartUri,
            new(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(R + "id", part.GetIdOfPart(drawing))));
    }

    private static XElement Table(TablePart table, Language language, Area place, SlidePaint paint)
    {
        var widths = ColumnWidths.Of(table, place.Width, SmallSize * LetterShare, 2 * CellMargin);
        XElement Cell(string text, bool head) => new(A + "tc", new XElement(A + "txBody", new XElement(A + "bodyPr"),
            Line(language, text.Length > 110 ? text[..109] + "…" : text, SmallSize, head, head ? paint.OnHead : paint.Ink)),
            new XElement(A + "tcPr", new XAttribute("marL", CellMargin), new XAttribute("marR", CellMargin), new XElement(A + "lnB",
                new XAttribute("w", 6350), paint.Chart("D5D9E2")), head ? paint.Head : new XElement(A + "noFill")));
        XElement Row(IEnumerable<XElement> cells) => new(A + "tr", new XAttribute("h", 370000), cells);
        return Framed(4, "Table", table.Caption, place with { Height = 370000L * (table.Rows.Count + 1) },
            "http://schemas.openxmlformats.org/drawingml/2006/table",
            new(A + "tbl", new XElement(A + "tblPr", new XAttribute("firstRow", 1)), new XElement(A + "tblGrid",
                widths.Select(one => new XElement(A + "gridCol", new XAttribute("w", one)))),
                Row(table.Columns.Select(one => Cell(one, true))),
                    table.Rows.Select(row => Row(row.Select(one => Cell(one.Text, false))))));
    }

    private static XElement Framed(int id, string name, string words, Area place, string uri, XElement content) =>
        new(P + "graphicFrame", new XElement(P + "nvGraphicFramePr", new XElement(P + "cNvPr", new XAttribute("id", id),
                new XAttribute("name", name), new XAttribute("descr", Clean(words))),
            new XElement(P + "cNvGraphicFramePr", new XElement(A + "graphicFrameLocks", new XAttribute("noGrp", 1))),
                new XElement(P + "nvPr")),
            new XElement(P + "xfrm", PptxFrame.Place(place.X, place.Y, place.Width, place.Height)),
            new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", uri), content)));

    /// <summary>In a place that the layout has; where and how large it is, and how it looks, the layout says.</summary>
    private static XElement Placed(int id, string name, (string Kind, string? Index, XElement Shape) place,
        IReadOnlyList<XElement> lines) =>
        new(P + "sp", new XElement(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name",
            $"{name} {id}")),
                new XElement(P + "cNvSpPr", new XElement(A + "spLocks", new XAttribute("noGrp", 1))), new XElement(P + "nvPr",
                    new XElement(P + "ph", place.Kind == "obj" ? null : new XAttribute("type", place.Kind),
                        place.Index is null ? null : new XAttribute("idx", place.Index)))),
            new XElement(P + "spPr"), new XElement(P + "txBody", new XElement(A + "bodyPr", place.Kind is "ftr" or "sldNum" ? null
                : new XElement(A + "normAutofit")), new XElement(A + "lstStyle"), lines));

    /// <param name="place">Type of the placeholder; null: a text of its own.</param>
    private static XElement Shape(int id, string name, string? place, Area at, IReadOnlyList<XElement> lines) => new(P + "sp",
        new XElement(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", $"{name} {id}")),
            new XElement(P + "cNvSpPr", place is null ? new XAttribute("txBox", 1) : null), new XElement(P + "nvPr", place is null ? null
                : new XElement(P + "ph", new XAttribute("type", place)))),
        new XElement(P + "spPr", new XElement(A + "xfrm", PptxFrame.Place(at.X, at.Y, at.Width, at.Height)),
            new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))),
        new XElement(P + "txBody", new XElement(A + "bodyPr", new XAttribute("wrap", "square"), new XAttribute("anchor",
            place is null ? "t" : "b"), new XElement(A + "normAutofit")), new XElement(A + "lstStyle"),
            lines.Count > 0 ? lines : [new XElement(A + "p")]));

    /// <summary>As the place says that it looks.</summary>
    private static XElement Line(Language language, string text, bool bold = false) => new(A + "p", new XElement(A + "r",
        new XElement(A + "rPr", new XAttribute("lang", language.Culture.Name), bold ? new XAttribute("b", 1) : null),
        new XElement(A + "t", Clean(text))));

    private static XElement Line(Language language, string text, int size, bool bold, XElement? colour) => new(A + "p",
        new XElement(A + "pPr", new XElement(A + "spcAft", new XElement(A + "spcPts", new XAttribute("val", size >= TextSize ? 900 : 0))),
            new XElement(A + "buNone")),
        new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", language.Culture.Name), new XAttribute("sz", size),
            new XAttribute("b", bold ? 1 : 0), colour), new XElement(A + "t", Clean(text))));
}
