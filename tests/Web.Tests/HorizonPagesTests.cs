using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>The horizon over HTTP: signals with their source, a vote on phones, risks, tables, partners with their own rights.</summary>
public sealed partial class HorizonPagesTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task A_signal_needs_a_source_and_what_was_typed_stays()
    {
        using var jana = await one.Coordinator();
        var root = await jana.Administration("Radarstadt") + "/horizon";
        Assert.Contains("Noch ist kein Signal aufgenommen", await jana.Read(root), StringComparison.Ordinal);
        using var refused = await jana.Post(root + "/trends", ("title", "Brieftasche kommt"), ("noted", "2026-01-05"), ("horizon", "Soon"),
            ("r-technology", "High"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var body = await refused.Body();
        Assert.Contains("Quelle: bitte ausfüllen", body, StringComparison.Ordinal);
        Assert.Contains("value=\"Brieftasche kommt\"", body, StringComparison.Ordinal);
        var trend = await jana.Follow(root + "/trends", ("title", "Brieftasche <b>kommt</b>"), ("source", "Tagung"),
            ("noted", "2026-01-05"),
            ("horizon", "Soon"), ("r-technology", "High"));
        Assert.Contains("wartet seit", await jana.Read(trend), StringComparison.Ordinal);
        Assert.Contains("Brieftasche &lt;b&gt;kommt", await (await jana.Get(root)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Somebody else was faster: both versions are shown, nothing is lost.
        await jana.Follow(trend, ("seen", "1"), ("title", "Brieftasche kommt"), ("source", "Tagung"), ("noted", "2026-01-05"),
            ("horizon", "Now"),
            ("r-technology", "High"));
        using var late = await jana.Post(trend, ("seen", "1"), ("title", "Meine Fassung"), ("source", "Tagung"), ("noted", "2026-01-05"),
            ("r-technology", "Low"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Meine Fassung", await late.Body(), StringComparison.Ordinal);
        using var noReason = await jana.Post(trend + "/end", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        var begun = await jana.Follow(trend + "/initiatives", ("seen", "2"), ("initiative", "Annahme vorbereiten"), ("in", "technology"));
        Assert.Contains("Antwort auf das Signal", await jana.Read(begun), StringComparison.Ordinal);
        await jana.Follow(trend + "/reviews", ("seen", "0"), ("words", "Gilt noch"), ("next", "2031-01-01"));
        await jana.Follow(trend + "/end", ("reason", "Erledigt"));
        Assert.Contains("Nicht mehr verfolgt", await jana.Read(trend), StringComparison.Ordinal);
        await jana.Follow(trend + "/end/withdrawal");
        Assert.Contains("Annahme vorbereiten", await jana.Read(trend), StringComparison.Ordinal);
        Assert.Contains("1 neue Signale", await jana.Read(root + "/report?year=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_on_phones_shows_its_spread_from_five_on_and_the_moderator_adopts()
    {
        using var jana = await one.Coordinator();
        var root = await jana.Administration("Votenhausen") + "/horizon";
        var trend = await jana.Follow(root + "/trends", ("title", "Signal"), ("source", "Zeitung"), ("noted", "2026-01-05"),
            ("r-culture", "Low"));
        var wall = await jana.Follow(trend + "/votes");
        var code = CodeOnWall().Match(await jana.Read(wall)).Groups[1].Value;
        foreach (var option in new[] { "0", "3", "3", "2", "3" })
        {
            using var phone = one.Instance.NewVisitor();
            Assert.Contains("Wie sollen wir antworten?", await phone.Read($"/radar/{code}?lang=de"), StringComparison.Ordinal);
            using var marked = await phone.PostBare("/radar/" + code, ("option", option));
            Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
            using var twice = await phone.PostBare("/radar/" + code, ("option", option));
            Assert.Contains("Danke", await phone.Read($"/radar/{code}?lang=de"), StringComparison.Ordinal);
        }

        Assert.Contains("5 Stimmen abgegeben", await jana.Read(wall), StringComparison.Ordinal);
        await jana.Follow(wall + "/end");
        var shown = await jana.Read(wall);
        Assert.Contains("von „bewusst lassen“ bis „handeln“", shown, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Act\" selected", shown, StringComparison.Ordinal);
        using var refused = await jana.Post(wall + "/answer", ("seen", "1"), ("answer", "Act"), ("reason", ""), ("owner", "Hauptamt"),
            ("review", "2031-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await jana.Follow(wall + "/answer", ("seen", "1"), ("answer", "Act"), ("reason", "Die Mehrheit will es"), ("owner", "Hauptamt"),
            ("review", "2031-01-01"));
        Assert.Contains("Unsere Antwort: handeln. Die Mehrheit will es", await jana.Read(trend), StringComparison.Ordinal);
        using var stranger = one.Instance.NewVisitor();
        using var over = await stranger.Get("/radar/" + code);
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
    }

    [Fact]
    public async Task Risks_come_from_a_table_after_a_look_and_are_borne_by_a_named_person()
    {
        using var jana = await one.Coordinator();
        var root = await jana.Administration("Risikofurt") + "/horizon";
        const string Table = "Risiko in wenigen Worten;cause;event;effect;likelihood;impact;owner;review;r-technology;Unbekannt\n"
            + "Ausfall;a;b;c;selten;schwer;IT;1.6.2031;hoch;x\n";
        using var checkedOnly = await jana.PostFile(root + "/risks/table", "file", "risiken.csv", Encoding.UTF8.GetBytes(Table));
        var plan = await checkedOnly.Body();
        Assert.Contains("1 neue Einträge", plan, StringComparison.Ordinal);
        Assert.Contains("Unbekannt", plan, StringComparison.Ordinal);
        Assert.Contains("Noch ist kein Risiko aufgenommen", await jana.Read(root + "/risks"), StringComparison.Ordinal);
        await jana.Follow(root + "/risks/table/storage", ("text", Table));
        var risk = EntryLink().Match(await jana.Read(root + "/risks")).Groups[1].Value;
        using var nobody = await jana.Post(risk + "/acceptances", ("who", ""), ("because", "Weil"), ("until", "2027-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        await jana.Follow(risk + "/acceptances", ("who", "Dr. Kaya, Bürgermeisterin"), ("because", "Weil"), ("until",
            $"{DateTime.UtcNow.AddDays(100):yyyy-MM-dd}"));
        Assert.Contains("Dr. Kaya, Bürgermeisterin", await jana.Read(risk), StringComparison.Ordinal);
        Assert.Contains("Ausfall;", await jana.Read(root + "/risks.csv"), StringComparison.Ordinal);
        using var bad = await jana.Post(root + "/risks/table", ("text", Table.Replace("selten", "vielleicht", StringComparison.Ordinal)));
        Assert.Contains("bitte aus der Liste wählen", await bad.Body(), StringComparison.Ordinal);
        using var feed = await jana.Post(root + "/feeds", ("name", "Quelle"), ("address", "http://example.org/feed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, feed.StatusCode);
        await jana.Follow(root + "/feeds", ("name", "Eigenes Netz"), ("address", "https://127.0.0.1:9/feed"));
        using var looked = await jana.Post(root + "/feeds/look");
        Assert.Contains("nicht im öffentlichen Internet", await looked.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_partner_reads_and_writes_by_its_own_right()
    {
        using var jana = await one.Coordinator();
        var (lead, second, third) = (await jana.Administration("Führstadt"), await jana.Administration("Mitstadt"),
            await jana.Administration("Fremdstadt"));
        (string, string)[] fields = [("title", "Gemeinsame Kasse"), ("scope", "Alles"), ("form", "PublicAgreement"), ("split", "Equal"),
            ("yearly", "100,01"), ("begins", "2027-01-01"), ("step", "Beschluss"), ("planned", "2027-02-01"), ("reached", "")];
        using var nobody = await jana.Post(lead + "/partnerships", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Contains("Gemeinsame Kasse", await nobody.Body(), StringComparison.Ordinal);
        var led = await jana.Follow(lead + "/partnerships", [.. fields, ("who", "Dr. Kaya, Bürgermeisterin")]);
        await jana.Follow(led + "/partners", ("name", "Mitstadt"));
        var asked = second + led[lead.Length..];
        Assert.Contains("fragt, ob Ihre Verwaltung mitmacht", await jana.Read(asked), StringComparison.Ordinal);
        Assert.DoesNotContain("100,01", await jana.Read(asked), StringComparison.Ordinal);
        using var early = await jana.Post(asked, [.. fields, ("seen", "1")]);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        using var stranger = await jana.Get(third + led[lead.Length..]);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        await jana.Follow(asked + "/consent", ("who", "Petra Holl"));
        var page = await jana.Read(asked);
        Assert.Contains("50,01 €", page, StringComparison.Ordinal);
        Assert.Contains("50,00 €", page, StringComparison.Ordinal);
        await jana.Follow(asked, [.. fields, ("seen", "1"), ("keyname", "")]);
        var partner = PartnerLink().Match(await jana.Read(asked)).Groups[1].Value;
        using var noDay = await jana.Post($"{asked}/partners/{partner}/leaving", ("reason", "Weg"), ("last", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noDay.StatusCode);
        await jana.Follow($"{asked}/partners/{partner}/leaving", ("reason", "Weg"), ("last", $"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"));
        Assert.Contains("Weg", await jana.Read(led), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shows_it_all_and_the_agenda_knows_what_is_due()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = TownLink().Match(await jana.Read("/administrations")).Value;
        var radar = await jana.Read(town + "/horizon");
        Assert.Contains("Trendradar: 25", radar, StringComparison.Ordinal);
        Assert.Contains("Einträge eine Antwort", radar, StringComparison.Ordinal);
        Assert.Contains("12 Risiken", await jana.Read(town + "/horizon/risks"), StringComparison.Ordinal);
        Assert.Contains("103.185,72", await jana.Read(town + "/partnerships"), StringComparison.Ordinal);
        Assert.Contains("2 Leistungen sprechen für Bündelung", await jana.Read(town + "/processes/bundling"), StringComparison.Ordinal);
        var obstacles = await jana.Read(town + "/obstacles/together.csv?level=Federal");
        Assert.Contains("Hohenwerder, Musterstadt, Neuburgen", obstacles, StringComparison.Ordinal);
        Assert.DoesNotContain("Bauvorlagen", obstacles, StringComparison.Ordinal);
        var meeting = MeetingLink().Match(await jana.Read(town + "/meetings")).Value;
        Assert.Contains("Signale ohne Antwort seit einem Vierteljahr", await jana.Read(meeting), StringComparison.Ordinal);
        Assert.Contains("Horizontbericht", await jana.Read(town + "/horizon/report"), StringComparison.Ordinal);
        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        Assert.DoesNotContain("Signal aufnehmen", await council.Read(town + "/horizon"), StringComparison.Ordinal);
        using var refused = await council.Get(town + "/horizon/trends/new");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex TownLink();

    [GeneratedRegex("/administrations/[0-9a-f-]{36}/meetings/[0-9a-f-]{36}/[0-9-]{10}")]
    private static partial Regex MeetingLink();

    [GeneratedRegex("<span class=\"code\">([0-9A-Z]+)<")]
    private static partial Regex CodeOnWall();

    [GeneratedRegex("<a href=\"([^\"]+/horizon/risks/[0-9a-f-]{36})\"")]
    private static partial Regex EntryLink();

    [GeneratedRegex("/partners/([0-9a-f-]{36})/leaving")]
    private static partial Regex PartnerLink();
}
