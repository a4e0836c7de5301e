using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>Reports as people meet them: composed without scripts, frozen, and read by those only whom they are for.</summary>
public sealed partial class ReportPagesTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task A_report_is_composed_mended_frozen_and_becomes_a_second_version()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Berichtingen");
        Assert.Contains("Noch gibt es keinen Bericht", await jana.Read(town + "/reports?lang=de"), StringComparison.Ordinal);
        using var nothing = await jana.Post(town + "/reports", ("kind", ""));
        Assert.Contains("wofür der Bericht ist", await nothing.Body(), StringComparison.Ordinal);
        var edit = await jana.Follow(town + "/reports", ("kind", "Council"), ("language", "de"));
        var report = edit[..^"/edit".Length];
        (string, string)[] form = [("seen", "1"), ("title", "Vorlage <eins>"), ("number", "2026/9"), ("language", "de"),
            ("kind", "Proposal"), ("heading", ""), ("text", "Der Rat stimmt zu."),
                ("kind", "Own"), ("heading", "Lage"), ("text", "Gut & knapp.")];
        using var away = await jana.Post(edit, [.. form, ("go", "save"), ("kind", "Units"), ("heading", ""), ("text", "behalten")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, away.StatusCode);
        var mended = await away.Body();
        Assert.Contains("gehört nicht in diese Art von Bericht", mended, StringComparison.Ordinal);
        Assert.Contains("behalten", mended, StringComparison.Ordinal);
        Assert.EndsWith("/edit#block-1", await jana.Follow(edit, [.. form, ("go", "up-1")]), StringComparison.Ordinal);
        using var late = await jana.Post(edit, [.. form, ("go", "save")]);
        Assert.Contains("inzwischen geändert", await late.Body(), StringComparison.Ordinal);

        var page = await jana.Read(report + "?lang=de");
        Assert.Contains("Vorlage <eins>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Gut & knapp.", StringComparison.Ordinal) < page.IndexOf("Der Rat stimmt zu.", StringComparison.Ordinal));
        Assert.EndsWith("?version=1", await jana.Follow(report + "/versions", ("seen", "2")), StringComparison.Ordinal);
        var hash = Hash().Match(await jana.Read(report)).Groups[1].Value;
        Assert.Equal(64, hash.Length);
        await jana.Follow(edit, [("seen", "2"), .. form[1..], ("go", "save")]);
        Assert.Contains(hash, await jana.Read(report + "?version=1"), StringComparison.Ordinal);
        using var gone = await jana.Post(report + "/removal");
        Assert.Contains("eingefroren", await gone.Body(), StringComparison.Ordinal);
        using var wrong = await jana.Get(report + "/file.exe");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);

        var second = (await jana.Follow(town + "/reports", ("kind", "Press"), ("language", "de-plain")))[..^"/edit".Length];
        await jana.Follow(second + "/removal");
        using var hidden = await jana.Get(second);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains("Weggelegte Entwürfe", await jana.Read(town + "/reports"), StringComparison.Ordinal);
        Assert.Contains("Entwurf", await jana.Read(await jana.Follow(second + "/return")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_a_report_that_is_not_for_them()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = Town().Match(await jana.Read("/administrations")).Value;
        var rows = Row().Matches(await jana.Read(town + "/reports?lang=de")).ToDictionary(one => one.Groups[2].Value,
            one => one.Groups[1].Value);
        string Of(string name) => rows.Single(one => one.Key.Contains(name, StringComparison.Ordinal)).Value;
        async Task<HttpStatusCode> Status(Visitor who, string path)
        {
            using var answer = await who.Get(path);
            return answer.StatusCode;
        }

        using var ralf = demo.Instance.NewVisitor();
        await ralf.Follow("/demo/unithead");
        Assert.Contains("Bauamt und das ganze Haus", await ralf.Read(Of("Bauamt") + "?lang=de"), StringComparison.Ordinal);
        foreach (var format in new[] { "", "/file.html", "/file.xlsx", "/file.json", "/file.pdf", "?version=1", "?version=0" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(ralf, Of("Sozialamt") + format));
            Assert.Equal(HttpStatusCode.NotFound, await Status(ralf, Of("auf einer Seite") + format));
        }

        Assert.DoesNotContain("Sozialamt", await ralf.Read(town + "/reports"), StringComparison.Ordinal);
        using (var all = await ralf.Post(town + "/reports/units", ("format", "html")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, all.StatusCode);
        }

        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        Assert.Contains("Bericht zur Runde", await council.Read(town + "/reports?lang=de"), StringComparison.Ordinal);
        foreach (var name in new[] { "auf einer Seite", "Bauamt", "Stand und Vorhaben" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(council, Of(name) + "/file.html"));
        }

        // What the council will read holds no figure of a unit, whatever the house itself may see.
        var paper = WebUtility.HtmlDecode(await jana.Read(Of("Stand und Vorhaben") + "/file.html"));
        Assert.DoesNotContain("Mittelwerte je Amt", paper, StringComparison.Ordinal);
        Assert.Contains("Beschlussvorschlag", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", paper, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", paper.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_of_all_units_are_made_in_the_background_for_their_owner_alone()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = Town().Match(await jana.Read("/administrations")).Value;
        using (var nothing = await jana.Post(town + "/reports/units"))
        {
            Assert.Contains("als welche Dateien", await nothing.Body(), StringComparison.Ordinal);
        }

        var page = await jana.Follow(town + "/reports/units", ("format", "html"), ("format", "xlsx"), ("language", "de"));
        for (var patience = 0; !(await jana.Read(page + "?lang=de")).Contains("Datei holen", StringComparison.Ordinal); patience++)
        {
            Assert.True(patience < 600);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/staffcouncil");
        using (var closed = await council.Get(page + "/content")) Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        using var file = await jana.Get(page + "/content");
        using var archive = new ZipArchive(await file.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Contains(archive.Entries, one => one.FullName == "Bauamt.html");
        Assert.Equal(archive.Entries.Count(one => one.Name.EndsWith(".html", StringComparison.Ordinal)),
            archive.Entries.Count(one => one.Name.EndsWith(".xlsx", StringComparison.Ordinal)));
        await jana.Follow(page + "/end");
        using var gone = await jana.Get(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_file_that_was_made_opens_no_more_when_the_right_to_it_is_gone()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = Town().Match(await jana.Read("/administrations")).Value;
        var name = $"vertretung-{Guid.NewGuid():N}";
        await using var db = Database.Open(new(demo.Instance.Folder));
        var made = Assert.IsType<CreateAccount.Created>(await CreateAccount.Run(db, Actor.System, name, name, Visitor.Password,
            Role.Coordinator, Guid.Parse(town.Split('/')[^1]), DateTimeOffset.UtcNow));
        using var stand = demo.Instance.NewVisitor();
        await stand.SignIn(name);
        var page = await stand.Follow(town + "/reports/units", ("format", "html"), ("language", "de"));
        Assert.NotEqual(0, await db.Set<Grant>().Where(one => one.AccountId == made.Account).ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.Role, Role.Council), TestContext.Current.CancellationToken));
        using (var closed = await stand.Get(page + "/content")) Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var gone = await stand.Get(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_report_from_the_circle_and_a_dossier_say_what_their_pages_say()
    {
        using var jana = demo.Instance.NewVisitor();
        await jana.Follow("/demo/coordinator");
        var town = Town().Match(await jana.Read("/administrations")).Value;
        var rows = Row().Matches(await jana.Read(town + "/reports?lang=de")).ToDictionary(one => one.Groups[2].Value,
            one => one.Groups[1].Value);
        var circle = await jana.Read(rows.Single(one => one.Key.Contains("im Vergleich", StringComparison.Ordinal)).Value + "?lang=de");
        var shown = await jana.Read(town + "/circle?lang=de");
        var places = Place().Matches(shown).Select(one => one.Value).Distinct().ToList();
        Assert.True(places.Count > 2);
        Assert.All(places, place => Assert.Contains(place, circle, StringComparison.Ordinal));
        var dossier = await jana.Read(rows.Single(one => one.Key.StartsWith("Dossier", StringComparison.Ordinal)).Value + "?lang=de");
        var campaign = Campaign().Match(await jana.Read(town + "/campaigns")).Value;
        var own = await jana.Read(campaign + "/dossier?lang=de");
        foreach (var words in new[] { "Verzeichnis der Verarbeitung", "Schlüssel der Erhebung", "Gemeinsam zu klären" })
        {
            Assert.Contains(words, dossier, StringComparison.Ordinal);
            Assert.Contains(words, own, StringComparison.Ordinal);
        }

        foreach (var format in new[] { "docx", "xlsx", "pptx", "html" })
        {
            using var file = await jana.Get($"{campaign}/dossier.{format}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        using var council = demo.Instance.NewVisitor();
        await council.Follow("/demo/council");
        foreach (var closed in new[] { campaign + "/dossier.html", rows.Single(one => one.Key.StartsWith("Dossier",
            StringComparison.Ordinal)).Value })
        {
            using var answer = await council.Get(closed);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [GeneratedRegex(@"Platz \d+( bis \d+)? von \d+")]
    private static partial Regex Place();

    [GeneratedRegex(@"/campaigns/[0-9a-f-]{36}")]
    private static partial Regex Campaign();

    [GeneratedRegex(@"SHA-256 <code>([0-9a-f]{64})</code>")]
    private static partial Regex Hash();

    [GeneratedRegex(@"/administrations/[0-9a-f-]{36}(?=[^<]*>Musterstadt)")]
    private static partial Regex Town();

    [GeneratedRegex(@"<th scope=""row""><a href=""(/administrations/[^""]*/reports/[^""]*)"">([^<]*)</a>")]
    private static partial Regex Row();
}
