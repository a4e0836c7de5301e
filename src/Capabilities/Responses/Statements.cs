using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Wegmarke.Responses;

/// <summary>Statements on the raw driver, prepared once per connection: the same few are asked thousands of times a second. A connection is
/// used by one thread at a time.</summary>
internal static class Statements
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Prepared = [];

    /// <param name="values">Values of the parameters @a, @b, @c … in this order.</param>
    public static int Execute(DbConnection connection, DbTransaction? transaction, string sql, params object[] values) =>
        Command(connection, transaction, sql, values).ExecuteNonQuery();

    public static object? Scalar(DbConnection connection, DbTransaction? transaction, string sql, params object[] values) =>
        Command(connection, transaction, sql, values).ExecuteScalar();

    /// <summary>The first column of all rows.</summary>
    public static List<byte[]> Read(DbConnection connection, DbTransaction? transaction, string sql, params object[] values) =>
        Rows(connection, transaction, sql, row => (byte[])row[0], values);

    public static List<T> Rows<T>(DbConnection connection, DbTransaction? transaction, string sql, Func<DbDataReader, T> read,
        params object[] values)
    {
        using var reader = Command(connection, transaction, sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Makes a table and its indexes where they are not there. On PostgreSQL nothing is made by a role that may not, nor on a
    /// server that only follows another: there the table has to be there already.</summary>
    /// <param name="definitions">Statements that change nothing where all is there.</param>
    public static void Make(DbConnection connection, string table, params string[] definitions)
    {
        if (connection is NpgsqlConnection && !MayMake(connection)
            && Scalar(connection, null, "select to_regclass(@a)::text", table) is string) return;
        foreach (var definition in definitions) Execute(connection, null, definition);
    }

    public static bool MayMake(DbConnection connection) =>
        Scalar(connection, null, "select has_schema_privilege(current_schema(), 'create') and not pg_is_in_recovery()") is true;

    /// <summary>The columns a table has.</summary>
    public static IReadOnlyList<string> Columns(DbConnection connection, string table)
    {
        using var reader = Command(connection, null, $"select * from {table} limit 0", []).ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, object[] values)
    {
        var known = Prepared.GetOrCreateValue(connection);
        if (known.TryGetValue(sql, out var command))
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
            command.Transaction = transaction;
            return command;
        }

        command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + (char)('a' + i);
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        if (values.Length > 0) command.Prepare();
        return known[sql] = command;
    }
}
