using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>What an attacker tries first.</summary>
public sealed partial class HardeningTests(OneInstance one)
{
    /// <summary>A formula, a tag and both quotation marks.</summary>
    private const string Marker = "=HYPERLINK(1)<i data-mark>\"'x";
    private const int PagesMax = 160;

    [Fact]
    public async Task What_is_typed_into_any_field_comes_back_as_text_on_every_page_and_in_every_file()
    {
        using var visitor = await one.Coordinator();
        var town = await visitor.Administration($"Markierstadt {Marker}");
        var met = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/desk", "/administrations", "/accounts", "/access", "/audit", town]);
        var (posted, taken) = (new HashSet<string>(), 0);
        while (met.Count < PagesMax && waiting.TryDequeue(out var address))
        {
            if (met.ContainsKey(address)) continue;
            var page = await Fetch(visitor, address);
            met[address] = page;
            foreach (var next in Links(page, town)) waiting.Enqueue(next);
            foreach (var form in Forms().Matches(page).Where(form => form.Value.Contains("method=\"post\"", StringComparison.Ordinal)))
            {
                var action = Action().Match(form.Value).Groups[1].Value;
                if (!Mine(action, town) || !posted.Add(Kind(action) + string.Join(' ', Names().Matches(form.Value).Select(name =>
                    name.Value)))) continue;
                using var answer = await visitor.Post(action, Filled(form.Value));
                Assert.True((int)answer.StatusCode < 500, $"{action}: {answer.StatusCode}");
                if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
                {
                    met["answer of " + action] = await Raw(answer);
                    continue;
                }

                taken++;
                waiting.Enqueue(address);
                met.Remove(address);
                if (answer.Headers.Location is { } to) waiting.Enqueue(to.OriginalString.Split('#')[0]);
            }
        }

        Assert.True(taken > 20, $"only {taken} forms were taken");
        Assert.Contains(met.Values, page => page.Contains("&lt;i data-mark&gt;", StringComparison.Ordinal));
        // A table for spreadsheets may hold marks of pages, but nothing that a spreadsheet takes for a formula.
        var findings = met.Where(page => page.Key.EndsWith(".csv", StringComparison.Ordinal) ? Formula().IsMatch(page.Value)
            : page.Value.Contains("<i data-mark", StringComparison.Ordinal)).Select(page => page.Key).ToList();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public async Task No_part_of_an_address_leads_out_of_its_folder()
    {
        using var visitor = await one.Coordinator();
        var town = (await visitor.Administration("Pfadstadt")).Split('/')[^1];
        foreach (var door in Doorway.All.Value.Where(door => door.Method == "GET"))
        {
            foreach (var part in door.Pattern.Parameters.Where(part => part.ParameterPolicies.Count == 0))
            {
                foreach (var path in new[] { "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%5c%2e%2e%5cwin.ini", "a%00b" })
                {
                    using var answer = await visitor.Get(door.Address(new Dictionary<string, string> { ["administration"] = town,
                        [part.Name] = path }));
                    Assert.True((int)answer.StatusCode < 500, $"{door.Path} {path}: {answer.StatusCode}");
                    Assert.DoesNotContain("root:x:", await answer.Body(), StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Headers_of_a_stranger_change_nothing()
    {
        using var coordinator = await one.Coordinator();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = one.Instance.Address,
        };
        foreach (var (name, value) in new[] { ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "boese.example"), ("Host",
            "boese.example"),
            ("X-Original-URL", "/audit"), ("X-Rewrite-URL", "/audit"), ("X-HTTP-Method-Override", "DELETE") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in?back=/audit");
            request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"), name);
            Assert.DoesNotContain("boese", await answer.Body(), StringComparison.Ordinal);
            Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("httponly", cookie,
                StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Behind_a_proxy_with_tls_cookies_are_secure_and_browsers_stay_with_tls()
    {
        await using var instance = await RunningInstance.Start(new Dictionary<string, string>
        {
            ["WEGMARKE_BEHIND_PROXY"] = "yes", ["WEGMARKE_ADDRESS"] = "https://wegmarke.example",
        });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = instance.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync(new Uri("/setup", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("max-age=31536000", string.Join(' ', page.Headers.GetValues("Strict-Transport-Security")),
            StringComparison.Ordinal);
        var token = Token().Match(await page.Body()).Groups[1].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["display"] = "Jana", ["name"] = "jana", ["password"] = Visitor.Password, ["__RequestVerificationToken"] = token,
        });
        using var answer = await client.PostAsync(new Uri("/setup", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal("/administrations", answer.Headers.Location!.OriginalString);
        var session = answer.Headers.GetValues("Set-Cookie").Last(cookie => cookie.StartsWith("__Host-wegmarke=",
            StringComparison.Ordinal));
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" }) Assert.Contains(flag, session, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Fields_that_a_form_does_not_have_are_not_read()
    {
        using var coordinator = await one.Coordinator();
        var town = (await coordinator.Administration("Feldstadt")).Split('/')[^1];
        await coordinator.Follow("/accounts", ("display", "Lena"), ("name", "felder"), ("password", Visitor.Password), ("role", "Council"),
            ("administration", town), ("Id", Guid.Empty.ToString()), ("demo", "true"), ("Demo", "true"), ("passwordHash", "x"),
            ("lentBy", Guid.Empty.ToString()), ("grants[0].role", "Operator"), ("role2", "Operator"), ("everywhere", "true"));
        await using var db = Storage.Database.Open(new(one.Instance.Folder));
        var account = db.Set<Accounts.Account>().Single(one => one.SignInName == "felder");
        Assert.False(account.Demo);
        Assert.NotEqual("x", account.PasswordHash);
        var grant = db.Set<Accounts.Grant>().Single(grant => grant.AccountId == account.Id);
        Assert.Equal((Accounts.Role.Council, Guid.Parse(town), null), (grant.Role, grant.AdministrationId!.Value, grant.LentBy));
    }

    private static async Task<string> Fetch(Visitor visitor, string address)
    {
        using var answer = await visitor.Get(address);
        Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
        return await Raw(answer);
    }

    /// <summary>As it was sent, with entities as they are.</summary>
    private static Task<string> Raw(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static bool Mine(string address, string town) => address.StartsWith(town, StringComparison.Ordinal)
        || address.StartsWith("/campaigns/", StringComparison.Ordinal) || address is "/accounts";

    /// <summary>Pages of this town; of each kind a few.</summary>
    private static IEnumerable<string> Links(string page, string town) => Hrefs().Matches(page)
        .Select(link => WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0])
        .Where(link => Mine(link, town) && !link.EndsWith(".pdf", StringComparison.Ordinal) && !link.EndsWith(".xlsx",
            StringComparison.Ordinal)).Distinct();

    private static string Kind(string address) => Identity().Replace(address, "*");

    private static (string, string)[] Filled(string form) => [.. Fields().Matches(form).Select(field => (Tag: field.Value,
        Name: Named().Match(field.Value).Groups[1].Value)).Where(field => field.Name.Length > 0
            && field.Name != "__RequestVerificationToken")
        .Select(field => (field.Name, Value(field.Tag)))];

    private static string Value(string field) => field switch
    {
        _ when field.StartsWith("<select", StringComparison.Ordinal) => WebUtility.HtmlDecode(Options().Matches(field).Select(option =>
            option.Groups[1].Value).LastOrDefault(value => value.Length > 0) ?? ""),
        _ when field.Contains("type=\"hidden\"", StringComparison.Ordinal) || field.Contains("type=\"radio\"", StringComparison.Ordinal)
            || field.Contains("type=\"checkbox\"", StringComparison.Ordinal) => WebUtility.HtmlDecode(Valued().Match(field).Groups[1].Value),
        _ when field.Contains("type=\"date\"", StringComparison.Ordinal) => "2027-03-01",
        _ when field.Contains("type=\"number\"", StringComparison.Ordinal) || field.Contains("inputmode=\"numeric\"",
            StringComparison.Ordinal) => "12",
        _ when field.Contains("type=\"password\"", StringComparison.Ordinal) => Visitor.Password,
        _ when field.Contains("type=\"email\"", StringComparison.Ordinal) => "",
        _ => Marker,
    };

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"[^\"]+\"")]
    private static partial Regex Names();

    [GeneratedRegex("name=\"([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Valued();

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex Options();

    [GeneratedRegex("<select\\b.*?</select>|<input\\b[^>]*>|<textarea\\b[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Fields();

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Hrefs();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Identity();

    [GeneratedRegex("(^|[;,\\n])\"?=HYPERLINK")]
    private static partial Regex Formula();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
