using System.Data.Common;

namespace Wegmarke.Care.Tables;

/// <summary>Reads the rows of a table one after the other, sorted by its key, in the shared form.</summary>
public static class ReadRows
{
    public static async IAsyncEnumerable<object?[]> Run(OpenedStore store, TableShape table, string? where = null)
    {
        var order = table.Key.Count == 0 ? "" : " order by " + string.Join(", ", table.Key.Select(TableShape.Quote));
        await using var command = store.Command($"select {table.ColumnList} from {table.Quoted}{(where is null ? "" : " where " + where)}{order}");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return Row(reader, table.Columns.Count);
    }

    /// <summary>How many rows a table has, and their hash.</summary>
    public static async Task<TableContent> Content(OpenedStore store, TableShape table)
    {
        var sum = new RowSum();
        await foreach (var row in Run(store, table)) sum.Add(row);
        return sum.Of(table.Name);
    }

    private static object?[] Row(DbDataReader reader, int columns)
    {
        var row = new object?[columns];
        for (var at = 0; at < columns; at++) row[at] = StoredRow.Plain(reader.GetValue(at));
        return row;
    }
}
