using System.Net;

namespace Wegmarke.Web.Tests;

/// <summary>A result as its readers see it: everything to those who look after the house, the own unit to its head, no unit to the
/// council.</summary>
public sealed class ResultPagesTests(OneInstance one)
{
    private static readonly string[] House = ["", "/page", "/findings", "/perspectives", "/change", "/areas/steering"];

    private static readonly string[] Files =
        ["/profile.csv", "/findings.csv", "/perspectives.csv", "/change.csv", "/areas/steering/items.csv"];

    private static readonly string[] OfUnits =
        ["/units", "/units?sort=target", "/unit?name=Hauptamt", "/units.csv", "/unit.csv?name=Hauptamt"];

    [Fact]
    public async Task Everybody_sees_of_units_what_is_theirs()
    {
        using var coordinator = await one.Coordinator();
        var results = await Released(coordinator);
        foreach (var page in House.Concat(OfUnits)) await coordinator.Read(results + page);
        using var head = await Somebody(coordinator, results, "UnitHead", "Hauptamt");
        var own = await head.Read(results + "/unit");
        Assert.Contains("<h1>Hauptamt</h1>", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Bauamt", await head.Read(results + "/units"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bauamt", await head.Read(results + "/units.csv"), StringComparison.Ordinal);
        foreach (var page in House) await head.Read(results + page);
        foreach (var forbidden in new[] { "/unit?name=Bauamt", "/unit.csv?name=Bauamt", "/release.json" })
        {
            await Refused(head, results + forbidden);
        }

        await SeesData(head, results, own: "Hauptamt", notOwn: "Bauamt");
        using var council = await Somebody(coordinator, results, "Council", null);
        await SeesData(council, results, own: null, notOwn: "Hauptamt");
        Assert.Contains("Hauptamt", await coordinator.Read(results + "/data/areas.csv"), StringComparison.Ordinal);
        foreach (var page in House)
        {
            var text = await council.Read(results + page);
            Assert.DoesNotContain("Bauamt", text, StringComparison.Ordinal);
            Assert.DoesNotContain("/results/unit", text, StringComparison.Ordinal);
        }

        foreach (var forbidden in OfUnits.Append("/release.json")) await Refused(council, results + forbidden);
        using var nobody = await Somebody(coordinator, results, "UnitHead", null);
        Assert.Contains("Ihnen ist kein Amt zugeordnet", await nobody.Read(results + "/unit"), StringComparison.Ordinal);
        await Refused(nobody, results + "/unit?name=Hauptamt");
    }

