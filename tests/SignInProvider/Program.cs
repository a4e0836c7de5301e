using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

// Everybody who comes to authorise is the person whom POST /person named last. Nothing is kept when the process ends.
await using var kept = new SqliteConnection("Data Source=:memory:");
await kept.OpenAsync();
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddDbContext<DbContext>(store => store.UseSqlite(kept).UseOpenIddict());
builder.Services.AddOpenIddict()
    .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
    .AddServer(server =>
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
            .SetUserInfoEndpointUris("connect/userinfo");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.Email, Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
    });
var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<DbContext>()
    .Database.EnsureCreatedAsync();
JsonElement person = default;
app.MapGet("/", () => "ready");
app.MapPost("/person", async (HttpRequest request) => person = (await JsonDocument.ParseAsync(request.Body)).RootElement.Clone());
app.MapPost("/client", async (string id, string secret, string redirect, IOpenIddictApplicationManager clients) =>
{
    await clients.CreateAsync(new OpenIddictApplicationDescriptor
    {
        ClientId = id, ClientSecret = secret, RedirectUris = { new Uri(redirect) },
        Permissions =
        {
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode,
            Permissions.ResponseTypes.Code, Permissions.Scopes.Email, Permissions.Scopes.Profile,
        },
    });
    return Results.Ok();
});
app.MapGet("/connect/authorize", (HttpContext context) =>
{
    if (person.ValueKind != JsonValueKind.Object)
        return Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
    foreach (var claim in person.EnumerateObject())
    {
        if (claim.Value.ValueKind == JsonValueKind.String) identity.SetClaim(claim.Name, claim.Value.GetString());
        else if (claim.Value.ValueKind == JsonValueKind.Array) identity.SetClaims(claim.Name, [.. claim.Value.EnumerateArray()
            .Select(one => one.GetString()!)]);
        else identity.SetClaim(claim.Name, claim.Value);
    }

    identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
    identity.SetDestinations(_ => [Destinations.IdentityToken]);
    return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
});
await app.RunAsync();
