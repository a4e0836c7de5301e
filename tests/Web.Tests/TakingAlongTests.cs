using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>The public page, the change of an initiative, meetings, search and the calendar, over HTTP.</summary>
public sealed partial class TakingAlongTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task The_public_page_shows_what_was_chosen_stands_in_frames_and_is_gone_at_once()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Öffentlingen");
        await Fill(jana, town);
        using var stranger = one.Instance.NewVisitor();
        foreach (var path in new[] { "/progress/oeffentlingen", "/progress/oeffentlingen/embed" })
        {
            using var before = await stranger.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
            Assert.Contains("frame-ancestors 'none'", before.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal);
        }

        using var nothing = await jana.Post(town + "/progress", ("seen", "0"), ("go", "publish"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        using var preview = await jana.Post(town + "/progress", ("seen", "0"), ("go", "preview"), ("block", "Vision"), ("block", "Goals"));
        Assert.Contains("1 Einträge bleiben weg", await preview.Body(), StringComparison.Ordinal);
        using var still = await stranger.Get("/progress/oeffentlingen");
        Assert.Equal(HttpStatusCode.NotFound, still.StatusCode);
        await jana.Follow(town + "/progress", ("seen", "0"), ("go", "publish"), ("block", "Goals"), ("block", "No"), ("block", "Areas"),
            ("block", "Finished"), ("block", "Proposals"), ("intro", "Willkommen <b>hier</b>"));

        using var page = await stranger.Get("/progress/oeffentlingen?lang=de");
        var body = await page.Body();
        Assert.Contains("Ziel für alle", body, StringComparison.Ordinal);
        Assert.Contains("Eine App", body, StringComparison.Ordinal);
        Assert.Contains("Noch ist kein Ergebnis freigegeben", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>hier</b>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var inside in new[] { "Schnell und", "Innerlich", "Lindner", "Jana", "Warum innen", "Nur für uns", "Grund nur innen",
            "/administrations/" })
        {
            Assert.DoesNotContain(inside, body, StringComparison.Ordinal);
        }

        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var embed = await stranger.Get("/progress/oeffentlingen/embed?lang=en");
        var policy = embed.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors *", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await embed.Body(), StringComparison.Ordinal);
        Assert.Empty(stranger.Cookies);

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(one.Instance.Address, "/progress/oeffentlingen?lang=de"));
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var client = new HttpClient();
        using var same = await client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        await jana.Follow(town + "/progress", ("seen", "1"), ("go", "withdraw"), ("intro", ""));
        using var gone = await stranger.Get("/progress/oeffentlingen?lang=de");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_demo_shows_it_all_and_the_public_page_names_nobody()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = TownLink().Match(await jana.Read("/administrations")).Value;
        Assert.Contains("13 Vorschläge", await jana.Read(town + "/proposals"), StringComparison.Ordinal);
        Assert.Contains("Lenkungskreis", await jana.Read(town + "/meetings"), StringComparison.Ordinal);
        Assert.Contains("Leitung Hauptamt mit Bürgermeisterin", await jana.Read(town + "/strategy/leadership"), StringComparison.Ordinal);
        using var stranger = demo.Instance.NewVisitor();
        var page = await stranger.Read("/progress/musterstadt?lang=de");
        Assert.Contains("Wo wir stehen", page, StringComparison.Ordinal);
        Assert.Contains("Wozu wir Nein gesagt haben", page, StringComparison.Ordinal);
        foreach (var inside in new[] { "Brandt", "Kaya", "Krause", "Lindner", "Maas", "Bauamt", "Digitales Commitment" })
        {
            Assert.DoesNotContain(inside, page, StringComparison.Ordinal);
        }

        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        using var refused = await council.Get(town + "/proposals");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("nichts, was Sie öffnen dürfen", await council.Read(town + "/search?q=Mappe"), StringComparison.Ordinal);
        Assert.DoesNotContain("Was unsere Menschen", await council.Read(town + "/search?q=Sachbearbeitung"), StringComparison.Ordinal);
        Assert.Contains("nichts, was Sie öffnen dürfen", await jana.Read(town + "/search?q=Krause"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_what_one_may_open_and_nothing_else()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = TownLink().Match(await jana.Read("/administrations")).Value;
        var found = await jana.Read(town + "/search?q=mappe");
        Assert.Contains("<h2>Vorschläge</h2>", found, StringComparison.Ordinal);
        foreach (var (word, title) in new[] { ("Rechenzentrum", "Maßnahmen"), ("Hundesteuer", "Entscheidungen"), ("Anmeldung", "Ziele"),
            ("Wohnsitz", "Prozesse"), ("geschützt", "Erklärungen"), ("Wohngeld gemeinsam", "Was auf uns zukommt"),
            ("Sachbearbeitung", "Was unsere Menschen brauchen und können") })
        {
            Assert.Contains($"<h2>{title}</h2>", await jana.Read($"{town}/search?q={word}"), StringComparison.Ordinal);
        }

        Assert.Contains("site-search", await jana.Read("/desk"), StringComparison.Ordinal);
        Assert.Contains("nichts, was Sie öffnen dürfen", await jana.Read(town + "/search?q=" + new string('x', 300)), StringComparison.Ordinal);
        using var head = demo.Instance.NewVisitor();
        await head.Follow("/demo/unithead");
        foreach (var role in new[] { "coordinator", "personnel", "unithead", "council", "operator", "researcher", "interviewer" })
        {
            using var somebody = demo.Instance.NewVisitor();
            await somebody.Follow("/demo/" + role);
            using var answer = await somebody.Get(town + "/search?q=e");
            if (answer.StatusCode == HttpStatusCode.Forbidden) continue;
            foreach (Match link in HitLink().Matches(await answer.Body()))
            {
                using var opened = await somebody.Get(WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0]);
                Assert.True(opened.StatusCode == HttpStatusCode.OK, $"{role} {link.Groups[1].Value}: {opened.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_meeting_decides_about_an_initiative_and_the_change_page_keeps_what_was_typed()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Sitzungen");
        var initiative = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "Akte"), ("area", "steering"));
        using var person = await jana.Post(initiative + "/change", ("kind", "stakeholder"), ("seen", "0"), ("group", "Herr Krause"),
            ("influence", "4"),
            ("attitude", "-1"), ("need", "Was ich schrieb"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.StatusCode);
        Assert.Contains("Was ich schrieb", await person.Body(), StringComparison.Ordinal);
        await jana.Follow(initiative + "/change", ("kind", "stakeholder"), ("seen", "0"), ("group", "Registratur"), ("influence", "4"),
            ("attitude", "-1"), ("need", ""));
        var change = await jana.Read(initiative + "/change");
        Assert.Contains("Mit viel Einfluss und noch nicht überzeugt: 1.", change, StringComparison.Ordinal);
        Assert.Contains("Registratur: Einfluss 4, skeptisch.", change, StringComparison.Ordinal);
        Assert.Contains("/change\"", await jana.Read(initiative), StringComparison.Ordinal);

        using var noTime = await jana.Post(town + "/meetings", ("name", "Kreis"), ("level", "SteeringGroup"), ("rhythm", "Weekly"),
            ("week", "1"),
            ("weekday", "Monday"), ("time", "spät"), ("minutes", "60"), ("begins", "2026-01-01"));
        Assert.Contains("value=\"spät\"", await noTime.Body(), StringComparison.Ordinal);
        await jana.Follow(town + "/meetings", ("name", "Kreis"), ("level", "SteeringGroup"), ("rhythm", "Weekly"), ("week", "1"),
            ("weekday", "Monday"), ("time", "9.30"), ("minutes", "60"), ("begins", "2026-01-01"));
        var today = DateTime.UtcNow.Date;
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var meeting = $"{SeriesLink().Match(await jana.Read(town + "/meetings")).Groups[1].Value}/{monday:yyyy-MM-dd}";
        using var wrongDay = await jana.Get(meeting[..^10] + monday.AddDays(1).ToString("yyyy-MM-dd"));
        Assert.Equal(HttpStatusCode.NotFound, wrongDay.StatusCode);
        await jana.Follow(meeting + "/decisions", ("about", "initiatives/" + initiative.Split('/')[^1]), ("text", "Beginnen wir?"), ("way",
            "Agreed"),
            ("outcome", "Ja."), ("reason", "Es drängt."));
        Assert.Contains("Beginnen wir?", await jana.Read(town + "/decisions"), StringComparison.Ordinal);
        await jana.Follow(meeting + "/minutes", ("seen", "0"), ("text", "Eins"));
        using var second = await jana.Post(meeting + "/minutes", ("seen", "0"), ("text", "Zwei"));
        Assert.Contains("<td>Eins</td>", await second.Body(), StringComparison.Ordinal);
        Assert.Contains("Zwei", await second.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_end_a_goal_the_second_reads_both_reasons()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Endhausen");
        await jana.Follow(town + "/strategy/goals", ("seen", "0"), ("area", "steering"), ("title", "Weniger"), ("ambition", "Commit"),
            ("confidence", "70"));
        var goal = GoalLink().Match(await jana.Read(town + "/strategy")).Groups[1].Value;
        await jana.Follow(goal + "/end", ("reached", "yes"), ("reason", "Der erste Grund"));
        using var second = await jana.Post(goal + "/end", ("reached", "no"), ("reason", "Der zweite Grund"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Der erste Grund", await second.Body(), StringComparison.Ordinal);
        Assert.Contains("Der zweite Grund", await second.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_is_fetched_without_sign_in_as_long_as_its_address_holds()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/executive");
        using var given = await jana.Post("/notifications/calendar");
        var address = CalendarLink().Match(await given.Body()).Groups[1].Value;
        Assert.DoesNotContain(address, await jana.Read("/notifications"), StringComparison.Ordinal);
        using var program = demo.Instance.NewVisitor();
        using var calendar = await program.Get(address);
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        var text = await calendar.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("SUMMARY:Lenkungskreis", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Meilenstein: ", text, StringComparison.Ordinal);
        Assert.Empty(program.Cookies);
        Assert.DoesNotContain(address, demo.Instance.Output, StringComparison.Ordinal);
        for (var times = 1; times < CalendarPatience.PerMinute; times++) (await program.Get(address)).Dispose();
        using var tooOften = await program.Get(address);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooOften.StatusCode);
        await jana.Follow("/notifications/calendar/end");
        using var ended = await program.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        using var bad = await jana.Post("/notifications/digest", ("address", "keine"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("value=\"keine\"", await bad.Body(), StringComparison.Ordinal);
        await jana.Follow("/notifications/digest", ("address", "kaya@stadt.example"));
        Assert.Contains("Geht an kaya@stadt.example", await jana.Read("/notifications"), StringComparison.Ordinal);
    }

    /// <summary>A strategy, two goals and a no, with offices, reasons and comments that stay inside.</summary>
    private static async Task Fill(Visitor jana, string town)
    {
        await jana.Follow(town + "/strategy/text", ("seen", "0"), ("vision", "Schnell und verständlich."), ("authorship", "OwnPeople"),
            ("begins", "2026-01-01"));
        await jana.Follow(town + "/strategy/goals", ("seen", "0"), ("area", "customers"), ("title", "Ziel für alle"), ("owner",
            "Amt Innerlich"),
            ("ambition", "Commit"), ("confidence", "70"));
        await jana.Follow(town + "/strategy/goals", ("seen", "0"), ("area", "customers"), ("title", "Frau Lindner überzeugen"), ("ambition",
            "Commit"), ("confidence", "70"));
        var no = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "Eine App"), ("area", "customers"), ("why",
            "Warum innen"));
        await jana.Follow(no + "/comments", ("text", "Nur für uns"));
        await jana.Follow(no + "/steps", ("seen", "1"), ("stand", "Declined"), ("reason", "Grund nur innen"), ("day", "2026-03-01"));
    }

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex TownLink();

    [GeneratedRegex("href=\"([^\"]+/strategy/goals/[0-9a-f-]{36})\"")]
    private static partial Regex GoalLink();

    [GeneratedRegex("<li><a href=\"([^\"]+)\">")]
    private static partial Regex HitLink();

    [GeneratedRegex("href=\"([^\"]+/meetings/[0-9a-f-]{36})/")]
    private static partial Regex SeriesLink();

    [GeneratedRegex("(/calendar/[a-z0-9]+\\.ics)<")]
    private static partial Regex CalendarLink();
}
