using System.Net;
using System.Security.Cryptography;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>The gate in front of a survey, as coordinator, staff council and data protection meet it.</summary>
public sealed class ConsentPagesTests(OneInstance one)
{
    private static readonly byte[] Scan = [.. "%PDF-1.7 Beschluss"u8];

    [Fact]
    public async Task A_survey_stays_shut_until_the_staff_council_consents_to_what_it_saw()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Torhausen");
        var campaign = await Planned(coordinator, administration);
        using var shut = await coordinator.Post(campaign + "/opening");
        Assert.Equal(HttpStatusCode.Conflict, shut.StatusCode);
        Assert.Contains("darf noch nicht beginnen", await shut.Body(), StringComparison.Ordinal);

        using var council = await Somebody(Role.StaffCouncil, administration);
        var seen = await council.Seen(campaign);
        await coordinator.Follow(campaign + "/settings", Settings(("threshold", "6"), ("revision", "0")));
        using var late = await council.Post(campaign + "/consent", ("act", "Consented"), ("seen", seen));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Die Einstellungen haben sich geändert, während", await late.Body(), StringComparison.Ordinal);
        await council.Follow(campaign + "/consent", ("act", "Consented"), ("seen", await council.Seen(campaign)));
        Assert.Contains("aus dem eigenen Konto", Decoded(await council.Read(campaign + "/consent")), StringComparison.Ordinal);

