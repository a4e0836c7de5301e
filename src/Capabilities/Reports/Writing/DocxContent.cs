using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Reports.Composing;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>The parts of a report as paragraphs, tables and charts of a text document.</summary>
/// <param name="bullets">Id of the numbering of lists without numbers; numbered lists begin anew and follow it.</param>
/// <param name="width">Width of the text in English metric units.</param>
internal sealed class DocxContent(ReportPaper paper, MainDocumentPart main, DocxStyles styles, int bullets, long width)
{
    private const int RowHeight = 11, ChartHead = 45, ChartMost = 200;

    /// <summary>A table of so many rows is not torn between two pages.</summary>
    private const int WholeRows = 6;

    /// <summary>Width of a letter of a table in the middle, and the margins of a cell, in twentieths of a point.</summary>
    private const double TableLetter = 100, TableAround = 216;

    private static readonly string[] Sides = ["left", "right"];

    private int tables, figures, drawings, bookmarks;

    /// <summary>How many numbered lists there are; each needs a numbering of its own.</summary>
    public int NumberedLists { get; private set; }

    /// <param name="titled">Whether the template says the title itself.</param>
    public IReadOnlyList<XElement> Of(bool titled)
    {
        List<XElement> content = [];
        if (!titled)
        {
            content.Add(Paragraph(styles[DocxStyles.Title], Run(paper.Document.Title)));
            content.Add(Paragraph(styles[DocxStyles.Small], Run(paper.Document.Line)));
        }

        if (paper.Mark.Length > 0) content.Add(Paragraph(styles[DocxStyles.Finding], Run(paper.Mark)));
        var parts = paper.Document.Parts.SelectMany(Part).ToList();
        if (paper.HasContents) content.AddRange(Contents());
        content.AddRange(parts);
        if (paper.Sources.Count == 0) return content;
        content.Add(Heading(2, paper.SourcesName));
        content.AddRange(paper.Sources.Select(one => Paragraph(styles[DocxStyles.Small], Run(one))));
        content.Add(Paragraph(styles[DocxStyles.Small], Run(paper.Footer)));
        return content;
    }

    private IEnumerable<XElement> Part(ReportPart part) => part switch
    {
        HeadingPart heading => [Heading(heading.Level, heading.Text)],
        TextPart text => [Paragraph(text.Small ? styles[DocxStyles.Small] : null, Run(text.Text))],
        FindingPart finding => [Paragraph(styles[DocxStyles.Finding], Run(finding.Bold, bold: true), Run(finding.Rest),
            finding.Certainty.Length > 0 ? new XElement(W + "r", new XElement(W + "br")) : null,
            finding.Certainty.Length > 0 ? Run(finding.Certainty, grey: true) : null)],
        ListPart list => List(list),
        TablePart table => Table(table),
        QuotePart quote => [Paragraph(styles[DocxStyles.Quote], Run(paper.WordsOf(quote))), Paragraph(styles[DocxStyles.Small],
            Run(quote.About))],
        Composing.ChartPart chart => [.. Chart(chart), .. Table(chart.Twin)],
        _ => throw new InvalidOperationException($"A part of the kind {part.GetType().Name} cannot be written."),
    };

    private XElement Heading(int level, string text)
    {
        var id = ++bookmarks;
        return Paragraph(styles[level == 2 ? DocxStyles.Heading1 : DocxStyles.Heading2],
            new XElement(W + "bookmarkStart", new XAttribute(W + "id", id), new XAttribute(W + "name", $"_Toc{id:000000}")), Run(text),
            new XElement(W + "bookmarkEnd", new XAttribute(W + "id", id)));
    }

