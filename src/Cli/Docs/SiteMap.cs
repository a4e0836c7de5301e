using Wegmarke.Design;

namespace Wegmarke.Cli.Docs;

/// <summary>Which files become pages, where each stands in the site, and in which order the contents name them.</summary>
public sealed record SiteMap(IReadOnlyList<string> Paths)
{
    private const string Home = "index";

    /// <summary>The five guides in the order in which a town meets them.</summary>
    private static readonly string[] Guides = ["coordinator", "staff-council", "operator", "researcher", "developer"];

    private static readonly string[] AtTheRoot = ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "STYLE.md"];

    /// <summary>Every page of the sources, in both languages where both are there.</summary>
    public static SiteMap Of(string root)
    {
        var docs = Path.Combine(root, "docs");
        var below = Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
        var roots = AtTheRoot.Where(name => File.Exists(Path.Combine(root, name)));
        var measured = File.Exists(Path.Combine(root, "benchmarks/README.md")) ? new[] { "benchmarks/README.md" } : [];
        return new([.. below.Concat(roots).Concat(measured).Order(StringComparer.Ordinal)]);
    }

    public bool Has(string path) => Paths.Contains(path);

    /// <summary>Whether this file belongs into the site of this language: the handbook does in its own, everything else in both.</summary>
    public static bool Belongs(string path, Language language) =>
        !path.StartsWith("docs/handbook/", StringComparison.Ordinal)
        || path.StartsWith($"docs/handbook/{language.Key}/", StringComparison.Ordinal);

    /// <summary>The page of a file below the folder of a language, for example <c>guide/operate.html</c>.</summary>
    public static string PageOf(string path)
    {
        var page = path.StartsWith("docs/handbook/", StringComparison.Ordinal) ? path["docs/handbook/de/".Length..]
            : path.StartsWith("docs/", StringComparison.Ordinal) ? path["docs/".Length..]
            : path.EndsWith("/README.md", StringComparison.Ordinal) ? path[..^"/README.md".Length] + ".md"
            : path.ToLowerInvariant();
        return page[..^".md".Length] + ".html";
    }

    /// <summary>What stands in the contents, by groups; whoever writes a new page finds it there by itself.</summary>
    public IReadOnlyList<SiteGroup> Groups(Language language)
    {
        var handbook = Guides.Select(name => $"docs/handbook/{language.Key}/{name}.md").Where(Has).ToList();
        string[] In(string folder) => [.. Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal))];
        SiteGroup[] groups =
        [
            new(language.Say("Anleitungen", "Guides"), handbook),
            new(language.Say("Nachschlagen", "Reference"), In("docs/guide/")),
            new(language.Say("Betrieb und Sicherheit", "Operation and security"), [.. In("docs/operation/"), .. In("SECURITY.md")]),
            new(language.Say("Das Modell", "The model"), In("docs/model/")),
            new(language.Say("Bauweise", "How it is built"), [.. In("docs/architecture.md"), .. In("docs/glossary.md"), .. In("STYLE.md"),
                .. In("CONTRIBUTING.md"), .. In("CHANGELOG.md"), .. In("benchmarks/")]),
            new(language.Say("Entscheidungen", "Decisions"), In("docs/decisions/")),
        ];
        return [.. groups.Where(group => group.Paths.Count > 0)];
    }

    /// <summary>The same page in the other language; where there is none, its first page.</summary>
    public string InOther(string path, Language other)
    {
        if (!path.StartsWith("docs/handbook/", StringComparison.Ordinal)) return path;
        var twin = $"docs/handbook/{other.Key}/{path["docs/handbook/de/".Length..]}";
        return Has(twin) ? twin : HomeOf(other);
    }

    public static string HomeOf(Language language) => $"docs/handbook/{language.Key}/{Home}.md";
}

public sealed record SiteGroup(string Title, IReadOnlyList<string> Paths);
