using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Corrects name and headcounts. Open campaigns keep what they froze.</summary>
public static class ChangeAdministration
{
    public static async Task<CreateAdministration.Outcome> Run(Database db, Actor actor, Guid administration, string name, int staff,
        int leaders, DateTimeOffset now, string? land = null)
    {
        if (CreateAdministration.Refusal(name, staff, leaders) is { } refusal) return refusal;
        var before = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == administration);
        var after = before with { Name = name.Trim(), Staff = staff, Leaders = leaders };
        // What comes from the register is not overwritten by hand.
        if (before.Ars is null && land is not null) after = after with { Land = Land.Of(land)?.Key };
        if (after == before) return new CreateAdministration.Created(administration);
        db.Update(after);
        db.Note(actor, now, "change-administration", after.Name, administration);
        await db.SaveChangesAsync();
        return new CreateAdministration.Created(administration);
    }
}
