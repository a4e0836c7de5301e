using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Capacities, plans and weighing as people meet them: bad input is said and kept, nothing is lost, and a plan is found, adopted
/// and taken back.</summary>
public sealed partial class PlanPagesTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task Capacities_are_entered_mended_and_taken_from_a_file()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Kapazitingen");
        var page = town + "/initiatives/capacity";
        var empty = await jana.Read(page);
        Assert.Contains("Ohne diese Zahlen ist jeder Plan ein Wunschzettel", empty, StringComparison.Ordinal);
        var unit = Cell().Match(empty).Groups[1].Value;
        (string, string)[] Table(params string[] cells) => [("seen", "0"), ("first", "2027-Q1"), ("quarters", $"{cells.Length}"),
            .. cells.Select(cell => ("d-" + unit, cell))];
        using var negative = await jana.Post(page, Table("20", "-3"));
        var body = await negative.Body();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, negative.StatusCode);
        Assert.Contains("2. Quartal 2027: Der Wert kann nicht negativ sein", body, StringComparison.Ordinal);
        Assert.Contains("value=\"-3\"", body, StringComparison.Ordinal);
        using var word = await jana.Post(page, Table("viel"));
        Assert.Contains("„viel“ ist keine Zahl", await word.Body(), StringComparison.Ordinal);
        using var longer = await jana.Post(page, [.. Table("20", "30"), ("go", "longer")]);
        Assert.Contains("Q2/28", await longer.Body(), StringComparison.Ordinal);
        await jana.Follow(page, [.. Table("20", "0,5 VZÄ"), ("money", "40.000"), ("once", "5"), ("go", "store")]);
        // As many fields as a large town has.
        using var late = await jana.Post(page, [.. Table("1", "2"), ("go", "store"), .. Enumerable.Repeat(("d-" + unit, ""), 2000)]);
        var both = await late.Body();
        Assert.Contains("Inzwischen hat jemand anderes gespeichert", both, StringComparison.Ordinal);
        Assert.Contains("20 · 25", both, StringComparison.Ordinal);
        var file = await jana.Read(page + "/capacity.csv");
        Assert.Contains(";20;25;", file, StringComparison.Ordinal);
        Assert.Contains("Geld insgesamt;40.000;40.000;", file, StringComparison.Ordinal);
        using var taken = await jana.PostFile(page + "/file", "file", "k.csv", Encoding.UTF8.GetBytes(file.Replace(";20;", ";77;",
            StringComparison.Ordinal)), ("seen", "1"));
        Assert.Contains("value=\"77\"", await taken.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("77", await jana.Read(page + "/capacity.csv"), StringComparison.Ordinal);
        using var strange = await jana.PostFile(page + "/file", "file", "k.csv", "Amt;2027-Q1\nNirgends;5\n"u8.ToArray(), ("seen", "1"));
        Assert.Contains("Ein Amt „Nirgends“ gibt es nicht", await strange.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_computed_compared_adopted_and_taken_back()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Planstadt");
        var initiatives = town + "/initiatives";
        var unit = Cell().Match(await jana.Read(initiatives + "/capacity")).Groups[1].Value;
        await jana.Follow(initiatives + "/capacity", ("seen", "0"), ("first", "2026-Q1"), ("quarters", "1"), ("d-" + unit, "10"), ("go",
            "store"));
        Task<string> Add(string title, string months) => jana.Follow(initiatives, ("seen", "0"), ("title", title), ("area", "steering"),
            ("size", "4"), ("unit", unit), ("days", "18"), ("months", months));
        var first = await Add("Erste & Beste", "6");
        await Add("Zweite", "6");
        await Add("Zu groß", "3");
        using var bad = await jana.Post(initiatives + "/plan/scenarios", ("name", "Zehn Prozent"), ("quarters", "viele"), ("days", "90"),
            ("money", "100"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("value=\"viele\"", await bad.Body(), StringComparison.Ordinal);
        var trial = await jana.Follow(initiatives + "/plan/scenarios", ("name", "Wie eingetragen"), ("quarters", "4"), ("days", "100"),
            ("money", "100"), ("keep", "yes"), ("go", "compute"));
        var found = await Computed(jana, trial);
        Assert.Contains("nimmt 2 von 3 Maßnahmen auf", found, StringComparison.Ordinal);
        Assert.Contains("Bewiesen: Unter diesen Vorgaben ist kein Plan besser", found, StringComparison.Ordinal);
        Assert.Contains("Sie passt auch allein nicht in Zeit, Kapazität und Geld.", found, StringComparison.Ordinal);
        Assert.Contains("Noch ist kein Ergebnis freigegeben", found, StringComparison.Ordinal);

        var forced = await jana.Follow(initiatives + "/plan/scenarios", ("name", "Muss alles"), ("quarters", "4"), ("days", "50"),
            ("money", "100"), ("in", first.Split('/')[^1]), ("go", "compute"));
        var conflict = await Computed(jana, forced);
        Assert.Contains("Was nicht zusammen geht", conflict, StringComparison.Ordinal);
        Assert.Matches("Die Personentage von (Haupt|Bau)amt reichen nicht.", conflict);
        Assert.Contains("„Erste & Beste“ muss sein.", conflict, StringComparison.Ordinal);
        Assert.Contains("So gibt es keinen Plan", await jana.Read(initiatives + "/plan"), StringComparison.Ordinal);

        var result = AdoptionForm().Match(found).Groups[1].Value;
        using var silent = await jana.Post(result, ("level", "Executive"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        await jana.Follow(result, ("level", "Executive"), ("reason", "Er lässt sich tragen."));
        Assert.Contains("Er lässt sich tragen.", await jana.Read(town + "/decisions"), StringComparison.Ordinal);
        Assert.Contains("Seit dieser Rechnung haben sich", await jana.Read(trial), StringComparison.Ordinal);
        Assert.Contains("Fassung 2", await jana.Read(first), StringComparison.Ordinal);
        var plans = await jana.Read(initiatives + "/plan");
        Assert.Contains("Es gilt der Plan „Wie eingetragen“", plans, StringComparison.Ordinal);
        var back = AdoptionEnd().Match(plans).Groups[1].Value;
        await jana.Follow(back);
        Assert.Contains("Fassung 3", await jana.Read(first), StringComparison.Ordinal);
        using var again = await jana.Post(back);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_long_computation_is_watched_left_and_ended_with_the_best_so_far()
    {
        const int Count = 120;
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Langrechnen");
        var initiatives = town + "/initiatives";
        var unit = Cell().Match(await jana.Read(initiatives + "/capacity")).Groups[1].Value;
        await jana.Follow(initiatives + "/capacity", [("seen", "0"), ("first", "2026-Q1"), ("quarters", "8"),
            .. Enumerable.Repeat(("d-" + unit, "90"), 8), ("money", "40.000"), ("once", "9"), ("go", "store")]);
        var random = new Random(5);
        var table = new StringBuilder("Titel;Teilbereich;Personentage;Kosten einmalig;Dauer in Monaten;Stärke der Wirkung\n");
        for (var at = 0; at < Count; at++)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"Maßnahme {at};steering;{random.Next(5, 60)};{random.Next(1, 40)}000;{random.Next(3, 15)};{random.Next(1, 6)}\n");
        }

        await jana.Follow(initiatives + "/import", ("text", table.ToString()), ("go", "store"));
        var trial = await jana.Follow(initiatives + "/plan/scenarios", ("name", "Alles"), ("quarters", "8"), ("days", "100"),
            ("money", "100"), ("keep", "yes"), ("go", "compute"));
        using var running = await jana.Get(trial);
        Assert.Equal("2", Assert.Single(running.Headers.GetValues("Refresh")));
        Assert.Contains("Sie können sie verlassen; der Plan wird behalten.", await running.Body(), StringComparison.Ordinal);
        using var elsewhere = await jana.Get(initiatives + "/plan");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        await jana.Follow(trial + "/end");
        var found = await Computed(jana, trial);
        Assert.Contains($"von {Count} Maßnahmen auf", found, StringComparison.Ordinal);
        using var done = await jana.Get(trial);
        Assert.False(done.Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task Criteria_are_weighed_and_what_two_write_at_once_is_shown_to_both()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Wiegen");
        var initiatives = town + "/initiatives";
        await jana.Follow(initiatives, ("seen", "0"), ("title", "Erste"), ("area", "steering"), ("size", "4"), ("days", "10"));
        var second = await jana.Follow(initiatives, ("seen", "0"), ("title", "Zweite"), ("area", "steering"), ("size", "5"), ("days",
            "10"));
        Assert.Contains("Vorn liegt „Zweite“ mit einem Nutzwert von", await jana.Read(initiatives + "/merit"), StringComparison.Ordinal);
        (string, string)[] Criteria(string weight, string points) => [("seen", "0"), ("key", "effect"), ("kind", "Effect"), ("name", ""),
            ("weight", "40"), ("key", "own1"), ("kind", "Own"), ("name", "Entlastet"), ("weight", weight),
            ("p-own1-" + second.Split('/')[^1], points)];
        using var word = await jana.Post(initiatives + "/merit", Criteria("schwer", "3"));
        Assert.Contains("„schwer“ ist keine Zahl", await word.Body(), StringComparison.Ordinal);
        using var tooMany = await jana.Post(initiatives + "/merit", Criteria("20", "9"));
        Assert.Contains("Punkte sind ganze Zahlen von 1 bis 5", await tooMany.Body(), StringComparison.Ordinal);
        await jana.Follow(initiatives + "/merit", Criteria("20", "3"));
        var page = await jana.Read(initiatives + "/merit");
        Assert.Contains("Nicht vergleichbar, weil etwas fehlt", page, StringComparison.Ordinal);
        using var late = await jana.Post(initiatives + "/merit", Criteria("60", "3"));
        Assert.Contains("Inzwischen hat jemand anderes gespeichert", await late.Body(), StringComparison.Ordinal);

        Assert.Contains("über 5 Jahre", await jana.Read(initiatives + "/costs"), StringComparison.Ordinal);
        using var never = await jana.Get(initiatives + "/costs?years=0&rate=2&day=0");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, never.StatusCode);
    }

    [Fact]
    public async Task Everybody_reads_the_plan_of_the_demo_and_only_leaders_change_it()
    {
        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        var town = TownLink().Match(await council.Read("/administrations")).Value;
        var plans = await council.Read(town + "/initiatives/plan");
        Assert.Contains("Versuche nebeneinander", plans, StringComparison.Ordinal);
        Assert.Contains("So gibt es keinen Plan", plans, StringComparison.Ordinal);
        var trial = TrialLink().Match(plans).Groups[1].Value;
        Assert.DoesNotContain("Plan übernehmen", await council.Read(trial), StringComparison.Ordinal);
        Assert.Contains("Does one see something, too?",
            await council.Read(town + "/initiatives/balance?lang=en"), StringComparison.Ordinal);
        foreach (var path in new[] { "/capacity", "/plan/scenarios", "/merit" })
        {
            using var refused = await council.Post(town + "/initiatives" + path, ("seen", "0"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var other = await one.Coordinator();
        var elsewhere = await other.Administration("Anderswo");
        using var strange = await other.Get(elsewhere + "/initiatives/plan/scenarios/" + Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
    }

    [Fact]
    public async Task A_cause_of_the_house_is_answered_by_an_initiative()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Ursachingen");
        var cause = await jana.Follow(town + "/causes", ("area", "steering"), ("name", "Niemand sagt Nein"), ("description",
            "Alles gilt als dringend."),
            ("level", "OwnHouse"));
        var id = cause.Split('/')[^1];
        Assert.Contains("Niemand sagt Nein", await jana.Read(town + "/initiatives/new"), StringComparison.Ordinal);
        var initiative = await jana.Follow(town + "/initiatives", ("seen", "0"), ("title", "Nein-Liste"), ("area",
            "steering"), ("cause", id));
        Assert.Contains("Niemand sagt Nein", await jana.Read(initiative), StringComparison.Ordinal);
        Assert.Contains("Nein-Liste", await jana.Read(cause), StringComparison.Ordinal);
        using var invented = await jana.Post(town + "/initiatives", ("seen", "0"), ("title", "x"), ("area", "steering"), ("cause",
            Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invented.StatusCode);
    }

    private static async Task<string> Computed(Visitor visitor, string trial)
    {
        for (var look = 0; look < 400; look++)
        {
            var page = await visitor.Read(trial);
            if (page.Contains("Womit gerechnet wurde", StringComparison.Ordinal)) return page;
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(trial);
    }

    [GeneratedRegex("name=\"d-([0-9a-f-]{36})\"")]
    private static partial Regex Cell();

    [GeneratedRegex("action=\"([^\"]+/adoption)\"")]
    private static partial Regex AdoptionForm();

    [GeneratedRegex("action=\"([^\"]+/adoptions/[0-9a-f-]{36}/end)\"")]
    private static partial Regex AdoptionEnd();

    [GeneratedRegex("href=\"([^\"]+/plan/scenarios/[0-9a-f-]{36})\"")]
    private static partial Regex TrialLink();

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex TownLink();
}
