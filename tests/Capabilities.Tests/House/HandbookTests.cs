using System.Text.RegularExpressions;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>The guides name pages and buttons as the product does, say the same in both languages, and mark what can be typed.</summary>
public sealed partial class HandbookTests
{
    private static readonly IReadOnlySet<(bool German, string Words)> Words = WordsOfProduct();

    [Fact]
    public void Every_bold_name_stands_in_the_product() => Guard.FindsNothing(Guides("").SelectMany(UnknownNames));

    [Fact]
    public void Twin_a_name_that_no_page_has_is_caught() => Assert.Equal(2, UnknownNames(
        new("docs/handbook/de/x.md", "**Erhebung öffnen** und **Open the survey** und **Alles gut machen**")).Count());

    [Fact]
    public void Both_languages_have_the_same_headings_pictures_links_and_commands() => Guard.FindsNothing(
        Guides("/de/").SelectMany(german => Differences(german, Guides("/en/").Single(one => one.Path == german.Path.Replace("/de/", "/en/",
            StringComparison.Ordinal)))));

    [Fact]
    public void Twin_a_missing_command_is_caught() => Assert.Single(Differences(
        new("docs/handbook/de/x.md", "# A\n\n```sh\n./run\n```\n"), new("docs/handbook/en/x.md", "# B\n\nNothing to type.\n")));

    [Fact]
    public void What_can_be_typed_is_marked_so() => Guard.FindsNothing(
        Repository.Files(path => path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(Unmarked));

    [Fact]
    public void Twin_an_unmarked_command_is_caught() => Assert.Single(Unmarked(new("docs/x.md", "```\n./wegmarke check a.lss\n```\n")));

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.Singleline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Both wordings stand beside each other wherever a page says something.</summary>
    [GeneratedRegex(@"(?=""((?:[^""\\\n]|\\.)*)"",\s*""((?:[^""\\\n]|\\.)*)"")")]
    private static partial Regex BothWordings();

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(#+ |!\[)|\]\(|^```sh", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(\./|curl |dotnet |examples/install/)", RegexOptions.Multiline)]
    private static partial Regex Typed();

    private static IReadOnlyList<Repository.SourceFile> Guides(string language) =>
        Repository.Files(path => path.StartsWith("docs/handbook/", StringComparison.Ordinal) && path.Contains(language, StringComparison.Ordinal));

    private static HashSet<(bool, string)> WordsOfProduct()
    {
        var pages = Repository.Files(path => path.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(path) is ".cs" or ".razor");
        return [.. pages.SelectMany(file => BothWordings().Matches(file.Text))
            .SelectMany(match => new[] { (true, match.Groups[1].Value.Trim()), (false, match.Groups[2].Value.Trim()) })];
    }

    private static IEnumerable<string> UnknownNames(Repository.SourceFile file)
    {
        var german = file.Path.Contains("/de/", StringComparison.Ordinal);
        return Bold().Matches(file.Text).Select(match => Spaces().Replace(match.Groups[1].Value, " ").TrimEnd(':'))
            .Where(name => !Words.Contains((german, name)))
            .Select(name => $"{file.Path}: no page says \"{name}\"");
    }

    /// <summary>Where the two differ in what is no language.</summary>
    private static IEnumerable<string> Differences(Repository.SourceFile german, Repository.SourceFile english)
    {
        static string Shape(Repository.SourceFile file) => string.Join(" ", Mark().Matches(file.Text).Select(match => match.Value.Trim()));
        if (Shape(german) != Shape(english)) yield return $"{german.Path} and {english.Path} differ:\n{Shape(german)}\n{Shape(english)}";
    }

    private static IEnumerable<string> Unmarked(Repository.SourceFile file) => Fence().Matches(file.Text)
        .Where(match => match.Groups[1].Value != "sh" && Typed().IsMatch(match.Groups[2].Value))
        .Select(match => $"{file.Path}: mark what can be typed with ```sh: {match.Groups[2].Value.Split('\n')[0]}");
}
