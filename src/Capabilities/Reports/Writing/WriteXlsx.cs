using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>Writes a report as a workbook: its words on the first sheet, each table on a sheet of its own, drawings as native charts.
/// Nothing that somebody wrote becomes a formula.</summary>
public static class WriteXlsx
{
    private const int NameMax = 31;
    private const int WidthMax = 60, A4 = 9, LineHeight = 15;
    private const int ChartColumns = 9;

    /// <summary>Which look a cell has; see <see cref="Styles"/>.</summary>
    private const int Words = 1, Head = 2, Whole = 3, Tenths = 4, Hundredths = 5, Wrapped = 6;

    public static byte[] Run(ReportPaper paper)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            file.PackageProperties.Title = Clean(paper.Document.Title);
            file.PackageProperties.Creator = Clean(paper.Document.Administration);
            file.PackageProperties.Language = paper.Language.Culture.Name;
            var book = Begin(file);
            List<(string Name, WorksheetPart Part)> sheets = [(paper.Say("Bericht", "Report"), Sheet(book, TextRows(paper), [110]))];
            foreach (var part in paper.Document.Parts)
            {
                if (part is TablePart table) sheets.Add((NameOf(table.Caption, sheets), TableSheet(book, table, null, paper.Language, "")));
                if (part is not Composing.ChartPart chart) continue;
                var name = NameOf(chart.Twin.Caption, sheets);
                sheets.Add((name, TableSheet(book, chart.Twin, chart.Chart, paper.Language, name)));
            }

