using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>What respondents do, and what they must not be able to do.</summary>
public sealed partial class SurveyTests(OneInstance one)
{
    [Fact]
    public async Task A_sheet_counts_once_however_often_it_is_sent()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var first = one.Instance.NewVisitor();
        await first.Answer(link, "staff", _ => 4);
        using var again = await first.PostBare(link + "/submission");
        Assert.Contains("schon abgesendet", await again.Body(), StringComparison.Ordinal);
        Assert.Contains("schon abgesendet", await first.Read(link + "/1"), StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            using var other = one.Instance.NewVisitor();
            await other.Answer(link, "staff", _ => 4);
        }

        var results = await coordinator.Follow(campaign + "/closure");
        Assert.Contains("6 von 40 Beschäftigten", await coordinator.Read(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sendings_of_one_sheet_at_the_same_moment_count_once()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        for (var i = 0; i < 5; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            await visitor.Draft(link, "staff", place => 1 + place % 6);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostBare(link + "/submission")));
            foreach (var answer in answers)
            {
                Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK);
                answer.Dispose();
            }
        }

        var results = await coordinator.Follow(campaign + "/closure");
        Assert.Contains("5 von 40 Beschäftigten", await coordinator.Read(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_survey_says_so_and_takes_nothing()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var late = one.Instance.NewVisitor();
        await late.Draft(link, "staff", _ => 3);
        await coordinator.Follow(campaign + "/closure");
        using var sent = await late.PostBare(link + "/submission");
        Assert.Equal(HttpStatusCode.Gone, sent.StatusCode);
        Assert.Contains("ist beendet", await sent.Body(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_that_is_not_open_and_one_that_does_not_exist_say_so()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration();
        await coordinator.Follow(administration + "/campaigns", ("title", "Bald"), ("form", "zukunftsfaehigkeit/1.0|full"),
          ("units", "no"), ("threshold", "5"));
        using var visitor = one.Instance.NewVisitor();
        using var unknown = await visitor.Get("/s/gibtsnicht");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("gibt es nicht", await unknown.Body(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("252")]
    [InlineData("255")]
    [InlineData("-1")]
    [InlineData("vier")]
    public async Task An_answer_off_the_scale_is_refused_and_the_rest_is_kept(string answer)
    {
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var visitor = one.Instance.NewVisitor();
        using var begun = await visitor.PostBare(link, ("perspective", "staff"), ("unit", ""));
        using var good = await visitor.PostBare(link + "/1", ("i0", "6"), ("go", "on"));
        using var bad = await visitor.PostBare(link + "/1", ("i0", answer), ("go", "on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("name=\"i0\" value=\"6\" checked", await visitor.Read(link + "/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_own_code_continues_in_another_browser()
    {
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var phone = one.Instance.NewVisitor();
        using var begun = await phone.PostBare(link, ("perspective", "leaders"), ("unit", "1"));
        using var saved = await phone.PostBare(link + "/2", ("go", "on"));
        var code = Assert.Single(phone.Cookies, cookie => cookie.Name.StartsWith("wm-", StringComparison.Ordinal)).Value;
        Assert.Contains(code, await phone.Read(link + "/1"), StringComparison.Ordinal);
        using var desktop = one.Instance.NewVisitor();
        using var resumed = await desktop.PostBare(link + "/resume", ("code", code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal(HttpStatusCode.Redirect, resumed.StatusCode);
        Assert.Equal(await phone.Read(link + "/3"), await desktop.Read(link + "/3"));
        using var wrong = await desktop.PostBare(link + "/resume", ("code", "AAAAA-AAAAA"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Fact]
    public async Task The_browser_holds_one_secret_for_this_survey_only_and_nothing_else()
    {
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var visitor = one.Instance.NewVisitor();
        using var welcome = await visitor.Get(link);
        Assert.False(welcome.Headers.Contains("Set-Cookie"));
        using var begun = await visitor.PostBare(link, ("perspective", "staff"), ("unit", ""));
        var cookie = Assert.Single(begun.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"path={link}", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await visitor.Get(link + "/1");
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Contains("no-store", page.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(["<script src=\"/survey.js\" defer>"], Script().Matches(await page.Body()).Select(match => match.Value));
    }

    [Fact]
    public async Task Respondents_leave_no_line_in_the_record_and_none_on_the_console()
    {
        await using var instance = await RunningInstance.Start();
        using var coordinator = instance.NewVisitor();
        await coordinator.SetUp();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        var (lines, console) = (await Lines(), instance.Output);
        using var visitor = instance.NewVisitor();
        await visitor.Answer(link, "staff", _ => 2);
        using var broken = await visitor.PostBare(link + "/1", ("i0", "neun"));
        Assert.NotEmpty(lines);
        Assert.Equal(lines, await Lines());
        Assert.Equal(console, instance.Output);

        async Task<IReadOnlyList<string>> Lines() => [.. TableRow().Matches(await coordinator.Read("/audit")).Select(row => row.Value)];
    }

    [Fact]
    public async Task The_count_rises_in_steps_of_five_and_not_before_an_hour()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        for (var i = 0; i < 7; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            await visitor.Answer(link, "staff", _ => 5);
        }

        // The count was looked at when the survey was opened; whoever looks again within the hour sees the same.
        Assert.Contains("weniger als fünf", await coordinator.Read(campaign), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("<tr><td>.*?</tr>")]
    private static partial Regex TableRow();
}
