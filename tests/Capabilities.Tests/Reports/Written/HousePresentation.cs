using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Reports.Writing;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>A presentation as a town has it: a theme of its own, layouts with places, and an old slide with notes.</summary>
internal static class HousePresentation
{
    public const string OldWords = "Haushalt 2019";
    public const string Accent = "7A1F3D";

    /// <param name="title">Kind of the place for titles; another kind: no layout has one.</param>
    /// <param name="foot">What stands at the foot of the master.</param>
    public static byte[] Potx(string title = "title", string foot = "Stadt {{administration}}", string accent = Accent)
    {
        using var stream = new MemoryStream();
        using (var file = PresentationDocument.Create(stream, PresentationDocumentType.Template))
        {
            var main = file.AddPresentationPart();
            var master = main.AddNewPart<SlideMasterPart>();
            var theme = master.AddNewPart<ThemePart>();
            var colours = PptxFrame.Theme();
            colours.Descendants(A + "accent1").Single().ReplaceNodes(new XElement(A + "srgbClr", new XAttribute("val", accent)));
            Store(theme, colours);
            var layouts = new[] { ("title", "Titelfolie", title == "title" ? "ctrTitle" : title, "subTitle"), ("obj", "Titel und Inhalt",
                title, "obj"),
                ("titleOnly", "Nur Titel", title, "") }.Select(one =>
            {
                var layout = master.AddNewPart<SlideLayoutPart>();
                layout.AddPart(master);
                Store(layout, new(P + "sldLayout", Names(), new XAttribute("type", one.Item1), new XElement(P + "cSld",
                    new XAttribute("name", one.Item2), PptxFrame.Tree([Place(2, one.Item3, null, 1_000_000, 300_000, 900_000, ""),
                        .. one.Item4.Length > 0 ? [Place(3, one.Item4, "1", 1_000_000, 1_400_000, 4_300_000, "")] : Array.Empty<XElement>(),
                        Place(4, "sldNum", "12", 9_000_000, 6_300_000, 300_000, "")])),
                    new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping"))));
                return master.GetIdOfPart(layout);
            }).ToList();
            var root = PptxFrame.Master(Place(2, "title", null, 1_000_000, 300_000, 900_000, ""), layouts[0]);
            root.Element(P + "cSld")!.Element(P + "spTree")!.Add(Place(9, "ftr", "11", 1_000_000, 6_300_000, 300_000, foot));
            root.Element(P + "sldLayoutIdLst")!.ReplaceNodes(layouts.Select((id, at) => new XElement(P + "sldLayoutId",
                new XAttribute("id", 2147483649 + at), new XAttribute(R + "id", id))));
            Store(master, root);
            var slide = main.AddNewPart<SlidePart>();
            slide.AddPart(master.SlideLayoutParts.First());
            Store(slide, new(P + "sld", Names(), new XElement(P + "cSld", PptxFrame.Tree([Place(2, "title", null, 0, 0, 900_000,
                OldWords)]))));
            Store(main, new(P + "presentation", Names(),
                new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2147483648),
                    new XAttribute(R + "id", main.GetIdOfPart(master)))),
                new XElement(P + "sldIdLst", new XElement(P + "sldId", new XAttribute("id", 300), new XAttribute(R + "id",
                    main.GetIdOfPart(slide)))),
                new XElement(P + "sldSz", new XAttribute("cx", 12192000), new XAttribute("cy", 6858000)),
                new XElement(P + "notesSz", new XAttribute("cx", 6858000), new XAttribute("cy", 12192000))));
        }

        return stream.ToArray();
    }

    private static IEnumerable<XAttribute> Names() => [new(XNamespace.Xmlns + "p", P.NamespaceName),
        new(XNamespace.Xmlns + "a", A.NamespaceName), new(XNamespace.Xmlns + "r", R.NamespaceName)];

    private static XElement Place(int id, string kind, string? index, long x, long y, long height, string words) => new(P + "sp",
        new XElement(P + "nvSpPr", new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", kind)),
            new XElement(P + "cNvSpPr"), new XElement(P + "nvPr", new XElement(P + "ph", kind == "obj" ? null : new XAttribute("type",
                kind),
                index is null ? null : new XAttribute("idx", index)))),
        new XElement(P + "spPr", new XElement(A + "xfrm", PptxFrame.Place(x, y, 10_000_000, height))),
        new XElement(P + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"), new XElement(A + "p", words.Length == 0 ? null
            : new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", "de-DE")), new XElement(A + "t", words)))));
}
