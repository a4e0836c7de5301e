using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Accounts.Granting;
using Wegmarke.Administrations;

namespace Wegmarke.Web;

/// <summary>What everybody who is signed in decides about the own access: password, one-time codes, sessions, substitutes.</summary>
internal static class OwnAccessEndpoints
{
    private const string Address = "/access";

    public static void MapOwnAccess(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup(Address).Needs(Right.ReadDesk);
        own.MapGet("", (Visit visit) => Show(visit, null));
        own.MapPost("/password", ChangeOwnPassword).AsksAgain(Address);
        own.MapGet("/code", (Visit visit, AccountKey key) => ShowCode(visit, key, null)).AsksAgain(Address + "/code");
        own.MapPost("/code", ConfirmCode).AsksAgain(Address + "/code");
        own.MapPost("/code/end", EndCode).AsksAgain(Address);
        own.MapPost("/recovery-codes", async (Visit visit) => await KeepSecondFactor.RenewCodes(visit.Db, visit.Known, visit.Now) is { } codes
            ? visit.Page<RecoveryCodesPage>(("Codes", codes)) : Results.Redirect(Address)).AsksAgain(Address);
        own.MapPost("/sessions/{session:guid}/end", async (Visit visit, Guid session) =>
        {
            await KeepSession.End(visit.Db, visit.Known.Id, session);
            return Results.Redirect(Address + "#sessions");
        });
        own.MapPost("/sessions/end", async (Visit visit) =>
        {
            await KeepSession.EndAll(visit.Db, visit.Known.Id, visit.Session!.Id);
            return Results.Redirect(Address + "#sessions");
        });
        own.MapPost("/roles/{grant:guid}/substitutions", Lend).AsksAgain(Address);
        own.MapPost("/substitutions/{grant:guid}/end", EndSubstitution);
    }

    private static async Task<IResult> Show(Visit visit, string? problem)
    {
        var (db, me) = (visit.Db, visit.Known.Id);
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == me);
        var grants = await db.GrantsOn(visit.Now).Where(grant => grant.AccountId == me).ToListAsync();
        var roles = new List<OwnRole>();
        foreach (var grant in grants.OrderBy(grant => grant.Role))
        {
            roles.Add(new(grant, grant.LentBy is null ? await LendRole.Candidates(db, me, grant) : []));
        }

