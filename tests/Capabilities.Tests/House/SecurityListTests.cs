namespace Wegmarke.Capabilities.Tests.House;

/// <summary>The list of security requirements says of each what is so, and shows where. That named files exist is held for all
/// documents.</summary>
public sealed class SecurityListTests
{
    private static readonly string[] States = ["met", "partly", "not met", "operator", "not applicable"];

    [Fact]
    public void Every_requirement_has_a_state_and_what_is_partly_so_a_reason()
    {
        var lines = Lines(File.ReadAllText(Path.Combine(Repository.Root, "docs/operation/asvs.md")));
        Assert.Equal(253, lines.Select(line => line[0]).Distinct().Count());
        Guard.FindsNothing(Wrong(lines));
    }

    [Fact]
    public void Twin_a_state_without_reason_is_caught() => Assert.Equal(2, Wrong(Lines("| 1.1.1 | a | fine | |\n| 1.1.2 | b | partly |  |\n| 1.1.3 | c | met | |")).Count());

    private static List<string[]> Lines(string text) => [.. text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..5])];

    private static IEnumerable<string> Wrong(IEnumerable<string[]> lines) => lines.Where(line => !States.Contains(line[2])
        || (line[2] == "partly" && line[3].Length == 0))
        .Select(line => string.Join(" | ", line));
}
