using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>The guides of the documentation, shown by the instance itself: also without a network, and in the version that runs. They are
/// files beside the program.</summary>
internal sealed partial class Handbook
{
    private const string Address = "/help/";
    private const string Pictures = "images";

    private static readonly string[] Guides = ["coordinator", "staff-council", "operator", "researcher", "developer"];

    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "handbook");
    private readonly ConcurrentDictionary<(string Name, Language Language), HelpText> read = [];

    /// <summary>The guides with their titles, in the order in which a town meets them.</summary>
    public IReadOnlyList<HelpText> All(Language language) => [.. Guides.Select(name => Find(name, language)).OfType<HelpText>()];

    /// <returns>Null where there is no such guide.</returns>
    public HelpText? Find(string name, Language language) => Place(name, language) is { } file
        ? read.GetOrAdd((name, language), _ => Read(name, file, language)) : null;

    /// <returns>Bytes of a picture of the guides; null where there is none of that name.</returns>
    public byte[]? Picture(string name) => PlainName().IsMatch(name) && Path.Combine(folder, Pictures, name) is var file
        && File.Exists(file) ? File.ReadAllBytes(file) : null;

    /// <summary>A guide in the reader's language, or a page of reference, of which there is one.</summary>
    private string? Place(string name, Language language) => !PlainName().IsMatch(name) ? null
        : ((string[])[Path.Combine(folder, language.Key, name + ".md"), Path.Combine(folder, "reference", name + ".md")])
            .FirstOrDefault(File.Exists);

    private HelpText Read(string name, string file, Language language)
    {
        var parsed = GuideMarkup.Parse(File.ReadAllText(file));
        foreach (var link in parsed.Descendants<LinkInline>().Where(link => link.Url is { Length: > 0 } && link.Url[0] != '#'
            && !link.Url.Contains(':', StringComparison.Ordinal)).ToList()) Lead(link, language);
        GuideMarkup.LinkFiles(parsed, named => named.StartsWith("docs/", StringComparison.Ordinal) ? AddressOf(named, language) : null);
        var headings = parsed.OfType<HeadingBlock>()
            .Select(one => (one.Level, Anchor: one.GetAttributes().Id ?? "", Words: GuideMarkup.Words(one))).ToList();
        return new(name, headings.FirstOrDefault(one => one.Level == 1).Words ?? name, GuideMarkup.Html(parsed, language),
            [.. headings.Where(one => one.Level == 2).Select(one => (one.Anchor, one.Words))]);
    }

    /// <summary>To another guide, to a picture, or nowhere: what only the sources hold is named without a link.</summary>
    private void Lead(LinkInline link, Language language)
    {
        if (AddressOf(link.Url!, language) is { } address) link.Url = address;
        else if (link.IsImage) link.Url = Address + Pictures + "/" + Path.GetFileName(link.Url!);
        else
        {
            while (link.FirstChild is { } word)
            {
                word.Remove();
                link.InsertBefore(word);
            }

            link.Remove();
        }
    }

    private string? AddressOf(string path, Language language)
    {
        var parts = path.Split('#', 2);
        var name = Path.GetFileNameWithoutExtension(parts[0]);
        if (!parts[0].EndsWith(".md", StringComparison.Ordinal) || Place(name, language) is null) return null;
        return (name == "index" ? "/help" : Address + name) + (parts.Length > 1 ? "#" + parts[1] : "");
    }

    [GeneratedRegex(@"\A[a-z0-9-]+(\.webp|\.png)?\z")]
    private static partial Regex PlainName();
}

/// <summary>The pages of help.</summary>
internal static class HelpEndpoints
{
    public static void MapHelp(this IEndpointRouteBuilder app)
    {
        app.MapGet("/help", (Visit visit, Handbook handbook) => visit.Page<HelpPage>(("Guides", handbook.All(visit.Language)))).Open();
        app.MapGet("/help/{page}", (Visit visit, Handbook handbook, string page) => handbook.Find(page, visit.Language) is { } text
            ? visit.Page<HelpPage>(("Guides", handbook.All(visit.Language)), ("Text", text)) : visit.NotFound()).Open();
        app.MapGet("/help/images/{name}", (Visit visit, Handbook handbook, string name) => handbook.Picture(name) is { } bytes
            ? Results.Bytes(bytes, name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/webp") : visit.NotFound()).Open();
    }
}
