using Microsoft.Playwright;

namespace Wegmarke.Web.Tests;

/// <summary>Every page, in both languages, on a desktop and on a phone: nothing is wider than the screen, and axe finds nothing.</summary>
public sealed class EveryPageTests(OneDemo demo)
{
    /// <summary>Trying the rules takes longer than all else, and pages are made of the same parts and one sheet of styles: rules are
    /// tried on every second page, colours on every fourth.</summary>
    private const int RulesEach = 2;
    private const int ColoursEach = 4;
    private const int Desktop = 1280;
    private const int Phone = 390;

    private static readonly string[] FieldPages =
    [
        "", "/closure", "/comments", "/letters", "/dossier", "/consent", "/checks", "/outlook", "/invitations", "/invitations/poster",
        "/mail",
        "/mail/letter?kind=Invitation", "/mail/letter?kind=FirstReminder", "/field", "/deletion", "/paper",
    ];

    [Fact]
    public Task Every_page_is_accessible_and_fits_the_screen() => Look(async (page, check, town) =>
    {
        await check("/");
        await check("/desk");
        await check("/administrations");
        foreach (var below in new[] { "", "/particulars", "/units/table", "/readings", "/unit-steps",
            "/campaigns", "/results", "/results/page", "/results/findings",
          "/results/perspectives", "/results/change", "/results/areas/steering", "/results/units", "/results/units?sort=target",
          "/results/unit?name=Bauamt", "/results/comments", "/results/data", "/research-files", "/transfers" }) await check(town + below);
        await CheckCampaigns(page, check, town);
        await CheckTransfer(page, check, town);
        await check((await (await Reach(page, "/accounts", "tbody th a")).GetAttributeAsync("href"))!);
        await check("/register");
        await CheckPreparation(page, check);
        foreach (var path in new[] { "/accounts", "/audit", "/audit?deed=add-unit", "/access", "/access/code", "/access/passkeys/new",
            "/four-eyes", town + "/erasure", "/help/operator",
          town + "/rights", "/sign-in/forgotten", "/models", "/models/zukunftsfaehigkeit/1.0", "/method", "/protected",
          "/sign-in", "/nirgends" }) await check(path);
        await page.GotoAsync("/demo/survey");
        var survey = new Uri(page.Url).AbsolutePath;
        foreach (var below in new[] { "", "/sheet/staff", "/c/7K2M-9XQ4D-B3FH" }) await check(survey + below);
        await page.GotoAsync(survey);
        await page.Locator("#p0").CheckAsync();
        await page.Locator("main button").First.ClickAsync();
        foreach (var step in new[] { "/1", "/10", "/all", "/review" }) await check(survey + step);
        await page.Locator("main button").ClickAsync();
        await check(survey + "/done");
        await check(survey + "/1");
    });

    [Fact]
    public Task Every_page_of_understanding_and_steering_is_accessible_and_fits_the_screen() =>
        Look(async (page, check, town) =>
        {
            await CheckCauses(page, check, town);
            await CheckInterviews(page, check, town);
            await CheckSteering(page, check, town);
            await CheckControlling(page, check, town);
            await CheckStandingSurveys(page, check, town);
            await CheckTakingAlong(page, check, town);
            await CheckHorizon(page, check, town);
            await CheckReports(page, check, town);
        });

    [Fact]
    public Task Every_page_about_people_is_accessible_and_fits_the_screen() =>
        Look(async (page, check, town) =>
        {
            foreach (var below in new[] { "", "/frame", "/roles", "/roles/new", "/needs", "/staff-groups", "/programmes", "/checks",
                "/figures", "/effect",
                "/risks", "/cards", "/experts", "/vacancies", "/experiments" }) await check(town + "/people" + below);
            await check((await (await Reach(page, town + "/people/checks", "tbody th a")).GetAttributeAsync("href"))!);
            await check((await (await Reach(page, town + "/people/cohorts", "tbody th a")).GetAttributeAsync("href"))!);
            await check("/demo/folder");
            await page.Locator("main button").First.ClickAsync();
            Assert.Empty(await Axe.Violations(page));
            await page.Locator("ul form button").First.ClickAsync();
            Assert.Empty(await Axe.Violations(page));
        }, "personnel");

    [Fact]
    public Task The_page_of_those_who_operate_is_accessible_and_fits_the_screen() =>
        Look(async (page, check, town) =>
        {
            await check("/operation");
            await check("/operation?q=nirgendwo");
        }, "operator");

