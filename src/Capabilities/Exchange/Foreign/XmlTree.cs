using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Wegmarke.Exchange.Foreign;

/// <summary>Questions to an XML tree by local name: real files use several versions of one namespace.</summary>
internal static class XmlTree
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static IEnumerable<XElement> Named(this XElement? element, string name) =>
        element is null ? [] : element.Elements().Where(child => child.Name.LocalName == name);

    public static XElement? Child(this XElement? element, string name) => element.Named(name).FirstOrDefault();

    public static IEnumerable<XElement> Below(this XElement element, string name) =>
        element.Descendants().Where(child => child.Name.LocalName == name);

    public static string? Attr(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name && !attribute.IsNamespaceDeclaration)?.Value;

    /// <summary>Text of a child element; null where there is none.</summary>
    public static string? TextOf(this XElement? element, string name) => element.Child(name)?.Value.Trim();

    public static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var value) ? value : null;

    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    public static bool Yes(string? text) => text is "1" or "true" or "True" or "TRUE";

    public static Place PlaceOf(XObject node, string? part = null)
    {
        var element = node as XElement ?? node.Parent;
        var names = new List<string>();
        for (var at = element; at is not null && names.Count < 12; at = at.Parent) names.Add(at.Name.LocalName);
        names.Reverse();
        var line = (IXmlLineInfo)node;
        return new(part, line.HasLineInfo() ? line.LineNumber : 0, line.HasLineInfo() ? line.LinePosition : 0, string.Join('/', names));
    }
}
