using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Controlling as people meet it: a round on a phone, a light with its reason, a brake, and what came of it.</summary>
public sealed partial class ControllingTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task A_unit_head_answers_the_round_and_only_for_the_own_unit()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Rundenhausen");
        var mine = await Running(jana, town, "Bauakte", "Bauamt");
        var other = await Running(jana, town, "Hauptsache", "Hauptamt");
        using var late = await jana.Post(town + "/controlling/rounds", ("due", "2020-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var round = await jana.Follow(town + "/controlling/rounds", ("due", Day(7)));
        using var ralf = await Head(town, "Bauamt");
        Assert.Contains("fragt Sie nach einer Maßnahme", await ralf.Read("/desk"), StringComparison.Ordinal);
        var part = await ralf.Read(round + "/part");
        Assert.Contains("Bauakte", part, StringComparison.Ordinal);
        Assert.DoesNotContain("Hauptsache", part, StringComparison.Ordinal);
        using var foreign = await ralf.Post(round + "/part", ("seen-" + other, "0"), ("percent-" + other, "10"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        // What is wrong comes back with everything that was written.
        using var wrong = await ralf.Post(round + "/part", ("seen-" + mine, "0"), ("percent-" + mine, "140"), ("blocked-" + mine,
            "Vertrag <b>fehlt</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("140 Prozent kann nicht sein", await wrong.Body(), StringComparison.Ordinal);
        Assert.Contains("value=\"140\"", await wrong.Body(), StringComparison.Ordinal);
        Assert.Contains("Vertrag", await wrong.Body(), StringComparison.Ordinal);
        var raw = await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<b>fehlt", raw, StringComparison.Ordinal);
        using var words = await ralf.Post(round + "/part", ("seen-" + mine, "0"), ("percent-" + mine, "viel"));
        Assert.Contains("keine ganze Zahl", await words.Body(), StringComparison.Ordinal);
        using var noReason = await ralf.Post(round + "/part", [("seen-" + mine, "0"), .. Moved(mine, Day(90), "")]);
        Assert.Contains("warum der Termin sich verschiebt", await noReason.Body(), StringComparison.Ordinal);
        using var before = await ralf.Post(round + "/part", [("seen-" + mine, "0"), .. Moved(mine, "", "", "2019-01-01")]);
        Assert.Contains("vor dem Beginn der Maßnahme", await before.Body(), StringComparison.Ordinal);

        await ralf.Follow(round + "/part", [("seen-" + mine, "0"), ("percent-" + mine, "40"), .. Moved(mine, Day(90),
            "Warten auf das Land")]);
        Assert.Contains("Alles beantwortet", await ralf.Read(round + "/part"), StringComparison.Ordinal);
        Assert.DoesNotContain("fragt Sie nach", await ralf.Read("/desk"), StringComparison.Ordinal);
        using var overtaken = await jana.Post(round + "/part", ("seen-" + mine, "0"), ("percent-" + mine, "90"));
        Assert.Contains("hat inzwischen gemeldet", await overtaken.Body(), StringComparison.Ordinal);
        Assert.Contains("value=\"90\"", await overtaken.Body(), StringComparison.Ordinal);
        await jana.Follow(round + "/part", ("seen-" + mine, "0"), ("seen-" + other, "0"), ("unchanged", other));
        Assert.Contains("Alle 2 Antworten sind da", await jana.Read(round), StringComparison.Ordinal);

        using var refused = await ralf.Post(round + "/freeze");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await jana.Follow(round + "/freeze");
        using var over = await ralf.Get(round + "/part");
        Assert.Equal(HttpStatusCode.Conflict, over.StatusCode);
        using var file = await jana.Get(round + "/round.json");
        var json = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(Controlling.RoundDocument.HashOf(json), await jana.Read(round), StringComparison.Ordinal);
        Assert.Contains("Warten auf das Land", await jana.Read($"{town}/controlling/initiatives/{mine}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_light_is_set_otherwise_only_with_a_reason_and_the_rule_stays_beside_it()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Ampelingen");
        var id = await Running(jana, town, "Akte", "Bauamt");
        var page = $"{town}/controlling/initiatives/{id}";
        using var noReason = await jana.Post(page + "/override", ("seen", "0"), ("light", "Red"), ("reason", ""), ("until", Day(20)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        using var odd = await jana.Post(page + "/override", ("seen", "0"), ("light", "7"), ("reason", "Weil"), ("until", Day(20)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
        await jana.Follow(page + "/override", ("seen", "0"), ("light", "Red"), ("reason", "Der Anbieter ist insolvent."), ("until",
            Day(20)));
        var shown = await jana.Read(town + "/controlling");
        Assert.Contains("Der Anbieter ist insolvent.", shown, StringComparison.Ordinal);
        Assert.Contains("so gesetzt von Jana Brandt", shown, StringComparison.Ordinal);
        Assert.Contains("Die Regel sagt:", shown, StringComparison.Ordinal);
        await jana.Follow(page + "/override", ("seen", "1"), ("light", "Rule"), ("reason", "Neuer Anbieter"), ("until", ""));
        Assert.DoesNotContain("so gesetzt von", await jana.Read(town + "/controlling"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beginning_too_much_needs_a_reason_and_a_benefit_is_looked_at()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Bremsdorf");
        using var wrong = await jana.Post(town + "/controlling/plan", ("seen", "0"), ("day", "31"), ("open", "10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"31\"", await wrong.Body(), StringComparison.Ordinal);
        await jana.Follow(town + "/initiatives/capacity", ("seen", "0"), ("first", "2026-Q4"), ("quarters", "1"), ("once", "1"), ("go",
            "store"));
        var first = await Running(jana, town, "Erste", "Bauamt");
        var second = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "Zweite"), ("area", "steering"));
        using var held = await jana.Post(second + "/steps", ("seen", "1"), ("stand", "Running"), ("day", Day(0)));
        Assert.Contains("Laufende Maßnahmen: 1; vereinbart sind höchstens 1", await held.Body(), StringComparison.Ordinal);
        using var silent = await jana.Post(second + "/steps", ("seen", "1"), ("stand", "Running"), ("day", Day(0)), ("anyway", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        using var many = await jana.Post(town + "/initiatives/steps", ("pick", second.Split('/')[^1] + "/1"), ("to", "Running"), ("day",
            Day(0)));
        Assert.Contains("auf ihrer eigenen Seite", await many.Body(), StringComparison.Ordinal);
        await jana.Follow(second + "/steps", ("seen", "1"), ("stand", "Running"), ("day", Day(0)), ("anyway", "yes"), ("reason",
            "Gesetzliche Frist"));
        Assert.Contains("Gesetzliche Frist", await jana.Read(second), StringComparison.Ordinal);

        await jana.Follow($"{town}/initiatives/{first}/steps", ("seen", "2"), ("stand", "Done"), ("reason", ""), ("day", Day(0)));
        var page = $"{town}/controlling/initiatives/{first}";
        using var empty = await jana.Post(page + "/benefit", ("seen", "0"), ("benefit", "Partly"), ("observed", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await jana.Follow(page + "/benefit", ("seen", "0"), ("benefit", "Partly"), ("observed", "Neun statt zwölf Tage"), ("learned",
            "Vorher zählen"));
        Assert.Contains("Neun statt zwölf Tage", await jana.Read(town + "/controlling/effects"), StringComparison.Ordinal);
        Assert.Contains("2 Maßnahmen wurden begonnen. Fertig: 1.", await jana.Read(town + "/controlling/figures"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shows_what_is_stuck_what_will_be_and_what_came_of_it()
    {
        using var coordinator = demo.Instance.NewVisitor();
        await coordinator.Follow("/demo/coordinator");
        var town = TownLink().Match(await coordinator.Read("/administrations")).Value;
        var page = await coordinator.Read(town + "/controlling");
        Assert.Contains("so gesetzt von Jana Brandt", page, StringComparison.Ordinal);
        Assert.Contains("Was wird in acht Wochen rot?", page, StringComparison.Ordinal);
        Assert.Contains("Die Runde 35 ist offen", page, StringComparison.Ordinal);
        Assert.Contains("34 eingefrorene Runden", await coordinator.Read(town + "/controlling/rounds"), StringComparison.Ordinal);
        Assert.Contains("mit 80 % Sicherheit bis Ende", await coordinator.Read(town + "/controlling/figures"), StringComparison.Ordinal);
        Assert.Contains("Was das nicht beweist:", await coordinator.Read(town + "/controlling/effects"), StringComparison.Ordinal);
        Assert.Contains("Are we on the way?", await coordinator.Read(town + "/controlling?lang=en"), StringComparison.Ordinal);

        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        Assert.DoesNotContain("Meinen Teil", await council.Read(town + "/controlling"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nach Ursachen", await council.Read(town + "/controlling/effects"), StringComparison.Ordinal);
        using var head = demo.Instance.NewVisitor();
        await head.Follow("/demo/unithead");
        Assert.Contains("Sensoren auf dem Marktplatz", await head.Read(town + "/controlling/rounds/35/part"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_get_their_mail_when_a_round_opens()
    {
        using var sink = new MailSink();
        await using var instance = await RunningInstance.Start(new Dictionary<string, string>
        {
            ["WEGMARKE_SMTP_HOST"] = "127.0.0.1", ["WEGMARKE_SMTP_PORT"] = $"{sink.Port}", ["WEGMARKE_SMTP_SECURITY"] = "none",
            ["WEGMARKE_MAIL_FROM"] = "Probedorf <wegmarke@probedorf.example>",
        });
        using var jana = instance.NewVisitor();
        await jana.SetUp();
        await jana.SignIn("jana");
        var town = await jana.Administration();
        await Running(jana, town, "Bauakte", "Bauamt");
        using var wrong = await jana.Post(town + "/controlling/reporters", ("owner", "Bauamt"), ("address", "kein Postfach"));
        Assert.Contains("kein Postfach", await wrong.Body(), StringComparison.Ordinal);
        await jana.Follow(town + "/controlling/reporters", ("owner", "Bauamt"), ("address", "bauamt@probedorf.example"));
        var round = await jana.Follow(town + "/controlling/rounds", ("due", Day(7)));
        for (var wait = 0; wait < 1200 && sink.Mails.IsEmpty; wait++) await Task.Delay(100, TestContext.Current.CancellationToken);
        var mail = Assert.Single(sink.Mails);
        Assert.Contains($"{instance.Address.OriginalString}{round}/part", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("bauamt@probedorf.example", mail.To.Mailboxes.Single().Address);
    }

    private static async Task<string> Running(Visitor jana, string town, string title, string owner)
    {
        var page = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", title), ("area", "steering"), ("owner", owner),
            ("days", "20"),
            ("begin", Day(-30)), ("end", Day(200)), ("milestone", "Probe"), ("planned", Day(20)), ("reached", ""));
        await jana.Follow(page + "/steps", ("seen", "1"), ("stand", "Running"), ("reason", ""), ("day", Day(0)));
        return page.Split('/')[^1];
    }

    private static (string, string)[] Moved(string id, string to, string why, string reached = "") =>
    [
        ($"name-{id}-0", "Probe"), ($"planned-{id}-0", Day(20)), ($"moved-{id}-0", to), ($"why-{id}-0", why), ($"reached-{id}-0", reached),
    ];

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", null);

    private async Task<Visitor> Head(string town, string unit)
    {
        var name = $"head-{Guid.NewGuid():N}";
        await using (var db = Database.Open(new(one.Instance.Folder)))
        {
            var administration = Guid.Parse(town.Split('/')[^1]);
            var headed = db.Set<Administrations.Unit>().First(one => one.AdministrationId == administration && one.Name == unit).Id;
            await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, Role.UnitHead, administration, DateTimeOffset.UnixEpoch,
                unit: headed);
        }

        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex TownLink();
}
