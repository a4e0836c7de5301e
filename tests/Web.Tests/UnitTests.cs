using System.Net;

namespace Wegmarke.Web.Tests;

/// <summary>The tree of units: one by one and as a table, with every bad cell named and nothing stored before.</summary>
public sealed partial class UnitTests(OneInstance one)
{
    [Fact]
    public async Task A_table_is_checked_first_and_taken_afterwards()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Tabellenhausen");
        const string Rows = "Amt;Beschäftigte;gehört zu\nBauamt;25;\nHochbau;1.200;Bauamt\n\"Amt; mit Zeichen\";3;";
        using var looked = await coordinator.Post(administration + "/units/table", ("text", Rows));
        var page = await looked.Body();
        Assert.Contains("Neu: 2. Geändert: 1.", page, StringComparison.Ordinal);
        Assert.Contains("bisher 20 Beschäftigte", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Hochbau", await coordinator.Read(administration), StringComparison.Ordinal);
        await coordinator.Follow(administration + "/units/table/storage", ("text", Rows));
        var units = await coordinator.Read(administration);
        Assert.Contains("– Hochbau</th><td>1.200", units, StringComparison.Ordinal);
        Assert.Contains("Amt; mit Zeichen", units, StringComparison.Ordinal);
        using var again = await coordinator.Post(administration + "/units/table", ("text", Rows));
        Assert.Contains("Alle Ämter stehen schon genau so da.", await again.Body(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amt;Beschäftigte\nA;viele", "keine ganze Zahl")]
    [InlineData("Amt;Beschäftigte\nA;1\nA;2", "mehrmals in der Tabelle")]
    [InlineData("Amt;Beschäftigte;gehört zu\nA;1;Nirgends", "Das Amt darüber gibt es nicht")]
    [InlineData("Amt;Beschäftigte;gehört zu\nA;1;B\nB;1;A", "läge unter sich selbst")]
    [InlineData("Amt;Beschäftigte\n;7", "Der Name fehlt")]
    [InlineData("", "Die Tabelle ist leer")]
    public async Task A_bad_cell_is_named_and_nothing_is_stored(string rows, string problem)
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Fehlerfeld");
        var before = await coordinator.Read(administration);
        using var looked = await coordinator.Post(administration + "/units/table", ("text", rows));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, looked.StatusCode);
        Assert.Contains(problem, await looked.Body(), StringComparison.Ordinal);
        using var stored = await coordinator.Post(administration + "/units/table/storage", ("text", rows));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stored.StatusCode);
        Assert.Equal(Units(before), Units(await coordinator.Read(administration)));
    }

    [Fact]
    public async Task A_unit_is_renamed_moved_and_removed_and_never_put_below_itself()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Umzug");
        var (upper, lower) = await TwoUnits(coordinator, administration);
        await coordinator.Follow(lower, ("name", "Hochbau"), ("headcount", "21"), ("parent", upper.Split('/')[^1]));
        Assert.Contains("– Hochbau</th><td>21", await coordinator.Read(administration), StringComparison.Ordinal);
        using var circle = await coordinator.Post(upper, ("name", "Oben"), ("headcount", "1"), ("parent", lower.Split('/')[^1]));
        Assert.Contains("läge unter sich selbst", await circle.Body(), StringComparison.Ordinal);
        using var taken = await coordinator.Post(upper, ("name", "Hochbau"), ("headcount", "1"), ("parent", ""));
        Assert.Contains("gibt es schon", await taken.Body(), StringComparison.Ordinal);
        Assert.Contains("value=\"Hochbau\"", await taken.Body(), StringComparison.Ordinal);
        await coordinator.Follow(upper + "/removal");
        Assert.Contains("row\">Hochbau</th>", await coordinator.Read(administration), StringComparison.Ordinal);
        using var gone = await coordinator.Get(upper);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Particulars_change_for_what_comes_and_not_for_what_is_planned()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Altname");
        var (campaign, _) = await coordinator.OpenSurvey(administration);
        await coordinator.Follow(administration + "/particulars", ("name", "Neuname"), ("staff", "1.300"), ("leaders", "90"));
        Assert.Contains("1.300 Beschäftigte", await coordinator.Read(administration), StringComparison.Ordinal);
        Assert.DoesNotContain("1.300", await coordinator.Read(campaign), StringComparison.Ordinal);
        using var bad = await coordinator.Post(administration + "/particulars", ("name", "Neuname"), ("staff", "10"), ("leaders", "90"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    [Theory]
    [InlineData("de", "1.300")]
    [InlineData("en", "1,300")]
    public async Task What_a_form_shows_can_be_sent_back_as_it_is(string language, string staff)
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Zahlendorf", 1300, 90);
        var page = await coordinator.Read(administration + "/particulars?lang=" + language);
        Assert.Contains($"value=\"{staff}\"", page, StringComparison.Ordinal);
        await coordinator.Follow(administration + "/particulars?lang=" + language, ("name", "Zahlendorf"), ("staff", staff),
            ("leaders", "90"));
        Assert.Contains("1.300 Beschäftigte", await coordinator.Read(administration), StringComparison.Ordinal);
    }

    private static async Task<(string First, string Second)> TwoUnits(Visitor coordinator, string administration)
    {
        var found = System.Text.RegularExpressions.Regex.Matches(await coordinator.Read(administration),
            "href=\"(/administrations/[^\"]+/units/[0-9a-f-]{36})\"");
        return (found[0].Groups[1].Value, found[1].Groups[1].Value);
    }

    /// <summary>The table of units without the tokens of its forms, which differ every time.</summary>
    private static string Units(string page) => TokenField().Replace(page[page.IndexOf("<tbody>", StringComparison.Ordinal)
        ..page.IndexOf("</tbody>", StringComparison.Ordinal)], "");

    [System.Text.RegularExpressions.GeneratedRegex("<input type=\"hidden\" name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial System.Text.RegularExpressions.Regex TokenField();
}