    /// <summary>Goes through pages of the demo as somebody: in German by axe, for its width on a desktop and on a phone; in English
    /// that it answers in English. German words are the longer ones.</summary>
    private async Task Look(Func<IPage, Func<string, Task>, string, Task> pages, string role = "coordinator")
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await JourneyTests.Launch(playwright);
        var page = await SignedIn(browser, "de", role);
        var english = await SignedIn(browser, "en", role);
        var (findings, looked) = (new List<string>(), 0);
        async Task Check(string path)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
            if (looked++ % RulesEach == 0)
            {
                findings.AddRange((await Axe.Violations(page, looked % ColoursEach == 1)).Select(one => $"{path}: {one}"));
            }

            Assert.Equal("de", await page.Locator("html").GetAttributeAsync("lang"));
            foreach (var width in new[] { Phone, Desktop })
            {
                await page.SetViewportSizeAsync(width, 900);
                var wide = await page.EvaluateAsync<string[]>("""
                    () => [...document.querySelectorAll('body *')]
                      .filter(one => !one.parentElement.closest('.table-scroll, .skip')
                        && one.getBoundingClientRect().right > innerWidth + 1)
                      .map(one => one.outerHTML.slice(0, 120))
                      .concat(document.documentElement.scrollWidth > innerWidth + 1 ? ['a word that does not break'] : [])
                    """);
                findings.AddRange(wide.Select(html => $"{path}: wider than {width}: {html}"));
            }

