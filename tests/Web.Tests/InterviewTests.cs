using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>Conversations in the browser: taken in, pseudonymised, coded, quoted, deleted; and what is not open to others.</summary>
public sealed partial class InterviewTests(OneInstance one)
{
    private const string Spoken = "I: Wie geht es?\nB: Frau Lorenz entscheidet alles selbst. Das dauert.\nB: Wir warten auf Unterschriften.";

    [Fact]
    public async Task A_conversation_is_taken_in_pseudonymised_and_coded_without_scripts()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Gesprächshausen");
        var source = await coordinator.Follow(town + "/interviews", ("kind", "Interview"), ("title", "Gespräch 1"), ("text", Spoken));
        var review = await coordinator.Read(source);
        Assert.Contains("value=\"Lorenz\"", review, StringComparison.Ordinal);
        using var looked = await coordinator.Post(source + "/clearance", [.. Fields(review), ("look", "yes")]);
        Assert.Contains("<mark>[Person 1]</mark>", await looked.Body(), StringComparison.Ordinal);
        using var wrong = await coordinator.Post(source + "/clearance", [.. Fields(review), ("more", "Unterschriften =")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Unterschriften =", await wrong.Body(), StringComparison.Ordinal);
        Assert.Equal(source, await coordinator.Follow(source + "/clearance", Fields(review)));
        var text = await coordinator.Read(source);
        Assert.DoesNotContain("Lorenz", text, StringComparison.Ordinal);
        var paragraph = await coordinator.Read(source + "?p=2");
        var sentences = SentenceField().Matches(paragraph).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("#p2", await coordinator.Follow(source + "/codings", ("start", sentences[0]), ("end", sentences[^1]), ("word",
            "Warten lassen"), ("memo", "zentral")), StringComparison.Ordinal);
        Assert.Contains("Warten lassen", await coordinator.Read(source), StringComparison.Ordinal);
        using var none = await coordinator.Post(source + "/codings", ("start", "0"), ("end", "5"), ("paragraph", "1"), ("memo",
            "bleibt stehen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("bleibt stehen", await none.Body(), StringComparison.Ordinal);
        using var beyond = await coordinator.Post(source + "/codings", ("start", "5"), ("end", "99999"), ("word", "Warten lassen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, beyond.StatusCode);
        var found = await coordinator.Read(town + "/interviews/search?q=unterschrift");
        Assert.Contains("<mark>Unterschriften</mark>", found, StringComparison.Ordinal);
        Assert.Contains("zentral", await coordinator.Read(town + "/interviews/passages"), StringComparison.Ordinal);
        await coordinator.Follow(UndoField().Match(await coordinator.Read(source)).Groups[1].Value);
        Assert.Contains("Wiederherstellen: Warten lassen", await coordinator.Read(source), StringComparison.Ordinal);
        using var csv = await coordinator.Get(town + "/interviews/codes.csv");
        Assert.Contains("own.warten-lassen", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var code = OwnCode().Match(await coordinator.Read(town + "/interviews/codes")).Groups[1].Value;
        using var nameless = await coordinator.Post(code, ("seen", "0"), ("name", ""), ("description", "bleibt auch stehen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains("bleibt auch stehen", await nameless.Body(), StringComparison.Ordinal);
        await coordinator.Follow(code, ("seen", "0"), ("name", "Warten auf Unterschrift"));
        Assert.Contains("Warten auf Unterschrift", await coordinator.Read(source), StringComparison.Ordinal);
        using var hangs = await coordinator.Post(code + "/end");
        Assert.Contains("hängen 1 Textstellen", await hangs.Body(), StringComparison.Ordinal);
        Assert.Contains("Das lässt sich noch nicht sagen", await coordinator.Read(town + "/interviews/suggestions"),
            StringComparison.Ordinal);
        await coordinator.Follow(town + "/interviews/suggestions", ("on", "yes"));
        Assert.Contains("Für mich ausschalten", await coordinator.Read(town + "/interviews/suggestions"), StringComparison.Ordinal);
        using var noReason = await coordinator.Post(source + "/deletion", ("why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        Assert.Equal(town + "/interviews", await coordinator.Follow(source + "/deletion", ("why", "auf Wunsch")));
        Assert.Contains("auf Wunsch", await coordinator.Read(town + "/interviews"), StringComparison.Ordinal);
        using var gone = await coordinator.Get(source);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_source_is_not_there_for_those_who_were_not_let_in()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Verschwiegenheim");
        await coordinator.Follow("/accounts", ("display", "Lena"), ("name", "lena-verschwiegen"), ("password", Visitor.Password),
            ("role", "Interviewer"), ("administration", town.Split('/')[^1]));
        var source = await coordinator.Follow(town + "/interviews", ("title", "Geheimer Titel"), ("text", Spoken));
        using var lena = one.Instance.NewVisitor();
        await lena.SignIn("lena-verschwiegen");
        Assert.DoesNotContain("Geheimer Titel", await lena.Read(town + "/interviews?q=Geheimer"), StringComparison.Ordinal);
        foreach (var below in new[] { "", "/particulars", "/comparison" })
        {
            using var answer = await lena.Get(source + below);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        foreach (var below in new[] { "/clearance", "/codings", "/deletion", "/particulars", "/consent-withdrawal",
            "/spoken-destruction", "/done", "/pair" })
        {
            using var answer = await lena.Post(source + below, ("why", "weg"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("leer.txt", "", "leer")]
    [InlineData("kaputt.docx", "PK\u0003\u0004", "beschädigt")]
    [InlineData("kaputt.pdf", "%PDF-1.7", "beschädigt")]
    public async Task A_file_that_cannot_be_read_is_named_and_nothing_is_kept(string name, string content, string said)
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Dateifehler");
        using var answer = await coordinator.PostFile(town + "/interviews", "files", name, Encoding.Latin1.GetBytes(content), ("title",
            "bleibt stehen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Body();
        Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("bleibt stehen", page, StringComparison.Ordinal);
        Assert.Contains("Noch keine Gespräche", await coordinator.Read(town + "/interviews"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_of_200_MB_is_refused_before_it_is_read_and_nothing_is_kept()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Zu groß");
        using var answer = await coordinator.PostFile(town + "/interviews", "files", "lang.txt", new byte[200 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Noch keine Gespräche", await coordinator.Read(town + "/interviews"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_kept_and_choose_passages_and_the_page_tells_what_others_did()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Fälle");
        var source = await coordinator.Follow(town + "/interviews", ("kind", "Interview"), ("title", "Gespräch 1"), ("text", Spoken));
        await coordinator.Follow(source + "/clearance", Fields(await coordinator.Read(source)));
        var id = source.Split('/')[^1];
        using var named = await coordinator.Post(town + "/interviews/cases", ("name", "F1"), ("features", "Chef: Frau Müller"), ("source",
            id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.StatusCode);
        Assert.Contains("Chef: Frau M", await named.Body(), StringComparison.Ordinal);
        await coordinator.Follow(town + "/interviews/cases", ("name", "F1"), ("features", "Jahre: viele"), ("source", id));
        var seen = OthersSeen().Match(await coordinator.Read(source)).Groups[1].Value;
        await coordinator.Follow(source + "/codings", ("start", "0"), ("end", "10"), ("word", "Warten"));
        // What one did oneself is no news.
        Assert.Equal(seen, await coordinator.Read(source + "/codings/others"));
        var chosen = town + "/interviews/passages?feature=";
        Assert.Contains("1 Textstellen", await coordinator.Read(chosen + Uri.EscapeDataString("Jahre: viele")), StringComparison.Ordinal);
        Assert.Contains("Hier stehen Textstellen", await coordinator.Read(chosen + "Jahre: wenige"), StringComparison.Ordinal);
        var known = CaseLink().Match(await coordinator.Read(town + "/interviews/cases")).Groups[1].Value;
        Assert.Contains("value=\"F1\"", await coordinator.Read($"{town}/interviews/cases?case={known}"), StringComparison.Ordinal);
        await coordinator.Follow($"{town}/interviews/cases/{known}/end");
        Assert.Contains("Noch ist kein Fall", await coordinator.Read(town + "/interviews/cases"), StringComparison.Ordinal);
    }

    [GeneratedRegex("data-seen=\"([^\"]+)\"")]
    private static partial Regex OthersSeen();

    [GeneratedRegex("case=([0-9a-f-]{36})#form")]
    private static partial Regex CaseLink();

    [Fact]
    public async Task A_project_that_is_none_is_refused_in_one_sentence()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Projektfehler");
        using var answer = await coordinator.PostFile(town + "/interviews/exchange", "file", "x.qdpx", Encoding.UTF8.GetBytes("nichts"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var empty = await coordinator.Get(town + "/interviews/exchange/codebook.qdc");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var project = await coordinator.Get(town + "/interviews/exchange/project.qdpx");
        Assert.Equal(HttpStatusCode.OK, project.StatusCode);
    }

    /// <summary>What a browser would send of the form of proposals.</summary>
    private static (string, string)[] Fields(string page) => [.. InputField().Matches(page)
        .Where(match => match.Groups[1].Value != "__RequestVerificationToken" && match.Groups[1].Value != "why")
        .Where(match => !match.Value.Contains("checkbox", StringComparison.Ordinal) || match.Value.Contains("checked", StringComparison.Ordinal))
        .Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(ValueField().Match(match.Value).Groups[1].Value)))];

    [GeneratedRegex("<input [^>]*name=\"([^\"]+)\"[^>]*>")]
    private static partial Regex InputField();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex ValueField();

    [GeneratedRegex("<option value=\"(\\d+)\"")]
    private static partial Regex SentenceField();

    [GeneratedRegex("href=\"([^\"]+/interviews/codes/[0-9a-f-]{36})\"")]
    private static partial Regex OwnCode();

    [GeneratedRegex("action=\"([^\"]+/codings/[^\"]+/end)\"")]
    private static partial Regex UndoField();
}
