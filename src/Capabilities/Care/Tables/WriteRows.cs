using Npgsql;

namespace Wegmarke.Care.Tables;

/// <summary>Writes rows of the shared form into a table.</summary>
public static class WriteRows
{
    public static async Task Run(OpenedStore store, TableShape table, IAsyncEnumerable<object?[]> rows)
    {
        if (store.Connection is NpgsqlConnection server) await Copy(server, table, rows);
        else await Insert(store, table, rows);
    }

    private static async Task Copy(NpgsqlConnection server, TableShape table, IAsyncEnumerable<object?[]> rows)
    {
        await using var import = await server.BeginBinaryImportAsync($"copy {table.Quoted} ({table.ColumnList}) from stdin (format binary)");
        await foreach (var row in rows)
        {
            await import.StartRowAsync();
            for (var at = 0; at < row.Length; at++)
            {
                var value = StoredRow.Typed(row[at], table.Columns[at].Kind);
                if (value is DBNull) await import.WriteNullAsync();
                else await import.WriteAsync(value);
            }
        }

        await import.CompleteAsync();
    }

    private static async Task Insert(OpenedStore store, TableShape table, IAsyncEnumerable<object?[]> rows)
    {
        var places = string.Join(", ", Enumerable.Range(0, table.Columns.Count).Select(at => "@p" + at));
        await using var command = store.Command($"insert into {table.Quoted} ({table.ColumnList}) values ({places})");
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + at;
            command.Parameters.Add(parameter);
        }

        await foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++) command.Parameters[at].Value = row[at] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
    }
}