    [Fact]
    public async Task A_unit_is_shown_where_enough_answered_and_else_says_one_word()
    {
        using var coordinator = await one.Coordinator();
        var results = await Released(coordinator);
        var page = await coordinator.Read(results + "/unit?name=Hauptamt");
        Assert.Contains("12 Beschäftigte haben geantwortet", page, StringComparison.Ordinal);
        Assert.Contains("Wie viele Beschäftigte geantwortet haben: geschützt.", await coordinator.Read(results + "/unit?name=Bauamt"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_names_wave_day_model_and_document()
    {
        using var coordinator = await one.Coordinator();
        var results = await Released(coordinator);
        foreach (var file in Files.Concat(OfUnits.Where(path => path.Contains(".csv", StringComparison.Ordinal))))
        {
            using var answer = await coordinator.Get(results + file);
            Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
            var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
            Assert.EndsWith("Verwaltung;Welle;Stichtag;Modell;Prüfsumme", lines[0], StringComparison.Ordinal);
            Assert.True(lines.Length > 1, file);
            Assert.All(lines.Skip(1), line => Assert.Matches(@";1;\d{4}-\d\d-\d\d;zukunftsfaehigkeit 1\.0;[0-9a-f]{64}$", line));
        }
    }

    [Fact]
    public async Task Bad_addresses_get_one_clear_message()
    {
        using var coordinator = await one.Coordinator();
        var results = await Released(coordinator);
        foreach (var unknown in new[] { "/unit?name=Mondamt", "/unit?name=Hauptamt&perspective=moon", "/units?perspective=moon",
            "/units?sort=moon", "/areas/moon", "?wave=99", "/unit?name=Hauptamt&wave=99", "/areas/moon/items.csv", "/unit" })
        {
            using var answer = await coordinator.Get(results + unknown);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, unknown);
            Assert.Contains("Diese Seite gibt es nicht", await answer.Body(), StringComparison.Ordinal);
        }

        using var unreadable = await coordinator.Get(results + "?wave=zwei");
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        Assert.Contains("nicht lesbar", await unreadable.Body(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\"", await coordinator.Read(results + "?lang=xx"), StringComparison.Ordinal);
        Assert.Contains("Where we stand", await coordinator.Read(results + "?lang=en"), StringComparison.Ordinal);
        using var foreign = await coordinator.Get($"/administrations/{Guid.NewGuid()}/results/units");
        Assert.Contains("Noch gibt es kein Ergebnis", await foreign.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_of_another_administration_is_given_to_nobody()
    {
        using var coordinator = await one.Coordinator();
        var (mine, other) = (await coordinator.Administration("Hierdorf"), await coordinator.Administration("Dortdorf"));
        using var answer = await coordinator.Post("/accounts", ("display", "X"), ("name", "x"), ("password", Visitor.Password),
            ("role", "UnitHead"), ("administration", mine.Split('/')[^1]), ("unit", await UnitId(coordinator, other, "Bauamt")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("gehört nicht zur gewählten Verwaltung", await answer.Body(), StringComparison.Ordinal);
    }

    /// <summary>Twelve staff and six leaders of one unit answered, nobody of the other.</summary>
    private async Task<string> Released(Visitor coordinator)
    {
        var administration = await coordinator.Administration("Ergebnisdorf");
        var (campaign, link) = await coordinator.OpenSurvey(administration);
        for (var i = 0; i < 18; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            var number = i;
            await visitor.Answer(link, i >= 12 ? "leaders" : "staff", place => 1 + (place * 5 + number * 7 + place * number) % 6,
                unit: 1);
        }

        await coordinator.Follow(campaign + "/closure");
        return administration + "/results";
    }

    private async Task<Visitor> Somebody(Visitor coordinator, string results, string role, string? unit)
    {
        var administration = results.Replace("/results", "", StringComparison.Ordinal);
        var name = $"{role}-{Guid.NewGuid():N}";
        await coordinator.Follow("/accounts", ("display", name), ("name", name), ("password", Visitor.Password), ("role", role),
            ("administration", administration.Split('/')[^1]),
            ("unit", unit is null ? "" : await UnitId(coordinator, administration, unit)));
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    private async Task<string> UnitId(Visitor coordinator, string administration, string unit)
    {
        var id = Guid.Parse(administration.Split('/')[^1]);
        await using var db = Storage.Database.Open(new(one.Instance.Folder));
        var found = db.Set<Administrations.Unit>().Single(candidate => candidate.AdministrationId == id
            && candidate.Name == unit).Id.ToString();
        Assert.Contains($"<option value=\"{found}\">", await coordinator.Read("/accounts"), StringComparison.Ordinal);
        return found;
    }

    /// <summary>Files hold what the pages of this reader show, and are there in every format.</summary>
    private static async Task SeesData(Visitor reader, string results, string? own, string notOwn)
    {
        Assert.Contains("areas.sav", await reader.Read(results + "/data"), StringComparison.Ordinal);
        var areas = await reader.Read(results + "/data/areas.csv");
        if (own is not null) Assert.Contains(own, areas, StringComparison.Ordinal);
        foreach (var file in new[] { "areas.csv", "groups.csv", "items.csv", "facets.csv", "codebook.csv", "codebook.xml", "codebook.md",
            "figures.R" })
        {
            Assert.DoesNotContain(notOwn, await reader.Read(results + "/data/" + file), StringComparison.Ordinal);
        }

        using var archive = new System.IO.Compression.ZipArchive(await (await reader.Get(results
            + "/data/figures.zip")).Content.ReadAsStreamAsync(
            TestContext.Current.CancellationToken));
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName == "release.json");
        foreach (var file in new[] { "figures.xlsx", "areas.sav", "areas.parquet", "figures.sps",
            "release.schema.json" }) await reader.Read(results + "/data/" + file);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(results + "/data/moon.csv")).StatusCode);
    }

    private static async Task Refused(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{path}: {answer.StatusCode}");
    }
}
