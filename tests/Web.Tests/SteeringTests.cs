using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Strategy, initiatives and decisions as people meet them: the chain holds together, bad input is said, nothing is
/// lost.</summary>
public sealed partial class SteeringTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task The_demo_shows_a_strategy_that_hangs_together_and_says_where_it_does_not()
    {
        using var coordinator = demo.Instance.NewVisitor();
        await coordinator.Follow("/demo/coordinator");
        var town = TownLink().Match(await coordinator.Read("/administrations")).Value;
        var strategy = await coordinator.Read(town + "/strategy");
        Assert.Contains("Drucksache 48", strategy, StringComparison.Ordinal);
        Assert.Contains("gibt es, weil es Geld gab", strategy, StringComparison.Ordinal);
        Assert.Contains("ist niemand zuständig", strategy, StringComparison.Ordinal);
        Assert.Contains("34 Maßnahmen", await coordinator.Read(town + "/initiatives"), StringComparison.Ordinal);
        Assert.Contains("5-mal Nein", await coordinator.Read(town + "/initiatives/no"), StringComparison.Ordinal);
        Assert.Contains("3 Fragen sind offen, die älteste seit 88 Tagen", await coordinator.Read(town + "/decisions"),
            StringComparison.Ordinal);
        Assert.Contains("Nobody", await coordinator.Read(town + "/strategy?lang=en"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Eigenes Rechenzentrum erneuern", await coordinator.Read(town + "/initiatives?stand=alive"),
            StringComparison.Ordinal);
        Assert.Contains("<caption>1 Maßnahme<", await coordinator.Read(town + "/initiatives?q=wohngeld"), StringComparison.Ordinal);

        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        Assert.DoesNotContain("Soll vereinbaren", await council.Read(town + "/strategy"), StringComparison.Ordinal);
        using var refused = await council.Post(town + "/initiatives", ("title", "Heimlich"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task From_vision_to_initiative_and_an_agreed_target_moves_the_mark()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Zielhausen");
        using var bad = await jana.Post(town + "/strategy/text", ("seen", "0"), ("vision", ""), ("principles", "Wenig beginnen."),
            ("authorship", "OwnPeople"), ("begins", "2026-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("Wenig beginnen.", await bad.Body(), StringComparison.Ordinal);
        await jana.Follow(town + "/strategy/text", ("seen", "0"), ("vision", "Schnell und verständlich."), ("principles",
            "Wenig beginnen."), ("authorship", "OwnPeople"), ("begins", "2026-01-01"));
        await jana.Follow(town + "/strategy/resolutions", ("body", "Gemeinderat"), ("day", "2026-02-01"), ("reference", "12/2026"));
        await jana.Follow(town + "/strategy/areas/steering", ("seen", "0"), ("stage", "4,5"), ("due", "2028-12-31"), ("owner", "Hauptamt"));
        using var late = await jana.Post(town + "/strategy/areas/steering", ("seen", "0"), ("stage", "4"), ("due", "2028-12-31"), ("owner",
            "Bauamt"));
        Assert.Contains("Inzwischen hat jemand anderes gespeichert", await late.Body(), StringComparison.Ordinal);
        using var before = await jana.Post(town + "/strategy/goals", ("seen", "0"), ("area", "steering"), ("title", "Weniger"), ("due",
            "2024-01-01"), ("ambition", "Commit"), ("confidence", "70"));
        Assert.Contains("vor dem Beginn der Strategie", await before.Body(), StringComparison.Ordinal);
        await jana.Follow(town + "/strategy/goals", ("seen", "0"), ("area", "steering"), ("title", "Weniger gleichzeitig"), ("indicator",
            "steering.parallel"), ("start", "14"), ("target", "8"), ("due", "2027-12-31"), ("owner", "Hauptamt"), ("ambition", "Commit"),
            ("confidence", "70"));
        var page = await jana.Read(town + "/strategy");
        Assert.Contains("Keine Maßnahme trägt das Ziel", page, StringComparison.Ordinal);
        var goal = GoalLink().Match(page).Groups[1].Value;
        await jana.Follow(town + "/strategy/goals/" + goal + "/commitments", ("office", "Bürgermeisterin"), ("promise",
            "Eine Stunde im Monat"), ("since", "2026-03-01"));
        Assert.Contains("1 von 1 Zielen", await jana.Read(town + "/strategy/leadership"), StringComparison.Ordinal);

        using var negative = await jana.Post(town + "/initiatives", ("seen", "0"), ("title", "Eine Liste"), ("area", "steering"), ("days",
            "-3"), ("why", "Was ich schrieb"));
        Assert.Contains("kann nicht negativ sein", await negative.Body(), StringComparison.Ordinal);
        Assert.Contains("Was ich schrieb", await negative.Body(), StringComparison.Ordinal);
        var first = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "Eine Liste"), ("area", "steering"), ("days",
            "12,5"), ("goal", goal), ("share-" + goal, "zwei weniger"), ("milestone", "Liste steht"), ("planned", "2026-05-01"),
            ("reached", ""));
        Assert.DoesNotContain("Keine Maßnahme trägt das Ziel", await jana.Read(town + "/strategy"), StringComparison.Ordinal);
        Assert.Contains("zwei weniger", await jana.Read(first), StringComparison.Ordinal);
        var second = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "Eine Runde"), ("area", "steering"), ("after",
            first.Split('/')[^1]));
        using var circle = await jana.Post(first, ("seen", "1"), ("title", "Eine Liste"), ("area", "steering"), ("after",
            second.Split('/')[^1]));
        Assert.Contains("im Kreis aufeinander warten", await circle.Body(), StringComparison.Ordinal);
        using var lost = await jana.Post(first, ("seen", "0"), ("title", "Eine andere Liste"), ("area", "steering"));
        var both = await lost.Body();
        Assert.Contains("Eine andere Liste", both, StringComparison.Ordinal);
        Assert.Contains("<td>Eine Liste</td>", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_comments_and_documents_stay_in_the_history()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Verlaufen");
        var first = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "<b>Liste</b>"), ("area", "steering"));
        using var raw = await jana.Get(first);
        Assert.DoesNotContain("<b>Liste", await raw.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var noReason = await jana.Post(first + "/steps", ("seen", "1"), ("stand", "Declined"), ("reason", ""), ("day", "2026-03-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        using var noPick = await jana.Post(town + "/initiatives/steps", ("to", "Running"), ("day", "2026-03-01"));
        Assert.Contains("mindestens eine Maßnahme", await noPick.Body(), StringComparison.Ordinal);
        await jana.Follow(town + "/initiatives/steps", ("pick", first.Split('/')[^1] + "/1"), ("to", "Declined"), ("reason",
            "Hilft keinem Ziel."), ("day", "2026-03-01"));
        Assert.Contains("Hilft keinem Ziel.", await jana.Read(town + "/initiatives/no"), StringComparison.Ordinal);
        await jana.Follow(first + "/comments", ("text", "Schade, aber richtig."));
        using var sent = await jana.PostFile(first + "/documents", "file", "../notiz.html", "<script>"u8.ToArray());
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var page = await jana.Read(first);
        Assert.Contains("Schade, aber richtig.", page, StringComparison.Ordinal);
        using var document = await jana.Get(DocumentLink().Match(page).Groups[1].Value);
        Assert.Equal("application/octet-stream", document.Content.Headers.ContentType!.MediaType);
        Assert.Equal("notiz.html", document.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task A_table_is_looked_at_before_it_is_taken_over()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Tabellingen");
        var table = "Titel;Teilbereich;Wartet auf\nErste;steering;\nZweite;steering;Erste\n";
        using var looked = await jana.PostFile(town + "/initiatives/import", "file", "liste.csv",
            System.Text.Encoding.UTF8.GetBytes(table), ("area", ""));
        Assert.Contains("2 kommen neu dazu", await looked.Body(), StringComparison.Ordinal);
        Assert.Contains("Noch gibt es keine Maßnahmen", await jana.Read(town + "/initiatives"), StringComparison.Ordinal);
        using var wrong = await jana.Post(town + "/initiatives/import", ("text", table + "Dritte;nirgends;\n"), ("go", "store"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Noch gibt es keine Maßnahmen", await jana.Read(town + "/initiatives"), StringComparison.Ordinal);
        await jana.Follow(town + "/initiatives/import", ("text", table), ("go", "store"));
        Assert.Contains("2 Maßnahmen", await jana.Read(town + "/initiatives"), StringComparison.Ordinal);
        Assert.Contains("Zweite;Strategische Steuerung;", await jana.Read(town + "/initiatives/initiatives.csv"), StringComparison.Ordinal);
        using var xlsx = await jana.Get(town + "/initiatives/initiatives.xlsx");
        Assert.Equal((byte)'P', (await xlsx.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task Everybody_in_the_room_marks_once_and_the_wall_shows_five_or_nothing()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Werkstatthausen");
        foreach (var people in new[] { 4, 5 })
        {
            var wall = await jana.Follow(town + "/strategy/workshops", ("area", "steering"));
            var code = CodeField().Match(await jana.Read(wall)).Groups[1].Value;
            for (var person = 0; person < people; person++)
            {
                using var phone = one.Instance.NewVisitor();
                using var nothing = await phone.PostBare("/werkstatt/" + code);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
                for (var again = 0; again < 2; again++)
                {
                    using var marked = await phone.PostBare("/werkstatt/" + code, ("option", $"{2 + person % 2}"));
                    Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
                }
            }

            Assert.Contains($"{people} Zeichen gesetzt", await jana.Read(wall), StringComparison.Ordinal);
            await jana.Follow(wall + "/end");
            Assert.Contains(people < 5 ? "weniger als fünf Zeichen" : "Die Zeichen liegen dicht beieinander", await jana.Read(wall), StringComparison.Ordinal);
            using var late = one.Instance.NewVisitor();
            using var over = await late.Get("/werkstatt/" + code);
            Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
        }
    }

    [Fact]
    public async Task A_decision_stands_once_it_is_made()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Entscheidingen");
        using var future = await jana.Post(town + "/decisions", ("text", "Soll es?"), ("level", "Council"), ("since", "2099-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        var asked = await jana.Follow(town + "/decisions", ("text", "Geben wir das Rechenzentrum auf?"), ("level", "Executive"), ("who",
            "Bürgermeisterin"), ("since", "2026-01-10"));
        var question = asked.Split("#q-")[1];
        Assert.Contains("Rechenzentrum", await jana.Read(town + "/decisions/agenda?level=Executive"), StringComparison.Ordinal);
        await jana.Follow($"{town}/decisions/{question}/outcome", ("way", "Agreed"), ("outcome", "Ja, zum Vertragsende."), ("reason",
            "Günstiger."), ("day", "2026-02-01"));
        using var second = await jana.Post($"{town}/decisions/{question}/outcome", ("way", "Declined"), ("outcome", "Doch nicht."),
            ("reason", "Mut."), ("day", "2026-02-02"));
        var body = await second.Body();
        Assert.Contains("Ja, zum Vertragsende.", body, StringComparison.Ordinal);
        Assert.Contains("Doch nicht.", body, StringComparison.Ordinal);
        Assert.Contains("Ja, zum Vertragsende.", await jana.Read(town + "/decisions/agenda?level=Executive&since=2026-01-01"), StringComparison.Ordinal);
    }

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex TownLink();

    [GeneratedRegex("/strategy/goals/([0-9a-f-]{36})")]
    private static partial Regex GoalLink();

    [GeneratedRegex("href=\"([^\"]+/documents/[0-9a-f-]{36})\"")]
    private static partial Regex DocumentLink();

    [GeneratedRegex("class=\"code\">([A-Z0-9]{6})<")]
    private static partial Regex CodeField();
}
