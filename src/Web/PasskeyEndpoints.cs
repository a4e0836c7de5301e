using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;

namespace Wegmarke.Web;

/// <summary>Passkeys: the ceremony is the framework's, its state waits in a locked cookie between the two pages.</summary>
internal static class PasskeyEndpoints
{
    private const string StateCookie = "wegmarke-passkey";
    private const int CredentialMax = 64 * 1024;
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    public static void AddAccounts(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<SignInPatience>();
        services.AddSingleton<SignInLog>();
        services.AddSingleton<FreshSignIn>();
        services.AddSingleton(_ => AccountKey.Of(settings.Storage));
        services.AddSingleton<SignInEndpoints.HalfSignIn>();
        services.AddSingleton<AccountPost>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountPost>());
        services.AddScoped<IUserStore<Account>, PasskeyStore>();
        services.AddIdentityCore<Account>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The device asks for finger, face or code, so that a passkey counts as two factors; it is found without a name.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = Holds;
            // Pages here send no referrer, so browsers hide the origin of their forms; what the device signed is held against the site.
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
                && string.Equals(asked.Origin, Site.Of(asked.HttpContext), StringComparison.OrdinalIgnoreCase));
        });
    }

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/passkey", (Visit visit, IPasskeyHandler<Account> ceremony, IDataProtectionProvider protection) =>
            Show(visit, ceremony, protection, visit.Context.Request.Query["back"].ToString(), null)).Open();
        app.MapPost("/sign-in/passkey", SignIn).Open();
        app.MapGet("/access/passkeys/new", (Visit visit, IPasskeyHandler<Account> ceremony, IDataProtectionProvider protection) =>
            ShowNew(visit, ceremony, protection, null)).Needs(Right.ReadDesk).AsksAgain("/access/passkeys/new");
        app.MapPost("/access/passkeys", Add).Needs(Right.ReadDesk).AsksAgain("/access/passkeys/new");
        app.MapPost("/access/passkeys/removal", async (Visit visit) =>
        {
            await KeepPasskey.Remove(visit.Db, visit.Known, visit.Field("passkey"), visit.Now);
            return Results.Redirect("/access#passkeys");
        }).Needs(Right.ReadDesk).AsksAgain("/access");
    }

    private static async Task<IResult> Show(Visit visit, IPasskeyHandler<Account> ceremony, IDataProtectionProvider protection, string back,
        string? problem)
    {
        var asked = await ceremony.MakeRequestOptionsAsync(null, visit.Context);
        Remember(visit, protection, asked.AssertionState);
        return Scripted(visit, problem, ("Options", asked.RequestOptionsJson), ("Back", back), ("Problem", problem));
    }

    private static async Task<IResult> SignIn(Visit visit, IPasskeyHandler<Account> ceremony, IDataProtectionProvider protection,
        SignInLog log)
    {
        var back = visit.Field("back");
        var given = visit.Field("credential");
        var state = Recall(visit, protection);
        if (state is null || given.Length is 0 or > CredentialMax) return await Show(visit, ceremony, protection, back, Refused(visit));
        var result = await ceremony.PerformAssertionAsync(new() { HttpContext = visit.Context, CredentialJson = given,
            AssertionState = state });
        if (!result.Succeeded || await KeepAccount.IsBlocked(visit.Db, result.User.Id))
        {
            log.Failed(SignInWay.Passkey);
            return await Show(visit, ceremony, protection, back, Refused(visit));
        }

        log.Succeeded(SignInWay.Passkey);
        await KeepPasskey.NoteUse(visit.Db, PasskeyStore.IdOf(result.Passkey.CredentialId), PasskeyStore.Write(result.Passkey), visit.Now);
        await visit.SignIn(result.User.Id, SignInWay.Passkey);
        return Results.Redirect(AccountEndpoints.Local(back, "/desk"));
    }

    private static async Task<IResult> ShowNew(Visit visit, IPasskeyHandler<Account> ceremony, IDataProtectionProvider protection,
        string? problem)
    {
        var known = visit.Known;
        var asked = await ceremony.MakeCreationOptionsAsync(new() { Id = known.Id.ToString(), Name = known.Name, DisplayName = known.Name },
            visit.Context);
        Remember(visit, protection, asked.AttestationState);
        return Scripted(visit, problem, ("Options", asked.CreationOptionsJson), ("New", true), ("Problem", problem),
            ("Label", problem is null ? Session.DeviceOf(visit.Context.Request.Headers.UserAgent) : visit.Field("label")));
    }

    private static async Task<IResult> Add(Visit visit, IPasskeyHandler<Account> ceremony, IDataProtectionProvider protection)
    {
        var given = visit.Field("credential");
        var state = Recall(visit, protection);
        if (state is null || given.Length is 0 or > CredentialMax) return await ShowNew(visit, ceremony, protection, Refused(visit));
        var result = await ceremony.PerformAttestationAsync(new()
        {
            HttpContext = visit.Context, CredentialJson = given, AttestationState = state,
        });
        // The state names for whom the key was asked; somebody else may have signed in on this device meanwhile.
        if (!result.Succeeded || result.UserEntity.Id != visit.Known.Id.ToString()
            || !await KeepPasskey.Add(visit.Db, visit.Known, PasskeyStore.IdOf(result.Passkey.CredentialId),
                PasskeyStore.Write(result.Passkey),
                visit.Field("label"), visit.Now)) return await ShowNew(visit, ceremony, protection, Refused(visit));
        return Results.Redirect("/access#passkeys");
    }

    private static IResult Scripted(Visit visit, string? problem, params (string, object?)[] parameters)
    {
        visit.Context.Response.Headers.ContentSecurityPolicy = Guardrail.PolicyOfPasskeys;
        return problem is null ? visit.Page<PasskeyPage>(parameters) : visit.Mend<PasskeyPage>(parameters);
    }

    private static void Remember(Visit visit, IDataProtectionProvider protection, string? state) => visit.Keep(StateCookie,
        protection.CreateProtector("passkey").ToTimeLimitedDataProtector().Protect(state ?? "", Holds), Holds);

    private static string? Recall(Visit visit, IDataProtectionProvider protection)
    {
        var kept = visit.Context.Request.Cookies[StateCookie];
        visit.Context.Response.Cookies.Delete(StateCookie);
        try
        {
            return kept is { Length: > 0 } ? protection.CreateProtector("passkey").ToTimeLimitedDataProtector().Unprotect(kept) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static string Refused(Visit visit) => visit.Say(
        "Der Passkey wurde nicht angenommen. Bitte versuchen Sie es noch einmal, oder nehmen Sie Ihr Passwort.",
        "The passkey was not accepted. Please try again, or use your password.");
}
