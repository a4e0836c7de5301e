using System.Net;

namespace Wegmarke.Web.Tests;

/// <summary>What people say in own words, from the settings to the page of results.</summary>
public sealed class CommentPagesTests(OneInstance one)
{
    [Fact]
    public async Task Comments_are_off_until_allowed_then_asked_reviewed_and_shown_without_the_originals()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Wortstadt");
        var (_, silent) = await coordinator.OpenSurvey(await coordinator.Administration("Stillstadt"));
        using var first = one.Instance.NewVisitor();
        Assert.DoesNotContain("name=\"comment\"", await first.Read(silent + "/sheet/staff"), StringComparison.Ordinal);

        var campaign = await coordinator.Follow(town + "/campaigns", ("title", "Mit Worten"), ("form", "zukunftsfaehigkeit/1.0|full"),
            ("threshold", "5"));
        (string, string)[] settings = [("title", "Mit Worten"), ("form", "zukunftsfaehigkeit/1.0|full"), ("threshold", "5"),
            ("revision", "0"), ("comments", "yes")];
        using var low = await coordinator.Post(campaign + "/settings", [.. settings, ("comment-threshold", "9")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, low.StatusCode);
        await coordinator.Follow(campaign + "/settings", [.. settings, ("comment-threshold", "10")]);
        Assert.Contains("eigene Zustimmung", await coordinator.Read(campaign + "/dossier"), StringComparison.Ordinal);
        await coordinator.Open(campaign);
        var link = System.Text.RegularExpressions.Regex.Match(await coordinator.Read(campaign), "id=\"link\">https?://[^/]+([^<]+)<")
            .Groups[1].Value;
        for (var i = 0; i < 10; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            var seed = i;
            await visitor.Draft(link, "staff", place => 1 + (place + seed) % 6);
            Assert.Contains("Bitte nennen Sie keine Namen", await visitor.Read(link + "/review?lang=de"), StringComparison.Ordinal);
            using var tooLong = await visitor.PostBare(link + "/submission?lang=de", ("comment", new string('a', 601)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
            using var sent = await visitor.PostBare(link + "/submission?lang=de", ("comment", i == 0 ? "Frau <Muster> hilft" : ""),
                ("comment-area", "2"));
            Assert.EndsWith("/done?lang=de", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        Assert.Contains("Keine Kommentare", await coordinator.Read(campaign + "/comments"), StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/closure");
        Assert.Contains("Frau <Muster> hilft", await coordinator.Read(campaign + "/comments"), StringComparison.Ordinal);
        using var early = await coordinator.Post(campaign + "/comments/release");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await coordinator.Follow(campaign + "/comments", ("place", "0"), ("text", "Jemand hilft"), ("go", "keep"));
        await coordinator.Follow(campaign + "/comments/release");
        var shown = await coordinator.Read(town + "/results/comments");
        Assert.Contains("Jemand hilft", shown, StringComparison.Ordinal);
        Assert.Contains("1 Kommentare", await coordinator.Read(town + "/interviews/import"), StringComparison.Ordinal);
        var source = await coordinator.Follow(town + "/interviews/comments", ("campaign", campaign.Split('/')[^1]));
        Assert.Contains("Kommentare: ", await coordinator.Read(source), StringComparison.Ordinal);
        using var again = await coordinator.Post(town + "/interviews/comments", ("campaign", campaign.Split('/')[^1]));
        Assert.Contains("gibt es schon als Quelle 1", await again.Body(), StringComparison.Ordinal);
        using var strange = await coordinator.Post(town + "/interviews/comments", ("campaign", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        Assert.DoesNotContain("Muster>", shown + await coordinator.Read(campaign + "/comments"), StringComparison.Ordinal);
    }
}
