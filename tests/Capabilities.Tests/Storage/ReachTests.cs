using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Care;
using Wegmarke.Care.Tables;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>A context that serves a visit reads no row of an administration that the visitor was not let into, whatever it is
/// asked.</summary>
public sealed class ReachTests(PostgresServer postgres)
{
    /// <summary>On the second engine one of each kind: naming its administration, or perhaps none, hanging once, twice, and on one of
    /// several.</summary>
    private static readonly string[] OfEachKind =
    [
        "administration", "campaign", "campaign_closing", "release", "audit_line", "partner_key", "mailing_progress", "fact_end",
        "coding_end",
    ];

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Every_table_shows_a_visit_its_own_rows_and_the_process_all(string engine)
    {
        var (opened, house) = await HouseToCopy.Open(engine, postgres);
        await using var stores = opened;
        await using var db = stores.House();
        if (engine == "SQLite") await FillEveryTable(stores.Settings.PathOf("wegmarke.db"), db, [house.Town, house.Other]);
        await using var raw = await OpenedStore.Read(stores.Settings, StoreKind.House);
        var findings = new List<string>();
        var seen = 0;
        foreach (var table in Filtered(db).Where(one => engine == "SQLite" || OfEachKind.Contains(one.GetTableName())))
        {
            var name = table.GetTableName()!;
            foreach (var town in new[] { house.Town, house.Other })
            {
                db.ReachOnly(new HashSet<Guid> { town });
                var rows = await CountOf(db, table.ClrType);
                var written = engine == "SQLite" ? town.ToString("D").ToUpperInvariant() : town.ToString("D");
                var expected = await Count(raw!, name, OwnedBy(table, $"'{written}'"));
                seen += rows > 0 ? 1 : 0;
                if (rows != expected) findings.Add($"{name}: {rows} rows are seen, {expected} are of this administration");
            }

            db.ReachOnly(null);
            if (await CountOf(db, table.ClrType) != await Count(raw!, name, "1 = 1")) findings.Add($"{name}: the process does not see all");
        }

        House.Guard.FindsNothing(findings);
        Assert.Equal(engine == "SQLite" ? 2 * Filtered(db).Count() : 7, seen);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_asks_for_rows_of_others_by_their_number_gets_none_and_changes_none(string engine)
    {
        var (opened, house) = await HouseToCopy.Open(engine, postgres);
        await using var stores = opened;
        await using var db = stores.House();
        var cancel = TestContext.Current.CancellationToken;
        db.ReachOnly(new HashSet<Guid> { house.Other });
        Assert.Null(await CampaignState.Find(db, house.Closed));
        Assert.Null(await db.Set<Campaign>().FindAsync([house.Closed], cancel));
        Assert.Empty(await (from release in db.Set<Release>() join opening in db.Set<CampaignOpening>() on release.CampaignId
            equals opening.CampaignId select release.Json).ToListAsync(cancel));
        Assert.Equal(0, await db.Set<CampaignClosing>().Where(one => one.CampaignId == house.Closed).ExecuteDeleteAsync(cancel));
        Assert.Equal(0, await db.Set<Unit>().Where(one => one.AdministrationId == house.Town).ExecuteDeleteAsync(cancel));
        Assert.All(await db.Set<AuditLine>().ToListAsync(cancel), line => Assert.NotEqual(house.Town, line.AdministrationId));

        using (db.StepOut(Crossing.CommonSurvey, [house.Town])) Assert.NotNull(await CampaignState.Find(db, house.Closed));
        Assert.Null(await CampaignState.Find(db, house.Closed));
        db.ReachOnly(new HashSet<Guid>());
        Assert.Empty(await db.Set<Administration>().ToListAsync(cancel));
        db.ReachOnly(null);
        Assert.Equal(2, await db.Set<Administration>().CountAsync(cancel));
    }

    [Fact]
    public async Task The_process_itself_asks_the_database_nothing_more()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        db.ReachOnly(new HashSet<Guid> { Guid.NewGuid() });
        Assert.Contains(OwnedTables.Names, Sql(), StringComparison.Ordinal);
        db.ReachOnly(null);
        Assert.DoesNotContain(OwnedTables.Names, Sql(), StringComparison.Ordinal);

        string Sql() => db.Set<CampaignClosing>().Select(one => one.CampaignId).ToQueryString();
    }

