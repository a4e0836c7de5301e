using Microsoft.Playwright;

namespace Wegmarke.Web.Tests;

/// <summary>Pages of a survey on the narrowest phone, in the dark, and with letters twice as large.</summary>
public sealed class SurveyLooksTests(OneInstance one)
{
    [Theory]
    [InlineData(320, "light", "100%")]
    [InlineData(320, "dark", "100%")]
    [InlineData(640, "dark", "200%")]
    public async Task A_survey_can_be_read_narrow_dark_and_large(int width, string scheme, string letters)
    {
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium", ChromiumSandbox = false, Args = ["--disable-gpu", "--no-first-run"],
        });
        var page = await (await browser.PatientContext(new()
        {
            BaseURL = one.Instance.Address.OriginalString, Locale = "de-DE", ViewportSize = new() { Width = width, Height = 640 },
            ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        })).NewPageAsync();
        var findings = new List<string>();
        async Task Check(string path)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; "
                + "document.querySelectorAll('details').forEach(one => one.open = true); }", letters);
            findings.AddRange((await Axe.Violations(page)).Select(one => $"{path}: {one}"));
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth + 1"))
            {
                findings.Add($"{path}: wider than the page");
            }
        }

        await Check(link);
        await page.Locator("#p0").CheckAsync();
        await page.Locator("main button").First.ClickAsync();
        foreach (var step in new[] { "/1", "/review", "/nirgends" }) await Check(link + step);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }
}
