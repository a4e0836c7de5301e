using System.Text.RegularExpressions;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>The value chain is the dependency order: a capability folder may look left, never right.</summary>
public sealed partial class ValueChainTests
{
    private static readonly string[] Chain =
    [
        "Storage", "Mail", "Design",
        "Accounts", "Administrations", "MaturityModels", "Campaigns", "Responses", "Invitations", "Indicators", "Scoring", "Disclosure",
            "Releases", "StandingSurveys",
        "Benchmarks", "Interviews", "Processes", "Causes", "Decisions", "Proposals", "Strategy", "Initiatives", "Meetings",
            "Controlling", "People", "Horizon", "PublicPages", "Reminders",
        "Reports", "Webhooks", "Exchange", "Care", "Views",
    ];

    [Fact]
    public void A_capability_looks_left_only() => Guard.FindsNothing(LooksRight(Sources(), Chain));

    [Fact]
    public void Twin_the_reversed_chain_is_caught() =>
        Assert.NotEmpty(LooksRight(Sources(), [.. Chain.Reverse()]));

    [Fact]
    public void Every_folder_stands_in_the_chain() =>
        Guard.FindsNothing(Sources().Select(file => Folder(file.Path)).Distinct().Except(Chain));

    [Fact]
    public void The_namespace_is_the_folder() => Guard.FindsNothing(Sources()
        .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
        .Where(file => !Regex.IsMatch(file.Text, $@"^namespace Wegmarke\.{Folder(file.Path)}(\.\w+)*;", RegexOptions.Multiline))
        .Select(file => file.Path));

    [Theory]
    [InlineData("src/Statistics/Statistics.csproj", "ProjectReference")]
    [InlineData("src/Statistics/Statistics.csproj", "PackageReference")]
    [InlineData("src/Capabilities/Capabilities.csproj", "FrameworkReference")]
    [InlineData("src/Capabilities/Capabilities.csproj", "Web.csproj")]
    [InlineData("src/Capabilities/Capabilities.csproj", "Cluster.csproj")]
    [InlineData("src/Capabilities/Capabilities.csproj", "Orleans")]
    [InlineData("src/Cluster/Cluster.csproj", "Web.csproj")]
    [InlineData("src/Cluster/Cluster.csproj", "FrameworkReference")]
    [InlineData("src/Web/Web.csproj", "Cli.csproj")]
    [InlineData("src/Web/Web.csproj", "Orleans")]
    [InlineData("src/Cli/Cli.csproj", "Cluster.csproj")]
    [InlineData("src/Cli/Cli.csproj", "Web.csproj")]
    public void A_project_does_not_reach_where_it_must_not(string project, string forbidden) =>
        Assert.DoesNotContain(forbidden, File.ReadAllText(Path.Combine(Repository.Root, project)), StringComparison.Ordinal);

    [Fact]
    public void The_statistics_know_no_product() => Guard.FindsNothing(
        Repository.Code()
            .Where(file => file.Path.StartsWith("src/Statistics/", StringComparison.Ordinal))
            .Where(file => ProductWord().IsMatch(file.Text))
            .Select(file => $"{file.Path}: {ProductWord().Match(file.Text).Value}"));

    [GeneratedRegex(@"\bWegmarke\.(?!Statistics)\w+|\b(MaturityModel|Campaign|Administration|Municipality|Perspective)\b")]
    private static partial Regex ProductWord();

    [GeneratedRegex(@"\bWegmarke\.([A-Z]\w+)")]
    private static partial Regex Mention();

    private static IReadOnlyList<Repository.SourceFile> Sources() => Repository.Files(path =>
        path.StartsWith("src/Capabilities/", StringComparison.Ordinal) && path.Count(letter => letter == '/') >= 3
        && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        && !path.Contains("/Migrations/", StringComparison.Ordinal));

    private static string Folder(string path) => path.Split('/')[2];

    private static List<string> LooksRight(IReadOnlyList<Repository.SourceFile> files, string[] chain) =>
    [
        .. from file in files
           let here = Array.IndexOf(chain, Folder(file.Path))
           from Match mention in Mention().Matches(file.Text)
           let there = Array.IndexOf(chain, mention.Groups[1].Value)
           where there > here && here >= 0
           select $"{file.Path} looks right to {mention.Groups[1].Value}",
    ];
}
