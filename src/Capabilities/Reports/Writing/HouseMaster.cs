using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Wegmarke.Reports.Writing.OfficeXml;

namespace Wegmarke.Reports.Writing;

/// <summary>A rectangle on a slide, in English metric units.</summary>
internal sealed record Area(long X, long Y, long Width, long Height);

/// <summary>A layout of a master, with its content.</summary>
internal sealed record Layout(SlideLayoutPart Part, XElement Root)
{
    public string Type => (string?)Root.Attribute("type") ?? "";

    /// <summary>Its placeholders by their kind; without one a placeholder takes any content.</summary>
    public IReadOnlyList<(string Kind, string? Index, XElement Shape)> Places => [.. from shape in Root.Descendants(P + "sp")
        let place = shape.Element(P + "nvSpPr")?.Element(P + "nvPr")?.Element(P + "ph")
        where place is not null
        select ((string?)place.Attribute("type") ?? "obj", (string?)place.Attribute("idx"), shape)];

    public (string Kind, string? Index, XElement Shape)? Title => Find("title", "ctrTitle");

    public (string Kind, string? Index, XElement Shape)? Body => Find("body", "obj");

    public (string Kind, string? Index, XElement Shape)? Find(params string[] kinds) =>
        Places.Where(one => kinds.Contains(one.Kind)).Select(one => ((string, string?, XElement)?)one).FirstOrDefault();
}

/// <summary>Where on the town's own master things go.</summary>
/// <param name="Opening">For the first slide.</param>
/// <param name="Content">For a chart or a table: a title and nothing else, where there is such a layout.</param>
/// <param name="Text">For text: with a place for it, where there is one.</param>
/// <param name="Free">Where the content goes.</param>
internal sealed record HouseMaster(Layout Opening, Layout Content, Layout Text, Area Free, SlidePaint Paint)
{
    private const long UsualWidth = 12192000, UsualHeight = 6858000;

    public static string NameOf(XElement layout) => (string?)layout.Element(P + "cSld")?.Attribute("name") ?? "?";

    /// <summary>All layouts, those of the first master first, in the order in which it lists them.</summary>
    public static IReadOnlyList<Layout> LayoutsOf(PresentationPart main)
    {
        IEnumerable<T> Listed<T>(OpenXmlPart owner, string list, string item) where T : OpenXmlPart =>
            (Load(owner).Element(P + list)?.Elements(P + item) ?? []).Select(one => (string?)one.Attribute(R + "id")).OfType<string>()
                .Select(id => owner.TryGetPartById(id, out var part) ? part as T : null).OfType<T>();
        return [.. Listed<SlideMasterPart>(main, "sldMasterIdLst", "sldMasterId")
            .SelectMany(master => Listed<SlideLayoutPart>(master, "sldLayoutIdLst", "sldLayoutId"))
            .Select(part => new Layout(part, Load(part)))];
    }

    /// <returns>Null where no layout has a title.</returns>
    public static HouseMaster? Find(PresentationPart main)
    {
        List<Layout> titled = [.. LayoutsOf(main).Where(one => one.Title is not null)];
        if (titled.Count == 0) return null;
        var opening = titled.FirstOrDefault(one => one.Type == "title") ?? titled.FirstOrDefault(one => one.Title!.Value.Kind == "ctrTitle")
            ?? titled[0];
        List<Layout> others = [.. titled.Where(one => one != opening && one.Title!.Value.Kind == "title")];
        var text = others.FirstOrDefault(one => one.Type == "obj") ?? others.FirstOrDefault(one => one.Body is not null && one.Places
            .Count(place => place.Kind is "obj" or "body") == 1) ?? others.FirstOrDefault() ?? opening;
        var content = others.FirstOrDefault(one => one.Type == "titleOnly")
            ?? others.FirstOrDefault(one => one.Places.All(place => place.Kind is "title" or "dt" or "ftr" or "sldNum")) ?? text;
        var master = Load(text.Part.SlideMasterPart!);
        return new(opening, content, text, FreeOn(main, text, content, master), SlidePaint.Of(master,
            text.Part.SlideMasterPart!.ThemePart));
    }

    /// <summary>Where the layout lets text begin; else below the title as far as what stands at the foot.</summary>
    private static Area FreeOn(PresentationPart main, Layout text, Layout content, XElement master)
    {
        var size = Load(main).Element(P + "sldSz");
        var (width, height) = (Number(size, "cx") ?? UsualWidth, Number(size, "cy") ?? UsualHeight);
        var inMaster = new Layout(text.Part, master);
        if (text.Body is { } body && (Place(body.Shape) ?? PlaceOf(inMaster.Body)) is { } found && found.Height > height / 3)
        {
            return found;
        }

        var title = Place(content.Title!.Value.Shape) ?? PlaceOf(inMaster.Title)
            ?? new(width / 20, height / 16, width * 9 / 10, height / 7);
        var foot = content.Places.Concat(inMaster.Places).Where(one => one.Kind is "dt" or "ftr" or "sldNum")
            .Select(one => Place(one.Shape)?.Y).OfType<long>().Where(y => y > height / 2).Append(height * 15 / 16).Min();
        var top = title.Y < height / 2 ? title.Y + title.Height + height / 40 : height / 10;
        return new(title.X, top, title.Width, Math.Max(height / 4, foot - top - height / 40));
    }

    private static Area? PlaceOf((string, string?, XElement Shape)? one) => one is { } found ? Place(found.Shape) : null;

    private static Area? Place(XElement shape)
    {
        var frame = shape.Element(P + "spPr")?.Element(A + "xfrm");
        return Number(frame?.Element(A + "off"), "x") is { } x && Number(frame?.Element(A + "off"), "y") is { } y
            && Number(frame?.Element(A + "ext"), "cx") is > 0 and var width && Number(frame?.Element(A + "ext"), "cy") is > 0 and var height
            ? new(x, y, width, height) : null;
    }

    private static long? Number(XElement? element, string name) => long.TryParse((string?)element?.Attribute(name), NumberStyles.Integer,
        CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 100_000_000 ? number : null;
}
