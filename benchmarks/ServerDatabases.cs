using Npgsql;

namespace Wegmarke.Benchmarks;

/// <summary>Databases that a measurement makes for itself on a server of PostgreSQL.</summary>
internal static class ServerDatabases
{
    /// <summary>An empty database; one of the same name is dropped.</summary>
    /// <returns>The connection to it.</returns>
    public static string Make(string postgres, string name)
    {
        Execute(postgres, $"drop database if exists {name} with (force)", $"create database {name}");
        return new NpgsqlConnectionStringBuilder(postgres) { Database = name }.ConnectionString;
    }

    public static void Drop(string postgres, params string[] names)
    {
        NpgsqlConnection.ClearAllPools();
        Execute(postgres, [.. names.Select(name => $"drop database if exists {name} with (force)")]);
    }

    /// <summary>Bytes that a database takes up.</summary>
    public static long SizeOf(string connection)
    {
        using var opened = new NpgsqlConnection(connection);
        opened.Open();
        using var command = new NpgsqlCommand("select pg_database_size(current_database())", opened);
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(string postgres, params string[] statements)
    {
        using var connection = new NpgsqlConnection(postgres);
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = new NpgsqlCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }
}
