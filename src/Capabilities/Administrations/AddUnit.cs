using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Adds a unit to the tree.</summary>
public static class AddUnit
{
    public abstract record Outcome;

    public sealed record Added(Guid Id) : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record NameTaken : Outcome;

    public sealed record HeadcountDoesNotFit : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? parent, string name, int headcount,
      DateTimeOffset now)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > Unit.NameMax) return new NameMissing();
        if (headcount is < 0 or > CreateAdministration.StaffMax) return new HeadcountDoesNotFit();
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration).ToListAsync();
        if (units.Any(unit => unit.Name == trimmed)) return new NameTaken();
        if (parent is { } wanted && units.All(unit => unit.Id != wanted)) parent = null;
        var unit = new Unit(Guid.CreateVersion7(now), administration, parent, trimmed, headcount);
        db.Add(unit);
        db.Note(actor, now, "add-unit", trimmed, administration);
        await db.SaveChangesAsync();
        return new Added(unit.Id);
    }
}
