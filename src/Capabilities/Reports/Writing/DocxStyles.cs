using System.Xml.Linq;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>The styles that a report uses, by the names that Word knows them by. A template keeps its own; what it lacks is
/// added.</summary>
internal sealed class DocxStyles
{
    public const string Title = "Title";
    public const string Heading1 = "heading 1";
    public const string Heading2 = "heading 2";
    public const string Caption = "caption";
    public const string Table = "Table Grid";
    public const string Small = "Wegmarke Small";
    public const string Finding = "Wegmarke Finding";
    public const string Quote = "Quote";

    private readonly XElement root;
    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="styles">Of a template; null: none.</param>
    public DocxStyles(XElement? styles, string language)
    {
        root = styles ?? new XElement(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName), Defaults());
        foreach (var style in root.Elements(W + "style"))
        {
            if (style.Element(W + "name")?.Attribute(W + "val")?.Value is { } name && style.Attribute(W + "styleId")?.Value is { } id)
            {
                ids.TryAdd(name, id);
            }
        }

        if (!ids.ContainsKey("Normal")) Add("Normal", "paragraph", isDefault: true, [], []);
        if (!ids.ContainsKey("Normal Table")) Add("Normal Table", "table", isDefault: true, [], []);
        SetLanguage(language);
    }

    public XElement Root => root;

    /// <summary>Id of a style by its name; added where the template has none.</summary>
    public string this[string name] => ids.TryGetValue(name, out var id) ? id : Begin(name);

    private string Begin(string name) => name switch
    {
        Title => Paragraph(name, 36, true, "171A2B", 0, 120, -1),
        Heading1 => Paragraph(name, 26, true, "154C79", 360, 120, 0),
        Heading2 => Paragraph(name, 22, true, "171A2B", 240, 80, 1),
        Caption => Paragraph(name, 18, false, "4B5563", 120, 60, -1, keepNext: true),
        Small => Paragraph(name, 18, false, "4B5563", 0, 80, -1),
        Quote => Paragraph(name, 21, false, "171A2B", 80, 80, -1, italic: true),
        Finding => Paragraph(name, 21, false, "171A2B", 80, 120, -1, border: true),
        _ => Add(name, "table", false, [], [new(W + "tblPr", new XElement(W + "tblBorders", "top bottom insideH".Split(' ').Select(one =>
            new XElement(W + one, Val("single"), new XAttribute(W + "sz", 4), new XAttribute(W + "space", 0),
                new XAttribute(W + "color", "D5D9E2")))), new XElement(W + "tblCellMar", "left right".Split(' ').Select(one =>
            new XElement(W + one, new XAttribute(W + "w", 70), new XAttribute(W + "type", "dxa")))))]),
    };

    private string Paragraph(string name, int size, bool bold, string colour, int before, int after, int outline, bool keepNext = false,
        bool italic = false, bool border = false) => Add(name, "paragraph", false,
        [
            keepNext || outline >= 0 ? new XElement(W + "keepNext") : null,
            border ? new XElement(W + "pBdr", new XElement(W + "left", Val("single"), new XAttribute(W + "sz", 24),
                new XAttribute(W + "space", 8), new XAttribute(W + "color", "154C79"))) : null,
            new XElement(W + "spacing", new XAttribute(W + "before", before), new XAttribute(W + "after", after)),
            border || italic ? new XElement(W + "ind", new XAttribute(W + "left", 240)) : null,
            outline >= 0 ? new XElement(W + "outlineLvl", Val(outline)) : null,
        ],
        [
            new XElement(W + "rPr", bold ? new XElement(W + "b") : null, italic ? new XElement(W + "i") : null,
                new XElement(W + "color", Val(colour)), new XElement(W + "sz", Val(size))),
        ]);

    private string Add(string name, string type, bool isDefault, IEnumerable<XElement?> paragraph, IEnumerable<XElement> rest)
    {
        var id = string.Concat(name.Split(' ').Select(one => char.ToUpperInvariant(one[0]) + one[1..]));
        while (ids.ContainsValue(id)) id += "W";
        var inner = paragraph.OfType<XElement>().ToList();
        root.Add(new XElement(W + "style", new XAttribute(W + "type", type), isDefault ? new XAttribute(W + "default", 1) : null,
            new XAttribute(W + "styleId", id), new XElement(W + "name", Val(name)),
            isDefault ? null : new XElement(W + "basedOn", Val(ids[type == "table" ? "Normal Table" : "Normal"])),
            new XElement(W + "qFormat"), inner.Count > 0 ? new XElement(W + "pPr", inner) : null, rest));
        return ids[name] = id;
    }

    private static XElement Defaults() => new(W + "docDefaults", new XElement(W + "rPrDefault", new XElement(W + "rPr",
            new XElement(W + "rFonts", "ascii hAnsi cs".Split(' ').Select(one => new XAttribute(W + one, "Calibri"))),
            new XElement(W + "sz", Val(21)))),
        new XElement(W + "pPrDefault", new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "after", 120),
            new XAttribute(W + "line", 276), new XAttribute(W + "lineRule", "auto")))));

    /// <summary>A screen reader takes the voice from it.</summary>
    private void SetLanguage(string language)
    {
        if (root.Element(W + "docDefaults") is not { } defaults) root.AddFirst(defaults = Defaults());
        if (defaults.Element(W + "rPrDefault") is not { } runs) defaults.AddFirst(runs = new XElement(W + "rPrDefault"));
        if (runs.Element(W + "rPr") is not { } marks) runs.Add(marks = new XElement(W + "rPr"));
        marks.Elements(W + "lang").Remove();
        var lang = new XElement(W + "lang", Val(language), new XAttribute(W + "eastAsia", language), new XAttribute(W + "bidi", "ar-SA"));
        // Only these may follow it.
        if (marks.Elements().FirstOrDefault(one => one.Name.LocalName is "eastAsianLayout" or "specVanish" or "oMath") is { } after)
        {
            after.AddBeforeSelf(lang);
        }
        else marks.Add(lang);
    }

    private static XAttribute Val(object value) => new(W + "val", value);
}
