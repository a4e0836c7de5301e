using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Causes;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>Finds the causes that the house has put into its own words, as far as somebody may see them. Those of the catalogue are
/// named by their key there.</summary>
public static class FindOwnCauses
{
    public static async Task<IReadOnlyList<(Guid Cause, string Name)>> Run(Database db, Actor actor, Guid administration,
        MaturityModel model)
    {
        if (!actor.May(Right.ReadCauses, administration)) return [];
        IReadOnlyList<string> hidden = actor.May(Right.ReadSingularCauses, administration) ? []
            : [.. model.Areas.Where(area => area.SingularRole).Select(area => area.Key)];
        var wordings = await (from cause in db.Set<Cause>().AsNoTracking()
                              join wording in db.Set<CauseWording>() on cause.Id equals wording.CauseId
                              where cause.AdministrationId == administration && cause.Known == ""
                              select wording).ToListAsync();
        var ids = wordings.Select(one => one.CauseId).Distinct().ToList();
        var discarded = (await db.Set<CauseAct>().AsNoTracking().Where(act => ids.Contains(act.CauseId)
                && act.Deed != CauseDeed.Reviewed).ToListAsync())
            .GroupBy(act => act.CauseId).Where(acts => acts.MaxBy(act => act.At)!.Deed == CauseDeed.Discarded).Select(acts => acts.Key)
            .ToHashSet();
        return [.. wordings.GroupBy(one => one.CauseId).Select(group => group.MaxBy(one => one.Number)!)
            .Where(one => !discarded.Contains(one.CauseId) && !one.AreaKeys.Any(hidden.Contains))
            .OrderBy(one => one.Name, StringComparer.CurrentCulture).Select(one => (one.CauseId, one.Name))];
    }
}
