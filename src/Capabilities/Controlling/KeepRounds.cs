using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Lets time do what it may: opens the round of a month where that is wished, reminds, and freezes what is over.</summary>
public static class KeepRounds
{
    /// <param name="modelOf">The model that an administration measures itself by.</param>
    public static async Task Run(Database db, Func<Guid, Task<MaturityModel>> modelOf, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var plans = (await db.Set<ControllingPlan>().AsNoTracking().Where(one => !db.Set<ControllingPlan>().Any(later =>
            later.AdministrationId == one.AdministrationId && later.Number > one.Number)).ToListAsync())
            .ToDictionary(one => one.AdministrationId);
        var open = await db.Set<Round>().AsNoTracking().Where(one => !db.Set<RoundFreeze>().Any(freeze =>
            freeze.AdministrationId == one.AdministrationId && freeze.Round == one.Number)).ToListAsync();
        foreach (var round in open)
        {
            var model = await modelOf(round.AdministrationId);
            if (plans.GetValueOrDefault(round.AdministrationId) is { DayOfMonth: > 0 } && today > round.Due)
            {
                await FreezeRound.Run(db, Actor.System, round.AdministrationId, model, round.Number, now);
            }
            else if (today >= round.Due.AddDays(-RemindOwners.DaysBefore) && today <= round.Due)
            {
                await RemindOwners.Run(db, await FindCourses.Run(db, round.AdministrationId, model, now), now);
            }

            db.ChangeTracker.Clear();
        }

        foreach (var plan in plans.Values.Where(one => one.DayOfMonth > 0 && today.Day >= one.DayOfMonth
            && open.All(round => round.AdministrationId != one.AdministrationId)))
        {
            var begin = new DateOnly(today.Year, today.Month, plan.DayOfMonth);
            if (DateOnly.FromDateTime(plan.At.UtcDateTime) > begin || await db.Set<Round>().AnyAsync(one =>
                one.AdministrationId == plan.AdministrationId && one.Opened >= begin)) continue;
            await OpenRound.Run(db, Actor.System, plan.AdministrationId, await modelOf(plan.AdministrationId), today.AddDays(plan.DaysOpen),
                plan.Link, now);
            db.ChangeTracker.Clear();
        }
    }
}
