using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Elsewhere;
using Wegmarke.Accounts.Granting;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>In the demo: a holiday for which a role is handed over, and what groups at a sign-in of the house would mean.</summary>
internal static class DemoAccounts
{
    /// <summary>Begins later, so that nobody in the demo has more than the own role today.</summary>
    private const int DaysAhead = 21;
    private const int DaysAway = 14;

    public static async Task Fill(Database db, DateTimeOffset now)
    {
        if (await db.Set<Grant>().AnyAsync(grant => grant.LentBy != null)) return;
        var coder = await First(db, Role.Interviewer, null);
        var coordinator = await First(db, Role.Coordinator, coder.AdministrationId);
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysAhead);
        await LendRole.Run(db, (await FindActor.Run(db, coordinator.AccountId, now))!, coordinator.Id, coder.AccountId, day,
            day.AddDays(DaysAway), now);
        var operators = (await FindActor.Run(db, (await First(db, Role.Operator, null)).AccountId, now))!;
        foreach (var (group, role) in new[] { ("/musterstadt/digitalisierung", Role.Coordinator), ("/musterstadt/personalrat",
            Role.StaffCouncil),
            ("/musterstadt/rat", Role.Council) }) await MapGroup.Run(db, operators, group, role, coordinator.AdministrationId, now);
        db.ChangeTracker.Clear();
    }

    private static Task<Grant> First(Database db, Role role, Guid? house) => db.Set<Grant>().AsNoTracking()
        .Where(grant => grant.Role == role
        && (house == null || grant.AdministrationId == house)
        && db.Set<Account>().Any(account => account.Id == grant.AccountId && account.Demo)).OrderBy(grant => grant.Id).FirstAsync();
}
