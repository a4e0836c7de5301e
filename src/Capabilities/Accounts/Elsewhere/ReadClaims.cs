using System.Text.Json;

namespace Wegmarke.Accounts.Elsewhere;

/// <summary>Who came from the sign-in of the house.</summary>
/// <param name="Groups">Null where the sign-in said that there are too many to name; then nothing is taken away.</param>
public sealed record Arrival(string Issuer, string Subject, string Name, string Preferred, string? Mail, IReadOnlySet<string>? Groups);

/// <summary>Reads what Keycloak, Entra and Univention say about a person. Groups stand in "groups" (paths, identities or names), in "roles"
/// (Entra's roles of the application), in "realm_access" and "resource_access" (Keycloak's roles) or in "memberOf" (names of a
/// directory); what an
/// operator names besides is read in the same way.</summary>
public static class ReadClaims
{
    private static readonly string[] Known = ["groups", "roles", "memberOf", "realm_access", "resource_access"];

    /// <param name="claims">Name and value; a value may be JSON.</param>
    /// <returns>Null where no subject is named.</returns>
    public static Arrival? Run(string issuer, IEnumerable<(string Name, string Value)> claims, string? further)
    {
        var all = claims.ToLookup(one => one.Name, one => one.Value, StringComparer.Ordinal);
        string First(params string[] names) => names.SelectMany(name => all[name]).FirstOrDefault(value => value.Length > 0) ?? "";
        if (First("sub") is not { Length: > 0 } subject) return null;
        var groups = Known.Append(further ?? "").SelectMany(name => all[name]).SelectMany(Groups).Where(group => group.Length > 0)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tooMany = all["_claim_names"].Any(value => value.Contains("\"groups\"", StringComparison.Ordinal)) || all["hasgroups"].Any();
        // Entra's subject is another one for every application; its object identity is the same, but only within its tenant, as the
        // issuer is.
        var name = First("name") is { Length: > 0 } whole ? whole : $"{First("given_name")} {First("family_name")}".Trim();
        var preferred = First("preferred_username", "uid", "email", "sub");
        return new(issuer, subject, name.Length > 0 ? name : preferred, preferred, First("email") is { Length: > 0 } mail ? mail : null,
            tooMany ? null : groups);
    }

    private static IEnumerable<string> Groups(string value)
    {
        if (value.Length == 0 || value[0] is not ('{' or '[')) return [Plain(value)];
        try
        {
            using var json = JsonDocument.Parse(value);
            return [.. Strings(json.RootElement)];
        }
        catch (JsonException)
        {
            return [Plain(value)];
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [Plain(element.GetString()!)],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => Strings(one.Value)),
        _ => [],
    };

    /// <summary>Of a name in a directory (cn=Wegmarke,cn=groups,dc=…) its first part.</summary>
    private static string Plain(string group) => group.StartsWith("cn=", StringComparison.OrdinalIgnoreCase) && group.Contains(',', StringComparison.Ordinal)
        ? group[3..group.IndexOf(',', StringComparison.Ordinal)] : group.Trim();
}
