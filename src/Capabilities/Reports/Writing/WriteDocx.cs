using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>Writes a report as a text document with real styles, captions, table heads and native charts; in the town's own document where
/// there is one.</summary>
public static class WriteDocx
{
    private const long TextWidth = 166L * Millimetre;

    /// <param name="template">The town's own document, as <see cref="DocxTemplate"/> accepted it.</param>
    public static byte[] Run(ReportPaper paper, byte[]? template = null)
    {
        using var stream = new MemoryStream();
        if (template is not null) stream.Write(template);
        using (var file = template is null ? WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document)
            : WordprocessingDocument.Open(stream, true))
        {
            if (template is null) Empty(file, paper);
            var main = file.MainDocumentPart!;
            file.PackageProperties.Title = Clean(paper.Document.Title);
            file.PackageProperties.Creator = Clean(paper.Document.Administration);
            file.PackageProperties.Language = paper.Language.Culture.Name;
            var known = main.StyleDefinitionsPart;
            var part = known ?? main.AddNewPart<StyleDefinitionsPart>();
            var styles = new DocxStyles(known is null ? null : Load(known), paper.Language.Culture.Name);
            var document = Load(main);
            var titled = DocxTemplate.Fill(file, document, paper);
            var numbering = main.NumberingDefinitionsPart is { } numbers ? Load(numbers) : new XElement(W + "numbering",
                new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName));
            var bullets = 1 + Highest(numbering, "num", "numId");
            var content = new DocxContent(paper, main, styles, bullets, WidthOf(document));
            DocxTemplate.Place(document, content.Of(titled));
            Number(numbering, bullets, content.NumberedLists);
            Store(main.NumberingDefinitionsPart ?? main.AddNewPart<NumberingDefinitionsPart>(), numbering);
            Store(part, styles.Root);
            Store(main, document);
        }

        return stream.ToArray();
    }

    private static void Empty(WordprocessingDocument file, ReportPaper paper)
    {
        var main = file.AddMainDocumentPart();
        var foot = main.AddNewPart<FooterPart>();
        Store(foot, Foot(paper.Footer));
        Store(main, new(W + "document", new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName), new XElement(W + "body", new XElement(W + "sectPr",
                new XElement(W + "footerReference", new XAttribute(W + "type", "default"),
                    new XAttribute(R + "id", main.GetIdOfPart(foot))),
                new XElement(W + "pgSz", new XAttribute(W + "w", 11906), new XAttribute(W + "h", 16838)),
                new XElement(W + "pgMar", new[] { ("top", 1247), ("right", 1247), ("bottom", 1247), ("left", 1247), ("header", 709),
                    ("footer", 709), ("gutter", 0) }.Select(one => new XAttribute(W + one.Item1, one.Item2)))))));
    }

    /// <summary>What every page says: which report it is, and which page of how many. A town's own template has its own foot.</summary>
    private static XElement Foot(string words)
    {
        XElement Small(params XElement[] content) => new(W + "r", [new XElement(W + "rPr",
            new XElement(W + "color", new XAttribute(W + "val", "4B5563")),
            new XElement(W + "sz", new XAttribute(W + "val", 16))), .. content]);
        XElement Count(string what) => new(W + "fldSimple", new XAttribute(W + "instr", $" {what} "), Small(new XElement(W + "t", "1")));
        return new(W + "ftr", new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName), new XElement(W + "p", new XElement(W + "pPr",
                new XElement(W + "tabs", new XElement(W + "tab", new XAttribute(W + "val", "right"),
                    new XAttribute(W + "pos", TextWidth / 635)))),
            Small(new XElement(W + "t", Clean(words)), new XElement(W + "tab")), Count("PAGE"),
            Small(new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), " / ")), Count("NUMPAGES")));
    }

    /// <summary>Between the margins of the template.</summary>
    private static long WidthOf(XElement document)
    {
        var section = document.Element(W + "body")!.Elements(W + "sectPr").LastOrDefault();
        long? Of(string element, string attribute) => long.TryParse(section?.Element(W + element)?.Attribute(W + attribute)?.Value,
            out var twips) ? twips : null;
        return Of("pgSz", "w") is { } page && Of("pgMar", "left") is { } left && Of("pgMar", "right") is { } right && page > left + right
            ? (page - left - right) * 635 : TextWidth;
    }

    private static int Highest(XElement numbering, string element, string attribute) => numbering.Elements(W + element)
        .Select(one => int.TryParse(one.Attribute(W + attribute)?.Value, out var id) ? id : 0).Append(0).Max();

    /// <summary>One numbering for bullets, and one for each numbered list, so that each begins at 1.</summary>
    private static void Number(XElement numbering, int bullets, int lists)
    {
        var first = 1 + Highest(numbering, "abstractNum", "abstractNumId");
        XElement Kind(int id, string format, string text) => new(W + "abstractNum", new XAttribute(W + "abstractNumId", id),
            new XElement(W + "multiLevelType", new XAttribute(W + "val", "singleLevel")), new XElement(W + "lvl",
                new XAttribute(W + "ilvl", 0), new XElement(W + "start", new XAttribute(W + "val", 1)),
                new XElement(W + "numFmt", new XAttribute(W + "val", format)), new XElement(W + "lvlText", new XAttribute(W + "val", text)),
                new XElement(W + "lvlJc", new XAttribute(W + "val", "left")), new XElement(W + "pPr", new XElement(W + "ind",
                    new XAttribute(W + "left", 400), new XAttribute(W + "hanging", 300)))));
        List<XElement> kinds = [Kind(first, "bullet", "•"), .. Enumerable.Range(1, lists).Select(at => Kind(first + at, "decimal", "%1."))];
        // What kinds there are stands before what uses them.
        if (numbering.Elements(W + "num").FirstOrDefault() is { } before) before.AddBeforeSelf(kinds);
        else numbering.Add(kinds);
        numbering.Elements(W + "num").LastOrDefault()?.AddAfterSelf(Uses());
        if (!numbering.Elements(W + "num").Any()) numbering.Add(Uses());
        IEnumerable<XElement> Uses() => Enumerable.Range(0, lists + 1).Select(at => new XElement(W + "num",
            new XAttribute(W + "numId", bullets + at), new XElement(W + "abstractNumId", new XAttribute(W + "val", first + at))));
    }
}
