using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Wegmarke.Responses;

/// <summary>A table of what goes when a survey ends: locked sheets, drafts, paper, codes, addresses. On PostgreSQL it lies in parts, one
/// for each remainder of the hash of a survey's name: when a survey ends, only the part it lies in is written anew, and only who writes
/// to that part waits for it.</summary>
internal static class PartedTable
{
    public const int Parts = 64;

    private const string Parted = "p", Plain = "r";

    /// <summary>Makes the table with its indexes where they are not there.</summary>
    /// <param name="columns">What it holds beside the survey.</param>
    /// <param name="key">What tells rows of one survey apart.</param>
    /// <param name="byKey">Whether SQLite keeps rows without numbers, where their key puts them.</param>
    /// <param name="indexes">Statements that change nothing where all is there.</param>
    public static void Make(DbConnection connection, string name, string columns, string key, bool byKey = true, params string[] indexes)
    {
        var whole = $"{name} (campaign text not null, {columns}, primary key (campaign, {key}))";
        if (connection is NpgsqlConnection server) MakeParts(server, name, whole, indexes);
        else Statements.Make(connection, name, [$"create table if not exists {whole}{(byKey ? " without rowid" : "")}", .. indexes]);
    }

    /// <summary>The table that holds all rows of a survey, and none but those of a few others.</summary>
    public static string PartOf(DbConnection connection, string name, string campaign)
    {
        if (connection is not NpgsqlConnection || KindOf(connection, name) != Parted) return name;
        var part = Statements.Scalar(connection, null,
            $"select n from generate_series(0, {Parts - 1}) n where satisfies_hash_partition('{name}'::regclass, {Parts}, n, @a::text)",
            campaign);
        return PartName(name, (int)part!);
    }

    /// <summary>All parts are made at once or none is, so that whoever finds the table in parts finds all of them.</summary>
    private static void MakeParts(NpgsqlConnection connection, string name, string whole, string[] indexes)
    {
        var kind = KindOf(connection, name);
        // What an earlier version kept in one table stays there until its owner comes, who may make tables.
        if (kind == Parted || kind == Plain && !(Statements.MayMake(connection) && Owns(connection, name))) return;
        var before = name + "_before";
        using var transaction = connection.BeginTransaction();
        if (kind == Plain) Do($"alter table {name} rename to {before}");
        Do(string.Join("; ", Enumerable.Range(0, Parts).Select(part =>
            $"create table {PartName(name, part)} partition of {name} for values with (modulus {Parts}, remainder {part})")
            .Prepend($"create table {whole} partition by hash (campaign)")));
        if (kind == Plain) Do($"insert into {name} ({Columns(before)}) select {Columns(before)} from {before}; drop table {before}");
        // After the earlier table, which has indexes of the same names.
        foreach (var index in indexes) Do(index);
        transaction.Commit();

        void Do(string statement) => Statements.Execute(connection, transaction, statement);
        string Columns(string table) => string.Join(", ", Statements.Columns(connection, table));
    }

    /// <returns>Null where there is no such table.</returns>
    private static string? KindOf(DbConnection connection, string name) =>
        Statements.Scalar(connection, null, "select relkind::text from pg_class where oid = to_regclass(@a)", name) as string;

    private static bool Owns(DbConnection connection, string name) =>
        Statements.Scalar(connection, null, "select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass(@a)", name)
            is true;

    private static string PartName(string name, int part) => name + "_" + part.ToString("00", CultureInfo.InvariantCulture);
}