    /// <summary>A real table of contents that can be brought up to date; it says headings without pages, which only Word knows.</summary>
    private IEnumerable<XElement> Contents()
    {
        yield return Paragraph(null, Run(paper.Say("Inhalt", "Contents"), bold: true));
        var headings = paper.Document.Parts.OfType<HeadingPart>().ToList();
        for (var at = 0; at < headings.Count; at++)
        {
            yield return new(W + "p", new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "after", 20)),
                    new XElement(W + "ind", new XAttribute(W + "left", headings[at].Level == 2 ? 0 : 300))),
                at == 0 ? Field("begin") : null, at == 0 ? Instruction(" TOC \\o \"1-2\" \\n \\h \\z \\u ") : null,
                at == 0 ? Field("separate") : null,
                new XElement(W + "hyperlink", new XAttribute(W + "anchor", $"_Toc{at + 1:000000}"), new XAttribute(W + "history", 1),
                    Run(headings[at].Text)),
                at == headings.Count - 1 ? Field("end") : null);
        }
    }

    private IEnumerable<XElement> List(ListPart list)
    {
        var numbering = list.Numbered ? bullets + ++NumberedLists : bullets;
        return list.Items.Select(item => new XElement(W + "p", new XElement(W + "pPr", new XElement(W + "numPr",
            new XElement(W + "ilvl", Val(0)), new XElement(W + "numId", Val(numbering)))), Run(item)));
    }

    private IEnumerable<XElement> Table(TablePart table)
    {
        var caption = Caption(paper.Say("Tabelle", "Table"), ++tables, table.Caption);
        caption.Element(W + "pPr")!.Element(W + "pStyle")!.AddAfterSelf(new XElement(W + "keepNext"));
        yield return caption;
        var twips = width / 635;
        // Where words would be torn, letters and margins become smaller.
        var small = !ColumnWidths.Fit(table, twips, TableLetter, TableAround);
        var (size, margin) = small ? (15, 40) : (17, 108);
        var widths = ColumnWidths.Of(table, twips, TableLetter * size / 17, 2 * margin);
        XElement Cell(int at, string text, bool head, bool number, bool keep) => new(W + "tc",
            new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", widths[at]), new XAttribute(W + "type", "dxa"))),
            new XElement(W + "p", new XElement(W + "pPr",
                keep ? new XElement(W + "keepNext") : null,
                new XElement(W + "spacing", new XAttribute(W + "before", 20), new XAttribute(W + "after", 20)),
                number ? new XElement(W + "jc", Val("right")) : null), Run(text, bold: head, size: size)));
        bool Numeric(int at) => at > 0 && table.Rows.Any(row => row[at].Number is not null);
        yield return new(W + "tbl", new XElement(W + "tblPr", new XElement(W + "tblStyle", Val(styles[DocxStyles.Table])),
                new XElement(W + "tblW", new XAttribute(W + "w", twips), new XAttribute(W + "type", "dxa")),
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")),
                small ? new XElement(W + "tblCellMar", Sides.Select(side => new XElement(W + side,
                    new XAttribute(W + "w", margin), new XAttribute(W + "type", "dxa")))) : null,
                new XElement(W + "tblLook", new XAttribute(W + "val", "0020"), new XAttribute(W + "firstRow", 1)),
                new XElement(W + "tblCaption", Val(Clean(table.Caption)))),
            new XElement(W + "tblGrid", widths.Select(one => new XElement(W + "gridCol", new XAttribute(W + "w", one)))),
            new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")),
                table.Columns.Select((name, at) => Cell(at, name, true, Numeric(at), true))),
            table.Rows.Select((row, line) => new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit")),
                row.Select((cell, at) => Cell(at, cell.Text, false, Numeric(at), table.Rows.Count <= WholeRows
                    && line < table.Rows.Count - 1)))));
        yield return new(W + "p", new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "after", 60))));
    }

    private IEnumerable<XElement> Chart(Composing.ChartPart chart)
    {
        var part = main.AddNewPart<DocumentFormat.OpenXml.Packaging.ChartPart>();
        NativeChart.Fill(part, chart.Chart, paper.Language);
        var series = chart.Chart.Series(paper.Language);
        var height = Math.Min(ChartMost, ChartHead + RowHeight * series.Categories.Count) * (long)Millimetre;
        var id = ++drawings;
        yield return new(W + "p", new XElement(W + "pPr", new XElement(W + "keepNext")), new XElement(W + "r", new XElement(W + "drawing",
            new XElement(Inline + "inline", "distT distB distL distR".Split(' ').Select(one => new XAttribute(one, 0)),
                new XElement(Inline + "extent", new XAttribute("cx", width), new XAttribute("cy", height)),
                new XElement(Inline + "docPr", new XAttribute("id", 1000 + id), new XAttribute("name", $"Chart {id}"),
                    new XAttribute("descr", Clean(chart.Chart.Describe(paper.Language)))),
                new XElement(Inline + "cNvGraphicFramePr"),
                new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", ChartUri),
                    new XElement(C + "chart", new XAttribute(R + "id", main.GetIdOfPart(part)))))))));
        yield return Caption(paper.Say("Abbildung", "Figure"), ++figures, $"{chart.Chart.Title}. {chart.Caption}");
    }

    /// <summary>A caption that Word counts, so that a list of tables can be made of them.</summary>
    private XElement Caption(string kind, int number, string text) => Paragraph(styles[DocxStyles.Caption], Run(kind + " "),
        new XElement(W + "fldSimple", new XAttribute(W + "instr", $" SEQ {kind} \\* ARABIC "),
            Run(number.ToString(CultureInfo.InvariantCulture))), Run(": " + text));

    private static XElement Paragraph(string? style, params XElement?[] runs) => new(W + "p",
        style is null ? null : new XElement(W + "pPr", new XElement(W + "pStyle", Val(style))), runs);

    private static XElement Run(string text, bool bold = false, bool grey = false, int size = 0)
    {
        XElement[] marks = [.. new[] { bold ? new XElement(W + "b") : null, grey ? new XElement(W + "color", Val("4B5563")) : null,
            size > 0 ? new XElement(W + "sz", Val(size)) : null }.OfType<XElement>()];
        return new(W + "r", marks.Length > 0 ? new XElement(W + "rPr", marks) : null,
            Clean(text).Split('\n').SelectMany((line, at) => new[] { at > 0 ? new XElement(W + "br") : null,
                new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line) }.OfType<XElement>()));
    }

    private static XElement Field(string kind) => new(W + "r", new XElement(W + "fldChar", new XAttribute(W + "fldCharType", kind)));

    private static XElement Instruction(string text) => new(W + "r", new XElement(W + "instrText",
        new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private static XAttribute Val(object value) => new(W + "val", value);
}
