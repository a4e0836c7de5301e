using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Wegmarke.Capabilities.Tests.Mail;

namespace Wegmarke.Web.Tests;

/// <summary>A wave from the list of addresses to the proof of deletion, with a real mail server at the other end.</summary>
public sealed partial class WaveTests
{
    private const int People = 12;

    [Fact]
    public async Task A_wave_by_mail_from_the_list_of_addresses_to_the_proof_of_deletion()
    {
        using var sink = new MailSink();
        await using var instance = await RunningInstance.Start(new Dictionary<string, string>
        {
            ["WEGMARKE_SMTP_HOST"] = "127.0.0.1", ["WEGMARKE_SMTP_PORT"] = $"{sink.Port}", ["WEGMARKE_SMTP_SECURITY"] = "none",
            ["WEGMARKE_MAIL_FROM"] = "Stadt Probedorf <befragung@probedorf.example>",
            // Everything that can be logged is logged, and searched at the end.
            ["WEGMARKE_LOG_LEVEL"] = "trace",
        });
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        using (var wrong = await coordinator.Post("/sign-in", ("name", "jana.falsch"), ("password", "falsches Passwort"))) Assert.NotEqual(HttpStatusCode.Redirect, wrong.StatusCode);
        await coordinator.SignIn("jana");
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        await coordinator.Follow(campaign + "/invitations/lists", ("name", "Alle"), ("perspective", ""), ("unit", "0"), ("link", "no"));
        var list = ListField().Match(await coordinator.Read(campaign + "/invitations")).Groups[1].Value;
        await TakeAddresses(coordinator, campaign, list);
        await SendInvitation(coordinator, campaign);
        await Until(() => sink.Mails.Count == People);
        await Until(async () => (await coordinator.Read(campaign + "/mail")).Contains("fertig am", StringComparison.Ordinal));

        foreach (var mail in sink.Mails)
        {
            using var visitor = instance.NewVisitor();
            var personal = PersonalLink().Match(mail.TextBody!);
            Assert.Contains(personal.Groups[2].Value, await visitor.Read(personal.Groups[1].Value), StringComparison.Ordinal);
            using var exchanged = await visitor.PostBare(link + "/code", ("code", personal.Groups[2].Value));
            Assert.Equal(HttpStatusCode.Redirect, exchanged.StatusCode);
            await visitor.Answer(link, "staff", _ => 4);
        }

        await Watch(coordinator, instance, campaign, link);
        var results = await coordinator.Follow(campaign + "/closure");
        Assert.Contains($"{People} von 40 Beschäftigten", await coordinator.Read(results), StringComparison.Ordinal);
        var deletion = await coordinator.Read(campaign + "/deletion");
        Assert.Contains("Der Nachweis ist unverändert", deletion, StringComparison.Ordinal);
        Assert.Contains("0 gefunden", deletion, StringComparison.Ordinal);
        Assert.Contains("Probedorf", await coordinator.Read(campaign + "/feedback?poster=yes"), StringComparison.Ordinal);
        await coordinator.Read(results);
        await coordinator.Read("/audit");
        FindNobody(instance.Output, [.. sink.Mails.Select(mail => PersonalLink().Match(mail.TextBody!).Groups[2].Value)], link);
        await coordinator.Follow(campaign + "/deletion");
        Assert.Contains("<th scope=\"row\">Bögen</th><td>12</td>", await coordinator.Read(campaign + "/deletion"),
            StringComparison.Ordinal);
    }

