using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts.Granting;
using Wegmarke.Storage;

namespace Wegmarke.Accounts;

/// <summary>Finds who acts: by account, or by name and password.</summary>
public static class FindActor
{
    /// <param name="now">Roles hold from a day until a day.</param>
    public static async Task<Actor?> Run(Database db, Guid id, DateTimeOffset now)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id);
        if (account is null || await db.Set<AccountClosure>().AnyAsync(closure => closure.AccountId == id)) return null;
        var grants = await db.GrantsOn(now).Where(grant => grant.AccountId == id).ToListAsync();
        return new(account.Id, account.DisplayName, [.. grants.Select(grant => new ActorGrant(grant.Role, grant.AdministrationId,
          grant.UnitId))]);
    }

    /// <summary>The account, or null. Name unknown and password wrong take the same time and look the same.</summary>
    public static async Task<Account?> Run(Database db, string signInName, string password)
    {
        var name = CreateAccount.Plain(signInName);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.SignInName == name);
        var fits = CreateAccount.Fits(account ?? Nobody, password);
        if (account is null || !fits) return null;
        return await db.Set<AccountClosure>().AnyAsync(closure => closure.AccountId == account.Id) ? null : account;
    }

    private static readonly Account Nobody = new(Guid.Empty, "", "", "", false, default);
}
