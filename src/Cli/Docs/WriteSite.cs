using System.Text.Encodings.Web;
using System.Text.Json;
using Wegmarke.Design;

namespace Wegmarke.Cli.Docs;

/// <summary>Writes the documentation as a site of plain files that any web server shows, and a browser without one.</summary>
public static class WriteSite
{
    private const string Kern = "node_modules/@kern-ux/native/dist/";

    /// <summary>Styles and fonts of the product, each with where it lies among the sources.</summary>
    private static readonly (string Source, string Name)[] Styles =
    [
        (Kern + "kern.min.css", "kern/kern.min.css"),
        (Kern + "fonts/fira-sans/FiraSans-Regular.woff2", "kern/FiraSans-Regular.woff2"),
        (Kern + "fonts/fira-sans/FiraSans-SemiBold.woff2", "kern/FiraSans-SemiBold.woff2"),
        ("src/Web/wwwroot/site.css", "site.css"), ("docs/site/docs.css", "docs.css"), ("docs/site/search.js", "search.js"),
        ("docs/site/index.html", "index.html"),
    ];

    /// <summary>The words of the search are read as a script of our own; nothing in them may end it.</summary>
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public abstract record Outcome;

    public sealed record Written(int Pages, int Sections) : Outcome;

    public sealed record Broken(IReadOnlyList<string> Problems) : Outcome;

    /// <param name="root">The sources: the folder above <c>docs</c>.</param>
    /// <param name="target">An empty folder, or one that a site was written to.</param>
    public static async Task<Outcome> Run(string root, string target)
    {
        var map = SiteMap.Of(root);
        var documents = map.Paths.Select(path => ReadDocument.Run(root, path, map)).ToList();
        var problems = FindBrokenLinks.Run(documents, path => File.Exists(Path.Combine(root, path))).ToList();
        problems.AddRange(Styles.Where(style => !File.Exists(Path.Combine(root, style.Source)))
            .Select(style => $"{style.Source} is missing. " + (style.Source.StartsWith("node_modules", StringComparison.Ordinal)
                ? "Fetch the design system with: npm ci" : "Name the folder of the sources with --source.")));
        if (problems.Count > 0) return new Broken(problems);

        foreach (var (source, name) in Styles) Copy(Path.Combine(root, source), Path.Combine(target, name));
        foreach (var file in documents.SelectMany(document => document.Files).Distinct())
        {
            Copy(Path.Combine(root, file), Path.Combine(target, "files", file));
        }

        var sections = 0;
        foreach (var language in Language.All) sections += await WriteLanguage(map, documents, language, target);
        return new Written(documents.Sum(document => document.Html.Count), sections);
    }

    private static async Task<int> WriteLanguage(SiteMap map, List<Document> documents, Language language, string target)
    {
        var known = documents.ToDictionary(document => document.Path);
        var contents = map.Groups(language).Select(group => new SiteList(group.Title,
            [.. group.Paths.Select(path => known[path])
                .Select(one => new SiteEntry(SiteMap.PageOf(one.Path), one.Title, one.Language, one.Sections))])).ToList();
        foreach (var document in documents.Where(one => one.Html.ContainsKey(language)))
        {
            var other = SiteMap.PageOf(map.InOther(document.Path, language == Language.German ? Language.English : Language.German));
            var page = new SitePage(language, SiteMap.PageOf(document.Path), document.Title, other, contents);
            await Write(target, page, await Render.Page<DocumentPage>(new() { ["Site"] = page, ["Document"] = document }));
        }

        var search = new SitePage(language, "search.html", language.Say("Suche und alle Überschriften", "Search and all headings"),
            "search.html", contents);
        await Write(target, search, await Render.Page<SearchPage>(new() { ["Site"] = search }));
        // Of two places that fit as well, the one that the contents name first is shown first: the guides.
        string[] order = [SiteMap.HomeOf(language), .. map.Groups(language).SelectMany(group => group.Paths)];
        var words = order.Select(path => known[path]).SelectMany(one => one.Sections.Select(section => new
        {
            u = SiteMap.PageOf(one.Path) + (section.Level == 1 ? "" : "#" + section.Anchor), t = section.Title, p = one.Title,
            w = section.Words,
        })).ToList();
        await File.WriteAllTextAsync(Path.Combine(target, $"words.{language.Key}.js"),
            "window.wegmarkeWords = " + JsonSerializer.Serialize(words, Compact) + ";\n");
        return words.Count;
    }

    private static async Task Write(string target, SitePage page, string html)
    {
        var file = Path.Combine(target, page.Language.Key, page.Page);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, html);
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target, overwrite: true);
    }
}
