using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Causes as their readers meet them.</summary>
public sealed partial class CausePagesTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task A_cause_is_taken_up_supported_and_what_was_written_wrongly_is_kept()
    {
        using var coordinator = await one.Coordinator();
        var root = await coordinator.Administration("Ursachenau") + "/causes";
        Assert.Contains("weiß noch niemand", await coordinator.Read(root), StringComparison.Ordinal);
        using var wrong = await coordinator.Post(root, ("area", "processes"), ("name", ""), ("description", "Niemand misst"),
            ("level", "OwnHouse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Niemand misst", await wrong.Body(), StringComparison.Ordinal);
        using var nowhere = await coordinator.Post(root, ("area", "keller"), ("name", "A"), ("level", "OwnHouse"));
        Assert.Contains("Teilbereich aus der Liste", await nowhere.Body(), StringComparison.Ordinal);
        var card = await coordinator.Follow(root, ("area", "processes"), ("name", "Niemand misst Durchlaufzeiten"),
            ("level", "OwnHouse"));
        Assert.Contains("Niemand misst Durchlaufzeiten", await coordinator.Read(card), StringComparison.Ordinal);
        foreach (var (address, said) in new[] { ("javascript:alert(1)", "https://"), ("//fremd.example", "https://") })
        {
            using var refused = await coordinator.Post(card + "/evidence", ("kind", "Document"), ("side", "for"), ("source", "Liste"),
                ("text", "Kein Wert"), ("address", address));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var body = await refused.Body();
            Assert.Contains(said, body, StringComparison.Ordinal);
            Assert.Contains("Kein Wert", body, StringComparison.Ordinal);
        }

        foreach (var (kind, source) in new[] { ("Quote", "P1"), ("Quote", "P2"), ("Document", "Liste") })
        {
            await coordinator.Follow(card + "/evidence", ("kind", kind), ("side", "for"), ("source", source), ("text", "Kein Wert"));
        }

        Assert.Contains("Urteil nach der Regel: belegt", await coordinator.Read(card), StringComparison.Ordinal);
        using var own = await coordinator.Post(card + "/acts", ("deed", "Reviewed"));
        Assert.Contains("von Ihnen", await own.Body(), StringComparison.Ordinal);
        await coordinator.Follow(card + "/acts", ("deed", "Discarded"), ("text", "gilt nicht"));
        Assert.Contains("Verworfene Ursachen: 1", await coordinator.Read(root), StringComparison.Ordinal);
        foreach (var missing in new[] { "/areas/keller", "/upstream/keller", $"/{Guid.NewGuid()}" })
        {
            using var answer = await coordinator.Get(root + missing);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_demo_has_causes_of_every_verdict_and_spares_few_people()
    {
        using var coordinator = demo.Instance.NewVisitor();
        await coordinator.Follow("/demo/coordinator");
        var town = AdministrationLink().Match(await coordinator.Read("/administrations")).Value;
        var page = await coordinator.Read(town + "/causes");
        foreach (var word in new[] { "belegt", "plausibel", "offen", "widerlegt" })
        {
            Assert.Matches($"</span> {word}</td>", page);
        }

        Assert.Contains("<title id=\"map-t\">", page, StringComparison.Ordinal);
        Assert.Contains("Rückhalt hängt von einzelnen Personen ab", page, StringComparison.Ordinal);
        Assert.Matches("Ursachen: [12]<", await coordinator.Read(town + "/causes?verdict=Contradicted"));
        Assert.Contains("zu „Kundenzentrierung", await coordinator.Read(town + "/causes/new?area=customers"), StringComparison.Ordinal);
        Assert.Contains("/causes/areas/steering", await coordinator.Read(town + "/results/areas/steering"), StringComparison.Ordinal);
        Assert.Contains("#causes", await coordinator.Read(town + "/results/findings"), StringComparison.Ordinal);

        using var head = demo.Instance.NewVisitor();
        await head.Follow("/demo/unithead");
        var seen = await head.Read(town + "/causes");
        Assert.DoesNotContain("Rückhalt hängt von einzelnen Personen ab", seen, StringComparison.Ordinal);
        using var hidden = await head.Get(town + "/causes/areas/commitment");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var card = Regex.Match(seen, $"{town}/causes/[0-9a-f-]{{36}}").Value;
        var text = await head.Read(card);
        Assert.DoesNotContain("/evidence\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aus einem Amt", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("/administrations/[0-9a-f-]{36}")]
    private static partial Regex AdministrationLink();
}
