using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>For whom somebody may speak in a round: who steers for everybody, who heads a unit for it and all below it.</summary>
public static class SpeakFor
{
    /// <returns>Names of units; null: everybody.</returns>
    public static async Task<IReadOnlyCollection<string>?> Run(Database db, Actor actor, Guid administration)
    {
        if (actor.May(Right.Steer, administration)) return null;
        var heads = actor.Grants.Where(one => one.Role == Role.UnitHead && one.Administration == administration)
            .Select(one => one.Unit).OfType<Guid>().ToHashSet();
        if (heads.Count == 0) return [];
        var units = await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        for (var size = 0; size < heads.Count;)
        {
            size = heads.Count;
            heads.UnionWith(units.Where(one => one.ParentId is { } parent && heads.Contains(parent)).Select(one => one.Id));
        }

        return [.. units.Where(one => heads.Contains(one.Id)).Select(one => one.Name)];
    }
}
