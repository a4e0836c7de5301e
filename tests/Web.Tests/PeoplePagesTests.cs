using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Work with people over HTTP: what is refused keeps what was typed, folders open for their owner only, and nobody reads
/// names.</summary>
public sealed partial class PeoplePagesTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task From_the_card_to_the_certificate()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Lernstadt");
        using var heike = await Somebody(Role.Personnel, town);
        await heike.Follow(town + "/people/staff-groups", ("seen", "0"), ("name", "Sachbearbeitung"), ("staff", "40"));
        await jana.Follow(town + "/people/roles", ("seen", "0"), ("name", "Lotsin"), ("task", ""), ("c-wissen.suchen", "4"));
        var role = RoleLink().Match(await jana.Read(town + "/people/roles")).Groups[1].Value;
        var check = await jana.Follow(town + "/people/checks", ("seen", "0"), ("title", "Netz"), ("about", ""), ("drawn", "1"), ("pass",
            "100"), ("months", "12"), ("wait", "0"));
        await jana.Follow(check + "/items", ("seen", "1"), ("text", "Was zuerst?"), ("kind", "One"), ("answers", "*melden\nwarten"));
        using var cards = await heike.Post(town + "/people/cards", ("group", "Sachbearbeitung"), ("count", "2"));
        var code = CardCode().Match(await cards.Body()).Groups[1].Value;

        using var somebody = one.Instance.NewVisitor();
        var door = "/folder/" + town.Split('/')[^1];
        using var shown = await somebody.PostBare(door, ("deed", "card"), ("code", code));
        var key = KeyField().Match(await shown.Body()).Groups[1].Value;
        // Nothing is spent yet: the page can be opened again, and shows another key.
        using var again = await somebody.PostBare(door, ("deed", "card"), ("code", code));
        Assert.NotEqual(key, KeyField().Match(await again.Body()).Groups[1].Value);
        async Task<string> Do(params (string, string)[] fields)
        {
            using var answer = await somebody.PostBare(door, [("key", key), .. fields]);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Body());
            return await answer.Body();
        }

        Assert.Contains("Meine Mappe", await Do(("deed", "begin"), ("code", code)), StringComparison.Ordinal);
        using var spent = await somebody.PostBare(door, ("deed", "card"), ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, spent.StatusCode);
        using var wrong = await somebody.PostBare(door, ("deed", "open"), ("key", "FALSCH"));
        Assert.Contains("value=\"FALSCH\"", await wrong.Body(), StringComparison.Ordinal);
        Assert.Contains("(2 → 4)", await Do(("deed", "levels"), ("role", role), ("l-wissen.suchen", "2"), ("gives", "yes")),
            StringComparison.Ordinal);
        Assert.Contains("value=\"Üben\"", await Do(("deed", "plan"), ("what-0", "Üben"), ("until-0", "Mai")), StringComparison.Ordinal);
        var about = ("about", check.Split('/')[^1]);
        var drawn = DrawnField().Match(await Do(("deed", "try"), about)).Groups[1].Value;
        Assert.Contains("Bestanden: 1 von 1", await Do(("deed", "hand-in"), about, ("drawn", drawn), ("a-q1", "0"), ("counts", "yes")),
            StringComparison.Ordinal);
        using var twice = await somebody.PostBare(door, ("key", key), ("deed", "hand-in"), about, ("drawn", drawn), ("a-q1", "1"));
        Assert.Contains("schon abgegeben", await twice.Body(), StringComparison.Ordinal);
        Assert.Contains("Erika Beispiel", await Do(("deed", "certificate"), about, ("name", "Erika Beispiel")), StringComparison.Ordinal);
        Assert.DoesNotContain("Erika Beispiel", await Do(("deed", "open")), StringComparison.Ordinal);
        Assert.Empty(somebody.Cookies);
        await heike.Follow(town + "/people/figures");
        Assert.Contains("Noch haben zu wenige beigetragen", await heike.Read(town + "/people/figures"), StringComparison.Ordinal);
        Assert.Contains("gelöscht", await Do(("deed", "delete")), StringComparison.Ordinal);
        using var gone = await somebody.PostBare(door, ("deed", "open"), ("key", key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.StatusCode);
    }

    [Fact]
    public async Task What_cannot_hold_is_refused_with_place_and_remedy_and_stays_in_the_form()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Prüfstadt");
        var people = town + "/people";
        using var circle = await jana.Post(people + "/frame", ("name", "Eigener"), ("text", "a;b;A\nb;a;B"));
        var refused = await circle.Body();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.StatusCode);
        Assert.Contains("a → b → a", refused, StringComparison.Ordinal);
        Assert.Contains("a;b;A", refused, StringComparison.Ordinal);
        using var dry = await jana.PostFile(people + "/frame", "file", "rahmen.csv",
            Encoding.UTF8.GetBytes("Schlüssel;gehört zu;Name\na;;Alles\nb;a;Etwas"), ("name", "Eigener"));
        Assert.Contains("Neu: 2. Fallen weg: 25.", await dry.Body(), StringComparison.Ordinal);
        Assert.Contains("Digitale Kompetenzen", await jana.Read(people + "/frame"), StringComparison.Ordinal);
        await jana.Follow(people + "/frame/storage", ("seen", "0"), ("name", "Eigener"), ("text", "a;;Alles\nb;a;Etwas"));
        Assert.Contains("Eigener", await jana.Read(people + "/frame"), StringComparison.Ordinal);
        await jana.Follow(people + "/frame/end");
        Assert.Contains("Digitale Kompetenzen", await jana.Read(people + "/frame"), StringComparison.Ordinal);

        var check = await jana.Follow(people + "/checks", ("seen", "0"), ("title", "Netz"), ("drawn", "1"), ("pass", "50"), ("months",
            "0"), ("wait", "0"));
        using var unright = await jana.Post(check + "/items", ("seen", "1"), ("text", "Meine Frage"), ("kind", "One"), ("answers",
            "ja\nnein"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unright.StatusCode);
        Assert.Matches("(?s)Keine Antwort ist richtig.*Meine Frage", await unright.Body());
        using var hostile = await jana.PostFile(check + "/import", "file", "q.xml",
            Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><assessmentItem>&e;</assessmentItem>"),
                ("seen", "1"));
        Assert.Contains("Entitäten", await hostile.Body(), StringComparison.Ordinal);
        using var lines = await jana.Post(people + "/programmes", ("seen", "0"), ("title", "Kurs"), ("subject", "process"), ("format",
            "course"), ("for", "alle"),
            ("modules", "Eins | Kurs | 4\nZwei"));
        Assert.Matches("(?s)Zeile 2.*Eins \\| Kurs \\| 4", await lines.Body());

        await jana.Follow(people + "/experiments", ("seen", "0"), ("title", "Versuch"), ("hypothesis", "Es hilft"), ("unit", "Bauamt"),
            ("begins", "2025-01-01"), ("ends", "2025-02-01"));
        var entry = EntryLink().Match(await jana.Read(people + "/experiments")).Groups[1].Value;
        Assert.Contains("seine Lehre fehlt", await jana.Read(people + "/experiments?entry=" + entry), StringComparison.Ordinal);
        (string, string)[] learned = [("title", "Versuch"), ("hypothesis", "Es hilft"), ("unit", "Bauamt"), ("begins", "2025-01-01"),
            ("ends", "2025-02-01"), ("lesson", "Es hilft nicht.")];
        await jana.Follow(people + "/experiments/" + entry, [("seen", "1"), .. learned]);
        using var overtaken = await jana.Post(people + "/experiments/" + entry, [("seen", "1"), .. learned]);
        Assert.Contains("Inzwischen hat jemand anderes", await overtaken.Body(), StringComparison.Ordinal);
        await jana.Follow(people + $"/experiments/{entry}/end", ("reason", "doppelt"));
        Assert.Contains("Noch läuft kein Versuch", await jana.Read(people + "/experiments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_heads_a_unit_and_who_leads_the_town_read_groups_and_no_names()
    {
        using var heike = demo.Instance.NewVisitor();
        await heike.Follow("/demo/personnel");
        var people = PeopleLink().Match(await heike.Read("/desk")).Value;
        Assert.Contains("Birgit Maas", await heike.Read(people + "/experts"), StringComparison.Ordinal);
        Assert.Contains("etwa", await heike.Read(people + "/figures"), StringComparison.Ordinal);
        foreach (var (role, below) in new[] { ("unithead", new[] { "/experts", "/risks", "/vacancies" }), ("executive", ["/experts",
            "/vacancies"]), ("council", [""]) })
        {
            using var somebody = demo.Instance.NewVisitor();
            await somebody.Follow("/demo/" + role);
            foreach (var path in below)
            {
                using var refused = await somebody.Get(people + path);
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            }

            if (role == "council") continue;
            foreach (var path in new[] { "", "/figures", "/effect", "/cohorts", "/cards", "/needs" })
            {
                var page = await somebody.Read(people + path);
                Assert.DoesNotContain("Maas", page, StringComparison.Ordinal);
                Assert.DoesNotContain("method=\"post\" action=\"" + people, page, StringComparison.Ordinal);
            }
        }

        using var monika = demo.Instance.NewVisitor();
        await monika.Follow("/demo/staffcouncil");
        Assert.Contains("Zustimmung zurücknehmen", await monika.Read(people + "/risks"), StringComparison.Ordinal);
        using var past = await monika.Post(people + "/risks/consent", ("until", "2020-01-01"), ("basis", "Beschluss"));
        Assert.Contains("value=\"Beschluss\"", await past.Body(), StringComparison.Ordinal);
    }

    private async Task<Visitor> Somebody(Role role, string town)
    {
        var name = $"{role}-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, role, Guid.Parse(town.Split('/')[^1]),
            DateTimeOffset.UnixEpoch);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    [GeneratedRegex("people/roles/([0-9a-f-]{36})")]
    private static partial Regex RoleLink();

    [GeneratedRegex("<p class=\"code\">([^<]+)<")]
    private static partial Regex CardCode();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex KeyField();

    [GeneratedRegex("name=\"drawn\" value=\"([^\"]+)\"")]
    private static partial Regex DrawnField();

    [GeneratedRegex("entry=([0-9a-f-]{36})")]
    private static partial Regex EntryLink();

    [GeneratedRegex("/administrations/[0-9a-f-]{36}/people")]
    private static partial Regex PeopleLink();
}