    [Fact]
    public async Task Every_table_that_belongs_to_an_administration_is_filtered_or_read_whole_for_a_reason()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var tables = db.Model.GetEntityTypes().Where(one => one.BaseType is null && !one.IsOwned() && one.GetTableName() is not null)
            .ToList();
        House.Guard.FindsNothing(tables.Where(table => !FilterRows.Whole.ContainsKey(table.GetTableName()!)
            && OwnedBy(table, "''") is not null && table.GetDeclaredQueryFilters().Count == 0 && table.GetTableName() != "grant_end")
            .Select(table => $"{table.GetTableName()}: nothing keeps a visit from rows of others"));
        House.Guard.FindsNothing(FilterRows.Whole.Keys.Except(tables.Select(table => table.GetTableName()!)));
        // A twin: without the list of what is read whole the roles would be found.
        Assert.Contains(tables, table => table.GetTableName() == "grant_of_role" && table.GetDeclaredQueryFilters().Count == 0);
    }

    private static IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IEntityType> Filtered(Database db) =>
        db.Model.GetEntityTypes().Where(one => one.GetDeclaredQueryFilters().Count > 0);

    /// <summary>The condition by which rows are erased; what names no administration belongs to the instance and is seen by all.</summary>
    private static string OwnedBy(Microsoft.EntityFrameworkCore.Metadata.IEntityType table, string town)
    {
        var name = table.GetTableName()!;
        var names = table.FindProperty(OwnedTables.Names);
        if (names is not null && (OwnedTables.Kept.ContainsKey(name) || names.IsNullable))
        {
            return $"(\"{OwnedTables.Names}\" is null or \"{OwnedTables.Names}\" = {town})";
        }

        return OwnedTables.Condition(name, names is not null, town)!;
    }

    /// <summary>One row for each town in every table that is filtered, hanging on the row before; what else stands in it is made
    /// up.</summary>
    private static async Task FillEveryTable(string file, Database db, Guid[] towns)
    {
        await using var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Foreign Keys=False;Pooling=False");
        await raw.OpenAsync(TestContext.Current.CancellationToken);
        var rows = towns.ToDictionary(town => ("administration", town), town => town);
        foreach (var table in Filtered(db).Where(one => one.GetTableName() != "administration")
            .OrderBy(one => OwnedTables.Depth(one.GetTableName()!)))
        {
            var name = table.GetTableName()!;
            var rule = OwnedTables.Hanging.FirstOrDefault(one => one.Tables.Contains(name));
            foreach (var town in towns)
            {
                rows[(name, town)] = Guid.NewGuid();
                await using var command = raw.CreateCommand();
                var columns = await Columns(raw, name);
                command.CommandText = $"insert into \"{name}\" ({string.Join(", ", columns.Select(one => $"\"{one.Name}\""))}) "
                    + $"values ({string.Join(", ", columns.Select((_, at) => $"@v{at}"))})";
                foreach (var (column, at) in columns.Select((one, at) => (one, at)))
                {
                    command.Parameters.AddWithValue($"@v{at}", column.Name switch
                    {
                        OwnedTables.Names => Written(town), "Id" => Written(rows[(name, town)]),
                        var hanging when hanging == rule.Column => Written(rows[(rule.Parents[0], town)]),
                        _ when column.Kind == "INTEGER" => 1000 + Array.IndexOf(towns, town),
                        _ when column.Kind == "BLOB" => Array.Empty<byte>(),
                        _ => Written(Guid.NewGuid()),
                    });
                }

                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private static string Written(Guid id) => id.ToString("D").ToUpperInvariant();

    private static async Task<IReadOnlyList<(string Name, string Kind)>> Columns(Microsoft.Data.Sqlite.SqliteConnection raw, string table)
    {
        await using var command = raw.CreateCommand();
        command.CommandText = $"select name, type from pragma_table_info('{table}')";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    private static async Task<long> Count(OpenedStore store, string table, string condition)
    {
        await using var command = store.Command($"select count(*) from \"{table}\" where {condition}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    private static Task<int> CountOf(Database db, Type rows) => (Task<int>)typeof(ReachTests)
        .GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(rows).Invoke(null, [db])!;

    private static Task<int> RowsOf<TRow>(Database db)
        where TRow : class => db.Set<TRow>().CountAsync(TestContext.Current.CancellationToken);
}
