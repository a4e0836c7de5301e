using Microsoft.Playwright;
using Wegmarke.Capabilities.Tests.Exchange;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Cli;
using Wegmarke.Design;

namespace Wegmarke.Capabilities.Tests.Reports;

/// <summary>The report in a real browser: accessible, complete in itself, and whole on a phone.</summary>
public sealed class ReportPageTests
{
    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 390)]
    public async Task The_report_is_accessible_and_needs_nothing_from_outside(string language, int width)
    {
        using var report = await Report(Language.Of(language));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
              "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(report.Path).AbsoluteUri);
        Assert.Single(asked);
        Guard.FindsNothing(await page.EvaluateAsync<string[]>(WiderThanThePage));
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        Guard.FindsNothing(await Web.Tests.Axe.Violations(page));
    }

    private const string WiderThanThePage = """
        () => [...document.querySelectorAll('body *')]
          .filter(one => !one.parentElement.closest('.table-scroll') && one.getBoundingClientRect().right > innerWidth + 1)
          .map(one => one.outerHTML.slice(0, 200))
        """;

    private static async Task<AnswerFile> Report(Language language)
    {
        var file = AnswerFile.Of([], ".html");
        var request = new Analyse.Request(
            Path.Combine(Repository.Root, "examples/musterstadt/answers.csv"),
              Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0"),
            null, "Amt", "Wer", 5, false, "refuse", file.Path, null, language);
        Assert.Equal(0, await Analyse.Run(request, TextWriter.Null, TextWriter.Null, CancellationToken.None));
        return file;
    }
}
