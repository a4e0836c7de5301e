using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Questionnaires and answers of other systems through the browser: out to be fielded elsewhere, and home again.</summary>
public sealed partial class TransferPagesTests(OneInstance one)
{
    private const string Instrument = "/models/zukunftsfaehigkeit/1.0/instrument/staff";

    [Fact]
    public async Task A_questionnaire_goes_out_and_its_answers_come_home()
    {
        using var coordinator = await one.Coordinator();
        var transfers = await coordinator.Administration("Datendorf") + "/transfers";
        var names = Names().Matches(await coordinator.Read(Instrument + ".yaml")).Select(match => match.Groups[1].Value).ToList();
        var csv = new StringBuilder(string.Join(',', names) + ",Amt\n");
        for (var row = 0; row < 24; row++) csv.Append(string.Join(',', names.Select((_, at) =>
            $"A{1 + (row + at) % 6}"))).Append(row % 2 == 0 ? ",Bauamt\n" : ",Hauptamt\n");
        var file = await Upload(coordinator, transfers, "antworten.csv", Encoding.UTF8.GetBytes(csv.ToString()));
        Assert.Contains("24 Bögen", await coordinator.Read(file), StringComparison.Ordinal);
        Assert.Equal(file + "/columns", await coordinator.Follow(file + "/columns/proposal", ("model", "zukunftsfaehigkeit/1.0|staff")));
        var columns = await coordinator.Read(file + "/columns?show=all&page=99");
        Assert.Contains("Ein Vorschlag ist unsicher", columns, StringComparison.Ordinal);
        Assert.Contains("Amt", columns, StringComparison.Ordinal);

        // One column is left out by hand, and the meaning of a value is changed for all columns of its kind.
        await coordinator.Follow(file + "/columns", ("show", "all"), ("page", "1"), ("c1", ""), ("perspective", "staff"));
        Assert.Contains("weggelassene (1)", await coordinator.Read(file + "/columns?show=left"), StringComparison.Ordinal);
        await coordinator.Follow(file + "/columns/0", ("v0", "dont-know"), ("v1", "2"), ("v2", "3"), ("v3", "4"), ("v4", "5"), ("v5", ""),
            ("alike", "yes"));
        var trial = await coordinator.Read(file + "/trial");
        Assert.Contains("24 Bögen lassen sich lesen", trial, StringComparison.Ordinal);
        Assert.Contains("zählen als fehlend", trial, StringComparison.Ordinal);

        await coordinator.Follow(file + "/mapping", ("name", "Unser LimeSurvey"));
        Assert.Contains("Unser LimeSurvey", await coordinator.Read(transfers), StringComparison.Ordinal);
        Assert.Contains("\"A1\"", await coordinator.Read(transfers + "/mappings/columns.yaml?name=Unser%20LimeSurvey"),
            StringComparison.Ordinal);
        await Mend(coordinator, file + "/result", "5 bis 50", ("threshold", "3"));
        Assert.Equal(file, await coordinator.Follow(file + "/result", ("threshold", "5")));
        Assert.Contains("24 Bögen sind ausgewertet", await coordinator.Read(file), StringComparison.Ordinal);
        Assert.Contains("Hauptamt", await coordinator.Read(file + "/report.html"), StringComparison.Ordinal);
        Assert.StartsWith("{", await coordinator.Read(file + "/figures.json"), StringComparison.Ordinal);
        Assert.Contains("geht verloren;", await coordinator.Read(file + "/remarks.csv"), StringComparison.Ordinal);
        // The answers are gone: their columns lead back to the result.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Get(file + "/trial")).StatusCode);
        await coordinator.Follow(file + "/end");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get(file)).StatusCode);

        await coordinator.Follow(transfers + "/mappings/end", ("name", "Unser LimeSurvey"));
        Assert.DoesNotContain("Unser LimeSurvey", await coordinator.Read(transfers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_questionnaire_becomes_a_draft_that_can_be_published()
    {
        using var coordinator = await one.Coordinator();
        var transfers = await coordinator.Administration("Fragendorf") + "/transfers";
        using var lss = await coordinator.Get(Instrument + ".lss");
        var file = await Upload(coordinator, transfers, "umfrage.lss", await lss.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Fragebogen aus LimeSurvey", await coordinator.Read(file), StringComparison.Ordinal);
        await Mend(coordinator, file + "/draft", "kleine Buchstaben", ("key", "Groß und klein"));
        await Mend(coordinator, file + "/draft", "gibt es schon", ("key", "zukunftsfaehigkeit"));
        var key = $"fremd-{Guid.NewGuid():N}"[..20];
        var draft = await coordinator.Follow(file + "/draft", ("key", key));
        var page = await coordinator.Read(draft);
        Assert.Contains("Entwurf aus einem fremden Fragebogen", page, StringComparison.Ordinal);
        Assert.Contains("Das Modell ist in sich stimmig", page, StringComparison.Ordinal);
        Assert.Equal($"/models/{key}/0.1", await coordinator.Follow(draft + "/publication"));
        Assert.Contains("umfrage.lss", await coordinator.Read($"/models/{key}/0.1"), StringComparison.Ordinal);
        // The map that brings its answers home was kept; the file itself was let go.
        Assert.Contains($"Entwurf {key}", await coordinator.Read(transfers), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get(file)).StatusCode);
    }

    [Fact]
    public async Task A_questionnaire_is_downloaded_with_its_map()
    {
        using var anybody = one.Instance.NewVisitor();
        using var answer = await anybody.Get(Instrument + ".zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal([".lss", ".xlsx", ".yaml", ".txt"], archive.Entries.Select(entry => Path.GetExtension(entry.FullName)));
        foreach (var unknown in new[] { Instrument + ".exe", "/models/zukunftsfaehigkeit/1.0/instrument/mond.lss", "/models/nichts/1.0/instrument/staff.lss" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(unknown)).StatusCode);
        }
    }

    [Fact]
    public async Task Bad_files_get_one_message_and_somebody_elses_file_is_not_there()
    {
        using var coordinator = await one.Coordinator();
        var transfers = await coordinator.Administration("Fehlerdorf") + "/transfers";
        using var nothing = await coordinator.Post(transfers);
        Assert.Contains("Bitte wählen Sie eine Datei", await nothing.Body(), StringComparison.Ordinal);
        foreach (var (name, text, said) in new[]
        {
            ("leer.csv", "", "Die Datei ist leer"),
            ("fremd.xml", "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><document>&a;</document>",
                "lässt sich nicht übernehmen"),
            ("umbenannt.sav", "kein SPSS", "weder eine Frage mit Stufen noch eine Tabelle"),
        })
        {
            var file = await Upload(coordinator, transfers, name, Encoding.UTF8.GetBytes(text));
            var page = await coordinator.Read(file);
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Get(file + "/columns")).StatusCode);
            if (name != "umbenannt.sav") await coordinator.Follow(file + "/end");
            else
            {
                using var stranger = one.Instance.NewVisitor();
                Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get(file)).StatusCode);
                using var other = await coordinator.Get(file.Replace(transfers, await coordinator.Administration("Nachbardorf")
                    + "/transfers", StringComparison.Ordinal));
                Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
                await coordinator.Follow(file + "/end");
            }
        }
    }

    private static async Task<string> Upload(Visitor visitor, string transfers, string name, byte[] bytes)
    {
        using var answer = await visitor.PostFile(transfers, "file", name, bytes);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Body());
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task Mend(Visitor visitor, string path, string said, params (string, string)[] fields)
    {
        using var answer = await visitor.Post(path, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Body(), StringComparison.Ordinal);
    }

    [GeneratedRegex("^  \"([^\"]+)\": \\{item", RegexOptions.Multiline)]
    private static partial Regex Names();
}
