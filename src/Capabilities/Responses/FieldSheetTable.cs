using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Wegmarke.Responses;

/// <summary>The table of the sheets of running surveys. On PostgreSQL it lies in parts, one for each remainder of the hash of a survey's
/// name: when a survey ends, only the part it lies in is written anew, and only who sends a sheet to that part waits for it.</summary>
internal static class FieldSheetTable
{
    public const string Name = "field_sheet";
    public const int Parts = 64;

    private const string Before = Name + "_before";
    private const string Parted = "p", Plain = "r";

    /// <param name="bytes">Name of the type of bytes.</param>
    public static void Create(DbConnection connection, string bytes)
    {
        var whole = $"{Name} (campaign text not null, ballot {bytes} not null, box {bytes} not null, primary key (campaign, ballot))";
        if (connection is NpgsqlConnection server)
        {
            CreateParts(server, $"create table {whole} partition by hash (campaign)");
            return;
        }

        // Without row numbers a sheet lies where its random ballot puts it, not where it came in.
        Statements.Make(connection, Name, $"create table if not exists {whole} without rowid");
    }

    /// <summary>The table that holds all sheets of a survey, and none but those of a few others.</summary>
    public static string PartOf(DbConnection connection, string campaign)
    {
        if (connection is not NpgsqlConnection || KindOf(connection) != Parted) return Name;
        var part = Statements.Scalar(connection, null,
            $"select n from generate_series(0, {Parts - 1}) n where satisfies_hash_partition('{Name}'::regclass, {Parts}, n, @a::text)", campaign);
        return PartName((int)part!);
    }

    /// <summary>All parts are made at once or none is, so that whoever finds the table in parts finds all of them.</summary>
    private static void CreateParts(NpgsqlConnection connection, string whole)
    {
        var kind = KindOf(connection);
        // Sheets that an earlier version kept in one table stay there until its owner comes, who may make tables.
        if (kind == Parted || kind == Plain && !(Statements.MayMake(connection) && Owns(connection))) return;
        using var transaction = connection.BeginTransaction();
        if (kind == Plain) Statements.Execute(connection, transaction, $"alter table {Name} rename to {Before}");
        Statements.Execute(connection, transaction, string.Join("; ", Enumerable.Range(0, Parts).Select(part =>
            $"create table {PartName(part)} partition of {Name} for values with (modulus {Parts}, remainder {part})").Prepend(whole)));
        if (kind == Plain) Statements.Execute(connection, transaction, $"insert into {Name} select * from {Before}; drop table {Before}");
        transaction.Commit();
    }

    /// <returns>Null where there is no such table.</returns>
    private static string? KindOf(DbConnection connection) =>
        Statements.Scalar(connection, null, "select relkind::text from pg_class where oid = to_regclass(@a)", Name) as string;

    private static bool Owns(DbConnection connection) =>
        Statements.Scalar(connection, null, "select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass(@a)", Name)
            is true;

    private static string PartName(int part) => Name + "_" + part.ToString("00", CultureInfo.InvariantCulture);
}
