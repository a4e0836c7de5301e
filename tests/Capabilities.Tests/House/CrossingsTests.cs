using System.Text.RegularExpressions;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>Where a visit reads rows of administrations that it does not reach. There is one door, and every place that uses it is
/// known.</summary>
public sealed partial class CrossingsTests
{
    private const string Door = "src/Capabilities/Storage/Database.cs";

    /// <summary>File, reason, and how often.</summary>
    private static readonly string[] Known =
    [
        "src/Capabilities/Administrations/CreateAdministration.cs Uniqueness 1",
        "src/Capabilities/Benchmarks/JoinCircle.cs Circle 1",
        "src/Capabilities/Campaigns/Consent/ConsentState.cs CommonSurvey 1",
        "src/Capabilities/Horizon/Partnerships/JoinPartnership.cs Partnership 1",
        "src/Capabilities/Horizon/Partnerships/PartnershipState.cs Partnership 1",
        "src/Capabilities/Processes/Bundling/RegisterSharing.cs Bundling 1",
        "src/Capabilities/Views/FindPooled.cs CommonSurvey 2",
        "src/Web/Doorkeeper.cs CommonSurvey 1",
        "src/Web/Doorkeeper.cs Door 1",
    ];

    [Fact]
    public void Every_place_that_reads_rows_of_others_is_known() => Assert.Equal(Known, Crossings(Repository.Code()));

    /// <summary>Who reaches what is said where it becomes known who comes, and nowhere else.</summary>
    [Fact]
    public void Nothing_goes_round_the_door() => Guard.FindsNothing(RoundIt(Repository.Code()));

    [Fact]
    public void Twin_a_new_place_and_a_way_round_are_caught()
    {
        Repository.SourceFile[] files = [new("src/Web/New.cs", "using var all = db.StepOut(Crossing.Circle);"),
            new("src/Web/Round.cs", "db.Set<A>().IgnoreQueryFilters(); db.ReachOnly(null);")];
        Assert.Equal(["src/Web/New.cs Circle 1"], Crossings(files));
        Assert.Equal(2, RoundIt(files).Count());
    }

    private static IEnumerable<string> Crossings(IEnumerable<Repository.SourceFile> files) => files
        .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path != Door)
        .SelectMany(file => Step().Matches(file.Text).GroupBy(match => match.Groups[1].Value)
            .Select(group => $"{file.Path} {group.Key} {group.Count()}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> RoundIt(IEnumerable<Repository.SourceFile> files) => files
        .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path is not (Door or "src/Web/Visit.cs"))
        .SelectMany(file => Round().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

    [GeneratedRegex(@"StepOut\(Crossing\.(\w+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"IgnoreQueryFilters\(|\.ReachOnly\(")]
    private static partial Regex Round();
}
