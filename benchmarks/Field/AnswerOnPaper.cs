using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Responses.Paper;
using Wegmarke.Responses.Paper;
using Wegmarke.Scans;

namespace Wegmarke.Benchmarks.Field;

/// <summary>Sheets of paper through the pages that the coordinator uses: typed by two people, or scanned and looked through.</summary>
internal static partial class AnswerOnPaper
{
    private const int PagesPerScan = 450;

    /// <returns>How many sheets were taken over.</returns>
    public static async Task<int> Typed(Browser first, Browser second, string campaign, CampaignState state, string town,
        IReadOnlyList<Somebody> people, int seed)
    {
        var staff = state.Model.Perspectives.ToList().FindIndex(one => one.Key == "staff");
        var kind = new SheetKind(staff, 0, 0);
        var sheet = LayOutSheet.Run(state, town, kind)!;
        var batch = (await first.Follow(campaign + "/paper/batches", ("kind", $"{staff}.0.0")))[..^2];
        var chance = new Random(seed);
        var errors = new HashSet<int>();
        foreach (var (browser, slips) in new[] { (first, false), (second, true) })
        {
            for (var number = 1; number <= people.Count; number++)
            {
                var person = people[number - 1];
                var slip = slips && chance.NextDouble() < 0.3;
                var pages = sheet.Pages.Select(page => ($"p{page.Code.Page}", string.Concat(page.Rows.Where(row => row.Number > 0)
                    .Select((row, at) => Key(person, row, slip && at == 2))))).ToArray();
                await browser.Follow($"{batch}/{number}", [("unit", $"{person.Unit}"), ("a-tenure", "1"), ("a-field", "0"),
                    ("comment", number % 4 == 0 ? "Weniger Formulare." : ""), .. pages]);
            }
        }

        await Decide(first, batch, (_, options) => options[0]);
        return await TakeOver(first, batch);
    }

    /// <returns>How many sheets were taken over, and how many points a person had to look at.</returns>
    public static async Task<(int Sheets, int Doubts)> Scanned(Browser desk, string campaign, CampaignState state, string town,
        int people, int seed)
    {
        var staff = state.Model.Perspectives.ToList().FindIndex(one => one.Key == "staff");
        var sheet = LayOutSheet.Run(state, town, new(staff, 0, 0))!;
        var (sheets, doubts) = (0, 0);
        var atOnce = Math.Max(1, PagesPerScan / sheet.Pages.Count);
        for (var from = 0; from < people; from += atOnce)
        {
            var count = Math.Min(atOnce, people - from);
            var filled = new FilledPage[count][];
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at => filled[at] = [.. sheet.Pages.Select((page,
                number) =>
                new FirstGenerator(seed + (from + at) * 100 + number) { Spoiling = 0.25 }.Run(page))]);
            var sent = await desk.SendFile(campaign + "/paper/scans", "file", "stapel.pdf",
                PdfOfPictures.Of([.. filled.SelectMany(pages => pages.Select(page => page.Picture))]));
            if (sent.Status != HttpStatusCode.Redirect) throw new InvalidOperationException($"Scan: {sent.Status} {sent.Body}");
            while ((await desk.Read(sent.Location)).Contains("<progress", StringComparison.Ordinal)) await Task.Delay(500);
            // Whoever looks at the cutting sees what was meant; where nobody can say, nothing counts.
            doubts += await Decide(desk, sent.Location, (name, options) => Meant(filled, name) is { } meant && options.Contains(meant)
                ? meant : options[^1]);
            sheets += await TakeOver(desk, sent.Location);
        }

        return (sheets, doubts);
    }

    private static char Key(Somebody person, PrintedRow row, bool slip)
    {
        var stages = row.Boxes.Count(box => box.Code < 10);
        var code = Math.Clamp(person.Mood + row.Number % 3 - 1, 1, stages);
        return (char)('0' + (slip ? code == 1 ? 2 : code - 1 : code));
    }

    private static string? Meant(FilledPage[][] filled, string name)
    {
        var parts = name[1..].Split('.');
        var field = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return filled[int.Parse(parts[0], CultureInfo.InvariantCulture) - 1].SelectMany(page => page.Rows)
            .FirstOrDefault(row => row.Row.Field == field && !row.Ambiguous)?.Code?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Decides everything that the pages show as open.</summary>
    private static async Task<int> Decide(Browser desk, string batch, Func<string, IReadOnlyList<string>, string> choose)
    {
        for (var decided = 0; ; )
        {
            var page = await desk.Read(batch);
            var open = ChoiceField().Matches(page).GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value).ToList();
            var words = WordsField().Matches(page).Select(match => match.Groups[1].Value).ToList();
            if (open.Count + words.Count == 0) return decided;
            decided += open.Count + words.Count;
            await desk.Follow(batch + "/decisions", [.. open.Select(one => (one.Key, choose(one.Key, [.. one]))), .. words.Select(name => ("n" + name[1..], "yes"))]);
        }
    }

    private static async Task<int> TakeOver(Browser desk, string batch)
    {
        var sheets = int.Parse(SheetCount().Match(await desk.Read(batch)).Groups[1].Value, CultureInfo.InvariantCulture);
        await desk.Follow(batch + "/acceptance");
        return sheets;
    }

    [GeneratedRegex("type=\"radio\" id=\"[^\"]+\" name=\"(d\\d+\\.-?\\d+)\" value=\"(-?\\d+)\"")]
    private static partial Regex ChoiceField();

    [GeneratedRegex("<textarea id=\"[^\"]+\" name=\"(t\\d+)\"")]
    private static partial Regex WordsField();

    [GeneratedRegex("(\\d+) Bögen, ")]
    private static partial Regex SheetCount();
}