            Finish(book, sheets);
        }

        return stream.ToArray();
    }

    /// <summary>The numbers behind a chart, as they stand within a document or a slide.</summary>
    internal static byte[] Numbers(ChartSeries series, Language language)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            file.PackageProperties.Language = language.Culture.Name;
            var book = Begin(file);
            Finish(book, [("Sheet1", Sheet(book, SeriesRows(series), [40, 14, 14, 14]))]);
        }

        return stream.ToArray();
    }

    /// <summary>Tables alone, each on a sheet with its caption as name.</summary>
    internal static byte[] Tables(string title, string author, Language language, IReadOnlyList<TablePart> tables)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            (file.PackageProperties.Title, file.PackageProperties.Creator) = (Clean(title), Clean(author));
            file.PackageProperties.Language = language.Culture.Name;
            var book = Begin(file);
            List<(string Name, WorksheetPart Part)> sheets = [];
            foreach (var table in tables) sheets.Add((NameOf(table.Caption, sheets), TableSheet(book, table, null, language, "")));
            Finish(book, sheets);
        }

        return stream.ToArray();
    }

    private static WorkbookPart Begin(SpreadsheetDocument file)
    {
        var book = file.AddWorkbookPart();
        Store(book.AddNewPart<WorkbookStylesPart>(), Styles());
        return book;
    }

    private static void Finish(WorkbookPart book, IReadOnlyList<(string Name, WorksheetPart Part)> sheets) => Store(book,
        new XElement(S + "workbook", new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), new XElement(S + "sheets",
            sheets.Select((one, at) => new XElement(S + "sheet", new XAttribute("name", one.Name), new XAttribute("sheetId", at + 1),
                new XAttribute(R + "id", book.GetIdOfPart(one.Part)))))));

    private static IEnumerable<XElement[]> TextRows(ReportPaper paper)
    {
        yield return [Text(paper.Document.Title, Head)];
        yield return [Text(paper.Document.Line, Words)];
        if (paper.Mark.Length > 0) yield return [Text(paper.Mark, Words)];
        yield return [];
        foreach (var line in paper.Document.Parts.SelectMany(part => Lines(paper, part))) yield return [line];
        yield return [];
        foreach (var source in paper.Sources) yield return [Text(source, Wrapped)];
        yield return [Text(paper.Footer, Wrapped)];
    }

    private static IEnumerable<XElement> Lines(ReportPaper paper, ReportPart part) => part switch
    {
        HeadingPart heading => [Text(heading.Text, Head)],
        TextPart text => [Text(text.Text, Wrapped)],
        FindingPart finding => [Text(finding.Bold + finding.Rest
            + (finding.Certainty.Length > 0 ? $" ({finding.Certainty})" : ""), Wrapped)],
        ListPart list => list.Items.Select((item, at) => Text((list.Numbered ? $"{at + 1}. " : "• ") + item, Wrapped)),
        QuotePart quote => [Text($"{paper.WordsOf(quote)} {quote.About}", Wrapped)],
        TablePart table => [Text(paper.Say($"Tabelle: {table.Caption}", $"Table: {table.Caption}"), Words)],
        Composing.ChartPart chart => [Text(paper.Say($"Abbildung: {chart.Chart.Title}", $"Figure: {chart.Chart.Title}"), Words)],
        _ => [],
    };

    private static WorksheetPart TableSheet(WorkbookPart book, TablePart table, ReportChart? chart, Language language, string name)
    {
        List<XElement[]> rows = [[.. table.Columns.Select(one => Text(one, Head))],
            .. table.Rows.Select(row => row.Select(cell => cell.Number is { } number
                ? Number(number, cell.Decimals) : Text(cell.Text, Words))
                .ToArray())];
        double[] widths = [.. table.Columns.Select((column, at) => Math.Min(WidthMax, table.Rows.Select(row => row[at].Text.Length)
            .Append(column.Length).Max() + 3.0))];
        if (chart is null) return Sheet(book, rows, widths);
        var series = chart.Series(language);
        // The numbers of the drawing stand below in the same columns.
        widths = [.. Enumerable.Range(0, Math.Max(widths.Length, series.Lines.Count + 1)).Select(at => Math.Max(at < widths.Length
            ? widths[at] : 0, at > 0 && at <= series.Lines.Count ? Math.Min(WidthMax, series.Lines[at - 1].Name.Length + 3.0) : 0))];
        var head = rows.Count + 3;
        rows.AddRange([[], [Text(language.Say("Zahlen der Zeichnung", "Numbers of the drawing"), Head)], .. SeriesRows(series)]);
        var sheet = Sheet(book, rows, widths);
        Draw(sheet, chart, language, series, $"'{name.Replace("'", "''", StringComparison.Ordinal)}'", head, table.Columns.Count + 1);
        return sheet;
    }

    private static IEnumerable<XElement[]> SeriesRows(ChartSeries series) =>
    [
        [Text("", Head), .. series.Lines.Select(one => Text(one.Name, Head))],
        .. series.Categories.Select((category, at) => (XElement[])[Text(category, Words), .. series.Lines.Select(one =>
            one.Values[at] is { } value ? Number(value, 2) : Text("", Words))]),
    ];

    private static void Draw(WorksheetPart sheet, ReportChart chart, Language language, ChartSeries series, string name, int head,
        int column)
    {
        var drawing = sheet.AddNewPart<DrawingsPart>();
        var part = drawing.AddNewPart<DocumentFormat.OpenXml.Packaging.ChartPart>();
        Store(part, NativeChart.Space(chart, language, series, name, head, null));
        XElement Corner(string kind, int col, int row) => new(Anchor + kind, new XElement(Anchor + "col", col),
            new XElement(Anchor + "colOff", 0), new XElement(Anchor + "row", row), new XElement(Anchor + "rowOff", 0));
        Store(drawing, new(Anchor + "wsDr", new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
            new XElement(Anchor + "twoCellAnchor", Corner("from", column, 0), Corner("to", column + ChartColumns, 28),
                new XElement(Anchor + "graphicFrame", new XAttribute("macro", ""), new XElement(Anchor + "nvGraphicFramePr",
                    new XElement(Anchor + "cNvPr", new XAttribute("id", 2), new XAttribute("name", "Chart"),
                        new XAttribute("descr", Clean(chart.Describe(language)))), new XElement(Anchor + "cNvGraphicFramePr")),
                    new XElement(Anchor + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                        new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
                    new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", ChartUri), new XElement(C + "chart",
                        new XAttribute(R + "id", drawing.GetIdOfPart(part)))))), new XElement(Anchor + "clientData"))));
        var root = Load(sheet);
        root.Add(new XElement(S + "drawing", new XAttribute(R + "id", sheet.GetIdOfPart(drawing))));
        Store(sheet, root);
    }

    private static WorksheetPart Sheet(WorkbookPart book, IEnumerable<XElement[]> rows, IReadOnlyList<double> widths)
    {
        var part = book.AddNewPart<WorksheetPart>();
        Store(part, new(S + "worksheet", new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName),
            new XElement(S + "sheetPr", new XElement(S + "pageSetUpPr", new XAttribute("fitToPage", 1))),
            new XElement(S + "cols", widths.Select((width, at) => new XElement(S + "col", new XAttribute("min", at + 1),
                new XAttribute("max", at + 1), new XAttribute("width", width), new XAttribute("customWidth", 1)))),
            new XElement(S + "sheetData", rows.Select((cells, at) => new XElement(S + "row", new XAttribute("r", at + 1),
                Height(cells, widths),
                cells.Select((cell, column) => { cell.SetAttributeValue("r", $"{Column(column)}{at + 1}"); return cell; })))),
            // Printed on as many sheets of paper as it is long, and on one as it is wide.
            new XElement(S + "pageSetup", new XAttribute("paperSize", A4), new XAttribute("fitToHeight", 0),
                new XAttribute("orientation", "landscape"))));
        return part;
    }

    /// <summary>Of a row whose words go on over several lines: not every program finds out by itself how high it is.</summary>
    private static XAttribute[] Height(XElement[] cells, IReadOnlyList<double> widths)
    {
        var lines = cells.Select((cell, at) => (int?)cell.Attribute("s") is Head or Wrapped && at < widths.Count
            ? Math.Ceiling(cell.Value.Length / (widths[at] - 1)) : 1).DefaultIfEmpty(1).Max();
        return lines > 1 ? [new("ht", lines * LineHeight), new("customHeight", 1)] : [];
    }

    private static string Column(int at) => at < 26 ? $"{(char)('A' + at)}" : Column(at / 26 - 1) + Column(at % 26);

    private static XElement Text(string text, int look) => new(S + "c", new XAttribute("s", look), new XAttribute("t", "inlineStr"),
        new XElement(S + "is", new XElement(S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text))));

    private static XElement Number(double value, int decimals) => new(S + "c",
        new XAttribute("s", decimals == 0 ? Whole : decimals == 1 ? Tenths : Hundredths),
        new XElement(S + "v", value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Sheets may not hold these letters in their names, nor be called the same.</summary>
    private static string NameOf(string caption, IReadOnlyList<(string Name, WorksheetPart Part)> taken)
    {
        var clean = string.Concat(Clean(caption).Where(one => !"[]:*?/\\'".Contains(one, StringComparison.Ordinal))).Trim();
        for (var at = 1; ; at++)
        {
            var after = at == 1 ? "" : $" {at}";
            var name = clean[..Math.Min(clean.Length, NameMax - after.Length)].Trim() + after;
            if (taken.All(one => !one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return name;
        }
    }

    /// <summary>Words are marked as words, so that no program takes them for a formula, whoever edits the cell.</summary>
    private static XElement Styles()
    {
        XElement Look(int format, int font, bool words, bool wrapped) => new(S + "xf", new XAttribute("numFmtId", format),
            new XAttribute("fontId", font), new XAttribute("fillId", 0), new XAttribute("borderId", 0), new XAttribute("xfId", 0),
            new XAttribute("applyNumberFormat", 1), words ? new XAttribute("quotePrefix", 1) : null,
            wrapped ? new XAttribute("applyAlignment", 1) : null,
            wrapped ? new XElement(S + "alignment", new XAttribute("vertical", "top"), new XAttribute("wrapText", 1)) : null);
        XElement Font(bool bold) => new(S + "font", bold ? new XElement(S + "b") : null, new XElement(S + "sz", new XAttribute("val", 11)),
            new XElement(S + "name", new XAttribute("val", "Calibri")));
        return new(S + "styleSheet",
            new XElement(S + "numFmts", new XAttribute("count", 1), new XElement(S + "numFmt", new XAttribute("numFmtId", 164),
                new XAttribute("formatCode", "0.0"))),
            new XElement(S + "fonts", Font(false), Font(true)),
            new XElement(S + "fills", "none gray125".Split(' ').Select(one => new XElement(S + "fill", new XElement(S + "patternFill",
                new XAttribute("patternType", one))))),
            new XElement(S + "borders", new XElement(S + "border", "left right top bottom diagonal".Split(' ').Select(one =>
                new XElement(S + one)))),
            new XElement(S + "cellStyleXfs", new XElement(S + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0),
                new XAttribute("fillId", 0), new XAttribute("borderId", 0))),
            new XElement(S + "cellXfs", Look(0, 0, false, false), Look(49, 0, true, false), Look(49, 1, true, true), Look(3, 0, false, false),
                Look(164, 0, false, false), Look(2, 0, false, false), Look(49, 0, true, true)));
    }
}
