using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Renames a unit, moves it in the tree, or corrects its headcount. Campaigns keep what they froze.</summary>
public static class ChangeUnit
{
    public enum Outcome
    {
        Changed,
        Unknown,
        NameMissing,
        NameTaken,
        HeadcountDoesNotFit,
        LiesBelowItself,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid unit, Guid? parent, string name,
        int headcount, DateTimeOffset now)
    {
        var trimmed = name.Trim();
        var units = await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        if (units.Find(one => one.Id == unit) is not { } before) return Outcome.Unknown;
        if (trimmed.Length is 0 or > Unit.NameMax) return Outcome.NameMissing;
        if (headcount is < 0 or > CreateAdministration.StaffMax) return Outcome.HeadcountDoesNotFit;
        if (units.Exists(one => one.Name == trimmed && one.Id != unit)) return Outcome.NameTaken;
        if (units.All(one => one.Id != parent)) parent = null;
        var after = before with { Name = trimmed, Headcount = headcount, ParentId = parent };
        var parents = PlanUnits.ParentNames([.. units.Where(one => one.Id != unit), after]);
        if (PlanUnits.InCircle(trimmed, parents)) return Outcome.LiesBelowItself;
        if (after == before) return Outcome.Changed;
        db.Update(after);
        db.Note(actor, now, "change-unit", before.Name == trimmed ? trimmed : $"{before.Name} → {trimmed}", administration);
        await db.SaveChangesAsync();
        return Outcome.Changed;
    }
}
