using System.Data.Common;
using Microsoft.Data.Sqlite;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Responses;
using Wegmarke.Responses.Paper.Scanning;

namespace Wegmarke.Capabilities.Tests.Responses;

/// <summary>A full disk, a locked database, a missing library: said clearly, nothing lost, and it goes on by itself.</summary>
public sealed class StoreTroubleTests(PostgresServer postgres)
{
    private const int Full = 13;

    [Fact]
    public async Task On_a_full_disk_what_was_acknowledged_stays_and_writing_goes_on_when_there_is_room()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("wegmarke-full-").FullName, "store.db");
        var pages = 8;
        SqliteConnection Open()
        {
            var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            Run(connection, Wegmarke.Storage.SqliteDurability.Pragmas + $"pragma max_page_count={pages};");
            return connection;
        }

        using (var first = Open()) Run(first, "create table kept (number integer primary key, bytes blob)");
        await using var writer = new GroupCommit(Open);
        var (acknowledged, refused) = (new List<int>(), 0);
        for (var number = 0; number < 40; number++)
        {
            try
            {
                await Put(writer, number);
                acknowledged.Add(number);
            }
            catch (SqliteException full) when (full.SqliteErrorCode == Full)
            {
                refused++;
            }
        }

        Assert.True(acknowledged.Count > 0 && refused > 0);
        Assert.Equal(acknowledged, Numbers(Open));
        pages = 1000;
        await Put(writer, 100);
        Assert.Equal([.. acknowledged, 100], Numbers(Open));
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_tried_once_for_all_who_wait_and_no_fault_ends_the_writer()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("wegmarke-cut-").FullName, "store.db");
        var (opened, cut) = (0, false);
        SqliteConnection Open()
        {
            opened++;
            if (cut) throw new IOException("nobody answers");
            var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            return connection;
        }

        using (var first = Open()) Run(first, "create table kept (number integer primary key, bytes blob)");
        await using var writer = new GroupCommit(Open);
        using var gate = new ManualResetEventSlim();
        var runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = writer.Write((_, _) =>
        {
            runs.SetResult();
            gate.Wait(TestContext.Current.CancellationToken);
            return 0;
        });
        await runs.Task;
        var waiting = Enumerable.Range(0, 50).Select(_ => writer.Write<int>((_, _) => throw new NotSupportedException("cut"))).ToList();
        cut = true;
        gate.Set();
        await held;
        foreach (var one in waiting) await Assert.ThrowsAnyAsync<Exception>(() => one);
        // The first, the writer's, and one for all fifty.
        Assert.Equal(3, opened);
        cut = false;
        await Assert.ThrowsAsync<NotSupportedException>(() => writer.Write<int>((_, _) => throw new NotSupportedException("a bug")));
        await Put(writer, 7);
        Assert.Equal([7], Numbers(Open));
    }

    [Fact]
    public async Task While_another_process_holds_the_database_a_sheet_waits_and_then_is_there_once()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var campaign = Guid.NewGuid();
        var ballot = ResumeSecret.Fresh().Ballot;
        Task<Stored> sending;
        using (var other = new SqliteConnection($"Data Source={stores.Settings.PathOf("answers.db")};Pooling=False"))
        {
            other.Open();
            Run(other, "begin immediate");
            sending = stores.Answers.Submit(campaign, ballot, new(0, -1, [1, 2, 3]));
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.False(sending.IsCompleted);
            Run(other, "rollback");
        }

        Assert.Equal(Stored.Now, await sending);
        Assert.Equal(Stored.Before, await stores.Answers.Submit(campaign, ballot, new(0, -1, [1, 2, 3])));
        Assert.Equal(1, await stores.Answers.Count(campaign));
    }

    [Fact]
    public void Without_the_library_for_pictures_a_scan_is_refused_by_name()
    {
        Assert.Equal(ScanRefusal.NoDecoder, OpenScan.Run("%PDF-1.7"u8.ToArray(), () => false).Refusal);
        Assert.NotEqual(ScanRefusal.NoDecoder, OpenScan.Run("%PDF-1.7"u8.ToArray(), () => true).Refusal);
        Assert.Contains("OpenCV", Wegmarke.Responses.Paper.PaperWords.Of(ScanRefusal.NoDecoder, Design.Language.German),
            StringComparison.Ordinal);
    }

    private static Task<int> Put(GroupCommit writer, int number) => writer.Write((connection, transaction) =>
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into kept (number, bytes) values ({number}, randomblob(3000))";
        return command.ExecuteNonQuery();
    });

    private static List<int> Numbers(Func<SqliteConnection> open)
    {
        using var connection = open();
        using var command = connection.CreateCommand();
        command.CommandText = "select number from kept order by number";
        using var reader = command.ExecuteReader();
        var numbers = new List<int>();
        while (reader.Read()) numbers.Add(reader.GetInt32(0));
        return numbers;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
