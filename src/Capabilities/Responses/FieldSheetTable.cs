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

    /// <param name="bytes">Name of the type of bytes.</param>
    public static void Create(DbConnection connection, string bytes)
    {
        var columns = $"{Name} (campaign text not null, ballot {bytes} not null, box {bytes} not null, primary key (campaign, ballot))";
        if (connection is NpgsqlConnection server)
        {
            CreateParts(server, $"create table if not exists {columns} partition by hash (campaign)");
            return;
        }

        // Without row numbers a sheet lies where its random ballot puts it, not where it came in.
        Statements.Make(connection, Name, $"create table if not exists {columns} without rowid");
    }

    /// <summary>The table that holds all sheets of a survey, and none but those of a few others.</summary>
    public static string PartOf(DbConnection connection, string campaign)
    {
        if (connection is not NpgsqlConnection || !IsParted(connection)) return Name;
        var part = Statements.Scalar(connection, null,
            $"select n from generate_series(0, {Parts - 1}) n where satisfies_hash_partition('{Name}'::regclass, {Parts}, n, @a::text)", campaign);
        return PartName((int)part!);
    }

    private static void CreateParts(NpgsqlConnection connection, string whole)
    {
        string[] made = [whole, .. Enumerable.Range(0, Parts).Select(part =>
            $"create table if not exists {PartName(part)} partition of {Name} for values with (modulus {Parts}, remainder {part})")];
        // An earlier version kept all sheets in one table.
        if (!Statements.MayMake(connection) || Statements.Scalar(connection, null, "select to_regclass(@a)::text", Name) is not string
            || IsParted(connection))
        {
            Statements.Make(connection, Name, made);
            return;
        }

        using var transaction = connection.BeginTransaction();
        Statements.Execute(connection, transaction, $"alter table {Name} rename to {Before}");
        foreach (var statement in made) Statements.Execute(connection, transaction, statement);
        Statements.Execute(connection, transaction, $"insert into {Name} select * from {Before}");
        Statements.Execute(connection, transaction, "drop table " + Before);
        transaction.Commit();
    }

    private static bool IsParted(DbConnection connection) =>
        Statements.Scalar(connection, null, "select 1 from pg_class where oid = to_regclass(@a) and relkind = 'p'", Name) is not null;

    private static string PartName(int part) => Name + "_" + part.ToString("00", CultureInfo.InvariantCulture);
}
