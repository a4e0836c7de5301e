using Microsoft.EntityFrameworkCore;

namespace Wegmarke.Storage;

/// <summary>Brings the schema of the house database to this version.</summary>
public static class BringUpToDate
{
    public static async Task Run(Database db)
    {
        if (await IsUpToDate(db)) return;
        await db.Database.MigrateAsync();
    }

    /// <summary>Asks the history with one plain question; building what a migration needs would cost half of the start.</summary>
    private static async Task<bool> IsUpToDate(Database db)
    {
        try
        {
            var newest = db.Database.GetMigrations().Last();
            await db.Database.OpenConnectionAsync();
            await using var question = db.Database.GetDbConnection().CreateCommand();
            question.CommandText = "select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\" desc limit 1";
            return newest.Equals(await question.ExecuteScalarAsync());
        }
        catch (System.Data.Common.DbException)
        {
            // No database or no history yet.
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
