namespace Wegmarke.Care.Tables;

/// <summary>Asks a store for its tables. The catalogue is asked, not the program: a copy is also taken of a schema that is older.</summary>
public static class FindTables
{
    public static async Task<IReadOnlyList<TableShape>> Run(OpenedStore store) =>
        store.IsSqlite ? await OfSqlite(store) : await OfPostgres(store);

    /// <summary>The names of the migrations that made the schema of the house, oldest first; empty for a fresh database.</summary>
    public static async Task<IReadOnlyList<string>> Migrations(OpenedStore store)
    {
        var there = store.IsSqlite ? await store.Words("select name from sqlite_master where name = '__EFMigrationsHistory'")
            : await store.Words("select relname::text from pg_class where relname = '__EFMigrationsHistory' and relnamespace = current_schema()::regnamespace");
        return there.Count == 0 ? [] : await store.Words("select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\"");
    }

    private static async Task<IReadOnlyList<TableShape>> OfSqlite(OpenedStore store)
    {
        var tables = new List<TableShape>();
        foreach (var name in await store.Words("select name from sqlite_master where type = 'table' order by name"))
        {
            if (!store.Kind.Has(name)) continue;
            await using var command = store.Command($"pragma table_info({TableShape.Quote(name)})");
            await using var reader = await command.ExecuteReaderAsync();
            var columns = new List<(ColumnShape Column, int Place)>();
            while (await reader.ReadAsync())
            {
                columns.Add((new(reader.GetString(1), KindOf(reader.GetString(2))), reader.GetInt32(5)));
            }

            tables.Add(Shape(name, columns));
        }

        return tables;
    }

    private static async Task<IReadOnlyList<TableShape>> OfPostgres(OpenedStore store)
    {
        await using var command = store.Command("""
            select c.relname::text, a.attname::text, format_type(a.atttypid, null), coalesce(array_position(i.indkey::int2[], a.attnum), -1)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
            order by c.relname, a.attnum
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, List<(ColumnShape, int)>>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            if (!store.Kind.Has(reader.GetString(0))) continue;
            if (!found.TryGetValue(reader.GetString(0), out var columns)) found[reader.GetString(0)] = columns = [];
            // Places in the key are counted from 0 there.
            columns.Add((new(reader.GetString(1), KindOf(reader.GetString(2))), reader.GetInt32(3) + 1));
        }

        return [.. found.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Shape(one.Key, one.Value))];
    }

    private static TableShape Shape(string name, List<(ColumnShape Column, int Place)> columns) => new(name,
        [.. columns.Select(one => one.Column).OrderBy(column => column.Name, StringComparer.Ordinal)],
        [.. columns.Where(one => one.Place > 0).OrderBy(one => one.Place).Select(one => one.Column.Name)]);

    private static ColumnKind KindOf(string type) => type.ToUpperInvariant() switch
    {
        "UUID" => ColumnKind.Identity,
        "BOOLEAN" => ColumnKind.YesNo,
        "INTEGER" or "SMALLINT" => ColumnKind.ShortWhole,
        "BIGINT" => ColumnKind.Whole,
        "DATE" => ColumnKind.Day,
        "TIME WITHOUT TIME ZONE" => ColumnKind.Time,
        "DOUBLE PRECISION" or "REAL" => ColumnKind.Real,
        "BYTEA" or "BLOB" => ColumnKind.Bytes,
        _ => ColumnKind.Text,
    };
}
