using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>A house in which a version was that this one does not know.</summary>
internal static class HouseOfTomorrow
{
    public static async Task Make(string folder)
    {
        await using var db = Database.Open(new(folder));
        await db.Database.ExecuteSqlRawAsync("insert into \"__EFMigrationsHistory\" values ('20991231235959_FromTomorrow', '99.0')",
            TestContext.Current.CancellationToken);
    }
}
