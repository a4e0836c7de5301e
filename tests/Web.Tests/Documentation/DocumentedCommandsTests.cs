using System.Collections.Concurrent;

namespace Wegmarke.Web.Tests.Documentation;

/// <summary>Every command that a document tells to type is typed.</summary>
public sealed class DocumentedCommandsTests : IDisposable
{
    private const int AtOnce = 4;
    private const string RunsTests = "runs tests, as ./test does";

    /// <summary>What is not typed here, each with its reason.</summary>
    private static readonly Dictionary<string, string> NotHere = new()
    {
        ["./run"] = "builds the program and does not end; what it starts is started by every test of this project",
        ["./test"] = "runs the tests, among them this one",
        ["examples/install/publish /opt/wegmarke"] = "builds everything a second time, which takes minutes",
        ["dotnet build Wegmarke.slnx -c Release"] = "builds what is running now",
        ["tests/Capabilities.Tests/bin/Release/net10.0/Wegmarke.Capabilities.Tests --filter-namespace \"*House*\""] = RunsTests,
        ["tests/Web.Tests/bin/Release/net10.0/Wegmarke.Web.Tests --filter-class \"*EveryPageTests\""] = RunsTests,
        ["WEGMARKE_WRITE_PICTURES=1 tests/Web.Tests/bin/Release/net10.0/Wegmarke.Web.Tests --filter-class \"*PicturesTests\""] = RunsTests,
        ["./wegmarke benchmark statistics"] = "measures for minutes and needs R",
        ["./wegmarke migrate --from /var/lib/wegmarke --postgres \"Host=db;Database=house;Username=wegmarke\" --postgres-answers "
            + "\"Host=db;Database=answers;Username=answers\""] = "needs two databases on a server; MoveAndEraseTests moves to a real one",
        ["./wegmarke prepare --postgres \"Host=db;Database=house;Username=wegmarke_owner\" --postgres-answers "
            + "\"Host=db;Database=answers;Username=wegmarke_owner\" --house-role wegmarke --answers-role answers "
            + "--reader-role wegmarke_reader --data /var/lib/wegmarke"] = "needs a server with four roles; ServerTests prepares a real one",
        ["""
            ./wegmarke serve --cluster --node anna --cluster-listen 10.0.0.11:5090 --cluster-certificate /etc/wegmarke/nodes.pem \
              --postgres "Host=db;Database=house;Username=wegmarke" --postgres-answers "Host=db;Database=answers;Username=answers" \
              --data /mnt/wegmarke --urls http://10.0.0.11:5080 --behind-proxy
            """] = "needs several machines; examples/cluster/three-nodes does it on one",
        ["./wegmarke analyse archive.lsa --model zukunftsfaehigkeit --columns survey.lss.columns.yaml"] =
            "needs answers from LimeSurvey; ConvertTests analyses such an archive",
    };

    private readonly DirectoryInfo places = Directory.CreateTempSubdirectory("wegmarke-docs-");

    [Fact]
    public async Task Every_command_of_the_documentation_works()
    {
        await using var house = await HouseToRead.Start(Path.Combine(places.FullName, "still"));
        var seen = new HashSet<string>();
        // Ours are typed once, wherever they stand first; lines of a shell need those before them.
        bool IsDue(CommandBlock.Command one) => !NotHere.ContainsKey(one.Bare)
            && (!one.Bare.StartsWith("./wegmarke", StringComparison.Ordinal) || seen.Add(one.Bare));
        var blocks = CommandBlock.All().Select(block => block with { Commands = [.. block.Commands.Where(IsDue)] })
            .Where(block => block.Commands.Count > 0).ToList();
        Assert.True(blocks.Sum(block => block.Commands.Count) > 30);
        var problems = new ConcurrentBag<string>();
        var few = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(blocks.GroupBy(block => block.File), few, async (document, _) =>
        {
            var place = new Workplace(places.CreateSubdirectory(document.Key.Replace('/', '-')).FullName, house.Still, house.FilledIn);
            await place.Furnish(house.Files);
            var lines = await File.ReadAllLinesAsync(Path.Combine(CommandBlock.Root, document.Key), few.CancellationToken);
            var settings = CommandBlock.In(document.Key, lines, "yaml")
                .FirstOrDefault(block => block.Commands[0].Text.StartsWith("data:", StringComparison.Ordinal));
            if (settings is not null) place.Configure(settings.Text);
            if (await place.Run(document) is { } problem) problems.Add(problem);
        });
        Assert.True(problems.IsEmpty, string.Join("\n\n", problems));
    }

    [Fact]
    public void What_is_not_typed_still_stands_in_a_document()
    {
        var known = CommandBlock.All().SelectMany(block => block.Commands).Select(command => command.Bare).ToHashSet();
        Assert.DoesNotContain(NotHere.Keys, command => !known.Contains(command));
    }

    [Fact]
    public async Task Twin_a_command_that_fails_is_named_with_its_place()
    {
        var place = new Workplace(places.FullName, places.FullName, new Dictionary<string, string>());
        var said = await place.Run(CommandBlock.In("docs/x.md", ["```sh", "true", "cat nowhere  # a remark", "```"], "sh"));
        Assert.Contains("docs/x.md:3 ended with 1 instead of 0", said, StringComparison.Ordinal);
    }

    public void Dispose() => places.Delete(recursive: true);
}
