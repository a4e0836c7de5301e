using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Granting;

/// <summary>Who may what in one administration, with everything that was handed over.</summary>
/// <param name="Held">Roles that hold today or will; sorted by role and name.</param>
/// <param name="Over">Handed over and over or ended, the newest first.</param>
public sealed record RightsView(string Administration, Guid Id, IReadOnlyList<HeldRole> Held, IReadOnlyList<HeldRole> Over)
{
    private const int OverMax = 50;

    public static async Task<RightsView> Find(Database db, Guid administration, string name, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var names = await db.Set<Account>().AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.DisplayName);
        var closed = (await db.Set<AccountClosure>().AsNoTracking().Select(one => one.AccountId).ToListAsync()).ToHashSet();
        var ends = await db.Set<GrantEnd>().AsNoTracking().ToDictionaryAsync(end => end.GrantId);
        var all = (await db.Set<Grant>().AsNoTracking().Where(grant => grant.AdministrationId == administration
            || grant.AdministrationId == null).ToListAsync()).Where(grant => !closed.Contains(grant.AccountId)).Select(grant =>
                new HeldRole(
                grant, names.GetValueOrDefault(grant.AccountId, ""), grant.LentBy is { } by ? names.GetValueOrDefault(by, "") : null,
                ends.GetValueOrDefault(grant.Id))).ToList();
        bool IsOver(HeldRole role) => role.End is not null || role.Grant.Until < today;
        return new(name, administration, [.. all.Where(role => !IsOver(role)).OrderBy(role => role.Grant.Role)
            .ThenBy(role => role.Name, StringComparer.OrdinalIgnoreCase)],
            [.. all.Where(role => IsOver(role) && role.LenderName is not null).OrderByDescending(role => role.Grant.Id).Take(OverMax)]);
    }
}

/// <summary>A role with the names that a page shows.</summary>
public sealed record HeldRole(Grant Grant, string Name, string? LenderName, GrantEnd? End);
