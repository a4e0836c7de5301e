using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Wegmarke.Reports.Composing;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>Colours of slides and charts: our own, or those of the town's theme as far as they can be told from its background.</summary>
/// <param name="Ink">Null: as the placeholder has it.</param>
internal sealed record SlidePaint(XElement? Ink, XElement? Heading, XElement? Grey, XElement Head, XElement OnHead,
    Func<string, XElement> Chart)
{
    /// <summary>Below, a graphic cannot be told from its background (WCAG 2.2, 1.4.11).</summary>
    private const double ContrastMin = 3;

    public static readonly SlidePaint Ours = new(Solid("171A2B"), Solid("154C79"), Solid("4B5563"), Solid("154C79"), Solid("FFFFFF"),
        Solid);

    public static XElement Solid(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    public static SlidePaint Of(XElement master, ThemePart? theme)
    {
        var scheme = theme is null ? null : Load(theme).Descendants(A + "clrScheme").FirstOrDefault();
        string Mapped(string name) => (string?)master.Element(P + "clrMap")?.Attribute(name) ?? (name == "bg1" ? "lt1" : name == "tx1"
            ? "dk1" : name);
        var (ground, ink, first, second) = (ColourOf(scheme, Mapped("bg1"), "FFFFFF"), ColourOf(scheme, Mapped("tx1"), "000000"),
            ColourOf(scheme, Mapped("accent1"), ChartColour.Measured), ColourOf(scheme, Mapped("accent2"), ChartColour.Target));
        var seen = Contrast(first, ground) >= ContrastMin;
        var head = seen ? Scheme("accent1") : Solid(ChartColour.Measured);
        var onHead = Contrast(seen ? first : ChartColour.Measured, ground) >= Contrast(seen ? first : ChartColour.Measured, ink)
            ? Scheme("bg1") : Scheme("tx1");
        return new(null, null, Scheme("tx1"), head, onHead, colour => colour switch
        {
            ChartColour.Measured => head,
            ChartColour.Earlier when seen => Scheme("accent1", ("lumMod", 40_000), ("lumOff", 60_000)),
            ChartColour.Target when Contrast(second, ground) >= ContrastMin => Scheme("accent2"),
            "FFFFFF" => onHead,
            "171A2B" => Scheme("tx1"),
            "D5D9E2" => Scheme("bg1", ("lumMod", 85_000)),
            _ => Solid(colour),
        });
    }

    private static XElement Scheme(string name, params (string Change, int By)[] changes) => new(A + "solidFill",
        new XElement(A + "schemeClr",
        new XAttribute("val", name), changes.Select(one => new XElement(A + one.Change, new XAttribute("val", one.By)))));

    private static string ColourOf(XElement? scheme, string name, string otherwise)
    {
        var colour = scheme?.Element(A + name);
        var value = (string?)colour?.Element(A + "srgbClr")?.Attribute("val")
            ?? (string?)colour?.Element(A + "sysClr")?.Attribute("lastClr");
        return value is { Length: 6 } && int.TryParse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _)
            ? value : otherwise;
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance as WCAG defines it.</summary>
    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }
}
