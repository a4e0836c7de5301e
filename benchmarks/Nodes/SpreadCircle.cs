using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wegmarke.Attacker;
using Wegmarke.Benchmarks.National;
using Wegmarke.Care;
using Wegmarke.Cluster;
using Wegmarke.Responses;

namespace Wegmarke.Benchmarks.Nodes;

/// <summary>Sealed answers of many administrations to contributions, spread over one, two and three nodes. Each node computes one piece at
/// a time, so that one core is one node's.</summary>
internal static class SpreadCircle
{
    private const string Deed = "contributions";
    private const int PerPiece = 20;
    private const int NodesMost = 3;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Wegmarke.Benchmarks.dll");

    public static async Task<int> Run(string[] options)
    {
        switch (options)
        {
            case ["--postgres", var postgres]: return await Measure(1_000, postgres);
            case [var administrations, "--postgres", var postgres]: return await Measure(int.Parse(administrations, null), postgres);
            case ["node", var name, var port, var postgres]:
                await (await Join(name, int.Parse(port, null), postgres)).WaitForShutdownAsync();
                return 0;
            default:
                await Console.Error.WriteLineAsync("cluster [ADMINISTRATIONS] --postgres CONNECTION-OF-AN-EMPTY-DATABASE");
                return 2;
        }
    }

    private static async Task<int> Measure(int administrations, string postgres)
    {
        await Fill(administrations, postgres);
        Say($"{administrations} administrations, {(long)administrations * CircleOfTheNation.SheetsEach} sealed sheets in PostgreSQL, {Environment.ProcessorCount} cores");
        Say($"| nodes | seconds | administrations a second | beside one node | processor time of the nodes | result |");
        Say($"| --- | --- | --- | --- | --- | --- |");
        using var first = await Join("node-1", FreePort(), postgres);
        var spread = first.Services.GetRequiredService<SpreadOverNodes>();
        var others = new List<Process>();
        try
        {
            var alone = 0.0;
            for (var nodes = 1; nodes <= NodesMost; nodes++)
            {
                if (nodes > 1) others.Add(await Another($"node-{nodes}", nodes, postgres));
                // The first pieces compile what the others use.
                await Contributions(spread, Math.Min(administrations, nodes * 8 * PerPiece));
                var (seconds, work, hash) = await Time(spread, administrations, others);
                if (nodes == 1) alone = seconds;
                Say($"| {nodes} | {seconds:0.0} | {administrations / seconds:0} | {alone / seconds:0.00} | {work:0.0} s | {hash} |");
            }

            var lost = KillSoon(others[^1]);
            var (after, _, same) = await Time(spread, administrations, others[..^1]);
            await lost;
            Say($"| 3, one killed after 3 s | {after:0.0} | {administrations / after:0} | {alone / after:0.00} | – | {same} |");
            return 0;
        }
        finally
        {
            foreach (var one in others)
            {
                if (!one.HasExited) one.Kill();
                one.Dispose();
            }
        }
    }

    private static async Task<(double Seconds, double Work, string Hash)> Time(SpreadOverNodes spread, int administrations,
        IReadOnlyList<Process> others)
    {
        double Worked() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds + others.Sum(one =>
        {
            one.Refresh();
            return one.TotalProcessorTime.TotalSeconds;
        });
        var (clock, before) = (Stopwatch.StartNew(), Worked());
        var hash = await Contributions(spread, administrations);
        return (clock.Elapsed.TotalSeconds, Worked() - before, hash);
    }

    /// <returns>Hash of all contributions in their order: however many nodes, they are the same.</returns>
    private static async Task<string> Contributions(SpreadOverNodes spread, int administrations)
    {
        string[] keys = [.. Enumerable.Range(0, (administrations + PerPiece - 1) / PerPiece).Select(at =>
            string.Create(CultureInfo.InvariantCulture, $"{at * PerPiece}-{Math.Min(administrations, (at + 1) * PerPiece)}"))];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in await spread.Run(Deed, keys, CancellationToken.None))
        {
            hash.AppendData(piece ?? throw new InvalidOperationException("A piece failed."));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>Makes this process a node that can do the deed.</summary>
    private static async Task<IHost> Join(string name, int port, string postgres)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var folder = Directory.CreateTempSubdirectory("wegmarke-node-").FullName;
        builder.Services.AddSingleton(_ => AnswerStore.Open(new(folder, postgres, postgres)));
        builder.Services.AddSingleton(new Watches(new Dictionary<string, Func<CancellationToken, Task>>()));
        builder.Services.AddSingleton(new NodeBeat(() => { }));
        builder.Services.AddSingleton(provider => new SpreadDeed(Deed, (key, _) =>
            Task.FromResult(Piece(provider.GetRequiredService<AnswerStore>(), key))));
        JoinCluster.Run(builder, new(name, postgres, new(IPAddress.Loopback, port), null) { Places = 1 });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static byte[] Piece(AnswerStore store, string key)
    {
        var ends = key.Split('-').Select(one => int.Parse(one, CultureInfo.InvariantCulture)).ToList();
        var text = new StringBuilder();
        foreach (var campaign in Enumerable.Range(ends[0], ends[1] - ends[0]).Select(CircleOfTheNation.CampaignOf))
        {
            text.Append(CircleOfTheNation.ContributionOf(store, campaign)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<Process> Another(string name, int nodes, string postgres)
    {
        var process = Process.Start("dotnet", [Program, "cluster", "node", name, FreePort().ToString(CultureInfo.InvariantCulture), postgres]);
        while ((await FindNodes.Run(postgres)).Count(one => one.State == NodeState.Here) < nodes) await Task.Delay(100);
        return process;
    }

    private static async Task KillSoon(Process process)
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        process.Kill();
    }

    private static async Task Fill(int administrations, string postgres)
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-node-").FullName;
        await AnswerStore.Open(new(folder, postgres, postgres)).DisposeAsync();
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync();
        await using (var empty = new NpgsqlCommand("truncate sealed_sheet", server)) await empty.ExecuteNonQueryAsync();
        await using var rows = await server.BeginBinaryImportAsync("copy sealed_sheet (campaign, place, sheet) from stdin (format binary)");
        foreach (var campaign in Enumerable.Range(0, administrations).Select(CircleOfTheNation.CampaignOf))
        {
            var random = new Random(campaign.Id.GetHashCode());
            for (var sheet = 0; sheet < CircleOfTheNation.SheetsEach; sheet++)
            {
                await rows.WriteRowAsync(CancellationToken.None, campaign.Id.ToString("N"), sheet,
                    CircleOfTheNation.Draw(InventedCircle.Model, sheet, random).ToBytes());
            }
        }

        await rows.CompleteAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
