using System.Net;
using System.Text.Json;

namespace Wegmarke.Web.Tests;

/// <summary>After the release: putting it right, withdrawing it, units between waves and hard facts.</summary>
public sealed class CorrectionTests(OneInstance one)
{
    [Fact]
    public async Task A_corrected_release_says_why_and_later_waves_say_what_they_rest_on()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Berichtighausen");
        var first = await Closed(coordinator, administration, "Erste", 12);
        await Closed(coordinator, administration, "Zweite", 13);
        using var missing = await coordinator.Post(first + "/corrections", ("reason", ""), ("staff", "50"), ("into-0", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("value=\"50\"", await missing.Body(), StringComparison.Ordinal);
        using var wrong = await coordinator.Post(first + "/corrections", ("reason", "Kopfzahl"), ("staff", "viele"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        await coordinator.Follow(first + "/corrections", ("reason", "Kopfzahl war von gestern"), ("staff", "50"), ("into-0", "1"));
        var document = JsonDocument.Parse(await coordinator.Read(administration + "/results/release.json?wave=1")).RootElement;
        Assert.Equal(2, document.GetProperty("version").GetInt32());
        Assert.Equal(50, document.GetProperty("staff").GetInt32());
        Assert.Equal("Hauptamt", Assert.Single(document.GetProperty("units").EnumerateArray()).GetProperty("key").GetString());
        Assert.Contains("ersetzt Fassung 1", await coordinator.Read(administration + "/results?wave=1"), StringComparison.Ordinal);
        foreach (var page in new[] { "/results?wave=2", "/results/change?wave=2", "/results/perspectives?wave=2" })
        {
            Assert.Contains("Vorsicht beim Vergleich", await coordinator.Read(administration + page), StringComparison.Ordinal);
        }

        Assert.Contains("Kopfzahl war von gestern", await coordinator.Read(first + "/corrections"), StringComparison.Ordinal);
        Assert.Contains("Ergebnis berichtigt", await coordinator.Read("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_release_shows_the_reason_instead_of_figures()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Zurückhausen");
        var campaign = await Closed(coordinator, administration, "Einzige", 8);
        await coordinator.Follow(campaign + "/withdrawal", ("reason", "Link stand in der Zeitung"));
        foreach (var page in new[] { "/results", "/results/release.json", "/results/profile.csv?wave=1" })
        {
            var shown = await coordinator.Read(administration + page);
            Assert.Contains("Link stand in der Zeitung", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("schwächstes Glied", shown, StringComparison.Ordinal);
        }

        await coordinator.Follow(campaign + "/corrections", ("reason", "Doppelte wurden geprüft"));
        Assert.Contains("schwächstes Glied", await coordinator.Read(administration + "/results"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_are_mapped_between_waves_until_a_result_rests_on_it()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Umbauhausen");
        var steps = administration + "/unit-steps";
        await Closed(coordinator, administration, "Erste", 8);
        await coordinator.Follow(administration + "/units", ("name", "Stadtplanung"), ("headcount", "20"), ("parent", ""));
        using var unknown = await coordinator.Post(steps, ("wave", "2"), ("from", "Bauamt"), ("to", "Fuhrpark"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        await coordinator.Follow(steps, ("wave", "2"), ("from", "Bauamt"), ("to", "Stadtplanung"));
        await coordinator.Follow(steps + "/removal", ("wave", "2"), ("from", "Bauamt"), ("to", "Stadtplanung"));
        Assert.DoesNotContain("Entfernen: Bauamt", await coordinator.Read(steps), StringComparison.Ordinal);
        await coordinator.Follow(steps, ("wave", "2"), ("from", "Bauamt"), ("to", "Stadtplanung"));
        await Closed(coordinator, administration, "Zweite", 8);
        using var used = await coordinator.Post(steps + "/removal", ("wave", "2"), ("from", "Bauamt"), ("to", "Stadtplanung"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
        Assert.Contains("Entfernen: Bauamt", await coordinator.Read(steps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_that_contradicts_opinion_is_a_finding_of_the_release()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Kennzahlhausen");
        var readings = administration + "/readings";
        (string, string)[] Entry(string value, string date, string source) =>
            [("indicator", "customers.completion"), ("value", value), ("date", date), ("source", source)];
        foreach (var bad in new[] { Entry("viel", "2026-01-31", "Bericht"), Entry("12", "morgen", "Bericht"), Entry("12", "2026-01-31", "") })
        {
            using var answer = await coordinator.Post(readings, bad);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        var day = DateTimeOffset.UtcNow.AddDays(-30).ToString("yyyy-MM-dd", null);
        await coordinator.Follow(readings, Entry("12,5", day, "Auswertung des Portals"));
        Assert.Contains("Auswertung des Portals", await coordinator.Read(readings), StringComparison.Ordinal);
        await Closed(coordinator, administration, "Befragung", 12, lowest: 3);
        var document = JsonDocument.Parse(await coordinator.Read(administration + "/results/release.json")).RootElement;
        var reading = Assert.Single(document.GetProperty("readings").EnumerateArray());
        Assert.Equal(1, reading.GetProperty("stage").GetInt32());
        var found = Assert.Single(document.GetProperty("contradictions").EnumerateArray(),
            one => one.GetProperty("kind").GetString() == "indicator");
        Assert.Equal("customers.completion", found.GetProperty("indicator").GetString());
        Assert.Equal("simplicity", found.GetProperty("facet").GetString());
    }

    /// <summary>A closed survey with that many answers of people who differ, in every survey otherwise.</summary>
    private async Task<string> Closed(Visitor coordinator, string administration, string title, int people, int lowest = 1)
    {
        var (campaign, link) = await coordinator.OpenSurvey(administration, title);
        for (var at = 0; at < people; at++)
        {
            using var visitor = one.Instance.NewVisitor();
            var person = at;
            await visitor.Answer(link, "staff", place => new Random(place * 1009 + person * 31 + title.Length).Next(lowest, 7));
        }

        await coordinator.Follow(campaign + "/closure");
        return campaign;
    }
}
