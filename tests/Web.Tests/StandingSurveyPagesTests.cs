using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Web.Tests;

/// <summary>From the poster at the counter to the answered wish, over HTTP.</summary>
public sealed partial class StandingSurveyPagesTests(OneInstance one)
{
    /// <summary>As the page offers them: its list holds the newest version of each model.</summary>
    private static async Task<(string, string)[]> Fields(Visitor coordinator, string town) =>
    [
        ("name", "Bürgeramt"), ("form", FormOption().Match(await coordinator.Read(town + "/standing-surveys")).Groups[1].Value),
            ("perspective", "citizens"), ("perspective", "companies"),
        ("threshold", "5"), ("people", "12"), ("informed", "2026-01-15"),
    ];

    [Fact]
    public async Task Citizens_answer_without_account_or_cookie_and_programs_are_kept_out()
    {
        using var coordinator = await one.Coordinator();
        var link = await Open(coordinator, await coordinator.Administration("Schalterstadt"));
        using var citizen = one.Instance.NewVisitor();
        Assert.Contains("für einen Betrieb", await citizen.Read(link + "?lang=de"), StringComparison.Ordinal);
        var page = await citizen.Read(link + "/citizens?lang=de");
        var place = PlaceField().Match(page).Groups[1].Value;
        var (token, field) = (TokenField().Match(page).Groups[1].Value, "i" + place);
        var path = link + "/citizens?lang=de";

        async Task<string> Refused(HttpStatusCode status, params (string, string)[] fields)
        {
            using var answer = await citizen.PostBare(path, fields);
            Assert.Equal(status, answer.StatusCode);
            return await answer.Body();
        }

        var fast = await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), (field, "3"));
        Assert.Contains("Das ging sehr schnell", fast, StringComparison.Ordinal);
        Assert.Matches($"name=\"{field}\" value=\"3\" checked", fast);
        await Task.Delay(SpamGuard.Fastest + TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.Contains("muss", await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), (field, "3"), ("website", "x")),
            StringComparison.Ordinal);
        Assert.Contains("länger als sechs Stunden", await Refused(HttpStatusCode.UnprocessableEntity, ("token", "x"), (field, "3")),
            StringComparison.Ordinal);
        Assert.Contains("passt nicht", await Refused(HttpStatusCode.UnprocessableEntity, ("token", token), (field, "9")),
            StringComparison.Ordinal);
        Assert.Contains("Eine genügt", await Refused(HttpStatusCode.UnprocessableEntity, ("token", token)), StringComparison.Ordinal);
        for (var click = 0; click < 2; click++)
        {
            using var sent = await citizen.PostBare(path, ("token", token), (field, "3"));
            Assert.Equal(link + "/thanks?lang=de", sent.Headers.Location!.OriginalString);
        }

        Assert.Empty(citizen.Cookies);
        using var unknown = await citizen.Get(link + "/staff");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var nowhere = await citizen.Get("/o/nirgends");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task A_wish_is_answered_in_public_and_the_survey_can_be_ended()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Wunschstadt");
        var link = await Open(coordinator, town);
        using var citizen = one.Instance.NewVisitor();
        var token = TokenField().Match(await citizen.Read(link + "/wish?lang=de")).Groups[1].Value;
        using var empty = await citizen.PostBare(link + "/wish?lang=de", ("token", token), ("kind", "complaint"), ("text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await Task.Delay(SpamGuard.Fastest + TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        using var told = await citizen.PostBare(link + "/wish?lang=de", ("token", token), ("kind", "complaint"),
            ("text", "Niemand geht ans <Telefon>."));
        Assert.Equal(link + "/told?lang=de", told.Headers.Location!.OriginalString);

        var register = town + "/standing-surveys/wishes";
        var wish = WishLink().Match(await coordinator.Read(register)).Groups[1].Value;
        Assert.Contains("Niemand geht ans <Telefon>.", await coordinator.Read(wish), StringComparison.Ordinal);
        await coordinator.Follow(wish, ("deed", "Accept"), ("words", "Rückruf am selben Tag."));
        using var unread = await coordinator.Post(wish, ("deed", "Publish"), ("told", "Niemand geht ans Telefon."), ("words", "Ab Mai."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        Assert.Contains("Ab Mai.", await unread.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ab Mai.", await citizen.Read(link + "/answers"), StringComparison.Ordinal);
        await coordinator.Follow(wish, ("deed", "Publish"), ("told", "Niemand geht ans Telefon."), ("words", "Ab Mai."),
            ("reviewed", "yes"));
        Assert.Contains("Ab Mai.", await citizen.Read(link + "/answers"), StringComparison.Ordinal);
        Assert.DoesNotContain("<Telefon>", await coordinator.Read(wish), StringComparison.Ordinal);
        Assert.Contains("Niemand geht ans", await coordinator.Read(register + "?show=done&q=telefon"), StringComparison.Ordinal);

        var survey = SurveyLink().Match(await coordinator.Read(town + "/standing-surveys")).Groups[1].Value;
        using var wrong = await coordinator.Post(survey + "/end", ("name", "Bauamt"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await coordinator.Follow(survey + "/end", ("name", "Bürgeramt"));
        using var ended = await citizen.Get(link + "/citizens");
        Assert.Equal(HttpStatusCode.Gone, ended.StatusCode);
        Assert.Contains("Ab Mai.", await citizen.Read(link + "/answers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_said_and_everything_typed_is_kept()
    {
        using var coordinator = await one.Coordinator();
        var town = await coordinator.Administration("Formstadt");
        using var few = await coordinator.Post(town + "/standing-surveys",
            [.. (await Fields(coordinator, town)).Select(field => field.Item1 == "people" ? ("people", "3") : field)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, few.StatusCode);
        var body = await few.Body();
        Assert.Contains("mindestens fünf Menschen", body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("value=\"Bürgeramt\"", body, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-01-15\"", body, StringComparison.Ordinal);
    }

    private static async Task<string> Open(Visitor coordinator, string town)
    {
        var survey = await coordinator.Follow(town + "/standing-surveys", await Fields(coordinator, town));
        Assert.Contains("Noch gibt es kein Ergebnis", await coordinator.Read(survey), StringComparison.Ordinal);
        return LinkField().Match(await coordinator.Read(survey + "/poster")).Groups[1].Value;
    }

    [GeneratedRegex("class=\"address\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkField();

    [GeneratedRegex("<option value=\"([^\"]+\\|citizen)\"")]
    private static partial Regex FormOption();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();

    [GeneratedRegex("href=\"([^\"]+/wishes/[0-9a-f-]{36})\"")]
    private static partial Regex WishLink();

    [GeneratedRegex("href=\"([^\"]+/standing-surveys/[0-9a-f-]{36})\"")]
    private static partial Regex SurveyLink();
}
