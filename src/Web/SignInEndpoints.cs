using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Administrations;

namespace Wegmarke.Web;

/// <summary>Signing in with a password and a one-time code, signing out, and links that set a password.</summary>
internal static class SignInEndpoints
{
    private const string HalfCookie = "wegmarke-half";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (Visit visit, Settings settings, string? told) => visit.Page<SignInPage>(("Form", new AccountForm()),
            ("Back", visit.Context.Request.Query["back"].ToString()), ("Elsewhere", settings.SignInName), ("Told", told == "password"
                ? visit.Say("Ihr Passwort ist festgelegt. Melden Sie sich jetzt damit an.", "Your password is set. Sign in with it now.") : null)))
            .Open();
        app.MapPost("/sign-in", SignIn).Open();
        app.MapGet("/sign-in/code", (Visit visit, HalfSignIn half) => half.Read(visit) is null ? Results.Redirect("/sign-in")
            : visit.Page<SignInCodePage>(("Back", visit.Context.Request.Query["back"].ToString()))).Open();
        app.MapPost("/sign-in/code", EnterCode).Open();
        app.MapPost("/sign-out", async (Visit visit) => { await visit.SignOut(); return Results.Redirect("/"); }).Open();
        app.MapGet("/sign-in/forgotten", (Visit visit, Settings settings, string? sent) =>
            visit.Page<ForgottenPage>(("MailWorks", settings.SendsToStrangers), ("Sent", sent is not null))).Open();
        app.MapPost("/sign-in/forgotten", (Visit visit, Settings settings, AccountPost post) =>
        {
            // The same work whether there is such an account or not: looking comes later, in the background.
            if (settings.SendsToStrangers) post.Ask(new(visit.Field("name"), Site.Of(visit.Context), visit.Language));
            return Results.Redirect("/sign-in/forgotten?sent=yes");
        }).Open();
        app.MapGet("/sign-in/link/{secret}", (Visit visit, string secret) => ShowLink(visit, secret, null)).Open();
        app.MapPost("/sign-in/link/{secret}", FollowLink).Open();
    }

    private static async Task<IResult> SignIn(Visit visit, SignInPatience patience, HalfSignIn half, SignInLog log)
    {
        var name = CreateAccount.Plain(visit.Field("name"));
        if (patience.Take(name) is { } wait)
        {
            log.Slowed(SignInWay.Password);
            return Again(visit, Wait(visit, wait));
        }

        var account = await FindActor.Run(visit.Db, name, visit.Form["password"].ToString());
        if (account is null)
        {
            log.Failed(SignInWay.Password);
            return Again(visit, visit.Say("Name und Passwort passen nicht zusammen. Bitte versuchen Sie es noch einmal.",
                "Name and password do not match. Please try again."));
        }

        var back = AccountEndpoints.Local(visit.Field("back"), "/desk");
        if (await KeepSecondFactor.IsOn(visit.Db, account.Id))
        {
            half.Write(visit, account.Id);
            return Results.Redirect("/sign-in/code?back=" + Uri.EscapeDataString(back));
        }

        patience.Forgive(name);
        log.Succeeded(SignInWay.Password);
        await visit.SignIn(account.Id, SignInWay.Password);
        return Results.Redirect(back);
    }

    private static async Task<IResult> EnterCode(Visit visit, SignInPatience patience, HalfSignIn half, AccountKey key, SignInLog log)
    {
        if (half.Read(visit) is not { } id) return Results.Redirect("/sign-in");
        IResult Again(string problem) => visit.Mend<SignInCodePage>(("Problem", problem), ("Back", visit.Field("back")));
        if (patience.Take($"code {id}") is { } wait)
        {
            log.Slowed(SignInWay.PasswordAndCode);
            return Again(Wait(visit, wait));
        }

        var account = await visit.Db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id);
        if (account is null || await KeepAccount.IsBlocked(visit.Db, id)
            || !await KeepSecondFactor.Check(visit.Db, key, account, visit.Field("code"), visit.Now))
        {
            log.Failed(SignInWay.PasswordAndCode);
            return Again(visit.Say("Dieser Code gilt nicht oder nicht mehr. Bitte geben Sie den nächsten ein, den das Programm zeigt.",
                "This code does not count, or not any more. Please enter the next one that the program shows."));
        }

        patience.Forgive($"code {id}");
        patience.Forgive(account.SignInName);
        HalfSignIn.Forget(visit);
        log.Succeeded(SignInWay.PasswordAndCode);
        await visit.SignIn(id, SignInWay.PasswordAndCode);
        return Results.Redirect(AccountEndpoints.Local(visit.Field("back"), "/desk"));
    }

    private static async Task<IResult> ShowLink(Visit visit, string secret, string? problem)
    {
        if (await UseLink.Find(visit.Db, secret, visit.Now) is not { } account) return Gone(visit);
        return problem is null ? visit.Page<SetPasswordPage>(("Account", account))
            : visit.Mend<SetPasswordPage>(("Account", account), ("Problem", problem));
    }

    private static async Task<IResult> FollowLink(Visit visit, Settings settings, SignInPatience patience, string secret)
    {
        if (await UseLink.Find(visit.Db, secret, visit.Now) is not { } account) return Gone(visit);
        var rule = settings.Passwords.Near(await Towns(visit, account.Id));
        return await UseLink.Run(visit.Db, secret, visit.Form["password"].ToString(), rule, visit.Now) switch
        {
            UseLink.Used used => Done(patience, used.Account),
            UseLink.Refused refused => await ShowLink(visit, secret, refused.Fault.In(visit.Language)),
            _ => Gone(visit),
        };
    }

    /// <summary>Names that stand close to everybody in the houses of this account, and so make poor passwords.</summary>
    public static async Task<IReadOnlyList<string>> Towns(Visit visit, Guid account) => await (
        from grant in visit.Db.Set<Grant>()
        join house in visit.Db.Set<Administration>() on grant.AdministrationId equals house.Id
        where grant.AccountId == account
        select house.Name).ToListAsync();

    private static IResult Done(SignInPatience patience, Account account)
    {
        patience.Forgive(account.SignInName);
        return Results.Redirect("/sign-in?told=password");
    }

    private static IResult Gone(Visit visit) => visit.Notice(StatusCodes.Status404NotFound,
        new(visit.Say("Dieser Link gilt nicht mehr", "This link is no longer valid"),
            visit.Say("Er wurde benutzt, durch einen neueren ersetzt oder ist zu alt. Lassen Sie sich einen neuen geben.",
                "It was used, replaced by a newer one or is too old. Ask for a new one."), "/sign-in", visit.Say("Zur Anmeldung", "To sign in")));

    private static IResult Again(Visit visit, string problem) => visit.Mend<SignInPage>(("Back", visit.Field("back")),
        ("Form", new AccountForm(visit.Field("name"), "", problem)),
        ("Elsewhere", visit.Context.RequestServices.GetRequiredService<Settings>().SignInName));

    public static string Wait(Visit visit, TimeSpan wait) => wait < TimeSpan.FromMinutes(1)
        ? visit.Say($"Das waren zu viele Versuche. Bitte warten Sie {Math.Ceiling(wait.TotalSeconds)} Sekunden.",
            $"These were too many attempts. Please wait {Math.Ceiling(wait.TotalSeconds)} seconds.")
        : visit.Say($"Das waren zu viele Versuche. Bitte warten Sie {Math.Ceiling(wait.TotalMinutes)} Minuten.",
            $"These were too many attempts. Please wait {Math.Ceiling(wait.TotalMinutes)} minutes.");

    /// <summary>Between password and one-time code somebody is half signed in, for five minutes and on this device.</summary>
    internal sealed class HalfSignIn(IDataProtectionProvider protection)
    {
        private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);
        private readonly ITimeLimitedDataProtector lockOf = protection.CreateProtector("half-sign-in").ToTimeLimitedDataProtector();

        public void Write(Visit visit, Guid account) => visit.Keep(HalfCookie, lockOf.Protect(account.ToString(), Holds), Holds);

        public Guid? Read(Visit visit)
        {
            try
            {
                return visit.Context.Request.Cookies[HalfCookie] is { Length: > 0 } kept ? Guid.Parse(lockOf.Unprotect(kept)) : null;
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                return null;
            }
        }

        public static void Forget(Visit visit) => visit.Context.Response.Cookies.Delete(HalfCookie);
    }
}
