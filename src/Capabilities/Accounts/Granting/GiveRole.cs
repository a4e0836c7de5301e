using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Granting;

/// <summary>Gives somebody a further role, for good or for a period.</summary>
public static class GiveRole
{
    /// <returns>Null when it was given.</returns>
    public static async Task<GrantFault?> Run(Database db, Actor actor, Account account, Role role, Guid? administration, Guid? unit,
        DateOnly? from, DateOnly? until, DateTimeOffset now)
    {
        var grant = new Grant(Guid.CreateVersion7(now), account.Id, role, administration, role == Role.UnitHead ? unit : null, from, until);
        if (await Fault(db, grant, now) is { } fault) return fault;
        db.Add(grant);
        db.Note(actor, now, "give-role", $"{account.DisplayName} ({role}{Period(grant)})", administration);
        await db.SaveChangesAsync();
        return null;
    }

    internal static async Task<GrantFault?> Fault(Database db, Grant grant, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (grant.Until < (grant.From ?? today) || grant.Until < today) return GrantFault.PeriodEmpty;
        if (await Grants.InTheWay(db, grant.AccountId, grant.Role, grant.AdministrationId) is not null) return GrantFault.Apart;
        var held = await db.Set<Grant>().AsNoTracking().AnyAsync(one => one.AccountId == grant.AccountId && one.Role == grant.Role
            && one.AdministrationId == grant.AdministrationId && one.UnitId == grant.UnitId && one.LentBy == grant.LentBy
            && (one.Until == null || one.Until >= today) && !db.Set<GrantEnd>().Any(end => end.GrantId == one.Id));
        return held ? GrantFault.HeldAlready : null;
    }

    /// <summary>As it stands in the record.</summary>
    internal static string Period(Grant grant) => (grant.From, grant.Until) switch
    {
        (null, null) => "",
        var (from, until) => FormattableString.Invariant($", {from:yyyy-MM-dd}–{until:yyyy-MM-dd}"),
    };
}

/// <summary>Takes a role back before its last day.</summary>
public static class EndRole
{
    /// <returns>False where it has ended before.</returns>
    public static async Task<bool> Run(Database db, Actor actor, Grant grant, string name, DateTimeOffset now)
    {
        if (await db.Set<GrantEnd>().AnyAsync(end => end.GrantId == grant.Id)) return false;
        db.Add(new GrantEnd(grant.Id, actor.Id, actor.Name, now));
        db.Note(actor, now, grant.LentBy is null ? "end-role" : "end-lent-role", $"{name} ({grant.Role})", grant.AdministrationId);
        await db.SaveChangesAsync();
        return true;
    }
}

/// <summary>Hands a role of one's own to somebody else until a day; both have it meanwhile.</summary>
public static class LendRole
{
    public const int DaysMax = 366;

    /// <returns>Null when it was handed over.</returns>
    public static async Task<GrantFault?> Run(Database db, Actor actor, Guid grant, Guid to, DateOnly? from, DateOnly? until,
        DateTimeOffset now)
    {
        if (await db.GrantsOn(now).FirstOrDefaultAsync(one => one.Id == grant && one.AccountId == actor.Id && one.LentBy == null)
            is not { } own) return GrantFault.NotOwn;
        if (to == actor.Id) return GrantFault.Oneself;
        if (!(await Candidates(db, actor.Id, own)).Any(one => one.Id == to)) return GrantFault.NobodyThere;
        if (until is not { } last || last > DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysMax)) return GrantFault.LastDayMissing;
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == to);
        var lent = own with { Id = Guid.CreateVersion7(now), AccountId = to, From = from, Until = last, LentBy = actor.Id, Source = "" };
        if (await GiveRole.Fault(db, lent, now) is { } fault) return fault;
        db.Add(lent);
        db.Note(actor, now, "lend-role", $"{account.DisplayName} ({lent.Role}{GiveRole.Period(lent)})", lent.AdministrationId);
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>Who may take it over: people with an account in the same administration.</summary>
    public static async Task<IReadOnlyList<Account>> Candidates(Database db, Guid owner, Grant grant) => [.. (await db.Set<Account>()
        .AsNoTracking().Where(account => account.Id != owner && account.DisplayName != ""
            && !db.Set<AccountClosure>().Any(closure => closure.AccountId == account.Id)
            && db.Set<Grant>().Any(one => one.AccountId == account.Id && one.AdministrationId == grant.AdministrationId
                && !db.Set<GrantEnd>().Any(end => end.GrantId == one.Id))).ToListAsync())
        .OrderBy(account => account.DisplayName, StringComparer.OrdinalIgnoreCase)];
}
