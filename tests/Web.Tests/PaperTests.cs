using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Wegmarke.Capabilities.Tests.Responses.Paper;

namespace Wegmarke.Web.Tests;

/// <summary>Paper, as it goes: printed by a real browser, crossed, scanned, checked, counted.</summary>
public sealed class PaperTests(OneInstance one)
{
    /// <summary>Crosses the third box of every question (or the last, where there are fewer), and in one question a second one.</summary>
    private const string CrossTheThird = """
        second => [...document.querySelectorAll('svg.paper')].forEach((page, number) => {
          const rows = {};
          page.querySelectorAll('rect[fill=none]').forEach(box => (rows[box.getAttribute('y')] ??= []).push(box));
          const cross = box => {
            const [x, y] = [+box.getAttribute('x') + 2.2, +box.getAttribute('y') + 2.2];
            const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
            line.setAttribute('d', `M${x - 2} ${y - 2}L${x + 2} ${y + 2}M${x - 2} ${y + 2}L${x + 2} ${y - 2}`);
            line.setAttribute('stroke', '#223'); line.setAttribute('stroke-width', '0.5');
            page.append(line);
          };
          Object.values(rows).forEach((boxes, row) => {
            cross(boxes[Math.min(2, boxes.length - 1)]);
            if (second && number === 0 && row === 2) cross(boxes[4]);
          });
        })
        """;

    [Fact]
    public async Task Sheets_are_printed_crossed_scanned_checked_and_counted()
    {
        using var coordinator = await one.Coordinator();
        var administration = await coordinator.Administration("Papierdorf");
        var (campaign, _) = await coordinator.OpenSurvey(administration);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium", ChromiumSandbox = false, Args = ["--disable-gpu", "--disable-background-networking"],
        });
        var context = await browser.PatientContext(new() { Locale = "de-DE", BaseURL = one.Instance.Address.OriginalString, DeviceScaleFactor = 2 });
        var desk = await context.NewPageAsync();
        await desk.GotoAsync("/sign-in");
        await desk.GetByLabel("Anmeldename").FillAsync("jana");
        await desk.GetByLabel("Passwort").FillAsync(Visitor.Password);
        await Press(desk, "Anmelden");
        var plain = await Scan(desk, campaign, second: false);
        var doubtful = await Scan(desk, campaign, second: true);

        await desk.GotoAsync(campaign + "/paper");
        await Upload(desk, "kein-scan.pdf", "Guten Tag"u8.ToArray());
        await Expect(desk, "Die Datei ist kein Scan");
        await Upload(desk, "gesperrt.pdf", PdfOfPictures.Of(plain, locked: true));
        await Expect(desk, "mit einem Kennwort geschützt");
        var file = PdfOfPictures.Of([.. plain, .. plain, .. doubtful, .. plain, .. plain, plain[1]]);
        await Upload(desk, "stapel.pdf", file);
        // Read in the background; the page renews itself until that is done.
        await Assertions.Expect(desk.Locator("body")).ToContainTextAsync("5 Bögen, 1 offene Stellen", new() { Timeout = 90_000 });
        await Expect(desk, "mehrere Kästchen angekreuzt");
        await Expect(desk, "steht allein");
        var axe = await desk.RunAxe();
        Assert.Empty(axe.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        await desk.Locator("fieldset").GetByLabel("3 teilweise").CheckAsync();
        await Press(desk, "Entscheidungen speichern");
        await Press(desk, "Bögen übernehmen");
        await Expect(desk, "übernommen");
        await Expect(desk, "Mindestens 5 Bögen von Papier");
        await Upload(desk, "stapel.pdf", file);
        await Expect(desk, "schon eingelesen");

        var results = await coordinator.Follow(campaign + "/closure");
        Assert.Contains("5 von 40 Beschäftigten", await coordinator.Read(results), StringComparison.Ordinal);
        using var released = await coordinator.Get(administration + "/results/release.json");
        var area = System.Text.Json.JsonDocument.Parse(await released.Body()).RootElement.GetProperty("areas").EnumerateArray()
            .First(one => one.GetProperty("key").GetString() == "technology");
        var shown = area.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("perspectives").TryGetProperty("staff", out var staff) ? staff : default)
            .Where(staff => staff.ValueKind == System.Text.Json.JsonValueKind.Object).ToList();
        // All five crossed the same box: whoever saw the counts would know what each of them answered.
        Assert.Empty(shown);
    }

    /// <summary>One sheet for staff as pictures of its pages.</summary>
    private static async Task<IReadOnlyList<byte[]>> Scan(IPage page, string campaign, bool second)
    {
        await page.GotoAsync(campaign + "/paper/print?kind=0.0.0&copies=1");
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.EvaluateAsync(CrossTheThird, second);
        var pictures = new List<byte[]>();
        var pages = page.Locator("svg.paper");
        for (var at = 0; at < await pages.CountAsync(); at++) pictures.Add(await pages.Nth(at)
            .ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 70 }));
        return pictures;
    }

    private static async Task Upload(IPage page, string name, byte[] bytes)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = bytes });
        await Press(page, "Einlesen");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button,
        Exact = true }).ClickAsync();

    private static Task Expect(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
}
