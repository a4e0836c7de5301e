using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Wegmarke.Storage;

public enum SchemaAge
{
    /// <summary>There is no house yet.</summary>
    Nothing,
    Older,
    Current,

    /// <summary>A newer program was here; this one must not touch it.</summary>
    Newer,
}

/// <summary>How the schema of the house stands to this program.</summary>
/// <param name="Applied">What made it, oldest first.</param>
/// <param name="Missing">What this program would add.</param>
/// <param name="Unknown">What this program does not know.</param>
public sealed record SchemaState(SchemaAge Age, IReadOnlyList<string> Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    /// <summary>A migration without the moment before its name, which differs between the engines.</summary>
    public static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>Asks the history with one plain question; building what a migration needs would cost half of the start.</summary>
    public static async Task<SchemaState> Of(Database db)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = await History(db);
        var unknown = applied.Except(known).ToList();
        var missing = known.Except(applied).ToList();
        return new(applied.Count == 0 ? SchemaAge.Nothing : unknown.Count > 0 ? SchemaAge.Newer : missing.Count > 0 ? SchemaAge.Older
            : SchemaAge.Current,
            applied, missing, unknown);
    }

    private static async Task<List<string>> History(Database db)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            await using var question = db.Database.GetDbConnection().CreateCommand();
            question.CommandText = "select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\"";
            await using var reader = await question.ExecuteReaderAsync();
            var names = new List<string>();
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
            return names;
        }
        catch (DbException)
        {
            // No database or no history yet.
            return [];
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
