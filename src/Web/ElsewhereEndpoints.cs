using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Accounts.Elsewhere;
using Wegmarke.Administrations;

namespace Wegmarke.Web;

/// <summary>The sign-in of the house: the protocol is the framework's, here is what follows from it.</summary>
internal static class ElsewhereEndpoints
{
    private const string Scheme = "house";
    private const string Arrived = "house-arrival";
    private const string Address = "/sign-in/elsewhere";

    public static void AddSignInElsewhere(this AuthenticationBuilder authentication, HouseSignIn house)
    {
        authentication.AddCookie(Arrived, cookie =>
        {
            cookie.Cookie.Name = "wegmarke-arrival";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        authentication.AddOpenIdConnect(Scheme, protocol =>
        {
            protocol.SignInScheme = Arrived;
            protocol.Authority = house.Authority;
            protocol.RequireHttpsMetadata = new Uri(house.Authority).Scheme == "https";
            protocol.ClientId = house.ClientId;
            protocol.ClientSecret = house.ClientSecret;
            protocol.CallbackPath = Address + "/callback";
            protocol.ResponseType = OpenIdConnectResponseType.Code;
            protocol.ResponseMode = OpenIdConnectResponseMode.Query;
            protocol.UsePkce = true;
            protocol.MapInboundClaims = false;
            protocol.GetClaimsFromUserInfoEndpoint = true;
            // All that is said is kept for the moment of arrival, groups as JSON too.
            protocol.ClaimActions.Clear();
            protocol.ClaimActions.MapAll();
            foreach (var scope in house.Scopes.Append("email")) protocol.Scope.Add(scope);
            foreach (var cookie in new[] { protocol.NonceCookie, protocol.CorrelationCookie })
            {
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            }

            protocol.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect(Address + "/refusal");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void MapElsewhere(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (Visit visit, Settings settings) => settings.House is null ? visit.NotFound()
            : Results.Challenge(new() { RedirectUri = Address + "/arrival?back=" + Uri.EscapeDataString(AccountEndpoints.Local(
                visit.Context.Request.Query["back"], "/desk")) }, [Scheme])).Open();
        app.MapGet(Address + "/arrival", Arrive).Open();
        app.MapGet(Address + "/refusal", (Visit visit) => Refuse(visit, visit.Say("Die Anmeldung des Hauses hat Sie nicht hereingelassen, oder sie hat zu lange gedauert.",
            "The sign-in of the house did not let you in, or it took too long."))).Open();
        var groups = app.MapGroup("/accounts/groups").Needs(Right.MapGroups);
        groups.MapGet("", (Visit visit, Settings settings) => Show(visit, settings, null));
        groups.MapPost("", Map);
        groups.MapPost("/{mapping:guid}/end", async (Visit visit, Guid mapping) =>
        {
            if (!Everywhere(visit)) return visit.NotAllowed();
            await MapGroup.End(visit.Db, visit.Known, mapping, visit.Now);
            return Results.Redirect("/accounts/groups");
        });
    }

    private static async Task<IResult> Arrive(Visit visit, Settings settings, SignInLog log)
    {
        if (settings.House is not { } house) return visit.NotFound();
        var ticket = await visit.Context.AuthenticateAsync(Arrived);
        await visit.Context.SignOutAsync(Arrived);
        if (ticket.Principal is not { } person || ReadClaims.Run(person.FindFirst("iss")?.Value ?? house.Authority,
            person.Claims.Select(claim => (claim.Type, claim.Value)), house.GroupClaim)
                is not { } arrival) return Results.Redirect("/sign-in");
        switch (await ArriveFromElsewhere.Run(visit.Db, arrival, visit.Actor?.Id, visit.Now))
        {
            case ArriveFromElsewhere.Arrived arrived:
                log.Succeeded(SignInWay.Elsewhere);
                await visit.SignIn(arrived.Account, SignInWay.Elsewhere);
                return Results.Redirect(AccountEndpoints.Local(visit.Context.Request.Query["back"], "/desk"));
            case ArriveFromElsewhere.WithoutRole without:
                log.Failed(SignInWay.Elsewhere);
                return Refuse(visit, visit.Say($"Guten Tag {without.Name}. Für keine Ihrer Gruppen ist in Wegmarke eine Rolle vorgesehen. Wenden Sie sich an die Digitalisierungsbeauftragte Ihrer Verwaltung.",
                    $"Hello {without.Name}. None of your groups means a role in Wegmarke. Ask the coordinator of your administration."));
            case ArriveFromElsewhere.TakenByAnother:
                log.Failed(SignInWay.Elsewhere);
                return Refuse(visit, visit.Say("Diese Anmeldung gehört schon zu einem anderen Konto. Melden Sie sich ab und versuchen Sie es noch einmal.",
                    "This sign-in belongs to another account. Sign out and try again."));
            default:
                log.Failed(SignInWay.Elsewhere);
                return Refuse(visit, visit.Say("Ihr Konto in Wegmarke ist gesperrt.", "Your account in Wegmarke is blocked."));
        }
    }

    private static IResult Refuse(Visit visit, string why) => visit.Notice(StatusCodes.Status403Forbidden,
        new(visit.Say("Das hat nicht geklappt", "That did not work"), why, "/sign-in", visit.Say("Zur Anmeldung", "To sign in")));

    private static bool Everywhere(Visit visit) => AccountEndpoints.Scope(visit, Right.MapGroups) is null;

    /// <summary>What a group means concerns the whole instance, also where it names one administration.</summary>
    private static async Task<IResult> Show(Visit visit, Settings settings, string? problem)
    {
        if (!Everywhere(visit)) return visit.NotAllowed();
        var parameters = new (string, object?)[]
        {
            ("Mappings", await visit.Db.Set<GroupMapping>().AsNoTracking().OrderBy(one => one.Group).ToListAsync()),
            ("Administrations", (await visit.Db.Set<Administration>().AsNoTracking().ToListAsync()).OrderBy(one => one.Name, StringComparer.Create(
                visit.Language.Culture, true)).Select(one => (one.Id, one.Name)).ToList()),
            ("SignIn", settings.SignInName), ("Written", problem is null ? "" : visit.Field("group")), ("Problem", problem),
        };
        return problem is null ? visit.Page<GroupsPage>(parameters) : visit.Mend<GroupsPage>(parameters);
    }

    private static async Task<IResult> Map(Visit visit, Settings settings)
    {
        if (!Everywhere(visit)) return visit.NotAllowed();
        var named = Guid.TryParse(visit.Field("administration"), out var house);
        if (visit.Chosen<Role>(visit.Field("role")) is not { } role || (!named && visit.Field("administration").Length > 0)
            || named && !await visit.Db.Set<Administration>().AnyAsync(one => one.Id == house)) return visit.NotFound();
        return await MapGroup.Run(visit.Db, visit.Known, visit.Field("group"), role, named ? house : null, visit.Now)
            ? Results.Redirect("/accounts/groups") : await Show(visit, settings, visit.Say("Bitte nennen Sie eine Gruppe, die das noch nicht bedeutet.",
                "Please name a group that does not mean this yet."));
    }
}
