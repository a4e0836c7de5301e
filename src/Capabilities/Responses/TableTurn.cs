using System.Data.Common;
using Npgsql;

namespace Wegmarke.Responses;

/// <summary>One process at a time makes tables: PostgreSQL refuses one of two that make the same at once, even where it may be there
/// already.</summary>
internal sealed class TableTurn : IDisposable
{
    private const long Place = 7_305_804_402_465_833_317;
    private readonly DbConnection connection;

    private TableTurn(DbConnection connection) => this.connection = connection;

    /// <summary>Waits for its turn; with SQLite there is nobody to wait for.</summary>
    public static TableTurn Take(DbConnection connection)
    {
        if (connection is NpgsqlConnection) Statements.Scalar(connection, null, "select pg_advisory_lock(@a)", Place);
        return new(connection);
    }

    public void Dispose()
    {
        if (connection is NpgsqlConnection) Statements.Scalar(connection, null, "select pg_advisory_unlock(@a)", Place);
    }
}