    /// <summary>No line of the log names an address, a name, a password, a code (as it is printed or typed), or the survey that somebody
    /// opened.</summary>
    private static void FindNobody(string log, IReadOnlyList<string> codes, string link)
    {
        Assert.Contains("POST /campaigns/{campaign:guid}/closure 302", log, StringComparison.Ordinal);
        Assert.Equal(People, codes.Count);
        string[] markers = ["probedorf.example", "Jana Brandt", "jana", "Person 1", Visitor.Password, "falsches Passwort", link,
            .. codes, .. codes.Select(code => code.Replace("-", "", StringComparison.Ordinal))];
        Assert.DoesNotContain(markers, marker => log.Contains(marker, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_wave_by_mail_card_kiosk_and_paper_is_counted_to_the_last_sheet_and_leaves_nothing_to_link()
    {
        var (findings, _) = await Wegmarke.Benchmarks.Field.Wave.Run(Path.Combine(AppContext.BaseDirectory, "Wegmarke.Web.dll"), 48, 1,
            "test");
        Assert.Empty(findings.Broken);
    }

    [Fact]
    public async Task On_a_full_disk_the_page_keeps_what_was_typed_and_with_room_again_it_is_taken()
    {
        var findings = await Wegmarke.Benchmarks.Field.Outage.Run(Path.Combine(AppContext.BaseDirectory, "Wegmarke.Web.dll"),
            locked: false);
        Assert.Empty(findings.Broken);
    }

    [Fact]
    public async Task A_wave_that_is_given_up_asks_for_its_title_and_leaves_no_result()
    {
        await using var instance = await RunningInstance.Start();
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var visitor = instance.NewVisitor();
        await visitor.Answer(link, "staff", _ => 4);
        using var wrong = await coordinator.Post(campaign + "/field/stop", ("title", "Anders"), ("reason", "Widerspruch"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var without = await coordinator.Post(campaign + "/field/stop", ("title", "Befragung"), ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.EndsWith("/deletion", await coordinator.Follow(campaign + "/field/stop", ("title", "Befragung"), ("reason", "Widerspruch")),
            StringComparison.Ordinal);
        Assert.Contains("ist beendet", await (await visitor.Get(link)).Body(), StringComparison.Ordinal);
        await instance.Kill();
        await instance.StartAgain();
        Assert.Contains("abgebrochen", await coordinatorAgain(), StringComparison.Ordinal);

        async Task<string> coordinatorAgain()
        {
            using var again = instance.NewVisitor();
            await again.SignIn("jana");
            return await again.Read(campaign + "/field");
        }
    }

    private static async Task TakeAddresses(Visitor coordinator, string campaign, string list)
    {
        var table = "Name;E-Mail\n" + string.Concat(Enumerable.Range(1, People).Select(number => $"Person {number};p{number}@probedorf.example\n"))
            + "Fehler;keine Adresse\nDoppelt;P1@probedorf.example\n";
        using var check = await coordinator.PostFile(campaign + "/mail/recipients", "file", "adressen.csv", Encoding.UTF8.GetBytes(table),
            ("list", list), ("text", ""));
        var page = await check.Body();
        Assert.Contains($"Neu: {People}. Schon eingeladen: 0. Zu berichtigen: 2.", page, StringComparison.Ordinal);
        Assert.Contains("<td>14</td><th scope=\"row\">keine Adresse</th>", page, StringComparison.Ordinal);
        var fine = HiddenText().Match(page).Groups[1].Value;
        await coordinator.Follow(campaign + "/mail/recipients/storage", ("list", list), ("text", fine));
        Assert.Contains($"<td>{People}</td>", await coordinator.Read(campaign + "/mail"), StringComparison.Ordinal);
        using var broken = await coordinator.PostFile(campaign + "/mail/recipients", "file", "x.csv", [0, 1, 2, 0], ("list", list),
            ("text", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
    }

    private static async Task SendInvitation(Visitor coordinator, string campaign)
    {
        Assert.Contains("{{link}}", await coordinator.Read(campaign + "/mail/letter?kind=Invitation"), StringComparison.Ordinal);
        (string, string)[] letter = [("kind", "Invitation"), ("subject", "Ihre Sicht zählt"), ("body",
            "Guten Tag,\n\nhier: {{link}}\n"), ("due", "")];
        using var hole = await coordinator.Post(campaign + "/mail/mailings", [.. letter[..2], ("body", "Ohne"), ("go", "plan")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hole.StatusCode);
        using var preview = await coordinator.Post(campaign + "/mail/mailings", [.. letter, ("go", "preview")]);
        var shown = await preview.Body();
        Assert.Contains("/c/7K2M-9XQ4D-B3FH", shown, StringComparison.Ordinal);
        Assert.Contains($"Es geht an {People} Adressen", shown, StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/mail/mailings", [.. letter, ("go", "plan")]);
    }

    private static async Task Watch(Visitor coordinator, RunningInstance instance, string campaign, string link)
    {
        var field = await coordinator.Read(campaign + "/field");
        Assert.Contains("Fünferschritten", field, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Bauamt</th>", field, StringComparison.Ordinal);
        var (late, early) = ($"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}", $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}");
        await coordinator.Follow(campaign + "/field/extend", ("until", late));
        using var shorter = await coordinator.Post(campaign + "/field/extend", ("until", early));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shorter.StatusCode);
        await coordinator.Follow(campaign + "/field/pause");
        using var visitor = instance.NewVisitor();
        using var paused = await visitor.Get(link);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, paused.StatusCode);
        await coordinator.Follow(campaign + "/field/resume");
        Assert.Contains("Befragung", await visitor.Read(link), StringComparison.Ordinal);
    }

    private static Task Until(Func<bool> reached) => Until(() => Task.FromResult(reached()));

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var tries = 0; tries < 1500; tries++)
        {
            if (await reached()) return;
            await Task.Delay(200);
        }

        Assert.Fail("It did not come to pass within five minutes.");
    }

    [GeneratedRegex("name=\"list\" value=\"([^\"]+)\"")]
    private static partial Regex ListField();

    [GeneratedRegex("<textarea name=\"text\" hidden[^>]*>([^<]*)</textarea>")]
    private static partial Regex HiddenText();

    [GeneratedRegex("https?://[^/]+(/s/[a-z0-9]+/c/([0-9A-Z-]+))")]
    private static partial Regex PersonalLink();
}
