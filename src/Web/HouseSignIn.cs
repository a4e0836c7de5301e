namespace Wegmarke.Web;

/// <summary>The sign-in of the house, by OpenID Connect.</summary>
/// <param name="Authority">Where its configuration is found, without /.well-known.</param>
/// <param name="Name">What stands on the button.</param>
/// <param name="GroupClaim">A further claim that names groups.</param>
/// <param name="Scopes">Asked for besides openid, profile and email.</param>
public sealed record HouseSignIn(string Authority, string ClientId, string? ClientSecret, string Name, string? GroupClaim,
    IReadOnlyList<string> Scopes)
{
    /// <summary>Reads the settings; all absent is no mistake, it means that people sign in here only.</summary>
    public static (HouseSignIn? Settings, string? Problem) Read(Func<string, string?> variable)
    {
        if (variable("WEGMARKE_OIDC_AUTHORITY") is not { } authority) return (null, null);
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == "https" || address.IsLoopback
            && address.Scheme == "http"))
        {
            return (null, $"WEGMARKE_OIDC_AUTHORITY is \"{authority}\"; it must be an address with https, such as https://anmeldung.stadt.de/realms/stadt.");
        }

        if (variable("WEGMARKE_OIDC_CLIENT_ID") is not { } client) return (null, "WEGMARKE_OIDC_CLIENT_ID must name the client that the sign-in knows.");
        string? secret = variable("WEGMARKE_OIDC_CLIENT_SECRET");
        if (variable("WEGMARKE_OIDC_CLIENT_SECRET_FILE") is { } file)
        {
            if (!File.Exists(file)) return (null, $"WEGMARKE_OIDC_CLIENT_SECRET_FILE names {file}, which is not there.");
            secret = File.ReadAllText(file).Trim();
        }

        return (new(authority.TrimEnd('/'), client, secret, variable("WEGMARKE_OIDC_NAME") ?? address.Host,
            variable("WEGMARKE_OIDC_GROUP_CLAIM"),
            (variable("WEGMARKE_OIDC_SCOPES") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)), null);
    }
}
