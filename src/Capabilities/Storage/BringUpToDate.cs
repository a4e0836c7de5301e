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
            await using var connection = db.Database.GetDbConnection();
            await connection.OpenAsync();
            await using var question = connection.CreateCommand();
            question.CommandText = "select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\" desc limit 1";
            return newest.Equals(await question.ExecuteScalarAsync());
        }
        catch (System.Data.Common.DbException)
        {
            // No database or no history yet.
            return false;
        }
    }
}
