using System.Net;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Wegmarke.Accounts.Programs;
using Role = Wegmarke.Accounts.Role;

namespace Wegmarke.Web.Tests.Api;

/// <summary>Assistants use the same deeds with the same rights; tried with the client that the protocol's makers provide.</summary>
public sealed class AgentTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task An_assistant_reads_what_its_person_may_read()
    {
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.Coordinator, ProgramScope.ReadResults,
            ProgramScope.ReadSteering);
        await using var agent = await Connect(demo.Instance, program);
        var tools = await agent.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["comment_initiative", "list_administrations", "list_causes", "list_initiatives", "propose_initiative",
            "read_findings", "read_lights", "read_profile", "read_strategy", "search"], tools.Select(tool => tool.Name).Order());
        Assert.Contains("not to be guessed", agent.ServerInstructions, StringComparison.Ordinal);
        var towns = (await Ask(agent, "list_administrations")).Json.EnumerateArray().ToList();
        var town = towns.First(found => found.GetProperty("name").GetString() == "Musterstadt").GetProperty("id").GetGuid();
        var told = await Ask(agent, "read_findings", "administration", town);
        Assert.NotEmpty(told.Json.GetProperty("findings").EnumerateArray());
        var wave = told.Json.GetProperty("release").GetProperty("wave").GetInt32();
        Assert.Equal((await program.Read($"/api/v1/administrations/{town}/releases/{wave}/areas")).GetProperty("rows").GetRawText(),
            (await Ask(agent, "read_profile", "administration", town)).Text);
        foreach (var tool in new[] { "list_causes", "list_initiatives", "read_lights" })
        {
            Assert.NotEmpty((await Ask(agent, tool, "administration", town)).Json.EnumerateArray());
        }

        Assert.NotEmpty((await Ask(agent, "read_strategy", "administration", town)).Json.GetProperty("goals").EnumerateArray());
        Assert.NotEmpty((await Ask(agent, "search", "administration", town, "words", "Akte")).Json.EnumerateArray());
        var refused = await Ask(agent, "propose_initiative", "administration", town, "title", "Neu", "area", "steering");
        Assert.True(refused.Failed);
        Assert.Contains("steering.write", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_proposes_and_comments_and_moves_nothing()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Assistenzdorf");
        using var program = await OutsideProgram.OfNew(one.Instance, Role.Coordinator, town, ProgramScope.ReadSteering,
            ProgramScope.WriteSteering);
        await using var agent = await Connect(one.Instance, program);
        var id = Guid.Parse(town.Split('/')[^1]);
        var proposed = await Ask(agent, "propose_initiative", "administration", id, "title", "Formulare zählen", "area", "steering",
            "why", "Niemand weiß, wie viele es sind.");
        var initiative = proposed.Json.GetProperty("id").GetGuid();
        Assert.False((await Ask(agent, "comment_initiative", "administration", id, "initiative", initiative, "text", "Vorschlag")).Failed);
        var page = await jana.Read($"{town}/initiatives/{initiative}");
        foreach (var words in new[] { "Formulare zählen", "Vorschlag", "Idee", "(Probe)" }) Assert.Contains(words, page,
            StringComparison.Ordinal);
        Assert.True((await Ask(agent, "propose_initiative", "administration", id, "title", "", "area", "steering")).Failed);
        Assert.True((await Ask(agent, "propose_initiative", "administration", id, "title", "Neu", "area", "nirgends")).Failed);
        Assert.True((await Ask(agent, "read_profile", "administration", id)).Failed);
        Assert.True((await Ask(agent, "list_initiatives", "administration", Guid.NewGuid())).Failed);
        var mistaken = await Ask(agent, "list_initiatives", "administration", "Assistenzdorf");
        Assert.True(mistaken.Failed);
        Assert.Contains("list_administrations", mistaken.Text, StringComparison.Ordinal);
        var other = (await jana.Administration("Nebendorf")).Split('/')[^1];
        Assert.True((await Ask(agent, "list_initiatives", "administration", Guid.Parse(other))).Failed);
    }

    [Fact]
    public async Task Without_an_access_nobody_talks_and_a_council_learns_no_causes()
    {
        using var stranger = OutsideProgram.Stranger(demo.Instance);
        using var refused = await stranger.Send(HttpMethod.Post, "/mcp", "{}");
        Assert.Equal((HttpStatusCode.Unauthorized, "no-access"), (refused.StatusCode, await refused.Problem()));
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.Council, OutsideProgram.AllScopes);
        await using var agent = await Connect(demo.Instance, program);
        var town = (await Ask(agent, "list_administrations")).Json[0].GetProperty("id").GetGuid();
        Assert.False((await Ask(agent, "read_profile", "administration", town)).Failed);
        Assert.True((await Ask(agent, "list_causes", "administration", town)).Failed);
        Assert.True((await Ask(agent, "propose_initiative", "administration", town, "title", "x", "area", "steering")).Failed);
    }

    private static Task<McpClient> Connect(RunningInstance instance, OutsideProgram program) => McpClient.CreateAsync(
        new HttpClientTransport(new()
        {
            Endpoint = new Uri(instance.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + program.Secret },
        }), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<Told> Ask(McpClient agent, string tool, params object[] arguments)
    {
        var answer = await agent.CallToolAsync(tool, arguments.Chunk(2).ToDictionary(pair => (string)pair[0], pair => (object?)pair[1]),
            cancellationToken: TestContext.Current.CancellationToken);
        return new(string.Concat(answer.Content.OfType<TextContentBlock>().Select(block => block.Text)), answer.IsError == true);
    }

    private sealed record Told(string Text, bool Failed)
    {
        public JsonElement Json => Failed ? throw new InvalidOperationException(Text) : JsonDocument.Parse(Text).RootElement;
    }
}
