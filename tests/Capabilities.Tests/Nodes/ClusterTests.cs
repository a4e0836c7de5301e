using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Care;
using Wegmarke.Care.Configuration;
using Wegmarke.Cluster;

namespace Wegmarke.Capabilities.Tests.Nodes;

/// <summary>What nodes agree on in PostgreSQL, and what a node refuses to start with.</summary>
public sealed class ClusterTests(PostgresServer postgres)
{
    private const string Both = "--postgres=Host=x --postgres-answers=Host=y --cluster";

    [Fact]
    public async Task A_lease_is_held_by_one_given_on_at_once_and_lost_to_whoever_took_it()
    {
        var server = await Prepared();
        var cancel = TestContext.Current.CancellationToken;
        var here = (await Lease.TryTake(server, "Postman", "anna", cancel))!;
        Assert.Null(await Lease.TryTake(server, "Postman", "berta", cancel));
        await here.DisposeAsync();
        await using var there = await Lease.TryTake(server, "Postman", "berta", cancel);
        Assert.NotNull(there);
        // As if the node had slept until its lease ran out and another had taken it.
        await Do(server, "update orleans_lease set holder = 'somebody else'");
        await Task.Delay(Timeout.Infinite, there.Lost).ContinueWith(_ => { }, cancel, TaskContinuationOptions.None, TaskScheduler.Default)
            .WaitAsync(TimeSpan.FromSeconds(5), cancel);
        Assert.True(there.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_lease_that_nobody_renews_runs_out()
    {
        var server = await Prepared();
        await Do(server, "insert into orleans_lease values ('Postman', 'anna', 'dead', 7, now(), clock_timestamp() + interval '0.2 seconds')");
        Assert.Null(await Lease.TryTake(server, "Postman", "berta", TestContext.Current.CancellationToken));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await using var taken = await Lease.TryTake(server, "Postman", "berta", TestContext.Current.CancellationToken);
        Assert.NotNull(taken);
    }

    [Fact]
    public async Task Of_two_changes_made_from_one_version_of_the_members_one_is_refused()
    {
        var rows = new MembershipRows(postgres.NewDatabase());
        await rows.InitializeMembershipTable(true);
        var empty = await rows.ReadAll();
        Assert.Empty(empty.Members);
        Assert.True(await rows.InsertRow(Entry(1), empty.Version.Next()));
        Assert.False(await rows.InsertRow(Entry(2), empty.Version.Next()));
        var one = await rows.ReadAll();
        var (entry, etag) = Assert.Single(one.Members);
        Assert.Equal((Entry(1).SiloAddress, "anna", SiloStatus.Active), (entry.SiloAddress, entry.SiloName, entry.Status));
        entry.AddSuspector(Entry(2).SiloAddress, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        entry.Status = SiloStatus.Dead;
        Assert.True(await rows.UpdateRow(entry, etag, one.Version.Next()));
        Assert.False(await rows.UpdateRow(entry, etag, one.Version.Next()));
        var (dead, _) = Assert.Single((await rows.ReadRow(entry.SiloAddress)).Members);
        Assert.Equal(entry.SuspectTimes, dead.SuspectTimes);
        Assert.Equal(SiloStatus.Dead, dead.Status);
        Assert.Empty((await rows.ReadRow(Entry(2).SiloAddress)).Members);
        await rows.CleanupDefunctSiloEntries(DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Empty((await rows.ReadAll()).Members);
    }

    [Fact]
    public async Task The_page_of_the_operator_names_nodes_with_what_they_keep()
    {
        var server = postgres.NewDatabase();
        var rows = new MembershipRows(server);
        await rows.InitializeMembershipTable(true);
        await rows.InsertRow(Entry(1), (await rows.ReadAll()).Version.Next());
        await Do(server, "insert into orleans_lease values ('Postman', 'anna', 'x', 1, now(), now() + interval '9 seconds')");
        var node = Assert.Single(await FindNodes.Run(server));
        Assert.Equal(("anna", "127.0.0.1:5091", NodeState.Here), (node.Name, node.Address, node.State));
        Assert.Equal(["Postman"], node.Watches);
        await Do(server, "update orleans_member set alive = now() - interval '1 minute'");
        Assert.Equal(NodeState.Gone, Assert.Single(await FindNodes.Run(server)).State);
    }

    [Fact]
    public async Task A_node_with_another_data_folder_is_refused()
    {
        var server = postgres.NewDatabase();
        var (ours, other) = (Folder(), Folder());
        Assert.Null(await CheckFolder.Run(new(ours, server, server)));
        Assert.Null(await CheckFolder.Run(new(ours, server, server)));
        Assert.Contains("is not the one of the other nodes", await CheckFolder.Run(new(other, server, server)), StringComparison.Ordinal);
        Directory.Delete(ours, recursive: true);
        Directory.Delete(other, recursive: true);
    }

    [Theory]
    [InlineData("--cluster", "needs PostgreSQL")]
    [InlineData(Both + " --cluster-listen=0.0.0.0:5090", "never all addresses")]
    [InlineData(Both + " --cluster-listen=anna", "must be one address")]
    [InlineData(Both + " --cluster-listen=10.0.0.11:5090", "must be protected")]
    [InlineData(Both + " --cluster-certificate=FILE", "with certificate and private key")]
    public void What_does_not_fit_is_said_with_its_remedy(string options, string said)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "no certificate");
        var (node, problem) = Read(options.Replace("FILE", file, StringComparison.Ordinal));
        File.Delete(file);
        Assert.Null(node);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_on_other_machines_need_one_certificate_with_its_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=wegmarke", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow,
            DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.GetTempFileName();
        File.WriteAllText(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        var (node, problem) = Read(Both + $" --node=anna --cluster-listen=10.0.0.11:5090 --cluster-certificate={file}");
        Assert.Null(problem);
        Assert.Equal(("anna", "10.0.0.11:5090"), (node!.Name, node.Listen.ToString()));
        using var loaded = node.Load();
        Assert.True(loaded!.HasPrivateKey);
        File.Delete(file);
    }

    private static (NodeSettings? Node, string? Problem) Read(string options)
    {
        var (configuration, problems) = ReadConfiguration.Run(options.Split(' '), _ => null);
        Assert.Empty(problems);
        return NodeSettings.Read(configuration!, new("", configuration!["postgres"], configuration["postgres_answers"]));
    }

    private async Task<string> Prepared()
    {
        var server = postgres.NewDatabase();
        await Wegmarke.Responses.NodeTables.Create(server);
        return server;
    }

    private static string Folder() => Directory.CreateTempSubdirectory("wegmarke-test-").FullName;

    private static MembershipEntry Entry(int number) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 5090 + number), number), SiloName = number == 1 ? "anna" : "berta",
        HostName = "here", Status = SiloStatus.Active, StartTime = DateTime.UtcNow, IAmAliveTime = DateTime.UtcNow,
    };

    private static async Task Do(string server, string text)
    {
        await using var connection = new Npgsql.NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }
}
