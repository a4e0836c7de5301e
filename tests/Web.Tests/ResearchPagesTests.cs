using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>The file for research, from the settings to the researcher's download.</summary>
public sealed partial class ResearchPagesTests(OneInstance one)
{
    private const string Institute = "Institut für Verwaltung in Beispielstadt";

    [Fact]
    public async Task It_is_said_beforehand_asked_of_everybody_made_once_and_taken_by_the_researcher_of_this_town_only()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Forschungsdorf", 90);
        var campaign = await coordinator.Follow(town + "/campaigns", ("title", "Mit Forschung"), ("form", "zukunftsfaehigkeit/1.0|full"),
            ("threshold", "5"));
        (string, string)[] settings = [("title", "Mit Forschung"), ("form", "zukunftsfaehigkeit/1.0|full"), ("threshold", "5"),
            ("revision", "0"), ("perspective", "staff"), ("research-by", Institute)];
        using var half = await coordinator.Post(campaign + "/settings", settings);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        Assert.Contains("braucht es beides", await half.Body(), StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/settings", [.. settings, ("research-for", "Wir prüfen das Modell.")]);
        Assert.Contains(Institute, await coordinator.Read(campaign + "/dossier"), StringComparison.Ordinal);
        await coordinator.Open(campaign);
        var link = LinkText().Match(await coordinator.Read(campaign)).Groups[1].Value;
        using var reader = one.Instance.NewVisitor();
        Assert.Contains(Institute, await reader.Read(link), StringComparison.Ordinal);
        Assert.Contains("name=\"research\"", await reader.Read(link + "/sheet/staff"), StringComparison.Ordinal);
        for (var at = 0; at < 60; at++) await Send(link, at, agrees: at % 6 > 0);
        using var early = await coordinator.Post(campaign + "/research");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await coordinator.Follow(campaign + "/closure");

        Assert.Contains("noch nicht erstellt", await coordinator.Read(campaign + "/research"), StringComparison.Ordinal);
        Assert.Equal(campaign + "/research", await coordinator.Follow(campaign + "/research"));
        var page = await coordinator.Read(campaign + "/research");
        Assert.Contains("mindestens ein Zehntel, vom Zufall gewählt", page, StringComparison.Ordinal);
        Assert.Contains(campaign + "/research", await coordinator.Read(town + "/results/data"), StringComparison.Ordinal);
        // Whoever works in the house does not get it, nor a researcher whom this town never chose.
        Assert.DoesNotContain("sheets.zip", page, StringComparison.Ordinal);
        using var own = await coordinator.Get(campaign + "/research/sheets.zip");
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var foreign = await Researcher(null);
        using var refused = await foreign.Get(campaign + "/research/sheets.zip");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var researcher = await Researcher(Guid.Parse(town.Split('/')[^1]));
        Assert.Contains(town + "/research-files", await researcher.Read("/desk"), StringComparison.Ordinal);
        Assert.Contains(campaign + "/research", await researcher.Read(town + "/research-files"), StringComparison.Ordinal);
        using var taken = await researcher.Get(campaign + "/research/sheets.zip");
        using var archive = new ZipArchive(await taken.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var csv = new StreamReader(archive.GetEntry("csv/sheets.csv")!.Open());
        var rows = (await csv.ReadToEndAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(rows.Length - 1, 30, 45);
        Assert.Contains("Datei für die Forschung heruntergeladen", await coordinator.Read("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_it_nobody_is_asked_and_the_page_says_so()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration("Forschungsfrei"));
        using var visitor = one.Instance.NewVisitor();
        Assert.DoesNotContain("name=\"research\"", await visitor.Read(link + "/sheet/staff"), StringComparison.Ordinal);
        Assert.Contains("gibt es keine solche Datei", await coordinator.Read(campaign + "/research"), StringComparison.Ordinal);
        // A field that was not on the page is not an agreement.
        var secret = SheetText().Match(await visitor.Read(link + "/sheet/staff")).Groups[1].Value;
        using var sent = await visitor.PostBare(link + "/sheet/staff", ("sheet", secret), ("research", "yes"), ("go", "send"));
        Assert.Contains("/done", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Half on one page, half step by step.</summary>
    private async Task Send(string link, int at, bool agrees)
    {
        using var visitor = one.Instance.NewVisitor();
        (string, string)[] said = agrees ? [("research", "yes")] : [];
        if (at % 10 > 0)
        {
            var page = await visitor.Read(link + "/sheet/staff");
            var places = PlaceText().Matches(page).Select(match => match.Groups[1].Value).Distinct();
            using var whole = await visitor.PostBare(link + "/sheet/staff", [("sheet", SheetText().Match(page).Groups[1].Value),
                .. places.Select(place => ("i" + place, $"{Answer(int.Parse(place, null), at)}")), ("go", "send"), .. said]);
            Assert.Contains("/done", whole.Headers.Location!.OriginalString, StringComparison.Ordinal);
            return;
        }

        await visitor.Draft(link, "staff", place => Answer(place, at));
        Assert.Contains("Darf Ihr Bogen", await visitor.Read(link + "/review?lang=de"), StringComparison.Ordinal);
        using var sent = await visitor.PostBare(link + "/submission?lang=de", said);
        Assert.Contains("/done", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Everybody leans to an own side, so that people differ.</summary>
    private static int Answer(int place, int at) => Math.Clamp(1 + at % 6 + (place * 7 + at * 3) % 4 - 1, 1, 6);

    private async Task<Visitor> Researcher(Guid? town)
    {
        var name = $"researcher-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(one.Instance.Folder));
        await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password, Role.Researcher, town, DateTimeOffset.UnixEpoch);
        var visitor = one.Instance.NewVisitor();
        await visitor.SignIn(name);
        return visitor;
    }

    [GeneratedRegex("id=\"link\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkText();

    [GeneratedRegex("name=\"sheet\" value=\"([^\"]+)\"")]
    private static partial Regex SheetText();

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceText();
}
