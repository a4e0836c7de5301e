using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Wegmarke.Reports.Writing;

/// <summary>The namespaces of office files, and how a piece of one is stored.</summary>
internal static class OfficeXml
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public static readonly XNamespace Inline = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Anchor = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

    public const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>English metric units in a millimetre.</summary>
    public const int Millimetre = 36000;

    public static void Store(OpenXmlPart part, XElement root)
    {
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(stream);
    }

    public static XElement Load(OpenXmlPart part)
    {
        using var stream = part.GetStream();
        return XElement.Load(stream, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Letters that XML cannot hold are left out.</summary>
    public static string Clean(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
