using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Access;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Signing in, the own access, and accounts of others, as people do it in a browser.</summary>
public sealed partial class AccountPagesTests(OneInstance one)
{
    [Fact]
    public async Task Somebody_new_sets_a_password_with_a_link_that_counts_once()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Linkhausen");
        using var added = await coordinator.Post("/accounts", ("display", "Ralf Petersen"), ("name", "ralf-link"), ("role", "StaffCouncil"),
            ("administration", town.Split('/')[^1]), ("mail", "ralf@example.org"));
        var link = new Uri(Link().Match(await added.Body()).Groups[1].Value).AbsolutePath;
        Assert.StartsWith("/sign-in/link/", link, StringComparison.Ordinal);
        using var ralf = one.Instance.NewVisitor();
        Assert.Contains("ralf-link", await ralf.Read(link), StringComparison.Ordinal);
        Assert.Contains("ralf-link", await ralf.Read(link), StringComparison.Ordinal);
        using var poor = await ralf.Post(link, ("password", "Linkhausen123"));
        Assert.Equal(HttpStatusCode.OK, (await ralf.Get(link)).StatusCode);
        Assert.Equal("/sign-in?told=password", await ralf.Follow(link, ("password", Visitor.Password)));
        using var again = await ralf.Post(link, ("password", Visitor.Password));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        await ralf.SignIn("ralf-link");
        Assert.Contains("Personalrat", await ralf.Read("/access"), StringComparison.Ordinal);
        Assert.Contains("Wer darf in Linkhausen was?", await ralf.Read(town + "/rights"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_time_codes_are_asked_for_after_the_password_and_sessions_can_be_ended()
    {
        using var visitor = await Somebody("codes");
        var secret = Secret().Match(await visitor.Read("/access/code")).Groups[1].Value;
        using var wrong = await visitor.Post("/access/code", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        // Kept, for half a minute later there is another one.
        var code = Code(secret, 0);
        using var set = await visitor.Post("/access/code", ("code", code));
        var recovery = Recovery().Match(await set.Body()).Groups[1].Value;

        using var other = one.Instance.NewVisitor();
        Assert.Equal("/sign-in/code?back=%2Faccess", await other.Follow("/sign-in", ("name", "codes"), ("password", Visitor.Password),
            ("back", "/access")));
        using (var half = await other.Get("/access")) Assert.Equal(HttpStatusCode.Redirect, half.StatusCode);
        using (var used = await other.Post("/sign-in/code", ("code", code))) Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
        Assert.Equal("/access", await other.Follow("/sign-in/code", ("code", recovery), ("back", "/access")));
        Assert.Contains("noch 9 Ersatzcodes", await other.Read("/access"), StringComparison.Ordinal);

        Assert.Equal("/access?told=password", await other.Follow("/access/password", ("before", Visitor.Password),
            ("after", "vier Elstern fliegen")));
        await other.Read("/access");
        using var ended = await visitor.Get("/access");
        Assert.StartsWith("/sign-in", ended.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_guesses_waits_and_a_new_sign_in_gets_a_cookie_of_its_own()
    {
        using var visitor = await Somebody("geduld");
        var before = visitor.Cookies["wegmarke"]!.Value;
        await visitor.SignIn("geduld");
        Assert.NotEqual(before, visitor.Cookies["wegmarke"]!.Value);
        using var stranger = one.Instance.NewVisitor();
        foreach (var name in new[] { "geduld", "gibt-es-nicht" })
        {
            for (var tries = 0; tries < 10; tries++)
            {
                using var answer = await stranger.Post("/sign-in", ("name", name), ("password", "falsch"));
                Assert.Contains("passen nicht zusammen", await answer.Body(), StringComparison.Ordinal);
            }

            using var refused = await stranger.Post("/sign-in", ("name", name.ToUpperInvariant()), ("password", Visitor.Password));
            Assert.Contains("zu viele Versuche", await refused.Body(), StringComparison.Ordinal);
        }

        // Signed out, the old cookie opens nothing, wherever it was kept.
        var kept = visitor.Cookies["wegmarke"]!.Value;
        await visitor.Follow("/sign-out");
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false,
            AllowAutoRedirect = false }) { BaseAddress = one.Instance.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/access");
        request.Headers.Add("Cookie", "wegmarke=" + kept);
        using var nothing = await thief.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, nothing.StatusCode);
    }

    [Fact]
    public async Task Accounts_are_blocked_given_roles_and_removed_only_by_who_manages_all_of_them()
    {
        using var coordinator = await one.Coordinator();
        var (mine, other) = ((await coordinator.Administration("Meinort")).Split('/')[^1], (await coordinator.Administration("Andernort")).Split('/')[^1]);
        var id = await Account("beides", Role.UnitHead, mine);
        Assert.Equal($"/accounts/{id}", await coordinator.Follow($"/accounts/{id}/roles", ("role", "Interviewer"), ("administration",
            other)));
        using var local = await Somebody("lokal", mine);
        Assert.Contains("Rollen, die Sie nicht verwalten", await local.Read($"/accounts/{id}"), StringComparison.Ordinal);
        foreach (var deed in new[] { "block", "link", "removal", "second-factor/end" })
        {
            using var refused = await local.Post($"/accounts/{id}/{deed}", ("sure", "beides"));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using (var foreign = await local.Post($"/accounts/{id}/roles", ("role", "Council"), ("administration", other)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        }

        using (var apart = await coordinator.Post($"/accounts/{id}/roles", ("role", "Personnel"), ("administration", mine), ("until",
            "2020-01-01")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, apart.StatusCode);
        }

        await coordinator.Follow($"/accounts/{id}/block");
        using var visitor = one.Instance.NewVisitor();
        using (var blocked = await visitor.Post("/sign-in", ("name", "beides"), ("password", Visitor.Password)))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, blocked.StatusCode);
        }

        await coordinator.Follow($"/accounts/{id}/opening");
        await visitor.SignIn("beides");
        using (var unsure = await coordinator.Post($"/accounts/{id}/removal", ("sure", "anders"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        await coordinator.Follow($"/accounts/{id}/removal", ("sure", "beides"));
        using var gone = await coordinator.Get($"/accounts/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var closed = await visitor.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_without_name_and_password()
    {
        using var visitor = await Somebody("passkey");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await JourneyTests.Launch(playwright);
        // Passkeys belong to a name; an address in numbers has none.
        var page = await (await browser.PatientContext(new()
        {
            BaseURL = $"http://localhost:{one.Instance.Address.Port}", Locale = "de-DE",
        }))
            .NewPageAsync();
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
            ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
        } });
        await page.GotoAsync("/sign-in?back=/access/passkeys/new");
        await page.GetByLabel("Anmeldename").FillAsync("passkey");
        await page.GetByLabel("Passwort").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden" }).ClickAsync();
        await page.GetByLabel("Wie nennen Sie dieses Gerät?").FillAsync("Diensthandy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync();
        await page.WaitForURLAsync("**/access#passkeys");
        Assert.Contains("Diensthandy", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).Last.ClickAsync();
        await page.GotoAsync("/sign-in/passkey?back=/access");
        Assert.Empty(await Axe.Violations(page, colours: false));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.WaitForURLAsync("**/access");
        Assert.Contains("zuletzt benutzt", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Diensthandy entfernen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).Last.ClickAsync();
        await page.GotoAsync("/sign-in/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.GetByText("Der Passkey wurde nicht angenommen").WaitForAsync();
    }

    [Fact]
    public async Task Links_go_by_mail_and_a_forgotten_password_tells_nobody_who_has_an_account()
    {
        using var sink = new MailSink();
        await using var instance = await RunningInstance.Start(new Dictionary<string, string>
        {
            ["WEGMARKE_SMTP_HOST"] = "127.0.0.1", ["WEGMARKE_SMTP_PORT"] = $"{sink.Port}", ["WEGMARKE_SMTP_SECURITY"] = "none",
            ["WEGMARKE_MAIL_FROM"] = "Stadt <befragung@example.org>",
            ["WEGMARKE_ADDRESS"] = "http://wegmarke.example/",
        });
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        using var added = await coordinator.Post("/accounts", ("display", "Ralf"), ("name", "ralf"), ("role", "Researcher"),
            ("administration", ""), ("mail", "ralf@example.org"));
        Assert.Contains("Der Link ist unterwegs", await added.Body(), StringComparison.Ordinal);
        Assert.True(sink.Mails.TryDequeue(out var mail));
        var link = new Uri(MailedLink().Match(mail.TextBody!).Value).AbsolutePath;
        Assert.Contains("http://wegmarke.example/sign-in/link/", mail.TextBody, StringComparison.Ordinal);
        using var stranger = instance.NewVisitor();
        Assert.Equal("/sign-in?told=password", await stranger.Follow(link, ("password", Visitor.Password)));
        Assert.Equal("/sign-in/forgotten?sent=yes", await stranger.Follow("/sign-in/forgotten", ("name", "niemand")));
        Assert.Equal("/sign-in/forgotten?sent=yes", await stranger.Follow("/sign-in/forgotten", ("name", "Ralf")));
        for (var waited = 0; waited < 1200 && sink.Mails.IsEmpty; waited++) await Task.Delay(50, TestContext.Current.CancellationToken);
        var reset = Assert.Single(sink.Mails);
        Assert.Equal("/sign-in?told=password", await stranger.Follow(new Uri(MailedLink().Match(reset.TextBody!).Value).AbsolutePath,
            ("password", "vier Elstern fliegen")));
    }

    [Fact]
    public async Task The_record_is_filtered_and_taken_along()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Protokolldorf");
        var page = await coordinator.Read($"/audit?deed=create-administration&text=protokoll&person=jana&administration={town.Split('/')[^1]}");
        Assert.Contains("1 Zeilen", page, StringComparison.Ordinal);
        Assert.Contains("Protokolldorf", page, StringComparison.Ordinal);
        Assert.Contains("Dazu gibt es keine Zeile", await coordinator.Read("/audit?text=gibtesnicht"), StringComparison.Ordinal);
        var file = await coordinator.Read($"/audit.jsonl?administration={town.Split('/')[^1]}");
        var (lines, problem) = Accounts.Record.RecordFile.Read(new StringReader(file));
        Assert.Null(problem);
        Assert.Empty(Accounts.Record.VerifyRecord.Run(lines, whole: true).Breaks);
        Assert.StartsWith("number;at;", await coordinator.Read("/audit.csv"), StringComparison.Ordinal);
    }

    private async Task<Visitor> Somebody(string name, string? town = null)
    {
        await Account(name, Role.Coordinator, town);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    private async Task<Guid> Account(string name, Role role, string? town)
    {
        await using var db = Database.Open(new(one.Instance.Folder));
        return Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role,
            town is null ? null : Guid.Parse(town), DateTimeOffset.UnixEpoch)).Account;
    }

    private static string Code(string typed, int later)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(typed.Select(letter => Convert.ToString(letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5,
            '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        return Totp.CodeOf(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()) + later);
    }

    [GeneratedRegex("id=\"link\">([^<]+)<")]
    private static partial Regex Link();

    [GeneratedRegex("class=\"address\">([A-Z2-7]+)<")]
    private static partial Regex Secret();

    [GeneratedRegex("<li><code>([A-Z0-9-]+)</code>")]
    private static partial Regex Recovery();

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex MailedLink();
}
