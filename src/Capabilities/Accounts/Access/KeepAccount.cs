using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Access;

/// <summary>Blocks accounts, lets them in again, and removes them.</summary>
public static class KeepAccount
{
    /// <summary>Nobody signs in with it, and whoever is signed in is not any more. Roles stay, for the day it is opened again.</summary>
    public static async Task Block(Database db, Actor actor, Account account, DateTimeOffset now)
    {
        if (await IsBlocked(db, account.Id)) return;
        db.Add(new AccountClosure(account.Id, actor.Id, now));
        db.Note(actor, now, "block-account", account.DisplayName);
        await db.SaveChangesAsync();
        await KeepSession.EndAll(db, account.Id, null);
    }

    public static async Task Open(Database db, Actor actor, Account account, DateTimeOffset now)
    {
        if (account.DisplayName.Length == 0
            || await db.Set<AccountClosure>().FirstOrDefaultAsync(one => one.AccountId == account.Id) is not { } closure) return;
        db.Remove(closure);
        db.Note(actor, now, "open-account", account.DisplayName);
        await db.SaveChangesAsync();
    }

    /// <summary>Name, address, passwords and roles go; the empty row stays for what points to it, and the record keeps who did
    /// what.</summary>
    public static async Task Remove(Database db, Actor actor, Account account, DateTimeOffset now)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        db.Note(actor, now, "remove-account", account.DisplayName);
        if (!await IsBlocked(db, account.Id)) db.Add(new AccountClosure(account.Id, actor.Id, now));
        db.Update(account with { SignInName = account.Id.ToString("N"), DisplayName = "", PasswordHash = "", Mail = null });
        await db.SaveChangesAsync();
        await KeepSession.EndAll(db, account.Id, null);
        await db.Set<SecondFactor>().Where(one => one.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(one => one.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Set<Passkey>().Where(one => one.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Set<AccountLink>().Where(one => one.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Set<Grant>().Where(one => one.AccountId == account.Id || one.LentBy == account.Id).ExecuteDeleteAsync();
        await together.CommitAsync();
        db.ChangeTracker.Clear();
    }

    public static Task<bool> IsBlocked(Database db, Guid account) => db.Set<AccountClosure>().AnyAsync(one => one.AccountId == account);
}
