using System.Text.RegularExpressions;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>Documentation that names a path, a verb or a page names one that exists.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public void Every_path_in_the_documentation_exists() => Guard.FindsNothing(Documents().SelectMany(DeadPaths));

    [Fact]
    public void Twin_a_dead_path_is_caught() => Assert.Equal(2, DeadPaths(
        new("docs/x.md", "See `src/Nowhere/Nothing.cs` and [this](nothing-here.md), but `README.md` exists.")).Count());

    [Fact]
    public void Every_verb_in_the_documentation_exists() => Guard.FindsNothing(Documents().SelectMany(file => DeadVerbs(file, Verbs())));

    [Fact]
    public void Twin_a_dead_verb_is_caught() => Assert.Single(DeadVerbs(new("docs/x.md", "`./wegmarke divine --hard`"), Verbs()));

    [Fact]
    public void Nothing_names_a_machine() => Guard.FindsNothing(Repository.Files(IsText).SelectMany(MachineNames));

    [Fact]
    public void Twin_a_machine_name_is_caught() =>
        Assert.Single(MachineNames(new("docs/x.md", "cd " + "/wo" + "rk/main")));

    [Fact]
    public void Every_decision_says_what_would_change_it() => Guard.FindsNothing(
        Repository.Files(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Where(file => !file.Text.Contains("## What would change our mind", StringComparison.Ordinal))
            .Select(file => file.Path));

    [GeneratedRegex(@"`((?:\./|src/|tests/|docs/|models/|benchmarks/|examples/)[\w./*-]*|[A-Z]\w+\.(?:md|props|slnx))`")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:\./wegmarke|`wegmarke) ([a-z]+(?:-[a-z]+)*)")]
    private static partial Regex Verb();

    private static IReadOnlyList<Repository.SourceFile> Documents() =>
        Repository.Files(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.StartsWith("tests/", StringComparison.Ordinal));

    private static IEnumerable<string> DeadPaths(Repository.SourceFile file)
    {
        var here = Path.GetDirectoryName(Path.Combine(Repository.Root, file.Path))!;
        var quoted = QuotedPath().Matches(file.Text).Select(match => match.Groups[1].Value)
            .Where(path => !path.Contains('*', StringComparison.Ordinal))
            .Where(path => !Exists(Repository.Root, path) && !Exists(here, path));
        var linked = Link().Matches(file.Text).Select(match => match.Groups[1].Value).Where(path => !Exists(here, path));
        return quoted.Concat(linked).Select(path => $"{file.Path}: {path}");
    }

    private static bool Exists(string folder, string path) => Path.Exists(Path.Combine(folder, path));

    private static IEnumerable<string> DeadVerbs(Repository.SourceFile file, IReadOnlyCollection<string> verbs) =>
        Verb().Matches(file.Text).Select(match => match.Groups[1].Value)
            .Where(verb => !verbs.Contains(verb))
            .Select(verb => $"{file.Path}: wegmarke {verb}");

    private static IReadOnlyCollection<string> Verbs() =>
        [.. Cli.Verbs.Root().Subcommands.Select(command => command.Name)];

    private static bool IsText(string path) =>
        !path.StartsWith("tests/Statistics.Tests/Cases/", StringComparison.Ordinal)
        && Path.GetExtension(path) is not (".png" or ".webp" or ".woff2" or ".woff" or ".csv" or ".xlsx" or ".gz" or ".db");

    private static IEnumerable<string> MachineNames(Repository.SourceFile file)
    {
        string[] names = ["/wo" + "rk/", "../sha" + "red", "/root/.nu" + "get", "registry.npm" + "js.org"];
        return names.Where(name => file.Text.Contains(name, StringComparison.Ordinal)).Select(name => $"{file.Path}: {name}");
    }
}
