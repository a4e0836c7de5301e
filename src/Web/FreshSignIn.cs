using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Design;

namespace Wegmarke.Web;

/// <summary>A way that changes how somebody gets in asks again who it is, unless that was proven in the last ten minutes.</summary>
/// <param name="Back">The page to which they come back.</param>
internal sealed record AskedAgain(string Back);

/// <summary>Whether somebody proved lately who they are: by signing in, or by their password once more. The second is noted in a locked
/// cookie that names the session; whoever takes over an open browser has neither.</summary>
internal sealed class FreshSignIn(IDataProtectionProvider protection)
{
    public const string Address = "/sign-in/again";
    private const string Cookie = "wegmarke-fresh", SentCookie = "wegmarke-sent";

    /// <summary>A browser keeps no more than four kilobytes of a cookie, and locking them makes a third more.</summary>
    private const int SentMost = 2500;
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector lockOf = protection.CreateProtector("fresh-sign-in").ToTimeLimitedDataProtector();

    public bool IsFresh(Visit visit) => visit.Session is { } session && (session.Way == SignInWay.Demo
        || visit.Now - session.BegunAt < Holds || Confirmed(visit) == session.Id);

    public void Confirm(Visit visit) => visit.Keep(Cookie, lockOf.Protect(visit.Session!.Id.ToString(), Holds), Holds);

    /// <summary>Keeps what somebody sent while they prove who they are, locked, in their own browser and for this session only.</summary>
    /// <returns>False where nothing was entered, or too much, or what is kept nowhere. A bare click is made again: it would not show
    /// what it does.</returns>
    public async Task<bool> KeepSent(Visit visit)
    {
        if (await SentForm.Fields(visit.Context) is not { } fields) return false;
        var sent = new Sent(visit.Session!.Id, SentForm.ActionOf(visit.Context.Request), fields);
        var written = JsonSerializer.Serialize(sent);
        if (sent.Entered(visit.Language).Count == 0 || written.Length > SentMost) return false;
        visit.Keep(SentCookie, lockOf.Protect(written, Holds), Holds);
        return true;
    }

    /// <summary>What was sent before, once.</summary>
    public Sent? TakeSent(Visit visit)
    {
        if (Unlocked(visit, SentCookie) is not { } kept) return null;
        visit.Context.Response.Cookies.Delete(SentCookie);
        return JsonSerializer.Deserialize<Sent>(kept) is { } sent && sent.Session == visit.Session?.Id ? sent : null;
    }

    private Guid? Confirmed(Visit visit) => Unlocked(visit, Cookie) is { } kept ? Guid.Parse(kept) : null;

    private string? Unlocked(Visit visit, string cookie)
    {
        try
        {
            return visit.Context.Request.Cookies[cookie] is { Length: > 0 } kept ? lockOf.Unprotect(kept) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    internal sealed record Sent(Guid Session, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
    {
        /// <summary>What a person can read of it: neither the proof of the form nor numbers of rows.</summary>
        public IReadOnlyList<string> Entered(Language language) => [.. Fields.Where(one => one.Value.Length > 0
            && !one.Key.StartsWith("__", StringComparison.Ordinal) && !Guid.TryParse(one.Value, out _))
            .Select(one => one.Key == "role" && Enum.TryParse<Role>(one.Value, out var role) ? role.Name(language) : one.Value)];
    }
}

/// <summary>The page that asks once more.</summary>
internal static class FreshSignInEndpoints
{
    private const string GoOn = FreshSignIn.Address + "/go";

    public static void MapFreshSignIn(this IEndpointRouteBuilder app)
    {
        var again = app.MapGroup(FreshSignIn.Address).Needs(Right.ReadDesk);
        again.MapGet("", (Visit visit, Settings settings, string? back) => Show(visit, settings, back ?? "", null));
        again.MapPost("", Prove);
        again.MapGet("/go", Send);
    }

    public static TBuilder AsksAgain<TBuilder>(this TBuilder builder, string back)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AskedAgain(back));

    /// <summary>Where somebody has to go first; null: go on.</summary>
    public static async Task<IResult?> Detour(Visit visit)
    {
        if (visit.Context.GetEndpoint()?.Metadata.GetMetadata<AskedAgain>() is not { } asked) return null;
        var fresh = visit.Context.RequestServices.GetRequiredService<FreshSignIn>();
        if (fresh.IsFresh(visit)) return null;
        var back = await fresh.KeepSent(visit) ? $"{GoOn}?back={Uri.EscapeDataString(asked.Back)}" : asked.Back;
        return Results.Redirect($"{FreshSignIn.Address}?back={Uri.EscapeDataString(back)}");
    }

    /// <summary>What was about to be done when we asked is there again and goes with one click.</summary>
    private static IResult Send(Visit visit, FreshSignIn fresh, string? back)
    {
        var page = AccountEndpoints.Local(back ?? "", "/access");
        return fresh.IsFresh(visit) && fresh.TakeSent(visit) is { } sent
            ? visit.Page<GoOnPage>(("Action", sent.Action), ("Fields", sent.Fields), ("Entered", sent.Entered(visit.Language)),
                ("Back", page))
            : Results.Redirect(page);
    }

    private static async Task<IResult> Show(Visit visit, Settings settings, string back, string? problem)
    {
        var me = visit.Known.Id;
        var account = await visit.Db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == me);
        var parameters = new (string, object?)[]
        {
            ("Account", account), ("Back", AccountEndpoints.Local(back, "/access")), ("Problem", problem),
            ("HasPasskey", (await KeepPasskey.Of(visit.Db, me)).Count > 0), ("Elsewhere", settings.SignInName),
        };
        return problem is null ? visit.Page<AskAgainPage>(parameters) : visit.Mend<AskAgainPage>(parameters);
    }

    private static async Task<IResult> Prove(Visit visit, Settings settings, FreshSignIn fresh, SignInPatience patience, SignInLog log)
    {
        // The same count as for changing the password: both ask for the present one.
        var trying = $"password {visit.Known.Id}";
        if (patience.Take(trying) is { } wait)
        {
            log.Slowed(SignInWay.Password);
            return await Show(visit, settings, visit.Field("back"), SignInEndpoints.Wait(visit, wait));
        }

        var me = visit.Known.Id;
        var name = await visit.Db.Set<Account>().Where(one => one.Id == me).Select(one => one.SignInName).FirstAsync();
        if (await FindActor.Run(visit.Db, name, visit.Form["password"].ToString()) is null)
        {
            log.Failed(SignInWay.Password);
            return await Show(visit, settings, visit.Field("back"), visit.Say("Das Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.",
                "The password is wrong. Please try again."));
        }

        patience.Forgive(trying);
        log.Succeeded(SignInWay.Password);
        fresh.Confirm(visit);
        return Results.Redirect(AccountEndpoints.Local(visit.Field("back"), "/access"));
    }
}
