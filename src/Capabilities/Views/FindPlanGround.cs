using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Initiatives.Planning;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>Brings together what a plan is made from: initiatives, capacities, units, and the gaps that the release and the agreed targets
/// leave.</summary>
public static class FindPlanGround
{
    public static async Task<PlanGround> Run(Database db, Actor actor, Administration administration, MaturityModel model,
        Language language, DateTimeOffset now)
    {
        var view = await StrategyView.Find(db, actor, administration, model, language, now);
        var known = view.Stands.Where(one => one.Mean is not null).ToList();
        var gaps = known.ToDictionary(one => one.Area, one => view.State.Targets.GetValueOrDefault(one.Area) is { IsEnough: true } ? 0
            : Math.Round(Math.Max(0, (view.State.Targets.GetValueOrDefault(one.Area)?.Stage ?? one.ModelTarget) - one.Mean!.Value), 2));
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration.Id).ToListAsync();
        return new(view.Portfolio, (await Capacity.Latest(db, administration.Id))?.Content, units, model, known.Count == 0 ? null
            : gaps, view.Today);
    }
}