        var names = await db.Set<Account>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        var lent = (await db.Set<Grant>().AsNoTracking().Where(grant => grant.LentBy == me
            && !db.Set<GrantEnd>().Any(end => end.GrantId == grant.Id)).ToListAsync()).Where(grant => grant.Until >= visit.Today)
            .Select(grant => new HeldRole(grant, names.GetValueOrDefault(grant.AccountId, ""), account.DisplayName, null)).ToList();
        var view = new MyAccess(account, visit.Session!.Id, await KeepSession.Of(db, me, visit.Now), await KeepSecondFactor.IsOn(db, me),
            await KeepSecondFactor.CodesLeft(db, me), await KeepPasskey.Of(db, me), roles, lent,
            await db.Set<Administration>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name));
        var told = visit.Context.Request.Query["told"] == "password"
            ? visit.Say("Ihr Passwort ist geändert. Auf allen anderen Geräten sind Sie abgemeldet.",
                "Your password is changed. You are signed out on all other devices.") : null;
        return problem is null ? visit.Page<MyAccessPage>(("View", view), ("Told", told))
            : visit.Mend<MyAccessPage>(("View", view), ("Problem", problem));
    }

    private static async Task<IResult> ChangeOwnPassword(Visit visit, Settings settings, SignInPatience patience)
    {
        var trying = $"password {visit.Known.Id}";
        if (patience.Take(trying) is { } wait) return await Show(visit, SignInEndpoints.Wait(visit, wait));
        var outcome = await ChangePassword.Run(visit.Db, visit.Known, visit.Session!.Id, visit.Form["before"].ToString(),
            visit.Form["after"].ToString(), settings.Passwords.Near(await SignInEndpoints.Towns(visit, visit.Known.Id)), visit.Now);
        if (outcome is not ChangePassword.OldOneWrong) patience.Forgive(trying);
        return outcome switch
        {
            ChangePassword.Changed => Results.Redirect(Address + "?told=password"),
            ChangePassword.Refused refused => await Show(visit, refused.Fault.In(visit.Language)),
            _ => await Show(visit, visit.Say("Das bisherige Passwort stimmt nicht. Ihr Passwort ist unverändert.",
                "The present password is wrong. Your password is unchanged.")),
        };
    }

    private static async Task<IResult> ShowCode(Visit visit, AccountKey key, string? problem)
    {
        if (await KeepSecondFactor.IsOn(visit.Db, visit.Known.Id)) return Results.Redirect(Address + "#code");
        var secret = await KeepSecondFactor.Begin(visit.Db, key, visit.Known.Id);
        var parameters = new (string, object?)[]
        {
            ("Address", Totp.Address("Wegmarke", visit.Known.Name, secret)), ("Secret", Totp.Base32(secret)), ("Problem", problem),
        };
        return problem is null ? visit.Page<CodeSetupPage>(parameters) : visit.Mend<CodeSetupPage>(parameters);
    }

    /// <summary>Recovery codes are shown at once instead of led to: they stand in no address and nowhere else.</summary>
    private static async Task<IResult> ConfirmCode(Visit visit, AccountKey key) =>
        await KeepSecondFactor.Confirm(visit.Db, key, visit.Known, visit.Field("code"), visit.Now) is { } codes
            ? visit.Page<RecoveryCodesPage>(("Codes", codes))
            : await ShowCode(visit, key, visit.Say("Dieser Code passt nicht. Stimmt die Uhrzeit des Telefons? Geben Sie den nächsten Code ein.",
                "This code does not fit. Is the time of the phone right? Enter the next code."));

    private static async Task<IResult> EndCode(Visit visit, AccountKey key, SignInPatience patience)
    {
        var account = await visit.Db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == visit.Known.Id);
        if (patience.Take($"code {account.Id}") is { } wait) return await Show(visit, SignInEndpoints.Wait(visit, wait));
        if (!await KeepSecondFactor.Check(visit.Db, key, account, visit.Field("code"), visit.Now))
        {
            return await Show(visit, visit.Say("Dieser Code gilt nicht. Einmalcodes bleiben eingeschaltet.",
                "This code does not count. One-time codes stay on."));
        }

        patience.Forgive($"code {account.Id}");
        await KeepSecondFactor.Remove(visit.Db, visit.Known, account, visit.Now);
        return Results.Redirect(Address + "#code");
    }

    private static async Task<IResult> Lend(Visit visit, Guid grant)
    {
        if (!Guid.TryParse(visit.Field("to"), out var to)) return await Show(visit, GrantFault.NobodyThere.In(visit.Language));
        var fault = await LendRole.Run(visit.Db, visit.Known, grant, to, visit.Language.ReadDay(visit.Field("from")),
            visit.Language.ReadDay(visit.Field("until")), visit.Now);
        return fault is null ? Results.Redirect(Address + "#roles") : await Show(visit, fault.Value.In(visit.Language));
    }

    private static async Task<IResult> EndSubstitution(Visit visit, Guid grant)
    {
        var me = visit.Known.Id;
        if (await visit.Db.Set<Grant>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == grant && one.LentBy == me) is not { } lent)
        {
            return visit.NotFound();
        }

        var name = await visit.Db.Set<Account>().Where(one => one.Id == lent.AccountId).Select(one => one.DisplayName).FirstAsync();
        await EndRole.Run(visit.Db, visit.Known, lent, name, visit.Now);
        return Results.Redirect(Address + "#roles");
    }
}
