using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Wegmarke.Accounts;

namespace Wegmarke.Web.Tests;

/// <summary>One way into the application: method, route and who may pass.</summary>
/// <param name="Respondent">Knows nobody and wants no token.</param>
public sealed record Doorway(string Method, RoutePattern Pattern, Right? Right, bool Respondent, bool HasDoor)
{
    public string Path => Pattern.RawText!;

    public bool Names(string parameter) => Pattern.GetParameter(parameter) is not null;

    /// <summary>The address with these values; a parameter that is not among them gets one that leads nowhere.</summary>
    public string Address(IReadOnlyDictionary<string, string> values) => "/" + string.Join('/', Pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart { ParameterPolicies: var policies, Name: var name } => values.GetValueOrDefault(name,
                policies.Any(policy => policy.Content == "int") ? "1" : Guid.Empty.ToString()),
            RoutePatternSeparatorPart separator => separator.Content,
            _ => ((RoutePatternLiteralPart)part).Content,
        }))));

    /// <summary>All ways in, as the running application knows them.</summary>
    public static readonly Lazy<IReadOnlyList<Doorway>> All = new(Find);

    private static IReadOnlyList<Doorway> Find()
    {
        Environment.SetEnvironmentVariable("WEGMARKE_DATA", Directory.CreateTempSubdirectory("wegmarke-doors-").FullName);
        using var factory = new WebApplicationFactory<Program>();
        Assert.NotNull(factory.Services.GetRequiredService<IServer>());
        return [.. factory.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => (Endpoint: endpoint, Door: endpoint.Metadata.GetMetadata<Door>()))
            .Select(one => new Doorway(one.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET",
                one.Endpoint.RoutePattern, one.Door?.Right, one.Door?.Respondent ?? false, one.Door is not null))];
    }

    /// <summary>Who may what, and through which doors, as the guide shows it.</summary>
    public static string Guide()
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder("# Rights\n\nWritten from the authorisation table (`src/Capabilities/Accounts/Right.cs`) and the doors of all pages; "
            + "`tests/Web.Tests/DoorsTests.cs` writes it anew when\n`WEGMARKE_WRITE_RIGHTS` is set, refuses it when it is out of date, and asks every "
            + "door as every role, in the own and in a foreign house.\n\n");
        text.Append("## Who may what\n\n| right | ").AppendJoin(" | ", roles).Append(" |\n| --- |")
            .Append(string.Concat(roles.Select(_ => " :-: |"))).Append('\n');
        foreach (var (right, who) in Rights.Table.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{right}` | ")
                .AppendJoin(" | ", roles.Select(role => who.Contains(role) ? "yes" : "")).Append(" |\n");
        }

        text.Append("\nA role holds in one administration; researchers and operators usually hold theirs in the whole instance. An address that names an "
            + "administration or a\nsurvey asks for the right in that house, any other address for the right anywhere. "
            + "A role in the whole instance does not bring: "
            + string.Join(", ", Rights.OnlyWhereGiven.Order().Select(right => $"`{right}`")) + ".\n");
        foreach (var group in All.Value.GroupBy(door => door.Right?.ToString() ?? (door.Respondent ? "" : " "))
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(group.Key switch
            {
                "" => "## Without an account, nothing remembered (respondents, other instances)",
                " " => "## For everybody, signed in or not",
                var right => $"## {right}",
            }).Append("\n\n");
            foreach (var door in group.OrderBy(door => door.Path, StringComparer.Ordinal).ThenBy(door => door.Method,
                StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {door.Method} `{door.Path}`\n");
            }
        }

        return text.ToString();
    }
}
