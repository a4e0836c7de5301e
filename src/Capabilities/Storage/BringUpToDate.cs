using Microsoft.EntityFrameworkCore;

namespace Wegmarke.Storage;

/// <summary>Brings the schema of the house database to this version.</summary>
public static class BringUpToDate
{
    public static async Task Run(Database db)
    {
        if ((await SchemaState.Of(db)).Age is SchemaAge.Nothing or SchemaAge.Older) await db.Database.MigrateAsync();
    }
}
