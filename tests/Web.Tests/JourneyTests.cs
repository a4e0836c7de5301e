using Microsoft.Playwright;

namespace Wegmarke.Web.Tests;

/// <summary>What people do, in a real browser with scripts off: from a new administration to its released profile.</summary>
public sealed class JourneyTests(OneInstance one)
{
    private static readonly (int Width, int Height) Desktop = (1280, 900);
    private static readonly (int Width, int Height) Phone = (390, 844);

    [Fact]
    public async Task A_coordinator_runs_a_wave_alone_and_staff_answer_without_scripts()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var desk = await Scriptless(browser, Desktop);
        await desk.GotoAsync("/sign-in");
        await desk.GetByLabel("Anmeldename").FillAsync("jana");
        await desk.GetByLabel("Passwort").FillAsync(Visitor.Password);
        await Press(desk, "Anmelden");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Verwaltungen" }).ClickAsync();
        await desk.GetByLabel("Name", new() { Exact = true }).FillAsync("Wegstadt");
        await desk.GetByLabel("Zahl aller Beschäftigten").FillAsync("1.200");
        await desk.GetByLabel("davon Führungskräfte").FillAsync("90");
        await Press(desk, "Anlegen");
        foreach (var unit in new[] { "Hauptamt", "Bauamt", "Ordnungsamt" })
        {
            await desk.GetByLabel("Name des Amts").FillAsync(unit);
            await desk.GetByLabel("Beschäftigte", new() { Exact = true }).FillAsync("400");
            await Press(desk, "Hinzufügen");
        }

        await Expect(desk, "1.200 Beschäftigte, davon 90 Führungskräfte");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Zur Erhebung" }).ClickAsync();
        await desk.GetByLabel("Titel").FillAsync("Befragung Herbst 2026");
        await Press(desk, "Planen");
        await LetTheStaffCouncilConsent(browser, desk);
        await Press(desk, "Erhebung öffnen");
        var link = new Uri((await desk.Locator("#link").TextContentAsync())!).AbsolutePath;

        await AnswerAsStaff(await Scriptless(browser, Phone), link);
        await AnswerAsOthers(link);

