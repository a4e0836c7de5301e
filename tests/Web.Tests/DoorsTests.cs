using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;

namespace Wegmarke.Web.Tests;

/// <summary>Every door asks the one table: as every role, in the own house and in a foreign one, and with things of another
/// house.</summary>
public sealed partial class DoorsTests(OneDemo demo)
{
    private static readonly string GuidePath = Path.Combine(AppContext.BaseDirectory, "../../../../../docs/guide/rights.md");

    /// <summary>Ways that are about the reader alone, or answer a stranger's question with nothing.</summary>
    private static readonly string[] NotAsked = ["/sign-out", "/language"];

    [Fact]
    public void Every_endpoint_has_a_door() => Assert.All(Doorway.All.Value, door => Assert.True(door.HasDoor, door.Path));

    [Fact]
    public void The_guide_tells_who_may_what()
    {
        var guide = Doorway.Guide();
        if (Environment.GetEnvironmentVariable("WEGMARKE_WRITE_RIGHTS") is not null) File.WriteAllText(GuidePath, guide);
        Assert.True(File.ReadAllText(GuidePath) == guide,
            "docs/guide/rights.md is out of date. Run this test once with WEGMARKE_WRITE_RIGHTS=1.");
    }

    [Fact]
    public async Task Every_door_lets_in_exactly_those_the_table_names()
    {
        var houses = await Houses();
        var findings = await AsEveryRole(async (role, visitor, asked) =>
        {
            foreach (var door in Doorway.All.Value.Where(door => door.Right is not null))
            {
                var may = Rights.Table[door.Right!.Value].Contains(role);
                await asked(door, houses.Own, may);
                if (!door.Names("administration") && !door.Names("campaign")) continue;
                // The house of nobody here, except of those whose role holds in the whole instance.
                await asked(door, houses.Foreign, may && role is Role.Researcher or Role.Operator && may
                    && !Rights.OnlyWhereGiven.Contains(door.Right.Value));
            }
        });
        Assert.True(findings.Count == 0, $"{findings.Count} findings\n" + string.Join('\n', findings.Order().Take(60)));
    }

