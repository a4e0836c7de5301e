using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Wegmarke.Storage;

/// <summary>One at a time does a thing of a name. With SQLite there is one process, and one turn in it for all names; with PostgreSQL the
/// server gives the turn, so that it holds for all nodes, and takes it back when a node dies.</summary>
public sealed class Turn : IAsyncDisposable
{
    private static readonly SemaphoreSlim OfThisProcess = new(1);
    private readonly NpgsqlConnection? server;
    private readonly NpgsqlTransaction? holding;

    private Turn(NpgsqlConnection? server, NpgsqlTransaction? holding) => (this.server, this.holding) = (server, holding);

    /// <summary>Waits until nobody else has it.</summary>
    public static async Task<Turn> Take(Database db, string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db is not PostgresDatabase)
        {
            await OfThisProcess.WaitAsync(cancel);
            return new(null, null);
        }

        var server = new NpgsqlConnection(db.Database.GetConnectionString());
        try
        {
            await server.OpenAsync(cancel);
            var holding = await server.BeginTransactionAsync(cancel);
            await using var question = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", server, holding)
            {
                CommandTimeout = 0, Parameters = { new() { Value = "wegmarke " + name } },
            };
            await question.ExecuteNonQueryAsync(cancel);
            return new(server, holding);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
        {
            OfThisProcess.Release();
            return;
        }

        if (holding is not null) await holding.DisposeAsync();
        await server.DisposeAsync();
    }
}
