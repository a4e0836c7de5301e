using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Wegmarke.Storage;

namespace Wegmarke.Care.Tables;

/// <summary>One store seen at one moment, whatever others write meanwhile: a read transaction of SQLite's write-ahead log, or a repeatable
/// read of PostgreSQL. Or one store that is written as a whole or not at all.</summary>
public sealed class OpenedStore : IAsyncDisposable
{
    private OpenedStore(StoreKind kind, DbConnection connection, DbTransaction transaction) =>
        (Kind, Connection, Transaction) = (kind, connection, transaction);

    public StoreKind Kind { get; }

    internal DbConnection Connection { get; }

    internal DbTransaction Transaction { get; }

    public bool IsSqlite => Connection is SqliteConnection;

    /// <summary>Opens a store for reading; null where a store on SQLite has no file.</summary>
    public static async Task<OpenedStore?> Read(StorageSettings settings, StoreKind kind)
    {
        if (ConnectionOf(settings, kind) is { } postgres)
        {
            var server = new NpgsqlConnection(postgres);
            await server.OpenAsync();
            var moment = await server.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            var store = new OpenedStore(kind, server, moment);
            await store.Do("set transaction read only");
            await store.Do("select 1 from pg_class limit 1");
            return store;
        }

        var path = Path.Combine(settings.Folder, kind.File());
        if (!File.Exists(path)) return null;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync();
        var opened = new OpenedStore(kind, connection, connection.BeginTransaction(deferred: true));
        // A deferred transaction sees the moment of its first question.
        await opened.Do("select count(*) from sqlite_master");
        return opened;
    }

    /// <summary>Opens a store for writing, its references to be checked at the end.</summary>
    public static async Task<OpenedStore> Write(StorageSettings settings, StoreKind kind)
    {
        if (ConnectionOf(settings, kind) is { } postgres)
        {
            var server = new NpgsqlConnection(postgres);
            await server.OpenAsync();
            var opened = new OpenedStore(kind, server, await server.BeginTransactionAsync());
            if (kind == StoreKind.House) await LoosenReferences.Run(opened, true);
            return opened;
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = settings.PathOf(kind.File()), Pooling = false, ForeignKeys = false,
        }.ConnectionString);
        await connection.OpenAsync();
        await using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = SqliteDurability.Pragmas + " PRAGMA foreign_keys=OFF;";
            await pragmas.ExecuteNonQueryAsync();
        }

        return new(kind, connection, connection.BeginTransaction());
    }

    /// <summary>Checks references, then makes what was written durable.</summary>
    /// <returns>Null, or what does not fit; then nothing is stored.</returns>
    public async Task<string?> Commit()
    {
        if (!IsSqlite)
        {
            try
            {
                await Do("set constraints all immediate");
                if (Kind == StoreKind.House) await LoosenReferences.Run(this, false);
            }
            catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.ForeignKeyViolation)
            {
                return $"{broken.TableName}: {broken.ConstraintName}";
            }
        }
        else if (await FirstProblem() is { } problem)
        {
            return problem;
        }

        await Transaction.CommitAsync();
        return null;
    }

    /// <summary>The tables of this store by name.</summary>
    public Task<IReadOnlyList<TableShape>> Tables() => FindTables.Run(this);

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    internal DbCommand Command(string text)
    {
        var command = Connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = Transaction;
        command.CommandTimeout = 0;
        return command;
    }

    internal async Task Do(string text)
    {
        await using var command = Command(text);
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<List<string>> Words(string text)
    {
        await using var command = Command(text);
        await using var reader = await command.ExecuteReaderAsync();
        var words = new List<string>();
        while (await reader.ReadAsync()) words.Add(reader.GetString(0));
        return words;
    }

    private static string? ConnectionOf(StorageSettings settings, StoreKind kind) =>
        kind is StoreKind.House or StoreKind.Invitations ? settings.Postgres : settings.PostgresAnswers;

    private async Task<string?> FirstProblem()
    {
        await using (var references = Command("pragma foreign_key_check"))
        await using (var reader = await references.ExecuteReaderAsync())
        {
            if (await reader.ReadAsync()) return $"{reader.GetString(0)}: a row refers to one of {reader.GetString(2)} that is missing";
        }

        var said = await Words("pragma integrity_check");
        return said is ["ok"] ? null : string.Join("; ", said.Take(3));
    }
}

/// <summary>Lets PostgreSQL check references at the end of a transaction, or at once again.</summary>
internal static class LoosenReferences
{
    public static async Task Run(OpenedStore store, bool loose)
    {
        var references = await store.Words("""
            select format('alter table %s alter constraint %I ', conrelid::regclass, conname) from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace
            """);
        foreach (var reference in references) await store.Do(reference + (loose ? "deferrable initially deferred" : "not deferrable"));
    }
}
