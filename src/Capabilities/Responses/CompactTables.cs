using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Wegmarke.Responses;

/// <summary>Forgets for good what was deleted from tables.</summary>
internal static class CompactTables
{
    /// <summary>The same on a connection of its own.</summary>
    public static void Run(Func<DbConnection> open, params string[] tables)
    {
        using var connection = open();
        Run(connection, tables);
    }

    /// <summary>Forgets what a survey had in tables: of those that lie in parts only its own parts are written anew.</summary>
    public static void OfCampaign(Func<DbConnection> open, string campaign, params string[] tables)
    {
        using var connection = open();
        Run(connection, [.. tables.Select(table => PartedTable.PartOf(connection, table, campaign))]);
    }

    /// <summary>Writes tables anew, so that nothing of a deleted row is left in their pages or, with SQLite, in the log.</summary>
    public static void Run(DbConnection connection, params string[] tables)
    {
        if (connection is not SqliteConnection)
        {
            foreach (var table in tables) WriteAnew(connection, table);
            return;
        }

        Statements.Execute(connection, null, "vacuum");
        Statements.Execute(connection, null, "pragma wal_checkpoint(truncate)");
    }

    /// <summary>A plain vacuum leaves bytes in free space, and a full one carries deleted rows along as long as any other transaction of
    /// the database, such as the server's own analysis, may still see them. An emptied table begins a new file, whoever is
    /// looking.</summary>
    private static void WriteAnew(DbConnection connection, string table)
    {
        using var transaction = connection.BeginTransaction();
        Statements.Execute(connection, transaction, $"lock table {table} in access exclusive mode");
        Statements.Execute(connection, transaction, $"create temporary table kept on commit drop as select * from {table}");
        Statements.Execute(connection, transaction, "truncate " + table);
        Statements.Execute(connection, transaction, $"insert into {table} select * from kept");
        transaction.Commit();
    }
}
