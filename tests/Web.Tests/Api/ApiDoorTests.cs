using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests.Api;

/// <summary>Every endpoint that the description names, tried from all sides.</summary>
public sealed partial class ApiDoorTests(OneDemo demo)
{
    [Fact]
    public async Task Every_endpoint_asks_for_the_access_its_scope_and_its_town()
    {
        var instance = demo.Instance;
        using var stranger = OutsideProgram.Stranger(instance);
        using var whole = await OutsideProgram.OfDemo(instance, Role.Coordinator, OutsideProgram.AllScopes);
        using var elsewhere = await Elsewhere(instance);
        var without = new Dictionary<string, OutsideProgram>();
        foreach (var scope in OutsideProgram.AllScopes) without[scope.Key()] = await OutsideProgram.OfDemo(instance, Role.Coordinator,
            [.. OutsideProgram.AllScopes.Where(one => one != scope)]);
        var ids = await Ids(instance, whole);
        var (operations, seen) = (await Operations(stranger), 0);
        Assert.True(operations.Count >= 30, $"{operations.Count}");
        foreach (var (method, path, scope) in operations)
        {
            var address = Address(path, ids);
            var body = method == "GET" ? null : "{}";
            var verb = new HttpMethod(method);
            using (var answer = await stranger.Send(verb, address, body))
            {
                Assert.Equal((HttpStatusCode.Unauthorized, "no-access"), (answer.StatusCode, await answer.Problem()));
                Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            }

            if (scope.Length > 0)
            {
                using var answer = await without[scope].Send(verb, address, body);
                Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (answer.StatusCode, await answer.Problem()));
                Assert.Contains(scope, await answer.Body(), StringComparison.Ordinal);
            }

            if (path.Contains("{administration}", StringComparison.Ordinal))
            {
                using var answer = await elsewhere.Send(verb, address, body);
                Assert.Equal((HttpStatusCode.NotFound, "not-there"), (answer.StatusCode, await answer.Problem()));
            }

            using var own = await whole.Send(verb, address, body);
            if (method == "GET")
            {
                Assert.True(own.StatusCode == HttpStatusCode.OK, $"{address}: {own.StatusCode} {await own.Body()}");
                if (own.Content.Headers.ContentType?.MediaType == "application/json") await own.Json();
                seen++;
            }
            else Assert.True(await own.Problem() is "unreadable" or "refused", $"{address}: {own.StatusCode}");
        }

        Assert.True(seen >= 27, $"{seen}");
        foreach (var one in without.Values) one.Dispose();
    }

    [Fact]
    public async Task The_description_is_openapi_3_1_in_json_and_yaml_and_names_every_endpoint_with_scope_and_problems()
    {
        using var stranger = OutsideProgram.Stranger(demo.Instance);
        var document = await stranger.Read("/api/v1/openapi.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        using var yaml = await stranger.Get("/api/v1/openapi.yaml");
        Assert.StartsWith("openapi: '3.1", await yaml.Body(), StringComparison.Ordinal);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal);
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.NotEmpty(operation.Value.GetProperty("operationId").GetString()!);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("401", out _), path.Name);
                Assert.Single(operation.Value.GetProperty("security").EnumerateArray());
            }
        }

        var problems = await stranger.Read("/api/v1/problems");
        foreach (var problem in problems.EnumerateArray()) await stranger.Read(problem.GetProperty("type").GetString()!);
    }

    [Fact]
    public async Task The_page_of_the_description_asks_nobody_but_this_site()
    {
        using var stranger = OutsideProgram.Stranger(demo.Instance);
        using var page = await stranger.Get("/api/v1/reference/");
        var body = await page.Body();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", body);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = NonceText().Match(policy).Groups[1].Value;
        Assert.NotEmpty(nonce);
        Assert.All(ScriptTag().Matches(body), tag => Assert.Contains($"nonce=\"{nonce}\"", tag.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    private static string Address(string path, Dictionary<string, string> ids) => NameText().Replace(path, name =>
        ids[name.Groups[1].Value == "version" && path.Contains("/models/", StringComparison.Ordinal) ? "edition" : name.Groups[1].Value]);

    private static async Task<IReadOnlyList<(string Method, string Path, string Scope)>> Operations(OutsideProgram stranger) =>
    [
        .. from path in (await stranger.Read("/api/v1/openapi.json")).GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select (operation.Name.ToUpperInvariant(), path.Name,
               ScopeText().Match(operation.Value.GetProperty("description").GetString()!).Groups[1].Value),
    ];

    /// <summary>Somebody who may do everything, in another town.</summary>
    private static async Task<OutsideProgram> Elsewhere(RunningInstance instance)
    {
        await using var db = Database.Open(new(instance.Folder));
        var used = await db.Set<Campaign>().Select(one => one.AdministrationId).Distinct()
            .ToListAsync(TestContext.Current.CancellationToken);
        var other = await db.Set<Administration>().Where(one => !used.Contains(one.Id)).Select(one => one.Id)
            .FirstOrDefaultAsync(TestContext.Current.CancellationToken);
        return await OutsideProgram.OfNew(instance, Role.Coordinator, $"{(other == default ? Guid.NewGuid() : other)}",
            OutsideProgram.AllScopes);
    }

    private static async Task<Dictionary<string, string>> Ids(RunningInstance instance, OutsideProgram whole)
    {
        await using var db = Database.Open(new(instance.Folder));
        var town = await db.Set<Administration>().Where(one => one.Name == "Musterstadt").Select(one => one.Id)
            .FirstAsync(TestContext.Current.CancellationToken);
        var root = $"/api/v1/administrations/{town}";
        async Task<string> First(string list, string name = "id") =>
            (await whole.Read($"{root}/{list}?limit=1")).GetProperty("items")[0].GetProperty(name).ToString();
        var model = (await whole.Read("/api/v1/models?limit=1")).GetProperty("items")[0];
        var version = (await whole.Read(root + "/reports?limit=1")).GetProperty("items")[0].GetProperty("versions")[0];
        return new()
        {
            ["administration"] = $"{town}", ["campaign"] = await First("campaigns"), ["wave"] = await First("releases", "wave"),
            ["cause"] = await First("causes"), ["initiative"] = await First("initiatives"), ["round"] = await First("rounds", "number"),
            ["question"] = await First("decisions"), ["process"] = await First("processes"), ["report"] = await First("reports"),
            ["version"] = version.GetProperty("version").ToString(), ["format"] = "html", ["key"] = model.GetProperty("key").GetString()!,
            ["edition"] = model.GetProperty("version").GetString()!,
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex NameText();

    [GeneratedRegex("scope `([a-z.]+)`")]
    private static partial Regex ScopeText();

    [GeneratedRegex("'nonce-([0-9a-f]+)'")]
    private static partial Regex NonceText();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTag();
}
