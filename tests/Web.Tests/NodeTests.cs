using System.Net;
using System.Net.Sockets;
using Npgsql;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Responses;

namespace Wegmarke.Web.Tests;

/// <summary>One process carries nothing of what several need; of several one may die.</summary>
public sealed class NodeTests(OneInstance one, PostgresServer postgres)
{
    private static readonly string[] Names = ["anna", "berta"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public void A_process_alone_loads_nothing_of_the_cluster()
    {
        var loaded = one.Instance.Loaded;
        Assert.Contains("Wegmarke.Capabilities.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Orleans", loaded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_node_is_killed_the_other_takes_its_watches_and_nothing_acknowledged_is_lost()
    {
        var (house, answers) = (postgres.NewHouse(), postgres.NewDatabase());
        var folder = Directory.CreateTempSubdirectory("wegmarke-nodes-").FullName;
        var nodes = (await Task.WhenAll(Names.Select(name => RunningInstance.StartOver(folder, "--cluster", "--node", name,
            "--cluster-listen", $"127.0.0.1:{FreePort()}", "--postgres", house, "--postgres-answers", answers)))).Zip(Names).ToDictionary(
            pair => pair.Second, pair => pair.First);
        try
        {
            Assert.Contains("Orleans", nodes["anna"].Loaded, StringComparison.Ordinal);
            var before = await Keepers(house, keepers => keepers.Count >= 10);
            var victim = before["Postman"];
            var survivor = Names.Single(name => name != victim);
            string link;
            using (var coordinator = nodes[survivor].NewVisitor())
            {
                await coordinator.SetUp();
                (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
            }

            using (var respondent = nodes[victim].NewVisitor())
            {
                for (var sheet = 0; sheet < 3; sheet++) await respondent.Answer(link, "staff", _ => 3);
            }

            await nodes[victim].Kill();

            // The other goes on taking sheets at once, and keeps every watch once the leases have run out.
            using (var respondent = nodes[survivor].NewVisitor()) await respondent.Answer(link, "staff", _ => 4);
            var after = await Keepers(house, keepers => keepers.Keys.Intersect(before.Keys).Count() == before.Count
                && keepers.Values.All(keeper => keeper == survivor));
            Assert.Equal(before.Keys.Order(), after.Keys.Order());
            await nodes[survivor].Kill();
            await using var store = AnswerStore.Open(new(folder, house, answers));
            Assert.Equal(4, await store.Count(await Survey(house)));
        }
        finally
        {
            foreach (var node in nodes.Values) await node.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Who holds which lease now, once that is as expected.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> Keepers(string house,
        Func<IReadOnlyDictionary<string, string>, bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var keepers = new Dictionary<string, string>();
            await using (var server = new NpgsqlConnection(house))
            {
                await server.OpenAsync(patience.Token);
                await using var command = new NpgsqlCommand("select name, node from orleans_lease where until > clock_timestamp()", server);
                await using var reader = await command.ExecuteReaderAsync(patience.Token);
                while (await reader.ReadAsync(patience.Token)) keepers[reader.GetString(0)] = reader.GetString(1);
            }

            if (expected(keepers)) return keepers;
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<Guid> Survey(string house)
    {
        await using var db = Storage.Database.Open(new("", house, house));
        return db.Set<Campaigns.Campaign>().Select(one => one.Id).Single();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
