using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Takes a table of units: adds those that are new and changes those of the same name. All lines or none.</summary>
public static class StoreUnits
{
    /// <returns>The plan; nothing was stored where a line of it has a fault.</returns>
    public static async Task<IReadOnlyList<PlannedUnit>> Run(Database db, Actor actor, Guid administration, IReadOnlyList<UnitRow> rows,
        Language language, DateTimeOffset now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var present = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration).ToListAsync();
        var plan = PlanUnits.Run(present, rows, language);
        PlannedUnit[] changed = [.. plan.Where(one => one.Changes)];
        if (plan.Any(one => one.Faults.Count > 0) || changed.Length == 0) return plan;
        var ids = present.ToDictionary(unit => unit.Name, unit => unit.Id);
        foreach (var one in changed.Where(one => one.Before is null)) ids[one.Row.Name] = Guid.CreateVersion7(now);
        foreach (var one in changed)
        {
            var unit = new Unit(ids[one.Row.Name], administration, one.Row.Parent.Length == 0 ? null : ids[one.Row.Parent], one.Row.Name,
                one.Headcount);
            if (one.Before is null) db.Add(unit);
            else db.Update(unit);
        }

        db.Note(actor, now, "import-units", changed.Length.ToString(CultureInfo.InvariantCulture), administration);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return plan;
    }
}
