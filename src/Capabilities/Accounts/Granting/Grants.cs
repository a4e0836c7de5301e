using Wegmarke.Design;
using Wegmarke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Wegmarke.Accounts.Granting;

/// <summary>Which roles hold on a day.</summary>
public static class Grants
{
    /// <summary>Begun, not over, not ended; a role that was handed over also only while whoever did it has it and may sign in.</summary>
    public static IQueryable<Grant> GrantsOn(this Database db, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var standing = db.Set<Grant>().AsNoTracking().Where(grant => (grant.From == null || grant.From <= day)
            && (grant.Until == null || grant.Until >= day) && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id));
        return standing.Where(grant => grant.LentBy == null
            || !db.Set<AccountClosure>().Any(closure => closure.AccountId == grant.LentBy)
            && standing.Any(own => own.AccountId == grant.LentBy && own.LentBy == null && own.Role == grant.Role
                && own.AdministrationId == grant.AdministrationId && own.UnitId == grant.UnitId));
    }

    /// <summary>Whoever checks a house does not run it: these roles and those are never in one hand in one administration.</summary>
    public static bool Apart(Role one, Role other) => Checks(one) && Runs(other) || Runs(one) && Checks(other);

    private static bool Checks(Role role) => role is Role.StaffCouncil or Role.DataProtection;

    private static bool Runs(Role role) => role is Role.Coordinator or Role.Executive or Role.Personnel or Role.Operator;

    /// <summary>A role of this account that keeps it from this one; null where nothing does.</summary>
    public static async Task<Role?> InTheWay(Database db, Guid account, Role role, Guid? administration)
    {
        var held = await db.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == account
            && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id)
            && (grant.AdministrationId == null || administration == null || grant.AdministrationId == administration))
            .Select(grant => grant.Role).ToListAsync();
        return held.Where(one => Apart(one, role)).Select(one => (Role?)one).FirstOrDefault();
    }
}

/// <summary>Why a role cannot be given or handed over.</summary>
public enum GrantFault
{
    /// <summary>The last day lies before the first, or has passed.</summary>
    PeriodEmpty,

    /// <summary>Handing over needs a last day, at most a year ahead.</summary>
    LastDayMissing,
    HeldAlready,

    /// <summary>The person runs what this role checks, or the other way round.</summary>
    Apart,

    /// <summary>Nobody hands over what somebody else handed over, or what is not theirs.</summary>
    NotOwn,
    Oneself,
    NobodyThere,
}

public static class GrantFaultWords
{
    public static string In(this GrantFault fault, Language language) => fault switch
    {
        GrantFault.PeriodEmpty => language.Say("Der letzte Tag liegt vor dem ersten oder ist vorbei. Bitte wählen Sie den Zeitraum neu.",
            "The last day lies before the first or has passed. Please choose the period anew."),
        GrantFault.LastDayMissing => language.Say("Eine Vertretung braucht einen letzten Tag, höchstens ein Jahr voraus.",
            "Handing over needs a last day, at most a year ahead."),
        GrantFault.HeldAlready => language.Say("Diese Person hat die Rolle schon.", "This person has the role already."),
        GrantFault.Apart => language.Say("Wer eine Verwaltung leitet oder die Erhebung plant, kann sie nicht zugleich prüfen. Bitte wählen Sie eine andere Person.",
            "Whoever runs an administration or plans the survey cannot check it too. Please choose somebody else."),
        GrantFault.NotOwn => language.Say("Übertragen können Sie nur eine Rolle, die Sie selbst haben.",
            "You can hand over a role only if it is your own."),
        GrantFault.Oneself => language.Say("Bitte wählen Sie eine andere Person als sich selbst.", "Please choose somebody other than yourself."),
        _ => language.Say("Diese Person gibt es hier nicht.", "There is no such person here."),
    };
}