    [Fact]
    public async Task Strangers_pass_no_door_that_needs_a_right()
    {
        var houses = await Houses();
        using var stranger = demo.Instance.NewVisitor();
        foreach (var door in Doorway.All.Value.Where(door => door.Right is not null))
        {
            using var answer = door.Method == "GET" ? await stranger.Get(door.Address(houses.Own))
                : await stranger.PostBare(door.Address(houses.Own));
            Assert.True(door.Method == "GET" ? answer.Headers.Location?.OriginalString.StartsWith("/sign-in?back=", StringComparison.Ordinal)
                == true : answer.StatusCode == HttpStatusCode.BadRequest, $"{door.Method} {door.Path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Things_of_another_house_are_not_there()
    {
        using var coordinator = await In(Role.Coordinator);
        var houses = await Houses();
        var (own, other) = (houses.Own["administration"], houses.Preparing);
        var met = await Crawl(coordinator, own);
        var findings = new List<string>();
        var tried = 0;
        foreach (var door in Doorway.All.Value.Where(door => door.Right is not null && door.Names("administration")))
        {
            var names = door.Pattern.Parameters.Where(one => one.ParameterPolicies.Any(policy => policy.Content == "guid")
                && one.Name != "administration").Select(one => one.Name).ToList();
            // A partnership belongs to all its partners, and is reached from each of them.
            names.Remove("partnership");
            if (names.Count == 0 || !met.TryGetValue(door.Path, out var values)) continue;
            tried++;
            var address = door.Address(new Dictionary<string, string>(values) { ["administration"] = other });
            using var answer = door.Method == "GET" ? await coordinator.Get(address) : await coordinator.Post(address);
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity))
            {
                findings.Add($"{door.Method} {door.Path}: {answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.True(tried > 60, $"only {tried} doors were tried");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>Asks as each role of the demo, side by side.</summary>
    private async Task<List<string>> AsEveryRole(Func<Role, Visitor, Func<Doorway, IReadOnlyDictionary<string, string>, bool, Task>,
        Task> ask)
    {
        var findings = await Task.WhenAll(Enum.GetValues<Role>().Select(async role =>
        {
            var found = new List<string>();
            using var visitor = await In(role);
            await ask(role, visitor, async (door, values, may) =>
            {
                if (NotAsked.Contains(door.Path)) return;
                // Without its token a form of somebody who may is refused as expired, and nothing is done.
                using var answer = door.Method == "GET" ? await visitor.Get(door.Address(values)) : await visitor.PostBare(door.Address(values));
                var passed = door.Method == "GET" ? answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError)
                    : answer.StatusCode == HttpStatusCode.BadRequest;
                if (BareHeaders(answer) is { } bare) found.Add($"{door.Path}: {bare}");
                if (passed != may) found.Add(
                    $"{door.Method} {door.Path} as {role} in {values["name"]}: {answer.StatusCode}, table says {may}");
            });
            return found;
        }));
        return [.. findings.SelectMany(one => one)];
    }

    /// <summary>What a page would let a browser do that it should not; null where all is closed.</summary>
    private static string? BareHeaders(HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return Header("X-Content-Type-Options") == "nosniff" ? null
            : "sniffable";
        var policy = Header("Content-Security-Policy");
        return !policy.StartsWith("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal)
            || !policy.Contains("form-action 'self'", StringComparison.Ordinal) ? $"policy {policy}"
            : Header("X-Content-Type-Options") != "nosniff" || Header("Referrer-Policy") != "no-referrer"
            || !Header("Cache-Control").Contains("no-store", StringComparison.Ordinal) ? "headers" : null;
    }

    private async Task<Visitor> In(Role role)
    {
        var visitor = demo.Instance.NewVisitor();
        Assert.Equal("/desk", await visitor.Follow("/demo/" + role.ToString().ToLowerInvariant()));
        return visitor;
    }

    /// <summary>A house in which every role of the demo is held, one that some prepare, and one in which nobody has a role; with a survey
    /// each.</summary>
    private async Task<(IReadOnlyDictionary<string, string> Own, string Preparing, IReadOnlyDictionary<string, string> Foreign)> Houses()
    {
        await using var db = Storage.Database.Open(new(demo.Instance.Folder));
        var towns = db.Set<Administrations.Administration>().ToDictionary(one => one.Id, one => one.Name);
        var held = db.Set<Grant>().Where(grant => grant.AdministrationId != null).ToList().GroupBy(grant => grant.AdministrationId!.Value)
            .ToDictionary(group => group.Key, group => group.Select(grant => grant.Role).Distinct().Count());
        var surveys = db.Set<Campaigns.Campaign>().ToList().GroupBy(one => one.AdministrationId).ToDictionary(one => one.Key, one =>
            one.First().Id);
        IReadOnlyDictionary<string, string> Of(Guid town, string name) => new Dictionary<string, string>
        {
            ["name"] = name, ["administration"] = town.ToString(), ["campaign"] = surveys[town].ToString(), ["sheet"] = "1",
        };
        var own = held.MaxBy(one => one.Value).Key;
        return (Of(own, "the own house"), held.Keys.First(one => one != own).ToString(),
            Of(towns.Keys.First(one => !held.ContainsKey(one) && surveys.ContainsKey(one)), "a foreign house"));
    }

    /// <summary>Walks the pages of a house, one of each kind, and notes with which values every door was met.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> Crawl(Visitor visitor, string house)
    {
        var doors = Doorway.All.Value.Where(door => door.Right is not null).Select(door => (Door: door, Shape: Shape(door))).ToList();
        var met = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        var waiting = new Queue<string>(["/desk", $"/administrations/{house}"]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await visitor.Get(address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var target in Targets().Matches(await answer.Body()).Select(one => one.Groups[1].Value.Split('?', '#')[0]).Distinct())
            {
                foreach (var (door, shape) in doors)
                {
                    if (shape.Match(target) is not { Success: true } match) continue;
                    var values = door.Pattern.Parameters.ToDictionary(one => one.Name, one => match.Groups[one.Name].Value);
                    if (values.GetValueOrDefault("administration", house) != house || !met.TryAdd(door.Path, values)) continue;
                    if (door.Method == "GET" && seen.Add(target)) waiting.Enqueue(target);
                }
            }
        }

        return met;
    }

    private static Regex Shape(Doorway door) => new("^" + Regex.Replace(Regex.Escape(door.Path).Replace("}", "\\}",
        StringComparison.Ordinal),
        @"\\\{(\w+)(:\w+)?\\?\}", match => match.Groups[2].Value == ":guid" ? $"(?<{match.Groups[1].Value}>[0-9a-f-]{{36}})"
            : $"(?<{match.Groups[1].Value}>[^/]+)") + "/?$");

    [GeneratedRegex("(?:href|action)=\"(/[^\"]*)\"")]
    private static partial Regex Targets();
}
