using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Wegmarke.Web.Tests;

/// <summary>From the poster in the corridor to the answer in the letterbox, and what somebody who looks everywhere would find of who
/// wrote.</summary>
public sealed partial class ProposalPagesTests(OneInstance one)
{
    [Fact]
    public async Task Staff_propose_without_account_and_read_the_answer_with_their_code()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Vorschlagen");
        var link = await OpenBox(jana, town);
        using var staff = one.Instance.NewVisitor();
        var code = await Propose(staff, link, "Herr Krause braucht eine Vertretung.", "");
        Assert.DoesNotContain("Krause", await staff.Read(link + "/answers?lang=de"), StringComparison.Ordinal);

        var proposal = ProposalLink().Match(await jana.Read(town + "/proposals")).Groups[1].Value;
        Assert.Contains("Das klingt nach Personen: Herr Krause", await jana.Read(proposal), StringComparison.Ordinal);
        using var unread = await jana.Post(proposal, ("seen", "0"), ("deed", "Show"), ("told", "Eine Vertretung wäre gut."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        Assert.Contains("Eine Vertretung wäre gut.", await unread.Body(), StringComparison.Ordinal);
        await jana.Follow(proposal, ("seen", "0"), ("deed", "Show"), ("told", "Eine Vertretung wäre gut."), ("reviewed", "yes"));
        await jana.Follow(proposal, ("seen", "1"), ("deed", "Take"), ("words", "Personalamt"));
        using var late = await jana.Post(proposal, ("seen", "1"), ("deed", "Refuse"), ("words", "Nein, weil."));
        Assert.Contains("Inzwischen hat jemand anderes", await late.Body(), StringComparison.Ordinal);
        await jana.Follow(proposal, ("seen", "2"), ("deed", "Initiative"), ("words", "Ja, ab Mai."), ("title", "Vertretungen regeln"),
            ("area", "steering"));
        Assert.Contains("Vertretungen regeln", await jana.Read(town + "/initiatives"), StringComparison.Ordinal);
        await jana.Follow(proposal + "/letters", ("text", "Welches Amt betrifft es?"));

        var answers = await staff.Read(link + "/answers?lang=de&q=vertretung");
        Assert.Contains("1 von 1 Vorschlägen sind beantwortet (100 %)", answers, StringComparison.Ordinal);
        Assert.Contains("Ja, ab Mai.", answers, StringComparison.Ordinal);
        using var wrong = await staff.PostBare(link + "/letterbox?lang=de", ("code", "7K2M-9XQ4D-B3FH"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var opened = await staff.PostBare(link + "/letterbox?lang=de", ("code", code.ToLowerInvariant()));
        var box = await opened.Body();
        Assert.Contains("Welches Amt betrifft es?", box, StringComparison.Ordinal);
        Assert.Contains("Ja, ab Mai.", box, StringComparison.Ordinal);
        Assert.DoesNotContain("Jana", box, StringComparison.Ordinal);
        await Task.Delay(SpamGuard.Fastest + TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        (string, string)[] letter = [("code", code), ("token", TokenField().Match(box).Groups[1].Value), ("text", "Das <Bauamt>.")];
        for (var click = 0; click < 2; click++)
        {
            using var sent = await staff.PostBare(link + "/letterbox/letters?lang=de", letter);
            Assert.Single(Regex.Matches(await sent.Body(), "Das <Bauamt>."));
        }

        Assert.Contains("1 neu", await jana.Read(town + "/proposals"), StringComparison.Ordinal);
        Assert.Empty(staff.Cookies);
    }

    [Fact]
    public async Task Nothing_that_is_stored_sent_or_logged_leads_to_who_wrote()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Anonymingen");
        var link = await OpenBox(jana, town);
        using var staff = one.Instance.NewVisitor();
        var begun = DateTimeOffset.UtcNow;
        var code = await Propose(staff, link, "Weniger Papier auf Fluren", "");
        using var opened = await staff.PostBare(link + "/letterbox?lang=de", ("code", code));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.DoesNotContain(code, opened.RequestMessage!.RequestUri!.OriginalString, StringComparison.Ordinal);
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Empty(staff.Cookies);

        // The row in all its columns: no name, no time of day, no address, no program; the code as a hash of sixteen bytes.
        await using var db = new SqliteConnection($"Data Source={Path.Combine(one.Instance.Folder, "wegmarke.db")};Mode=ReadOnly");
        await db.OpenAsync(TestContext.Current.CancellationToken);
        var command = db.CreateCommand();
        command.CommandText = "select * from proposal where Text like '%Fluren%'";
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["AdministrationId", "CodeHash", "Day", "Id", "Name", "Text"], Enumerable.Range(0, row.FieldCount).Select(row.GetName).Order(
            StringComparer.Ordinal));
        Assert.Equal(("", begun.ToString("yyyy-MM-dd"), 16), (row["Name"], row["Day"], ((byte[])row["CodeHash"]).Length));
        // An id of version 7 would begin with the time.
        var first = Convert.ToInt64(row["Id"].ToString()!.Replace("-", "", StringComparison.Ordinal)[..12], 16);
        Assert.True(Math.Abs(first - begun.ToUnixTimeMilliseconds()) > TimeSpan.MillisecondsPerDay);

        var plain = code.Replace("-", "", StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(one.Instance.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(plain)) < 0, file);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(code)) < 0, file);
        }

