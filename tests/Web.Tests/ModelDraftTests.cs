using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Wegmarke.Web.Tests;

/// <summary>Models are read and changed in the browser, without scripts.</summary>
public sealed partial class ModelDraftTests(OneInstance one)
{
    [Fact]
    public async Task A_coordinator_forks_edits_previews_and_publishes_a_model()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Modellhausen");
        var (campaign, link) = await coordinator.OpenSurvey(administration);
        var draft = await Begin(coordinator, "1.7");
        Assert.Contains("Das Modell ist in sich stimmig", await coordinator.Read(draft), StringComparison.Ordinal);

        var file = draft + "/files/causes.yaml";
        var page = await coordinator.Read(file);
        var text = WebUtility.HtmlDecode(TextField().Match(page).Groups[1].Value);
        await coordinator.Follow(file, ("seen", "0"), ("text", text.Replace("level: own-house", "level: village",
            StringComparison.Ordinal)), ("why", ""));
        Assert.Contains("„village“ ist kein gültiger Wert für „level“", WebUtility.HtmlDecode(await coordinator.Read(file)), StringComparison.Ordinal);
        using (var late = await coordinator.Post(file, ("seen", "0"), ("text", "causes: []"), ("why", "")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
            var body = await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("causes: []", body, StringComparison.Ordinal);
            Assert.Contains("inzwischen gespeichert", body, StringComparison.Ordinal);
        }

        using (var unsound = await coordinator.Post(draft + "/publication")) Assert.Equal(HttpStatusCode.UnprocessableEntity, unsound.StatusCode);
        await coordinator.Follow(draft + "/undo", ("seen", "1"), ("number", "1"));

        await coordinator.Follow(draft + "/texts/steering", ("seen", "2"), ("de|steering.strategy-known",
            "Ich kenne unsere Strategie sehr gut."), ("de|areas/steering/stage-descriptions/1", "Ziele fehlen."), ("why", "klarer"));
        Assert.Contains("Ich kenne unsere Strategie sehr gut.", await coordinator.Read(draft + "/preview/staff"), StringComparison.Ordinal);
        Assert.Contains("steering.strategy-known (de)", WebUtility.HtmlDecode(await coordinator.Read(draft)), StringComparison.Ordinal);
        Assert.Equal("/models/zukunftsfaehigkeit/1.7", await coordinator.Follow(draft + "/publication"));
        var version = WebUtility.HtmlDecode(await coordinator.Read("/models/zukunftsfaehigkeit/1.7"));
        Assert.Contains("Ich kenne unsere Strategie sehr gut.", version, StringComparison.Ordinal);
        Assert.Contains("</strong>: Ziele fehlen.", version, StringComparison.Ordinal);
        Assert.Contains("<p>Klarere Worte bei der Strategie.</p>", version, StringComparison.Ordinal);
        Assert.Contains("Teilbereich steering Stufe 1 (de)", version, StringComparison.Ordinal);

        // The running survey stays on its version; the next one can choose the new one.
        Assert.Contains("1.0", await coordinator.Read(campaign), StringComparison.Ordinal);
        using var respondent = one.Instance.NewVisitor();
        using var begun = await respondent.PostBare(link, ("perspective", "staff"), ("unit", "0"));
        Assert.DoesNotContain("Ich kenne unsere Strategie sehr gut.", await respondent.Read(link + "/all"), StringComparison.Ordinal);
        var other = await coordinator.Administration("Neuhausen");
        Assert.Contains("zukunftsfaehigkeit/1.7|core", await coordinator.Read(other + "/campaigns"), StringComparison.Ordinal);
        Assert.Contains("Modell veröffentlicht", await coordinator.Read("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_questionnaire_asks_the_chosen_areas_and_no_more_than_allowed()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Pulsdorf");
        const string Pulse = "zukunftsfaehigkeit/1.0|pulse";
        (string, string)[] plan = [("title", "Puls"), ("form", Pulse), ("units", "no"), ("threshold", "5")];
        using (var many = await coordinator.Post(administration + "/campaigns",
            [.. plan, .. new[] { "culture", "steering", "customers", "technology" }.Select(area => ("area", $"{Pulse}|{area}"))]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, many.StatusCode);
        }

        var campaign = await coordinator.Follow(administration + "/campaigns", [.. plan, ("area", Pulse + "|culture"), ("area", Pulse
            + "|technology")]);
        await coordinator.Open(campaign);
        var link = LinkField().Match(await coordinator.Read(campaign)).Groups[1].Value;
        using var respondent = one.Instance.NewVisitor();
        using var begun = await respondent.PostBare(link, ("perspective", "staff"));
        Assert.Contains("Abschnitt 1 von 2", await respondent.Read(link + "/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_sheet_of_the_core_form_asks_fixed_items_and_blocks_by_chance()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Kernstadt");
        var campaign = await coordinator.Follow(administration + "/campaigns", ("title", "Kern"), ("form", "zukunftsfaehigkeit/1.0|core"),
            ("units", "no"), ("threshold", "5"));
        await coordinator.Open(campaign);
        var link = LinkField().Match(await coordinator.Read(campaign)).Groups[1].Value;
        var sheets = new HashSet<string>();
        for (var i = 0; i < 30; i++)
        {
            using var respondent = one.Instance.NewVisitor();
            using var begun = await respondent.PostBare(link, ("perspective", "staff"));
            sheets.Add(string.Join(' ', PlaceField().Matches(await respondent.Read(link + "/all")).Select(match => match.Groups[1].Value).Distinct()));
            await respondent.Answer(link, "staff", place => 2 + (place + i) % 4);
        }

        // Three pairs of blocks; that thirty draws meet only one of them does not happen.
        Assert.InRange(sheets.Count, 2, 3);
        await coordinator.Follow(campaign + "/closure");
        Assert.Contains("n 30", await coordinator.Read(administration + "/results/areas/processes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_carry_what_the_campaign_knows_and_ask_for_the_rest()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Briefstadt");
        var (campaign, link) = await coordinator.OpenSurvey(administration, "Befragung im Herbst");
        Assert.Contains(campaign + "/letters", await coordinator.Read(campaign), StringComparison.Ordinal);
        var letters = await coordinator.Read(campaign + "/letters");
        Assert.Contains("Ihre Sicht zählt: Befragung im Herbst", WebUtility.HtmlDecode(letters), StringComparison.Ordinal);
        Assert.Contains(link, letters, StringComparison.Ordinal);
        Assert.Contains("[Name der Ansprechperson]", letters, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", letters, StringComparison.Ordinal);
        var filled = WebUtility.HtmlDecode(await coordinator.Read(campaign + "/letters?contact-name=Ada%20%3Cb%3E&link=falsch"));
        Assert.Contains("beantwortet gerne Ada <b>,", filled, StringComparison.Ordinal);
        Assert.DoesNotContain("Befragung: falsch", filled, StringComparison.Ordinal);
        Assert.Contains("Hier geht es zur Befragung: " + one.Instance.Address.OriginalString + link, filled, StringComparison.Ordinal);
        Assert.Contains("Your view counts", await coordinator.Read(campaign + "/letters?text=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Respondents_may_read_plain_German()
    {
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration("Klartal"));
        using var respondent = one.Instance.NewVisitor();
        Assert.Contains("?lang=de-plain", await respondent.Read(link), StringComparison.Ordinal);
        using var begun = await respondent.PostBare(link + "?lang=de-plain", ("perspective", "staff"), ("unit", "0"));
        Assert.Contains("lang=de-plain", begun.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var plain = await respondent.Read(link + "/1?lang=de-plain");
        Assert.Contains("<html lang=\"de\"", plain, StringComparison.Ordinal);
        Assert.NotEqual(Legends(await respondent.Read(link + "/1?lang=de")), Legends(plain));
    }

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 390)]
    public async Task The_pages_of_models_are_accessible(string language, int width)
    {
        using var coordinator = await one.Coordinator();
        var draft = await Begin(coordinator, language == "de" ? "1.8" : "1.9");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium", ChromiumSandbox = false, Args = ["--disable-gpu", "--no-first-run"],
        });
        var context = await browser.PatientContext(new()
        {
            BaseURL = one.Instance.Address.OriginalString, ViewportSize = new() { Width = width, Height = 900 },
        });
        await context.AddCookiesAsync(coordinator.Cookies.Select(cookie => new Microsoft.Playwright.Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Url = one.Instance.Address.OriginalString,
        }));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/language?to=" + language);
        var findings = new List<string>();
        foreach (var path in new[] { "/models", "/models/about", "/model-drafts", draft, draft + "/files/causes.yaml", draft
            + "/texts/steering",
            draft + "/preview/staff", draft + "/preview/citizens?lang=de-plain" })
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(200, answer!.Status);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
            findings.AddRange((await Axe.Violations(page)).Select(one => $"{path}: {one}"));
            var wide = await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth + 1");
            if (wide) findings.Add($"{path}: wider than the page");
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task<string> Begin(Visitor coordinator, string version) => await coordinator.Follow("/model-drafts",
        ("parent", "zukunftsfaehigkeit/1.0"), ("version", version), ("difference", "Klarere Worte bei der Strategie."));

    private static string Legends(string page) => string.Join('\n', LegendField().Matches(page).Select(match => match.Groups[1].Value));

    [GeneratedRegex("<textarea id=\"text\"[^>]*>\\n?(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex TextField();

    [GeneratedRegex("id=\"link\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkField();

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();

    [GeneratedRegex("<legend>(.*?)</legend>")]
    private static partial Regex LegendField();
}
