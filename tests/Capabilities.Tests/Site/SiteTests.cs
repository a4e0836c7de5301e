using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Cli.Docs;
using Wegmarke.Web.Tests;

namespace Wegmarke.Capabilities.Tests.Site;

/// <summary>The site of the documentation: whole, without anything from elsewhere, searchable without a server, for everybody.</summary>
public sealed partial class SiteTests : IDisposable
{
    private static readonly string[] LookedAt = ["index.html", "coordinator.html", "guide/operate.html", "search.html?q=Sicherung"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wegmarke-site-");

    [Fact]
    public async Task The_site_is_whole_and_stands_for_itself()
    {
        var written = Assert.IsType<WriteSite.Written>(await WriteSite.Run(Repository.Root, folder.FullName));
        Assert.True(written.Pages > 80);
        var pages = Directory.EnumerateFiles(folder.FullName, "*.html", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);
        Guard.FindsNothing(pages.SelectMany(page => Dead(page.Key, page.Value, pages)));
        await LookAt();
    }

    [Fact]
    public void A_link_to_nowhere_is_refused_with_its_place()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "docs/guide"));
        File.WriteAllText(Path.Combine(folder.FullName, "docs/guide/a.md"),
            "# A\n\n## Über alles\n\n[gut](#über-alles) [auch](b.md#two) [schlecht](#nirgends)\n\n[fort](c.md) und [hier](b.md#three)\n");
        File.WriteAllText(Path.Combine(folder.FullName, "docs/guide/b.md"), "# B\n\n## Two\n");
        var map = SiteMap.Of(folder.FullName);
        var documents = map.Paths.Select(path => ReadDocument.Run(folder.FullName, path, map)).ToList();
        string[] expected =
        [
            "docs/guide/a.md:5: docs/guide/a.md has no heading #nirgends. There are: a, über-alles.",
            "docs/guide/a.md:7: There is no docs/guide/c.md. Name a file that is there.",
            "docs/guide/a.md:7: docs/guide/b.md has no heading #three. There are: b, two.",
        ];
        Assert.Equal(expected, FindBrokenLinks.Run(documents, _ => false));
    }

    [Fact]
    public void A_page_leads_to_pages_and_shows_no_foreign_html()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "docs/guide"));
        File.WriteAllText(Path.Combine(folder.FullName, "docs/guide/a.md"), "# A\n\n`docs/guide/b.md` <script>alert(1)</script> [b](b.md#two)\n");
        File.WriteAllText(Path.Combine(folder.FullName, "docs/guide/b.md"), "# B\n\n## Two\n");
        var map = SiteMap.Of(folder.FullName);
        var html = ReadDocument.Run(folder.FullName, "docs/guide/a.md", map).Html[Design.Language.German];
        Assert.Contains("<a href=\"../guide/b.html\"><code>docs/guide/b.md</code></a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../guide/b.html#two\">b</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex("(?:href|src|action)=\"([^\"]*)\"")]
    private static partial Regex Address();

    /// <summary>What a page points to and is not there, what it fetches from elsewhere, and pictures without words.</summary>
    private static IEnumerable<string> Dead(string file, string html, Dictionary<string, string> pages)
    {
        foreach (var address in Address().Matches(html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)))
        {
            if (address.StartsWith("data:", StringComparison.Ordinal)) continue;
            if (address.Contains(':', StringComparison.Ordinal))
            {
                if (!html.Contains($"<a href=\"{address}\"", StringComparison.Ordinal)) yield return $"{file}: fetches {address}";
                continue;
            }

            var parts = address.Split('#', 2);
            var target = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
            if (!File.Exists(target)) yield return $"{file}: {address} is not there";
            else if (parts.Length > 1 && !pages[target].Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal))
            {
                yield return $"{file}: {address}";
            }
        }

        if (html.Contains("alt=\"\"", StringComparison.Ordinal)) yield return $"{file}: a picture says nothing";
    }

    private async Task LookAt()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium", ChromiumSandbox = false, Args = ["--disable-gpu", "--no-first-run"],
        });
        var page = await browser.NewPageAsync();
        var findings = new List<string>();
        foreach (var (path, at) in LookedAt.Select((path, at) => (path, at)))
        {
            await page.GotoAsync($"file://{folder.FullName}/{(at % 2 == 0 ? "de" : "en")}/{path}");
            findings.AddRange((await Axe.Violations(page)).Select(one => $"{path}: {one}"));
            foreach (var width in new[] { 390, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var wide = await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth");
                if (wide) findings.Add($"{path}: wider than {width}");
            }
        }

        Guard.FindsNothing(findings);
        await page.GotoAsync(new Uri(Path.Combine(folder.FullName, "de/index.html")).AbsoluteUri);
        await page.Locator("#site-q").FillAsync("loeschnachweis personalrat");
        await page.Locator(".site-search button").ClickAsync();
        Assert.StartsWith("Nichts gefunden.", await page.Locator("#count").TextContentAsync(), StringComparison.Ordinal);
        await page.Locator("#q").FillAsync("gemischten bogen prufsumme");
        Assert.Contains("Nach dem Schließen", await page.Locator("#found li a").First.TextContentAsync(), StringComparison.Ordinal);
        await page.Locator("#found li a").First.ClickAsync();
        Assert.Contains("staff-council.html#nach-dem-schließen", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
    }
}