        Assert.DoesNotContain("Fluren", one.Instance.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(code, one.Instance.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(link, one.Instance.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Fluren", await jana.Read("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_kept_out_and_a_shut_box_still_answers()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Spamhausen");
        var link = await OpenBox(jana, town);
        using var program = one.Instance.NewVisitor();
        var token = TokenField().Match(await program.Read(link + "?lang=de")).Groups[1].Value;
        async Task<string> Refused(HttpStatusCode status, params (string, string)[] fields)
        {
            using var answer = await program.PostBare(link + "?lang=de", fields);
            Assert.Equal(status, answer.StatusCode);
            return await answer.Body();
        }

        Assert.Contains("sehr schnell", await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), ("text", "x")), StringComparison.Ordinal);
        await Task.Delay(SpamGuard.Fastest + TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        var trapped = await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), ("text", "Meine Idee"), ("website", "x"));
        Assert.Contains("Meine Idee", trapped, StringComparison.Ordinal);
        await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), ("text", ""));
        await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), ("text", new string('x', 2001)));
        await Refused(HttpStatusCode.UnprocessableEntity, ("token", "x"), ("text", "Meine Idee"));
        await jana.Follow(town + "/proposals/box", ("open", "no"));
        await Refused(HttpStatusCode.Gone, ("token", token), ("text", "Meine Idee"));
        Assert.Contains("Noch ist kein Vorschlag", await program.Read(link + "/answers?lang=de"), StringComparison.Ordinal);
        using var nowhere = await program.Get("/p/nirgends");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static async Task<string> OpenBox(Visitor jana, string town)
    {
        await jana.Follow(town + "/proposals/box", ("open", "yes"));
        return BoxLink().Match(await jana.Read(town + "/proposals/poster")).Groups[1].Value;
    }

    /// <returns>The code that was shown.</returns>
    private static async Task<string> Propose(Visitor staff, string link, string text, string name)
    {
        (string, string)[] fields = [("token", TokenField().Match(await staff.Read(link + "?lang=de")).Groups[1].Value), ("text", text),
            ("name", name)];
        await Task.Delay(SpamGuard.Fastest + TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        List<string> codes = [];
        for (var click = 0; click < 2; click++)
        {
            using var sent = await staff.PostBare(link + "?lang=de", fields);
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            codes.Add(CodeField().Match(await sent.Body()).Groups[1].Value);
        }

        Assert.Equal(codes[0], codes[1]);
        return codes[0];
    }

    [GeneratedRegex("class=\"address\">https?://[^/]+([^<]+)<")]
    private static partial Regex BoxLink();

    [GeneratedRegex("class=\"code\">([0-9A-Z-]{15})<")]
    private static partial Regex CodeField();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("href=\"([^\"]+/proposals/[0-9a-f-]{36})\"")]
    private static partial Regex ProposalLink();
}
