using System.Net;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks.Field;

/// <summary>One person answers in a browser.</summary>
internal static partial class AnswerOnline
{
    /// <param name="link">Path of the survey.</param>
    /// <param name="code">Their personal code.</param>
    /// <returns>Whether the sheet was acknowledged, and what was wrong on the way; empty where nothing was.</returns>
    public static async Task<(bool Acknowledged, string Wrong)> Run(Uri address, string link, string code, Somebody person)
    {
        using var browser = new Browser(address);
        if (person.Way == Way.Kiosk) await browser.Get(link + "/kiosk");
        // The mail server's virus scanner was here before.
        using (var scanner = new Browser(address)) await scanner.Read($"{link}/c/{code}");
        if (person.ByMail) await browser.Read($"{link}/c/{code}");
        var exchanged = await browser.Send(link + "/code", ("code", code));
        if (exchanged.Status != HttpStatusCode.Redirect) return (false, $"code: {exchanged.Status}");
        (string, string)[] said = [("perspective", person.Perspective), ("unit", $"{person.Unit}"), ("a-tenure", Said(person,
            ["under-5", "5-15", "over-15"])),
            ("a-field", Said(person, ["front", "inner", "outside"]))];
        var acknowledged = person.Way == Way.MailOnePage ? await OnePage(browser, link, person, said)
            : await BySection(address, browser, link, person, said);
        if (!acknowledged) return (false, "not acknowledged");
        if (person.Way == Way.Kiosk)
        {
            var back = await browser.Get(link + "/1");
            if (back.Body.Contains(" checked", StringComparison.Ordinal)) return (true, "the kiosk shows answers after sending");
            if (!back.CacheControl.Contains("no-store", StringComparison.Ordinal)) return (true, "the kiosk lets pages be kept");
        }

        if (person.Number % 20 != 0) return (true, "");
        using var again = new Browser(address);
        var second = await again.Send(link + "/code", ("code", code));
        return (true, second.Body.Contains("schon geantwortet", StringComparison.Ordinal) ? ""
            : "a second answer with the same code was let in");
    }

    private static string Said(Somebody person, string[] values) => values[(person.Number + person.Unit) % values.Length];

    private static string Answer(Somebody person, string place) => $"{Math.Clamp(person.Mood + (int.Parse(place, null) * 7 + person.Number) % 3 - 1, 1, 6)}";

    private static (string, string)[] Fields(string page, Somebody person) => [.. PlaceField().Matches(page).Select(match =>
        match.Groups[1].Value)
        .Distinct().Select(place => ("i" + place, Answer(person, place)))];

    private static (string, string)[] Comment(Somebody person) => person.Number % 5 == 0
        ? [("comment", $"Bei uns hilft vor allem Zeit zum Ausprobieren ({person.Number})."), ("comment-area", "2")] : [];

    private static async Task<bool> OnePage(Browser browser, string link, Somebody person, (string, string)[] said)
    {
        var page = await browser.Read($"{link}/sheet/{person.Perspective}");
        var sheet = SheetField().Match(page).Groups[1].Value;
        var sent = await browser.Send($"{link}/sheet/{person.Perspective}",
            [("sheet", sheet), ("go", "send"), .. said, .. Fields(page, person), .. Comment(person)]);
        return sent.Location.Contains("/done", StringComparison.Ordinal);
    }

    private static async Task<bool> BySection(Uri address, Browser begun, string link, Somebody person, (string, string)[] said)
    {
        await begun.Send(link, said);
        var (browser, other) = (begun, (Browser?)null);
        for (var step = 1; step < 30; step++)
        {
            var page = await browser.Read($"{link}/{step}");
            if (person.Way == Way.MailTwoDevices && step == 3)
            {
                // The second device knows neither code nor cookie: the secret alone opens the draft, the code is exchanged there too.
                other = new Browser(address);
                var secret = SecretField().Match((await browser.Send(link + "/later")).Body).Groups[1].Value;
                await other.Read($"{link}/r/{secret}");
                await other.Send(link + "/resume", ("code", secret));
                browser = other;
                page = await browser.Read($"{link}/{step}");
            }

            var saved = await browser.Send($"{link}/{step}", [("go", "on"), .. Fields(page, person)]);
            if (saved.Location.Contains("/review", StringComparison.Ordinal)) break;
        }

        if (other is not null)
        {
            // Sent from the first device, which holds the code; the draft is the same.
            other.Dispose();
            browser = begun;
        }

        await browser.Read(link + "/review");
        var sent = await browser.Send(link + "/submission", Comment(person));
        if (sent.Location.Contains("/done", StringComparison.Ordinal)) await browser.Read(sent.Location);
        return sent.Location.Contains("/done", StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"i(\\d+)\"")]
    private static partial Regex PlaceField();

    [GeneratedRegex("name=\"sheet\" value=\"([^\"]+)\"")]
    private static partial Regex SheetField();

    [GeneratedRegex("<code class=\"code\">([^<]+)</code>")]
    private static partial Regex SecretField();
}
