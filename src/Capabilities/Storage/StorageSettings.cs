using Npgsql;

namespace Wegmarke.Storage;

/// <summary>Where data lie: a folder, and a PostgreSQL connection when SQLite is not enough.</summary>
/// <param name="Folder">Holds the SQLite files and, on both engines, the keys of running campaigns.</param>
/// <param name="Postgres">Connection string of the house database; null for SQLite.</param>
/// <param name="PostgresAnswers">Connection string of the answer store; a database of its own.</param>
public sealed record StorageSettings(string Folder, string? Postgres = null, string? PostgresAnswers = null)
{
    /// <summary>Connections at once to each of the two databases, where the connection string names no number. A server takes a hundred
    /// by default; whoever finds all taken waits for one instead of being refused.</summary>
    public const int Connections = 30;

    public string? Postgres { get; } = Bounded(Postgres);

    public string? PostgresAnswers { get; } = Bounded(PostgresAnswers);

    public string PathOf(string file)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, file);
    }

    private static string? Bounded(string? connection)
    {
        if (connection is null) return null;
        try
        {
            var named = new NpgsqlConnectionStringBuilder(connection);
            if (named.ShouldSerialize("Maximum Pool Size")) return connection;
            named.MaxPoolSize = Math.Max(Connections, named.MinPoolSize);
            return named.ConnectionString;
        }
        catch (ArgumentException)
        {
            // What is wrong with it is said where it is used.
            return connection;
        }
    }
}
