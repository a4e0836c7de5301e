using System.Xml.Linq;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>What every presentation needs around its slides: a theme, a master and a layout.</summary>
internal static class PptxFrame
{
    private static readonly (string Name, string Colour)[] Colours = [("dk1", "171A2B"), ("lt1", "FFFFFF"), ("dk2", "154C79"),
        ("lt2", "F4F6FB"), ("accent1", "154C79"), ("accent2", "9DB8D4"), ("accent3", "8A4B08"), ("accent4", "4B5563"),
        ("accent5", "5A8EBD"), ("accent6", "0D3557"), ("hlink", "154C79"), ("folHlink", "4B5563")];

    public static IEnumerable<XElement> Place(long x, long y, long width, long height) =>
        [new(A + "off", new XAttribute("x", x), new XAttribute("y", y)),
            new(A + "ext", new XAttribute("cx", width), new XAttribute("cy", height))];

    public static XElement Tree(IEnumerable<XElement> shapes) => new(P + "spTree", new XElement(P + "nvGrpSpPr", new XElement(P + "cNvPr",
        new XAttribute("id", 1), new XAttribute("name", "")), new XElement(P + "cNvGrpSpPr"), new XElement(P + "nvPr")),
        new XElement(P + "grpSpPr"), shapes);

    public static XElement Layout(XElement title) => new(P + "sldLayout", Names(), new XAttribute("type", "titleOnly"),
        new XElement(P + "cSld", new XAttribute("name", "Wegmarke"), Tree([title])),
        new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    public static XElement Master(XElement title, string layout) => new(P + "sldMaster", Names(), new XElement(P + "cSld",
            new XElement(P + "bg", new XElement(P + "bgRef", new XAttribute("idx", 1001), new XElement(A + "schemeClr",
                new XAttribute("val", "bg1")))), Tree([title])),
        new XElement(P + "clrMap", new[] { ("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2"), ("accent1", "accent1"),
            ("accent2", "accent2"), ("accent3", "accent3"), ("accent4", "accent4"), ("accent5", "accent5"), ("accent6", "accent6"),
            ("hlink", "hlink"), ("folHlink", "folHlink") }.Select(one => new XAttribute(one.Item1, one.Item2))),
        new XElement(P + "sldLayoutIdLst", new XElement(P + "sldLayoutId", new XAttribute("id", 2147483649),
            new XAttribute(R + "id", layout))),
        new XElement(P + "txStyles", "titleStyle bodyStyle otherStyle".Split(' ').Select(one => new XElement(P + one))));

    public static XElement Theme()
    {
        XElement Font(string kind) => new(A + kind, new XElement(A + "latin", new XAttribute("typeface", "Calibri")),
            new XElement(A + "ea", new XAttribute("typeface", "")), new XElement(A + "cs", new XAttribute("typeface", "")));
        XElement Fill() => new(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", "phClr")));
        return new(A + "theme", new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName), new XAttribute("name", "Wegmarke"),
            new XElement(A + "themeElements", new XElement(A + "clrScheme", new XAttribute("name", "Wegmarke"),
                    Colours.Select(one => new XElement(A + one.Name, new XElement(A + "srgbClr", new XAttribute("val", one.Colour))))),
                new XElement(A + "fontScheme", new XAttribute("name", "Wegmarke"), Font("majorFont"), Font("minorFont")),
                new XElement(A + "fmtScheme", new XAttribute("name", "Wegmarke"),
                    new XElement(A + "fillStyleLst", Fill(), Fill(), Fill()),
                    new XElement(A + "lnStyleLst", Enumerable.Range(1, 3).Select(at => new XElement(A + "ln", new XAttribute("w", 6350 * at),
                        Fill()))),
                    new XElement(A + "effectStyleLst", Enumerable.Range(1, 3).Select(_ => new XElement(A + "effectStyle",
                        new XElement(A + "effectLst")))),
                    new XElement(A + "bgFillStyleLst", Fill(), Fill(), Fill()))));
    }

    private static IEnumerable<XAttribute> Names() => [new(XNamespace.Xmlns + "p", P.NamespaceName),
        new(XNamespace.Xmlns + "a", A.NamespaceName), new(XNamespace.Xmlns + "r", R.NamespaceName)];
}
