using System.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.Invitations.Insider;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Invitations;

/// <summary>Somebody inside who reads everything links nothing beyond what is admitted, and is noticed where a store betrays.</summary>
public sealed class PlayInsiderTests : IDisposable
{
    private const int People = 20;

    /// <summary>One of its own: in that of all tests the log and a checkpoint hold what hundreds of databases wrote.</summary>
    private readonly PostgresServer postgres = new();

    public void Dispose() => postgres.Dispose();

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Before_sealing_only_what_is_admitted_and_after_it_only_unique_combinations(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var wave = await Wave.Open(stores);
        var backups = new List<Snapshot>();
        var codes = await Answered(wave, backups, stores);
        var papers = Path.Combine(stores.Settings.Folder, "..", Guid.NewGuid() + ".txt");
        await File.WriteAllLinesAsync(papers, codes.Select(code => code.ToString()), TestContext.Current.CancellationToken);
        var before = PlayInsider.Run(stores.Settings, wave.State, new(backups, [], [papers]));
        Assert.False(before.Leaks, Text(before));
        Assert.Equal((false, People), (before.Sealed, before.Sheets));
        Assert.Equal(People, Of(before, "key of the campaign").Count);
        Assert.Equal(People, Of(before, "outbox and print sheets").Count);
        Assert.Equal(1, Of(before, "pairs of backups").Count);
        Assert.NotNull(await wave.Close());
        var after = PlayInsider.Run(stores.Settings, wave.State, new(backups, [], [papers]));
        File.Delete(papers);
        Assert.False(after.Leaks, Text(after));
        Assert.True(after.Sealed);
        Assert.Equal(2, Of(after, "unique attribute combinations").Count);
        Assert.All(after.Findings.Where(one => one.Way is not ("unique attribute combinations" or "free pages and leftovers")),
            one => Assert.True(one.Verdict is Verdict.Nothing or Verdict.NotTried, Text(after)));
        Assert.Contains(Of(after, "free pages and leftovers").Verdict, engine == "SQLite" ? [Verdict.Nothing] : new[] { Verdict.Nothing, Verdict.Admitted });
    }

    /// <summary>The server's own analysis of a table, or a backup that runs, holds such a view of the database at any moment.</summary>
    [Fact]
    public async Task Nothing_is_left_in_tables_although_somebody_still_looks_at_the_time_before_sealing()
    {
        await using var stores = await Stores.Open("PostgreSQL", postgres);
        var wave = await Wave.Open(stores);
        var backups = new List<Snapshot>();
        await Answered(wave, backups, stores);
        await using var looking = new NpgsqlConnection(stores.Settings.PostgresAnswers);
        await looking.OpenAsync(TestContext.Current.CancellationToken);
        await using var view = await looking.BeginTransactionAsync(IsolationLevel.RepeatableRead, TestContext.Current.CancellationToken);
        await using (var look = new NpgsqlCommand("select count(*) from pg_class", looking, view))
        {
            await look.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotNull(await wave.Close());
        var after = PlayInsider.Run(stores.Settings, wave.State, new(backups, [], []));
        Assert.False(after.Leaks, Text(after));
    }

    [Fact]
    public async Task Twin_a_store_that_betrays_is_caught_on_every_way()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var wave = await Wave.Open(stores);
        var backups = new List<Snapshot>();
        await Answered(wave, backups, stores);
        await wave.Close();
        // What a careless hand would do: keep the ballots in a copy, count rows, note the moment, log the address of the request.
        using (var connection = new SqliteConnection($"Data Source={stores.Settings.PathOf("answers.db")};Pooling=False"))
        {
            connection.Open();
            Statements.Execute(connection, null, "alter table sealed_sheet add column created_at text");
            Statements.Execute(connection, null, "drop table field_sheet");
            Statements.Execute(connection, null, "create table field_sheet (campaign text, ballot blob, box blob)");
            foreach (var (ballot, box) in backups[^1].Locked)
            {
                Statements.Execute(connection, null, "insert into field_sheet values ('x', @a, @b)", ballot, box);
            }
        }

        var log = Path.Combine(stores.Settings.Folder, "access.log");
        await File.WriteAllTextAsync(log, $"GET /s/abc/c/{AccessCode.Fresh()} 200\n", TestContext.Current.CancellationToken);
        var report = PlayInsider.Run(stores.Settings, wave.State, new(backups, [log], []));
        Assert.True(report.Leaks);
        Assert.Equal(["columns of sealed_sheet", "free pages and leftovers", "logs", "row numbers of field_sheet"],
            report.Findings.Where(one => one.Verdict == Verdict.Leak).Select(one => one.Way).Order());
        Assert.Equal(People, Of(report, "free pages and leftovers").Count);
    }

    [Fact]
    public async Task Twin_one_value_in_both_stores_is_caught()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var wave = await Wave.Open(stores);
        var code = AccessCode.Fresh();
        await stores.Invitations.Issue(wave.Id, wave.List.Id, [code]);
        var secret = ResumeSecret.Fresh();
        await stores.Invitations.Spend(wave.Id, code, secret.Ballot);
        await stores.Answers.Submit(wave.Id, secret.Ballot, wave.Sheet(0));
        Assert.Equal((Verdict.Leak, 1), (Of(PlayInsider.Run(stores.Settings, wave.State, new([], [], [])),
            "values in both stores") is var found
            ? (found.Verdict, found.Count) : default));
    }

    [Fact]
    public async Task Closing_proves_what_it_deleted_and_a_changed_proof_is_seen()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var wave = await Wave.Open(stores);
        await Answered(wave, [], stores);
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, ["a@x.example", "b@x.example"]);
        await wave.Close();
        var lines = await wave.Ask(db => DeletionProof.Of(db, wave.Id));
        Assert.Equal([(Deleted.Ballots, People, 0), (Deleted.Drafts, 1, 0), (Deleted.Codes, People + 3 + People, 0), (Deleted.Addresses,
            2, 0), (Deleted.Keys, 2, 0)],
            lines.Select(line => (line.What, line.Count, line.Found)));
        Assert.True(DeletionProof.Holds(lines));
        Assert.False(DeletionProof.Holds([.. lines.Select((line, at) => at == 0 ? line with { Count = 1 } : line)]));
        Assert.False(DeletionProof.Holds([.. lines.Skip(1)]));
        Assert.False(stores.Hold(System.Text.Encoding.UTF8.GetBytes("a@x.example")));
    }

    private static async Task<IReadOnlyList<AccessCode>> Answered(Wave wave, List<Snapshot> backups, Stores stores)
    {
        var codes = Enumerable.Range(0, People).Select(_ => AccessCode.Fresh()).ToList();
        await stores.Invitations.Issue(wave.Id, wave.List.Id, [.. codes, .. Enumerable.Range(0, 3).Select(_ => AccessCode.Fresh())]);
        await stores.Answers.SaveDraft(wave.Id, ResumeSecret.Fresh(), wave.Sheet(0));
        for (var at = 0; at < People; at++)
        {
            // One leader without a unit and one in the second unit are alone with what they say.
            await wave.Answer(codes[at], unit: at == 1 ? 1 : at == 2 ? -1 : 0, perspective: at == 2 ? 1 : 0);
            if (at >= People - 2) backups.Add(Snapshot.Of(stores.Settings, wave.Id));
        }

        return codes;
    }

    private static InsiderFinding Of(InsiderReport report, string way) => report.Findings.Single(one => one.Way == way);

    private static string Text(InsiderReport report) => string.Join('\n', report.Findings.Select(one =>
        $"{one.Verdict} {one.Count} {one.Way}: {one.Says}"));
}
