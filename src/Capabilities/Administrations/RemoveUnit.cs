using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Takes a unit out of the tree; what lay below it moves up. Campaigns that ran keep the units they froze.</summary>
public static class RemoveUnit
{
    public static async Task<bool> Run(Database db, Actor actor, Guid administration, Guid unit, DateTimeOffset now)
    {
        var found = await db.Set<Unit>().AsNoTracking()
          .FirstOrDefaultAsync(one => one.Id == unit && one.AdministrationId == administration);
        if (found is null) return false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Set<Unit>().Where(one => one.ParentId == unit)
          .ExecuteUpdateAsync(set => set.SetProperty(one => one.ParentId, found.ParentId));
        await db.Set<Unit>().Where(one => one.Id == unit).ExecuteDeleteAsync();
        db.Note(actor, now, "remove-unit", found.Name, administration);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }
}
