using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>A drawing as a chart that office programs let people edit: bars of the same numbers, with intervals as whiskers.</summary>
internal static class NativeChart
{
    private const int FontSize = 1000, SmallFont = 850, FewCategories = 8;
    private const int GapWidth = 40;

    /// <summary>Into a document or a slide: the numbers come along as a workbook.</summary>
    /// <param name="paint">Gives our colours as a fill; null: as they are.</param>
    public static void Fill(DocumentFormat.OpenXml.Packaging.ChartPart part, ReportChart chart, Language language,
        Func<string, XElement>? paint = null)
    {
        var series = chart.Series(language);
        var workbook = part.AddEmbeddedPackagePart("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using (var bytes = new MemoryStream(WriteXlsx.Numbers(series, language))) workbook.FeedData(bytes);
        Store(part, Space(chart, language, series, "Sheet1", 1, new XElement(C + "externalData",
            new XAttribute(R + "id", part.GetIdOfPart(workbook)), Value("autoUpdate", "0")), paint));
    }

    /// <param name="sheet">Name of the sheet that holds the numbers.</param>
    /// <param name="row">Where their head stands; categories in the first column, a line in each further one.</param>
    public static XElement Space(ReportChart chart, Language language, ChartSeries series, string sheet, int row, XElement? workbook,
        Func<string, XElement>? paint = null) =>
        new(C + "chartSpace", new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName), new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), Value("roundedCorners", "0"), new XElement(C + "chart",
                new XElement(C + "title", new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"),
                    new XElement(A + "p", Size(FontSize + 200, true), new XElement(A + "r",
                        new XElement(A + "rPr", new XAttribute("lang", language.Culture.Name), new XAttribute("sz", FontSize + 200),
                            new XAttribute("b", 1)),
                        new XElement(A + "t", Clean(chart.Title)))))), Value("overlay", "0")),
                Value("autoTitleDeleted", "0"), new XElement(C + "plotArea", new XElement(C + "layout"), new XElement(C + "barChart",
                    Value("barDir", "bar"), Value("grouping", "clustered"), Value("varyColors", "0"),
                    series.Lines.Select((line, at) => Line(series, line, at, sheet, row, paint ?? SlidePaint.Solid)),
                    Value("gapWidth", GapWidth), Value("axId", 111), Value("axId", 222)), Categories(), Stages(chart.Scale, paint ?? SlidePaint.Solid)),
                new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", "0")), Value("plotVisOnly", "1"),
                Value("dispBlanksAs", "gap")),
            // Small enough that no program leaves every second name out.
            new XElement(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p",
                Size(series.Categories.Count > FewCategories ? SmallFont : FontSize, false),
                new XElement(A + "endParaRPr", new XAttribute("lang", language.Culture.Name)))), workbook);

    private static XElement Line(ChartSeries series, ChartLine line, int at, string sheet, int row, Func<string, XElement> paint)
    {
        var (letter, last) = ((char)('B' + at), row + series.Categories.Count);
        return new(C + "ser", Value("idx", at), Value("order", at),
            new XElement(C + "tx", Cached("strRef", $"{sheet}!${letter}${row}", [line.Name])),
            // A target is a frame, so that what was measured stays in front.
            new XElement(C + "spPr", line.Colour == ChartColour.Target ? [new XElement(A + "noFill"), new XElement(A + "ln",
                new XAttribute("w", 19050), paint(line.Colour))] : new[] { paint(line.Colour) }), Value("invertIfNegative", "0"),
            at == 0 ? new XElement(C + "dLbls", new XElement(C + "numFmt", new XAttribute("formatCode", "0.0"),
                    new XAttribute("sourceLinked", 0)), new XElement(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p",
                    new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 900), new XAttribute("b", 1),
                        paint("FFFFFF"))))), Value("dLblPos", "inBase"), Value("showLegendKey", "0"), Value("showVal", "1"),
                Value("showCatName", "0"), Value("showSerName", "0"), Value("showPercent", "0"), Value("showBubbleSize", "0")) : null,
            Whiskers(line, paint),
            new XElement(C + "cat", Cached("strRef", $"{sheet}!$A${row + 1}:$A${last}", series.Categories)),
            new XElement(C + "val", Numbers("numRef", $"{sheet}!${letter}${row + 1}:${letter}${last}", line.Values)));
    }

    private static XElement? Whiskers(ChartLine line, Func<string, XElement> paint) => line.Low.All(one => one is null)
        || line.High.All(one => one is null) ? null
        : new(C + "errBars", Value("errBarType", "both"), Value("errValType", "cust"), Value("noEndCap", "0"),
            new XElement(C + "plus", Numbers("numLit", null, [.. line.Values.Select((value, at) => line.High[at] - value)])),
            new XElement(C + "minus", Numbers("numLit", null, [.. line.Values.Select((value, at) => value - line.Low[at])])),
            new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 12700), paint("171A2B"))));

    private static XElement Categories() => new(C + "catAx", Value("axId", 111), new XElement(C + "scaling",
        // The first category stands on top, as it is read.
        Value("orientation", "maxMin")), Value("delete", "0"), Value("axPos", "l"), Value("numFmt", null), Value("majorTickMark", "none"),
        Value("minorTickMark", "none"), Value("tickLblPos", "low"), Value("crossAx", 222), Value("crosses", "autoZero"),
        Value("lblAlgn", "ctr"), Value("lblOffset", 100), Value("tickLblSkip", 1), Value("noMultiLvlLbl", "0"));

    private static XElement Stages(Axis scale, Func<string, XElement> paint) => new(C + "valAx", Value("axId", 222),
        new XElement(C + "scaling",
            Value("orientation", "minMax"), Value("max", scale.High), Value("min", scale.Low)), Value("delete", "0"), Value("axPos", "b"),
        new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 6350), paint("D5D9E2")))),
        new XElement(C + "numFmt", new XAttribute("formatCode", "0"), new XAttribute("sourceLinked", 0)), Value("majorTickMark", "none"),
        Value("minorTickMark", "none"), Value("tickLblPos", "nextTo"), Value("crossAx", 111), Value("crosses", "max"),
        Value("crossBetween", "between"), Value("majorUnit", 1));

    private static XElement? Value(string name, object? value) => value is null ? null : new(C + name, new XAttribute("val", value));

    private static XElement Size(int size, bool bold) => new(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", size),
        new XAttribute("b", bold ? 1 : 0)));

    private static XElement Cached(string kind, string formula, IReadOnlyList<string> words) => new(C + kind,
        new XElement(C + "f", formula),
        new XElement(C + "strCache", Value("ptCount", words.Count), words.Select((word, at) => new XElement(C + "pt",
            new XAttribute("idx", at), new XElement(C + "v", Clean(word))))));

    private static XElement Numbers(string kind, string? formula, IReadOnlyList<double?> values)
    {
        XElement[] points = [new(C + "formatCode", "0.00"), Value("ptCount", values.Count)!, .. values.Select((value, at) => (value, at))
            .Where(one => one.value is not null).Select(one => new XElement(C + "pt", new XAttribute("idx", one.at),
                new XElement(C + "v", Math.Round(one.value!.Value, 4).ToString(CultureInfo.InvariantCulture))))];
        return formula is null ? new(C + kind, points)
            : new(C + kind, new XElement(C + "f", formula), new XElement(C + "numCache", points));
    }
}
