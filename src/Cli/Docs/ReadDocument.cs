using System.Text;
using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wegmarke.Design;

namespace Wegmarke.Cli.Docs;

/// <summary>Reads one Markdown file into a page: headings get the anchors that a code forge gives them, links to files become links to
/// pages, and a file named in the running text leads to its page.</summary>
public static partial class ReadDocument
{
    public static Document Run(string root, string path, SiteMap map)
    {
        var text = File.ReadAllText(Path.Combine(root, path));
        var parsed = GuideMarkup.Parse(text);
        var links = parsed.Descendants<LinkInline>().Where(link => link.Url is { Length: > 0 } && !IsElsewhere(link.Url)).ToList();
        var references = links.Select(link => ReferenceOf(path, link)).ToList();
        var files = references.Where(one => !map.Has(one.Target) && File.Exists(Path.Combine(root, one.Target)))
            .Select(one => one.Target).Distinct().ToList();
        var language = LanguageOf(path, text);
        return new(path, language, Title(parsed) ?? Path.GetFileNameWithoutExtension(path), Sections(parsed), references, files,
            Language.All.Where(one => SiteMap.Belongs(path, one)).ToDictionary(one => one, one => Html(root, path, map, one)));
    }

    [GeneratedRegex(@"\b(der|die|das|und|nicht|wird)\b")]
    private static partial Regex GermanWord();

    [GeneratedRegex(@"\b(the|and|of|is|not|it)\b")]
    private static partial Regex EnglishWord();

    private static Language LanguageOf(string path, string text) =>
        path.StartsWith("docs/handbook/de/", StringComparison.Ordinal)
        || GermanWord().Count(text) > EnglishWord().Count(text) ? Language.German : Language.English;

    private static bool IsElsewhere(string url) =>
        url.StartsWith("https:", StringComparison.Ordinal) || url.StartsWith("http:", StringComparison.Ordinal)
        || url.StartsWith("mailto:", StringComparison.Ordinal);

    private static Reference ReferenceOf(string path, LinkInline link)
    {
        var parts = link.Url!.Split('#', 2);
        var target = parts[0].Length == 0 ? path : Normal(path, parts[0]);
        return new(link.Line + 1, target == "README.md" ? SiteMap.HomeOf(Language.English) : target, parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>A path as it stands in a file, seen from the sources.</summary>
    private static string Normal(string path, string relative)
    {
        var here = new Uri("file:///" + path);
        return Uri.UnescapeDataString(new Uri(here, relative).AbsolutePath).TrimStart('/');
    }

    private static string? Title(MarkdownDocument parsed) =>
        parsed.Descendants<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } first ? GuideMarkup.Words(first) : null;

    private static List<Section> Sections(MarkdownDocument parsed)
    {
        var (sections, words) = (new List<Section>(), new StringBuilder());
        void End()
        {
            if (sections.Count > 0) sections[^1] = sections[^1] with { Words = words.ToString().Trim() };
            words.Clear();
        }

        foreach (var block in parsed)
        {
            if (block is HeadingBlock heading)
            {
                End();
                sections.Add(new(heading.GetAttributes().Id ?? "", GuideMarkup.Words(heading), heading.Level, ""));
            }
            else
            {
                foreach (var leaf in block is LeafBlock one ? [one] : ((ContainerBlock)block).Descendants<LeafBlock>())
                {
                    words.Append(GuideMarkup.Words(leaf)).Append(' ');
                }
            }
        }

        End();
        return sections;
    }

    /// <summary>The page in the frame of one language. Links are written anew in a parse of its own, because they are changed in
    /// place.</summary>
    private static string Html(string root, string path, SiteMap map, Language language)
    {
        var parsed = GuideMarkup.Parse(File.ReadAllText(Path.Combine(root, path)));
        var up = string.Concat(Enumerable.Repeat("../", SiteMap.PageOf(path).Count(letter => letter == '/')));
        string AddressOf(string target) => map.Has(target) ? up + SiteMap.PageOf(target) : up + "../files/" + target;
        foreach (var link in parsed.Descendants<LinkInline>().Where(link => link.Url is { Length: > 0 } && !IsElsewhere(link.Url)).ToList())
        {
            var reference = ReferenceOf(path, link);
            link.Url = link.Url!.StartsWith('#') ? link.Url
                : AddressOf(reference.Target) + (reference.Anchor.Length > 0 ? "#" + reference.Anchor : "");
        }

        GuideMarkup.LinkFiles(parsed, named => map.Has(named) ? AddressOf(named) : null);
        return GuideMarkup.Html(parsed, language);
    }
}
