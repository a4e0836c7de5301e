using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Web.Tests;

/// <summary>Hard facts as those who know them enter them.</summary>
public sealed partial class FactPagesTests(OneInstance one)
{
    [Fact]
    public async Task Every_list_teaches_when_empty_and_keeps_what_was_written_wrongly()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Faktenheim");
        foreach (var kind in FactKinds.All)
        {
            Assert.Contains("Noch ist", await coordinator.Read($"{town}/{kind}"), StringComparison.Ordinal);
            using var wrong = await coordinator.Post($"{town}/{kind}", ("title", "steht noch da"), ("name", "steht noch da"),
                ("decision", "steht noch da"), ("subject", "steht noch da"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains("value=\"steht noch da\"", await wrong.Body(), StringComparison.Ordinal);
        }

        Assert.Contains("Ebenen unter der Spitze", await coordinator.Read(town + "/structure"), StringComparison.Ordinal);
        await coordinator.Follow(town + "/obstacles", ("title", "Unterschrift auf Papier"), ("kind", "Signature"), ("level", "Federal"),
            ("principle", "Communication"), ("effect", "Ausdrucken"));
        var page = await coordinator.Read(town + "/obstacles");
        Assert.Contains("Noch niemandem gemeldet: 1", page, StringComparison.Ordinal);
        var entry = EntryLink().Match(page).Groups[1].Value;
        using var empty = await coordinator.Post($"{town}/obstacles/{entry}/notes", ("text", "gemeldet"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await coordinator.Follow($"{town}/obstacles/{entry}/notes", ("text", "gemeldet"), ("post", "Bürgermeisteramt"),
            ("on", "2026-01-10"));
        Assert.DoesNotContain("Noch niemandem gemeldet", await coordinator.Read(town + "/obstacles"), StringComparison.Ordinal);
        Assert.Contains("Unterschrift auf Papier;Unterschrift;der Bund;Digitale Kommunikation", await coordinator.Read(town + "/obstacles.csv"),
            StringComparison.Ordinal);
        Assert.Contains("value=\"Unterschrift auf Papier\"", await coordinator.Read($"{town}/obstacles/{entry}"), StringComparison.Ordinal);
        (string, string)[] Corrected(string title) => [("seen", "0"), ("title", title), ("kind", "Signature"), ("level", "Land"),
            ("principle", "Communication"), ("effect", "Ausdrucken und einscannen")];
        using var titleless = await coordinator.Post($"{town}/obstacles/{entry}", Corrected(""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, titleless.StatusCode);
        Assert.Contains("Ausdrucken und einscannen", await titleless.Body(), StringComparison.Ordinal);
        await coordinator.Follow($"{town}/obstacles/{entry}", Corrected("Unterschrift von Hand"));
        using var late = await coordinator.Post($"{town}/obstacles/{entry}", Corrected("Meine Fassung"));
        Assert.Contains("Inzwischen hat jemand anderes gespeichert", await late.Body(), StringComparison.Ordinal);
        Assert.Contains("Unterschrift von Hand;Unterschrift;das Land", await coordinator.Read(town + "/obstacles.csv"),
            StringComparison.Ordinal);
        await coordinator.Follow($"{town}/obstacles/{entry}/end", ("reason", "Gesetz geändert"));
        Assert.Contains("Noch ist nichts eingetragen", await coordinator.Read(town + "/obstacles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readings_come_from_a_table_and_targets_from_a_form()
    {
        using var coordinator = await one.Coordinator();
        var root = await coordinator.Administration("Kennzahlingen") + "/readings";
        Assert.Contains("Noch ist keine Kennzahl abgelesen", await coordinator.Read(root + "/targets"), StringComparison.Ordinal);
        using var wrong = await coordinator.PostFile(root + "/table", "file", "k.csv",
            Encoding.UTF8.GetBytes("Kennzahl;Wert;Stichtag;Quelle\nsteering.parallel;viele;1.1.2020;Liste\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Zelle B2: Der Wert ist keine Zahl.", await wrong.Body(), StringComparison.Ordinal);
        using var good = await coordinator.Post(root + "/table", ("text", "steering.parallel;13;1.1.2020;Liste;Az. 7"));
        await coordinator.Follow(root + "/table/storage", ("text", HiddenText().Match(await good.Body()).Groups[1].Value));
        Assert.Contains("Az. 7", await coordinator.Read(root), StringComparison.Ordinal);
        using var past = await coordinator.Post(root + "/targets", ("indicator", "steering.parallel"), ("value", "8"),
            ("due", "2020-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
        Assert.Contains("value=\"8\"", await past.Body(), StringComparison.Ordinal);
        await coordinator.Follow(root + "/targets", ("indicator", "steering.parallel"), ("value", "8"), ("due", "2035-01-01"));
        await coordinator.Follow(root + "/keepers", ("indicator", "steering.parallel"), ("post", "Organisation"));
        var page = await coordinator.Read(root + "/targets");
        foreach (var said in new[] { "Eine Kennzahl ist veraltet", "8 bis 1. Januar 2035", "Organisation" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("/obstacles/([0-9a-f-]{36})/notes")]
    private static partial Regex EntryLink();

    [GeneratedRegex("name=\"text\" value=\"([^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex HiddenText();
}