            var answer = await english.APIRequest.GetAsync(path);
            // A questionnaire on paper has a language of its own.
            if (path.Contains("/paper/print", StringComparison.Ordinal)) return;
            if (answer.Status >= 500 || !(await answer.TextAsync()).Contains("<html lang=\"en\"", StringComparison.Ordinal))
            {
                findings.Add($"{path}: {answer.Status} in English");
            }
        }

        await page.GotoAsync("/administrations");
        await pages(page, Check, (await page.Locator("main li a").First.GetAttributeAsync("href"))!);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task<IPage> SignedIn(IBrowser browser, string language, string role)
    {
        var page = await (await browser.PatientContext(new()
        {
            BaseURL = demo.Instance.Address.OriginalString, ViewportSize = new() { Width = Desktop, Height = 900 },
        })).NewPageAsync();
        await page.GotoAsync("/language?to=" + language);
        await page.GotoAsync("/");
        await page.Locator($"form[action='/demo/{role}'] button").ClickAsync();
        return page;
    }

    /// <summary>Conversations, with one that is coded.</summary>
    private static async Task CheckInterviews(IPage page, Func<string, Task> check, string town)
    {
        foreach (var below in new[] { "", "/import", "/passages", "/search?q=Unterschrift", "/codes", "/agreement", "/quotes", "/exchange",
            "/names", "/suggestions", "/cases" }) await check(town + "/interviews" + below);
        await page.GotoAsync(town + "/interviews");
        var source = (await page.Locator("tbody th a").First.GetAttributeAsync("href"))!;
        foreach (var below in new[] { "", "/particulars", "/comparison" }) await check(source + below);
    }

    /// <summary>Causes, processes and hard facts of the town, with one card and the process that has a diagram.</summary>
    private static async Task CheckCauses(IPage page, Func<string, Task> check, string town)
    {
        foreach (var below in new[] { "/causes", "/causes/new", "/causes/areas/customers", "/causes/upstream/customers", "/processes",
            "/processes/new", "/processes/table", "/processes/potential", "/processes/ozg", "/inventory", "/structure", "/teams",
            "/obstacles", "/objections", "/expertise", "/readings/targets", "/readings/table" }) await check(town + below);
        await page.GotoAsync(town + "/causes");
        await check((await page.Locator("#list ~ .table-scroll tbody th a").First.GetAttributeAsync("href"))!);
        await page.GotoAsync(town + "/processes?q=Bewohnerparkausweis");
        await check((await page.Locator("tbody th a").First.GetAttributeAsync("href"))!);
    }

    /// <summary>An open wave with its paper, and a closed one.</summary>
    private static async Task CheckCampaigns(IPage page, Func<string, Task> check, string town)
    {
        await page.GotoAsync(town + "/campaigns");
        var links = page.Locator("main li a");
        var (open, closed) = ((await links.First.GetAttributeAsync("href"))!, (await links.Nth(1).GetAttributeAsync("href"))!);
        foreach (var below in FieldPages) await check(open + below);
        foreach (var below in new[] { "", "/comments", "/deletion", "/research", "/feedback", "/feedback?poster=yes" })
        {
            await check(closed + below);
        }

        await check(open + $"/paper/print?kind=0.0.0&copies=2");
        await page.GotoAsync(open + "/paper");
        await page.Locator("form[action$='/batches'] button").ClickAsync();
        await check(new Uri(page.Url).AbsolutePath);
        await check(new Uri(page.Url).AbsolutePath[..^"/1".Length]);
    }

    /// <summary>Strategy and initiatives, and what a phone shows in a target workshop.</summary>
    private static async Task CheckSteering(IPage page, Func<string, Task> check, string town)
    {
        foreach (var below in new[] { "/decisions", "/decisions/agenda" }) await check(town + below);
        foreach (var below in new[] { "", "/leadership", "/text", "/areas/steering", "/goals/new", "/workshops" })
        {
            await check(town + "/strategy" + below);
        }

        foreach (var below in new[] { "", "/no", "/portfolio", "/suggestions", "/new",
            "/import", "/capacity", "/plan", "/plan/scenarios/new", "/merit", "/merit/edit", "/costs",
            "/balance" }) await check(town + "/initiatives" + below);
        await page.GotoAsync(town + "/initiatives/plan");
        var trials = page.Locator("main tbody th a[href*='/scenarios/']");
        var (planned, impossible) = ((await trials.First.GetAttributeAsync("href"))!, (await trials.Nth(2).GetAttributeAsync("href"))!);
        foreach (var path in new[] { planned, impossible, planned + "/edit" }) await check(path);
        await page.GotoAsync(town + "/initiatives");
        var first = (await page.Locator("tbody th a").First.GetAttributeAsync("href"))!;
        foreach (var below in new[] { "", "/edit" }) await check(first + below);
        await page.GotoAsync(town + "/strategy/workshops");
        await page.Locator("form[action$='/workshops'] button").ClickAsync();
        await check(new Uri(page.Url).AbsolutePath);
        var code = (await page.Locator(".code").First.TextContentAsync())!.Trim();
        await check("/werkstatt");
        await check("/werkstatt/" + code);
    }

    /// <summary>A table of answers on its way in, up to the trial.</summary>
    private static async Task CheckTransfer(IPage page, Func<string, Task> check, string town)
    {
        await page.GotoAsync(town + "/transfers");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "antworten.csv", MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("Q01[SQ001];Q01[SQ002];Amt\n" + string.Concat(Enumerable.Range(0, 12).Select(row =>
                $"A{1 + row % 6};{(row == 3 ? "weiß nicht" : "A2")};Bauamt\n"))) });
        await page.Locator("main form[enctype] button").ClickAsync();
        var file = new Uri(page.Url).AbsolutePath;
        await check(file);
        await page.Locator("form[action$='/columns/proposal'] button").ClickAsync();
        foreach (var step in new[] { "/columns?show=all", "/columns/0", "/trial" }) await check(file + step);
        await page.GotoAsync(file);
        await page.Locator("form[action$='/end'] button").ClickAsync();
    }

    /// <summary>The list of reports and one of several kinds, with the page on which a draft is composed, and a file that was
    /// made.</summary>
    private static async Task CheckReports(IPage page, Func<string, Task> check, string town)
    {
        await check(town + "/reports");
        foreach (var name in new[] { "Stand und Vorhaben", "auf einer Seite", "Bericht zur Runde", "Sozialamt", "im Vergleich", "Dossier" })
        {
            await page.GotoAsync(town + "/reports");
            var report = (await page.Locator($"tbody a:has-text('{name}')").First.GetAttributeAsync("href"))!;
            await check(report);
            if (name is "Stand und Vorhaben" or "Dossier") await check(report + "/edit");
        }

        await page.GotoAsync(town + "/reports");
        await page.Locator("#units > summary").ClickAsync();
        await page.Locator("#units-pdf").UncheckAsync();
        await page.Locator("#units-html").CheckAsync();
        await page.Locator("#units form button").ClickAsync();
        var file = new Uri(page.Url).AbsolutePath;
        await page.Locator("a[href$='/content']").WaitForAsync();
        await check(file);
        await page.GotoAsync(file);
        await page.Locator("form[action$='/end'] button").ClickAsync();
    }

    /// <summary>Lights, rounds, figures and effects, with one initiative and one chain.</summary>
    private static async Task CheckControlling(IPage page, Func<string, Task> check, string town)
    {
        foreach (var below in new[] { "", "/figures", "/effects", "/rounds", "/rounds/34", "/rounds/35", "/rounds/35/part", "/plan" })
        {
            await check(town + "/controlling" + below);
        }

        await page.GotoAsync(town + "/controlling");
        await check((await page.Locator(".lights a").First.GetAttributeAsync("href"))!);
        await page.GotoAsync(town + "/controlling/effects");
        var goal = (await page.Locator("a[href*='/chains/goals/']").First.GetAttributeAsync("href"))!;
        var cause = (await page.Locator("a[href*='/chains/causes/']").First.GetAttributeAsync("href"))!;
        await check(goal);
        await check(cause);
    }

    /// <summary>A standing survey, as the house and as everybody sees it.</summary>
    private static async Task CheckStandingSurveys(IPage page, Func<string, Task> check, string town)
    {
        await check(town + "/standing-surveys");
        var survey = (await page.Locator("main tbody a").First.GetAttributeAsync("href"))!;
        await check(town + "/standing-surveys/wishes");
        await check((await page.Locator("main tbody a").First.GetAttributeAsync("href"))!);
        await check(survey);
        await check(survey + "/poster");
        var link = new Uri((await page.Locator(".address").TextContentAsync())!).AbsolutePath;
        foreach (var below in new[] { "", "/wish", "/thanks", "/told", "/answers" }) await check(link + below);
    }

    /// <summary>Proposals with their open pages, the change of an initiative, meetings, the public page, search and
    /// notifications.</summary>
    private static async Task CheckTakingAlong(IPage page, Func<string, Task> check, string town)
    {
        foreach (var below in new[] { "/proposals", "/proposals?show=Unread", "/proposals/poster", "/meetings", "/progress",
            "/search?q=Akte",
            "/strategy/leadership" }) await check(town + below);
        var box = new Uri((await (await Reach(page, town + "/proposals/poster", ".address")).TextContentAsync())!).AbsolutePath;
        foreach (var below in new[] { "", "/letterbox", "/answers" }) await check(box + below);
        await check((await (await Reach(page, town + "/proposals?show=Unread", "tbody th a")).GetAttributeAsync("href"))!);
        await check((await (await Reach(page, town + "/proposals?show=answered", "tbody th a")).GetAttributeAsync("href"))!);
        await check((await (await Reach(page, town + "/meetings", "section.note li a")).GetAttributeAsync("href"))!);
        await check((await (await Reach(page, town + "/initiatives?q=Elektronische+Akte",
            "tbody th a")).GetAttributeAsync("href"))! + "/change");
        foreach (var path in new[] { "/notifications", "/programs", town + "/webhooks", "/progress/musterstadt",
            "/progress/musterstadt/embed" }) await check(path);
    }

    /// <summary>What is coming, one signal, one risk, one find, a vote with its phone, and what several towns do together.</summary>
    private static async Task CheckHorizon(IPage page, Func<string, Task> check, string town)
    {
        foreach (var below in new[] { "/horizon", "/horizon/risks", "/horizon/market", "/horizon/feeds", "/horizon/report",
            "/horizon/trends/new",
            "/horizon/risks/table", "/partnerships", "/partnerships/new", "/processes/bundling",
                "/obstacles/together" }) await check(town + below);
        foreach (var list in new[] { "/horizon", "/horizon/risks", "/horizon/market", "/partnerships" })
        {
            var first = (await (await Reach(page, town + list, "tbody th a")).GetAttributeAsync("href"))!;
            await check(first);
            await check(first + "/edit");
            if (list != "/horizon") continue;
            await page.GotoAsync(first + "/votes");
            await page.Locator("form[action$='/votes'] button").ClickAsync();
            await check(new Uri(page.Url).AbsolutePath);
            var code = (await page.Locator(".code").First.TextContentAsync())!.Trim();
            await check("/radar");
            await check("/radar/" + code);
        }
    }

    private static async Task<ILocator> Reach(IPage page, string path, string selector)
    {
        await page.GotoAsync(path);
        return page.Locator(selector).First;
    }

    /// <summary>The wave that waits for consent in the second town of the demo.</summary>
    private static async Task CheckPreparation(IPage page, Func<string, Task> check)
    {
        await page.GotoAsync("/administrations");
        await page.Locator("main li a").Nth(1).ClickAsync();
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "/campaigns");
        var campaign = (await page.Locator("main li a").First.GetAttributeAsync("href"))!;
        foreach (var below in new[] { "", "/settings", "/dossier", "/consent", "/checks", "/outlook" }) await check(campaign + below);
    }
}