        await desk.ReloadAsync();
        await Expect(desk, "weniger als fünf");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Erhebung schließen" }).ClickAsync();
        await Press(desk, "Jetzt schließen");
        await Expect(desk, "15 von 1.200 Beschäftigten");
        await Expect(desk, "weitgehend");
        Assert.Equal(10, await desk.Locator("svg.chart-wide .dot").CountAsync());
        await desk.Locator("summary").First.ClickAsync();
        Assert.Equal(10, await desk.Locator("details.twin tbody tr").CountAsync());
        await desk.GotoAsync(new Uri(desk.Url).AbsolutePath + "/areas/technology");
        await Expect(desk, "Beschäftigte");
        await Expect(desk, "Führungskräfte");
        Assert.True(await desk.Locator("svg.distribution").CountAsync() >= 8);
    }

    [Fact]
    public async Task With_a_script_answers_wait_for_the_connection_and_are_sent_when_it_is_back()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        using var coordinator = await one.Coordinator();
        var (_, link) = await coordinator.OpenSurvey(await coordinator.Administration());
        var context = await browser.PatientContext(new() { BaseURL = one.Instance.Address.OriginalString, Locale = "de-DE" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link + "/sheet/staff");
        await page.Locator("fieldset").First.GetByRole(AriaRole.Radio).Nth(2).CheckAsync();
        await context.SetOfflineAsync(true);
        await Press(page, "Antworten absenden");
        await Expect(page, "Gerade gibt es keine Verbindung");
        await context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/done?lang=de");
        await Expect(page, "sind angekommen");
    }

    /// <summary>The coordinator chooses what is asked and looks ahead; the staff council reads, sets conditions, and they are
    /// met.</summary>
    private async Task LetTheStaffCouncilConsent(IBrowser browser, IPage desk)
    {
        var campaign = new Uri(desk.Url).AbsolutePath;
        await desk.GetByRole(AriaRole.Link, new() { Name = "Einstellungen ändern" }).ClickAsync();
        await desk.GetByLabel("Wie lange arbeiten Sie schon").CheckAsync();
        await desk.GetByLabel("Beginn").FillAsync("2030-10-01");
        await desk.GetByLabel("Ende").FillAsync("2030-10-21");
        await Press(desk, "Speichern");
        await Expect(desk, "Geplant vom 1. Oktober 2030 bis 21. Oktober 2030.");
        await Expect(desk, "Öffnen lässt sich die Erhebung erst");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Was dabei herauskommen kann" }).ClickAsync();
        await Expect(desk, "Voraussichtlich stünde niemand von 1.200 Menschen");
        await desk.GotoAsync("/accounts");
        await desk.GetByLabel("Name", new() { Exact = true }).FillAsync("Monika Seidel");
        await desk.GetByLabel("Anmeldename").FillAsync("monika-wegstadt");
        await desk.GetByLabel("Passwort").FillAsync(Visitor.Password);
        await desk.Locator("#role").SelectOptionAsync("StaffCouncil");
        await desk.Locator("#administration").SelectOptionAsync("Wegstadt");
        await Press(desk, "Hinzufügen");

        var council = await Scriptless(browser, Phone);
        await council.GotoAsync("/sign-in?back=" + campaign + "/dossier");
        await council.GetByLabel("Anmeldename").FillAsync("monika-wegstadt");
        await council.GetByLabel("Passwort").FillAsync(Visitor.Password);
        await Press(council, "Anmelden");
        await Expect(council, "Der Personalrat ist noch nicht beteiligt.");
        await Expect(council, "Nicht geprüft.");
        await council.GetByRole(AriaRole.Link, new() { Name = "Erklären" }).First.ClickAsync();
        await council.GetByLabel("stimmen unter Bedingungen zu").CheckAsync();
        await council.GetByLabel("Bedingungen oder Gründe").FillAsync("Die Bögen werden nach zwei Jahren gelöscht.");
        await Press(council, "Erklären");
        await Expect(council, "unter Bedingungen zu, die noch offen sind");

        await desk.GotoAsync(campaign + "/consent");
        await Expect(desk, "aus dem eigenen Konto von Monika Seidel");
        await desk.Locator("#act").SelectOptionAsync("ConditionsMet");
        await desk.Locator("#text").FillAsync("Löschung ist im Kalender.");
        await Press(desk, "Festhalten");
        await Expect(desk, "Sie darf mit diesen Einstellungen geöffnet werden.");
        await desk.GotoAsync(campaign);
    }

    private static async Task AnswerAsStaff(IPage phone, string link)
    {
        await phone.GotoAsync(link);
        await Expect(phone, "Befragung Herbst 2026");
        await phone.GetByLabel("Beschäftigte", new() { Exact = true }).CheckAsync();
        await phone.GetByLabel("In welchem Amt arbeiten Sie?").SelectOptionAsync("Bauamt");
        await phone.GetByLabel("Wie lange arbeiten Sie schon").SelectOptionAsync("5 bis 15 Jahre");
        await Press(phone, "Beginnen");
        await Expect(phone, "Abschnitt 1 von 10");
        var first = phone.Locator("fieldset").First;
        await first.GetByLabel("4 – weitgehend").CheckAsync();
        await Press(phone, "Speichern und weiter");
        await Press(phone, "Zurück");
        Assert.True(await first.GetByLabel("4 – weitgehend").IsCheckedAsync());
        for (var step = 1; step <= 10; step++)
        {
            await Expect(phone, $"Abschnitt {step} von 10");
            var questions = phone.Locator("fieldset");
            for (var at = 0; at < await questions.CountAsync(); at++)
            {
                // The fourth stage, whatever its word on the item's scale, or "don't know" after the sixth.
                await questions.Nth(at).GetByRole(AriaRole.Radio).Nth(at % 3 == 2 ? 6 : 3).CheckAsync();
            }

            await Press(phone, "Speichern und weiter");
        }

        await Expect(phone, "alles beantwortet");
        await Press(phone, "Antworten absenden");
        await Expect(phone, "Ihre Antworten sind angekommen");
        await phone.GoBackAsync();
        await phone.GotoAsync(link + "/1");
        await Expect(phone, "schon abgesendet");
    }

    private async Task AnswerAsOthers(string link)
    {
        for (var i = 0; i < 14; i++)
        {
            using var visitor = one.Instance.NewVisitor();
            var seed = 1000 * i;
            await visitor.Answer(link, i < 8 ? "staff" : "leaders", place => 2 + new Random(seed + place).Next(5));
        }
    }

    private async Task<IPage> Scriptless(IBrowser browser, (int Width, int Height) size)
    {
        var context = await browser.PatientContext(new()
        {
            JavaScriptEnabled = false, Locale = "de-DE", BaseURL = one.Instance.Address.OriginalString,
            ViewportSize = new() { Width = size.Width, Height = size.Height },
        });
        return await context.NewPageAsync();
    }

    internal static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium", ChromiumSandbox = false,
        Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
          "--disable-sync"],
    });

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })
      .ClickAsync();

    private static Task Expect(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
}
