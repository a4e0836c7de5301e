using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Every endpoint has a door, and every door asks the one table.</summary>
public sealed class RightsTests(OneInstance one)
{
    [Fact]
    public async Task Every_endpoint_lets_in_exactly_those_the_table_names()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Rechtehausen");
        var (campaign, _) = await coordinator.OpenSurvey(administration);
        var ids = new Dictionary<string, string> { ["administration"] = administration.Split('/')[^1], ["campaign"] =
          campaign.Split('/')[^1], ["sheet"] = "1" };
        var findings = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await Somebody(role, ids["administration"]);
            foreach (var (method, path, right) in Doors().Where(door => door.Right is not null))
            {
                var address = Address(path, ids);
                using var answer = method == "GET" ? await visitor.Get(address) : await visitor.Post(address);
                var may = Rights.Table[right!.Value].Contains(role);
                if (may == (answer.StatusCode == HttpStatusCode.Forbidden)) findings.Add(
                  $"{role} {method} {path}: {answer.StatusCode}, table says {may}");
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public async Task A_role_in_one_administration_opens_nothing_in_another()
    {
        using var coordinator = await one.Coordinator();
        var (mine, other) = (await coordinator.Administration("Meinedorf"), await coordinator.Administration("Fremddorf"));
        var (campaign, _) = await coordinator.OpenSurvey(other);
        using var visitor = await Somebody(Role.Coordinator, mine.Split('/')[^1]);
        Assert.Contains("Meinedorf", await visitor.Read("/administrations"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fremddorf", await visitor.Read("/administrations"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fremddorf", await visitor.Read("/audit"), StringComparison.Ordinal);
        using var elsewhere = await Somebody(Role.Council, other.Split('/')[^1]);
        Assert.DoesNotContain("Council-", await visitor.Read("/accounts"), StringComparison.Ordinal);
        foreach (var path in new[] { other, other + "/campaigns", other + "/results", campaign, campaign + "/closure", other
          + "/results/release.json", other + "/results/units", other + "/results/unit?name=Bauamt", other + "/results/units.csv", other
          + "/results/page" })
        {
            using var answer = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var closing = await visitor.Post(campaign + "/closure");
        Assert.Equal(HttpStatusCode.Forbidden, closing.StatusCode);
        using var account = await visitor.Post("/accounts", ("display", "X"), ("name", "x"), ("password", Visitor.Password),
          ("role", "Coordinator"), ("administration", other.Split('/')[^1]));
        Assert.Equal(HttpStatusCode.Forbidden, account.StatusCode);
        using var everywhere = await visitor.Post("/accounts", ("display", "X"), ("name", "x"), ("password", Visitor.Password),
          ("role", "Operator"), ("administration", ""));
        Assert.Equal(HttpStatusCode.Forbidden, everywhere.StatusCode);
    }

    [Fact]
    public void Every_endpoint_has_a_door() => Assert.All(Endpoints(), endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<Door>()));

    [Fact]
    public async Task Strangers_are_sent_to_sign_in_and_back()
    {
        using var stranger = one.Instance.NewVisitor();
        using var answer = await stranger.Get("/audit?page=2");
        Assert.Equal("/sign-in?back=%2Faudit%3Fpage%3D2", answer.Headers.Location!.OriginalString);
        Assert.Equal("/audit?page=2", await stranger.Follow("/sign-in", ("name", "jana"), ("password", Visitor.Password),
          ("back", "/audit?page=2")));
    }

    [Theory]
    [InlineData("https://anderswo.example")]
    [InlineData("//anderswo.example")]
    [InlineData("/\\anderswo.example")]
    public async Task Nobody_is_sent_elsewhere(string back)
    {
        using var visitor = one.Instance.NewVisitor();
        using var answer = await visitor.Get("/language?to=en&back=" + Uri.EscapeDataString(back));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var coordinator = await one.Coordinator();
        using var answer = await coordinator.PostBare("/administrations", ("name", "Ohnezeichen"), ("staff", "40"), ("leaders", "4"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Ohnezeichen", await coordinator.Read("/administrations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_up_is_possible_once_and_the_demo_only_in_the_demo()
    {
        using var stranger = one.Instance.NewVisitor();
        using var setup = await stranger.Get("/setup");
        Assert.Equal("/sign-in", setup.Headers.Location!.OriginalString);
        Assert.Equal("/sign-in", await stranger.Follow("/setup", ("display", "Zweite"), ("name", "zweite"),
          ("password", Visitor.Password)));
        using var demo = await stranger.Post("/demo/coordinator");
        Assert.Equal(HttpStatusCode.NotFound, demo.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_look_the_same()
    {
        using var stranger = one.Instance.NewVisitor();
        using var wrong = await stranger.Post("/sign-in", ("name", "jana"), ("password", "falsch"));
        using var unknown = await stranger.Post("/sign-in", ("name", "jana"), ("password", "auch falsch, nur länger"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Contains("passen nicht zusammen", await unknown.Body(), StringComparison.Ordinal);
    }

    private async Task<Visitor> Somebody(Role role, string administration)
    {
        var name = $"{role}-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        var created = await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role, Guid.Parse(administration),
          DateTimeOffset.UnixEpoch);
        Assert.IsType<CreateAccount.Created>(created);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    private static string Address(string pattern, Dictionary<string, string> ids) => "/" + string.Join('/',
        RoutePatternFactory.Parse(pattern).PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart { ParameterPolicies: var policies, Name: var name } =>
                ids.GetValueOrDefault(name, policies.Any(policy => policy.Content == "int") ? "1" : Guid.Empty.ToString()),
            RoutePatternSeparatorPart separator => separator.Content,
            _ => ((RoutePatternLiteralPart)part).Content,
        }))));

    private static IEnumerable<(string Method, string Path, Right? Right)> Doors() => Endpoints().Select(endpoint =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET", endpoint.RoutePattern.RawText!,
          endpoint.Metadata.GetMetadata<Door>()?.Right))
        .Where(door => !door.Item2.EndsWith("/closure", StringComparison.Ordinal) || door.Item1 == "GET");

    private static List<RouteEndpoint> Endpoints()
    {
        Environment.SetEnvironmentVariable("WEGMARKE_DATA", Directory.CreateTempSubdirectory("wegmarke-doors-").FullName);
        using var factory = new WebApplicationFactory<Program>();
        Assert.NotNull(factory.Services.GetRequiredService<IServer>());
        return [.. factory.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }
}