        await coordinator.Follow(campaign + "/settings", Settings(("threshold", "8"), ("revision", "1")));
        var changed = Decoded(await council.Read(campaign + "/dossier"));
        Assert.Contains("Was erklärt wurde, gilt nicht mehr.", changed, StringComparison.Ordinal);
        Assert.Contains("Schwelle</strong>: bisher „6“, jetzt „8“", changed, StringComparison.Ordinal);
        using var shutAgain = await coordinator.Post(campaign + "/opening");
        Assert.Equal(HttpStatusCode.Conflict, shutAgain.StatusCode);
        await council.Follow(campaign + "/consent", ("act", "Consented"), ("seen", await council.Seen(campaign)));
        Assert.Equal(campaign, await coordinator.Follow(campaign + "/opening"));
        using var settled = await coordinator.Get(campaign + "/settings");
        Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
    }

    [Fact]
    public async Task Nobody_declares_for_another()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Fremdmund");
        var campaign = await Planned(coordinator, administration);
        using var protection = await Somebody(Role.DataProtection, administration);
        using var council = await Somebody(Role.StaffCouncil, administration);
        using var elsewhere = await Somebody(Role.StaffCouncil, await coordinator.Administration("Anderswo"));
        using var head = await Somebody(Role.UnitHead, administration);
        var seen = await council.Seen(campaign);
        foreach (var (who, path, act) in new[] { (coordinator, "/consent", "Consented"), (protection, "/consent", "Consented"),
            (elsewhere, "/consent", "Consented"), (council, "/advice", "DataProtectionAdvised"), (protection, "/advice", "Consented"),
            (council, "/consent", "DataProtectionAdvised"), (council, "/consent/records", "NoStaffCouncil"), (council, "/opening", "") })
        {
            using var answer = await who.Post(campaign + path, ("act", act), ("seen", seen));
            Assert.Equal((path, act, HttpStatusCode.Forbidden), (path, act, answer.StatusCode));
        }

        using var passedOver = await coordinator.Post(campaign + "/consent/records", ("act", "NoStaffCouncil"), ("seen", seen),
            ("day", "2026-01-15"), ("text", "niemand"));
        Assert.Contains("Er kann nicht übergangen werden.", await passedOver.Body(), StringComparison.Ordinal);
        await protection.Follow(campaign + "/advice", ("act", "DataProtectionAdvised"), ("seen", seen));
        foreach (var path in new[] { "/dossier", "/consent", "/checks", "/outlook" })
        {
            Assert.Contains("Befragung", await protection.Read(campaign + path), StringComparison.Ordinal);
            using var closed = await head.Get(campaign + path);
            Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        }
    }

    [Fact]
    public async Task A_signed_paper_is_filed_for_those_who_may_see_it()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Papierau");
        var campaign = await Planned(coordinator, administration);
        var path = campaign + "/consent/records";
        var seen = await coordinator.Seen(campaign);
        (string, string)[] fields = [("act", "Consented"), ("seen", seen), ("day", "15.01.2026")];
        foreach (var (bytes, name, message) in new[] { ([], "leer.pdf", "Bitte wählen Sie die Datei"),
            ("<script>"u8.ToArray(), "zustimmung.pdf", "kein PDF und kein Bild"),
            ([.. Scan, .. new byte[10 * 1024 * 1024]], "gross.pdf", "größer als 10 MB") })
        {
            using var refused = await coordinator.PostFile(path, "paper", name, bytes, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(message, await refused.Body(), StringComparison.Ordinal);
        }

        using var future = await coordinator.PostFile(path, "paper", "a.pdf", Scan, [("act", "Consented"), ("seen", seen), ("day",
            "2099-01-01")]);
        Assert.Contains("nicht in der Zukunft", await future.Body(), StringComparison.Ordinal);
        using var filed = await coordinator.PostFile(path, "paper", "Beschluss vom 15.1.pdf", Scan, fields);
        Assert.Equal(campaign + "/consent", filed.Headers.Location!.OriginalString);
        var page = await coordinator.Read(campaign + "/consent");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Scan)), page, StringComparison.Ordinal);
        var document = System.Text.RegularExpressions.Regex.Match(page, "/consent/documents/[^\"]+").Value;
        using var council = await Somebody(Role.StaffCouncil, administration);
        using var copy = await council.Get(campaign + document);
        Assert.Equal(Scan, await copy.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", copy.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/pdf", copy.Content.Headers.ContentType!.MediaType);
        using var outsider = await Somebody(Role.Council, administration);
        using var closed = await outsider.Get(campaign + document);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        var other = await Planned(coordinator, await coordinator.Administration("Nebenan"));
        using var wrong = await coordinator.Get(other + document);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Theory]
    [InlineData("begin", "2030-02-30", "Bitte geben Sie Beginn und Ende an")]
    [InlineData("end", "2029-01-01", "Bitte geben Sie Beginn und Ende an")]
    [InlineData("threshold", "4", "muss zwischen 5 und 20 liegen")]
    [InlineData("attribute", "salary", "eines der Merkmale aus der Liste")]
    [InlineData("language", "fr", "nicht in allen angekreuzten Sprachen")]
    [InlineData("perspective", "citizens", "fragt nicht alle")]
    [InlineData("kind", "GroupRating", "Gemeinsam in einem Raum")]
    [InlineData("title", "", "Titel mit höchstens 200 Zeichen")]
    public async Task A_setting_that_does_not_fit_is_named_and_what_was_written_is_kept(string field, string value, string message)
    {
        using var coordinator = await one.Coordinator();
        var campaign = await Planned(coordinator, await coordinator.Administration("Prüfstadt"));
        using var answer = await coordinator.Post(campaign + "/settings", Settings((field, value), ("revision", "0")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Body();
        Assert.Contains(message, page, StringComparison.Ordinal);
        if (field != "begin") Assert.Contains("value=\"2030-05-01\"", page, StringComparison.Ordinal);
        Assert.Contains("Ein Zeitraum ist nicht festgelegt.", await coordinator.Read(campaign), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Respondents_meet_what_was_chosen()
    {
        using var coordinator = await one.Coordinator();
        var campaign = await Planned(coordinator, await coordinator.Administration("Wahlheim"));
        await coordinator.Follow(campaign + "/settings", [.. Settings(("revision", "0")), ("attribute", "place"), ("language", "de"),
            ("perspective", "staff")]);
        await coordinator.Open(campaign);
        var link = Found(await coordinator.Read(campaign), "id=\"link\">https?://[^/]+([^<]+)<");
        using var respondent = one.Instance.NewVisitor();
        var welcome = Decoded(await respondent.Read(link + "?lang=en"));
        Assert.Contains("Arbeiten Sie überwiegend am Bildschirm?", welcome, StringComparison.Ordinal);
        Assert.DoesNotContain("lang=en", welcome, StringComparison.Ordinal);
        Assert.DoesNotContain("Leiten Sie ein Amt", welcome, StringComparison.Ordinal);
        using var begun = await respondent.PostBare(link, ("a-place", "screen"), ("unit", "0"));
        Assert.EndsWith("/1?lang=de", begun.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var unknown = await respondent.PostBare(link, ("a-place", "moon"), ("unit", "0"));
        Assert.Equal(HttpStatusCode.Redirect, unknown.StatusCode);
    }

    [Fact]
    public async Task What_groups_say_is_shown_where_enough_stand_behind_it()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Gruppenau");
        var campaign = await Planned(coordinator, administration);
        await coordinator.Follow(campaign + "/settings", Settings(("attribute", "tenure"), ("revision", "0")));
        await coordinator.Open(campaign);
        var link = Found(await coordinator.Read(campaign), "id=\"link\">https?://[^/]+([^<]+)<");
        for (var i = 0; i < 18; i++)
        {
            using var respondent = one.Instance.NewVisitor();
            // Pairs of sheets that are each other turned round: whatever is reversed, the mean of a pair is 3.5.
            var level = 1 + i / 2 % 3;
            await respondent.Answer(link, "staff", _ => i % 2 == 0 ? level : 7 - level, 0, ("a-tenure", i < 8 ? "under-5" : i < 16
                ? "5-15" : "over-15"));
        }

        await coordinator.Follow(campaign + "/closure");
        Assert.Contains("/results/attributes?wave=1", await coordinator.Read(administration + "/results"), StringComparison.Ordinal);
        var page = Decoded(await coordinator.Read(administration + "/results/attributes"));
        Assert.Contains("Wie lange arbeiten Sie schon in dieser Verwaltung?", page, StringComparison.Ordinal);
        // Two people are too few; and so that they cannot be found by subtraction, one of the larger groups is held back with them.
        Assert.Matches("Technologie</th><td>3,50</td><td>geschützt</td><td>geschützt</td>|Technologie</th><td>geschützt</td><td>3,50</td><td>geschützt</td>", page);
        using var council = await Somebody(Role.Council, administration);
        using var closed = await council.Get(administration + "/results/attributes");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Fact]
    public async Task A_house_below_thirty_is_asked_as_a_whole_and_can_rate_together()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Kleinweiler", 12, 2);
        var campaign = await Planned(coordinator, administration);
        Assert.Contains("Es gibt nur das Ergebnis des Ganzen", await coordinator.Read(campaign), StringComparison.Ordinal);
        using var parts = await coordinator.Post(campaign + "/settings", Settings(("attribute", "tenure"), ("revision", "0")));
        Assert.Contains("wird nicht nach Amt und Merkmalen gefragt", await parts.Body(), StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/settings", Settings(("kind", "GroupRating"), ("revision", "0")));
        await coordinator.Open(campaign);
        var wall = campaign + "/rating";
        var item = Found(await coordinator.Read(wall), "name=\"item\" value=\"([^\"]+)\"");
        var room = Found(await coordinator.Read(wall), "class=\"link\">https?://[^/]+([^<]+)<");
        await coordinator.Follow(wall + "/item", ("item", item));
        for (var i = 0; i < 4; i++)
        {
            using var phone = one.Instance.NewVisitor();
            using var marked = await phone.PostBare(room, ("item", item), ("option", "3"));
            Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
            using var twice = await phone.PostBare(room, ("item", item), ("option", "5"));
            Assert.Contains("Ihre Stimme ist gezählt", await phone.Read(room), StringComparison.Ordinal);
            using var other = await phone.PostBare(room, ("item", "nothing"), ("option", "3"));
        }

        Assert.Contains("4 Stimmen vom Telefon", await coordinator.Read(wall), StringComparison.Ordinal);
        using var few = await coordinator.Post(wall + "/tally", ("item", item));
        Assert.Contains("weniger als 5 Stimmen", await few.Body(), StringComparison.Ordinal);
        using var many = await coordinator.Post(wall + "/tally", ("item", item), ("paper", "9"));
        Assert.Contains("mehr Stimmen als Beschäftigte", await many.Body(), StringComparison.Ordinal);
        using var wrong = await coordinator.Post(wall + "/tally", ("item", item), ("paper", "viele"));
        Assert.Contains("value=\"viele\"", await wrong.Body(), StringComparison.Ordinal);
        await coordinator.Follow(wall + "/tally", ("item", item), ("paper", ""), ("paper", "2"));
        // Four marks at the fourth stage, two on paper at the second: (4 · 4 + 2 · 2) / 6.
        Assert.Contains("<td>3,3</td><td>1</td>", await coordinator.Read(wall), StringComparison.Ordinal);
        using var survey = one.Instance.NewVisitor();
        using var sheet = await survey.Get(room.Replace("/room", "", StringComparison.Ordinal));
        Assert.EndsWith("/room?lang=de", sheet.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(wall, await coordinator.Follow(campaign + "/closure"));
        Assert.Contains("Was die Gruppe bewertet hat", await coordinator.Read(wall), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_small_towns_has_a_say_and_no_other()
    {
        using var coordinator = await one.Coordinator();
        var county = await coordinator.Administration("Gemeinkreis", 400);
        var (first, second) = (await coordinator.Administration("Erstweiler", 12, 2), await coordinator.Administration("Zweitweiler", 17,
            3));
        (string, string)[] plan = [("title", "Befragung"), ("form", "zukunftsfaehigkeit/1.0|full"), ("units", "no"), ("threshold", "5")];
        using var lonely = await Somebody(Role.Coordinator, county);
        foreach (var path in new[] { first, second })
        {
            using var taken = await lonely.Post(county + "/campaigns", [.. plan, ("member", path.Split('/')[^1])]);
            Assert.Equal(HttpStatusCode.Forbidden, taken.StatusCode);
        }

        var campaign = await coordinator.Follow(county + "/campaigns", plan);
        await coordinator.Follow(campaign + "/settings", [.. Settings(("units", "no"), ("revision", "0")), ("member", first.Split('/')[^1]),
            ("member", second.Split('/')[^1])]);
        using var mine = await Somebody(Role.StaffCouncil, first);
        using var other = await Somebody(Role.StaffCouncil, second);
        using var stranger = await Somebody(Role.StaffCouncil, await coordinator.Administration("Drittweiler", 12, 2));
        Assert.Contains("Erstweiler, Zweitweiler", await mine.Read(campaign + "/dossier"), StringComparison.Ordinal);
        using var closed = await stranger.Get(campaign + "/dossier");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        var seen = await mine.Seen(campaign);
        using var foreign = await mine.Post(campaign + "/consent", ("act", "Consented"), ("seen", seen), ("administration",
            second.Split('/')[^1]));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        await mine.Follow(campaign + "/consent", ("act", "Consented"), ("seen", seen), ("administration", first.Split('/')[^1]));
        using var half = await coordinator.Post(campaign + "/opening");
        Assert.Equal(HttpStatusCode.Conflict, half.StatusCode);
        await other.Follow(campaign + "/consent", ("act", "Consented"), ("seen", seen), ("administration", second.Split('/')[^1]));
        Assert.Equal(campaign, await coordinator.Follow(campaign + "/opening"));
        Assert.Contains("Noch gibt es kein Ergebnis", await mine.Read(first + "/results"), StringComparison.Ordinal);

        // Together they see what all of them said; of one house alone nothing exists.
        var link = Found(await coordinator.Read(campaign), "id=\"link\">https?://[^/]+([^<]+)<");
        foreach (var person in Enumerable.Range(0, 9))
        {
            using var visitor = one.Instance.NewVisitor();
            await visitor.Answer(link, "staff", place => 1 + (person + place) % 5);
        }

        await coordinator.Follow(campaign + "/closure");
        foreach (var (council, path) in new[] { (mine, first), (other, second) })
        {
            Assert.Contains(path + "/pooled", await council.Read(path + "/results"), StringComparison.Ordinal);
            var pooled = Decoded(await council.Read(path + "/pooled"));
            Assert.Contains("2 kleine Verwaltungen haben gemeinsam geantwortet: Erstweiler, Zweitweiler. Gefragt hat: Gemeinkreis.", pooled,
                StringComparison.Ordinal);
            Assert.DoesNotContain(county + "/results", pooled, StringComparison.Ordinal);
            using var whole = await council.Get(county + "/results");
            Assert.Equal(HttpStatusCode.Forbidden, whole.StatusCode);
        }

        using var notMine = await mine.Get(second + "/pooled");
        Assert.Equal(HttpStatusCode.Forbidden, notMine.StatusCode);
        using var none = await coordinator.Get(county + "/pooled");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Both_roles_compute_with_their_own_numbers_and_see_what_is_really_stored()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Rechenau", 60, 6);
        var campaign = await Planned(coordinator, administration);
        await coordinator.Follow(campaign + "/settings", Settings(("attribute", "tenure"), ("revision", "0")));
        using var council = await Somebody(Role.StaffCouncil, administration);
        var equal = await council.Read(campaign + "/checks");
        Assert.Contains("field_sheet</code>: campaign, ballot, box", equal, StringComparison.Ordinal);
        Assert.Contains("gleich viele Menschen gehören zu jeder Klasse", equal, StringComparison.Ordinal);
        var entered = await council.Read(campaign + "/checks?tenure.under-5=58&tenure.5-15=1&tenure.over-15=1");
        Assert.DoesNotContain("gleich viele Menschen gehören zu jeder Klasse", entered, StringComparison.Ordinal);
        Assert.NotEqual(Alone(equal), Alone(entered));
        var wrong = await council.Read(campaign + "/checks?tenure.under-5=viele");
        Assert.Contains("eine ganze Zahl", wrong, StringComparison.Ordinal);
        Assert.Equal(Alone(equal), Alone(wrong));
    }

    [Fact]
    public async Task Another_survey_at_the_same_time_is_named()
    {
        using var coordinator = await one.Coordinator();
        var campaign = await Planned(coordinator, await coordinator.Administration("Doppelfrage"));
        await coordinator.Follow(campaign + "/settings", Settings(("revision", "0")));
        using var wrong = await coordinator.Post(campaign + "/other-surveys", ("name", "Mobilität"), ("begin", "2030-05-20"), ("end",
            "2030-05-01"));
        Assert.Contains("das Ende nicht vor dem Beginn", await wrong.Body(), StringComparison.Ordinal);
        Assert.Contains("value=\"Mobilität\"", await wrong.Body(), StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/other-surveys", ("name", "Mobilität"), ("begin", "2030-05-20"), ("end", "2030-06-20"));
        await coordinator.Follow(campaign + "/other-surveys", ("name", "Sommerfest"), ("begin", "2030-07-01"), ("end", "2030-07-02"));
        var page = await coordinator.Read(campaign + "/outlook");
        Assert.Contains("<li>Mobilität <span", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<li>Sommerfest <span", page, StringComparison.Ordinal);
        await coordinator.Follow(System.Text.RegularExpressions.Regex.Match(page, "/campaigns/[^\"]+/removal").Value);
        Assert.DoesNotContain("Mobilität", await coordinator.Read(campaign + "/outlook"), StringComparison.Ordinal);
    }

    private static string Alone(string page) => Found(page, "alles wie geplant</th><td>([^<]+)");

    private static string Found(string page, string pattern) => System.Text.RegularExpressions.Regex.Match(page, pattern).Groups[1].Value;

    private static string Decoded(string page) => WebUtility.HtmlDecode(page);

    private static Task<string> Planned(Visitor coordinator, string administration) => coordinator.Follow(administration + "/campaigns",
        ("title", "Befragung"), ("form", "zukunftsfaehigkeit/1.0|full"), ("units", "yes"), ("threshold", "5"));

    /// <summary>Settings that fit, with some of them otherwise.</summary>
    private static (string, string)[] Settings(params (string Name, string Value)[] other) =>
    [
        .. new[] { ("title", "Befragung"), ("form", "zukunftsfaehigkeit/1.0|full"), ("units", "yes"), ("threshold", "5"),
            ("begin", "2030-05-01"), ("end", "2030-05-21") }.Where(one => other.All(mine => mine.Name != one.Item1)),
        .. other,
    ];

    private async Task<Visitor> Somebody(Role role, string administration)
    {
        var name = $"{role}-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role, Guid.Parse(administration.Split('/')[^1]),
          DateTimeOffset.UnixEpoch);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }
}
