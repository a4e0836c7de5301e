using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Invitations.Insider;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Field;

/// <summary>A whole wave over HTTP against a served instance: planned, consented to, invited by real mail, answered by mail, card, kiosk
/// and
/// paper, watched, closed, released, told, deleted; looked at through the pages of coordinator, staff and staff council.</summary>
internal sealed partial class Wave : IDisposable
{
    private const int UnitCount = 12;
    private const int Workers = 24;
    private const string Password = "ein langes Passwort";
    private const string Town = "Probestadt";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    private readonly Findings findings = new();
    private readonly MailSink sink = new();
    private readonly string folder = Directory.CreateTempSubdirectory("wegmarke-wave-").FullName;
    private readonly IReadOnlyList<Somebody> people;
    private readonly ServedProgram server;
    private readonly Browser desk;
    private readonly Browser council;
    private readonly Browser second;
    private string administration = "";
    private string campaign = "";
    private string link = "";

    private Wave(string program, IReadOnlyList<Somebody> people)
    {
        this.people = people;
        server = new(program, folder, environment: new Dictionary<string, string>
        {
            ["WEGMARKE_SMTP_HOST"] = "127.0.0.1", ["WEGMARKE_SMTP_PORT"] = $"{sink.Port}", ["WEGMARKE_SMTP_SECURITY"] = "none",
            ["WEGMARKE_MAIL_FROM"] = "Probestadt <befragung@probestadt.example>", ["WEGMARKE_LOG_LEVEL"] = "information",
        }, log: Path.Combine(folder, "console.log"));
        (desk, council, second) = (new(server.Address), new(server.Address), new(server.Address));
    }

    private StorageSettings Settings => new(folder);

    /// <returns>What was found, and the table for the record.</returns>
    public static async Task<(Findings Findings, string Table)> Run(string program, int staff, int seed, string machine)
    {
        Browser.Waits.Clear();
        using var wave = new Wave(program, Crowd.Draw(staff, UnitCount, seed));
        await wave.server.Ready();
        await wave.All(seed);
        var head = string.Create(CultureInfo.InvariantCulture, $"{staff:N0} invented staff, seed {seed}, {machine}.");
        return (wave.findings, wave.findings.Table(head, Browser.Waits));
    }

    public void Dispose()
    {
        desk.Dispose();
        council.Dispose();
        second.Dispose();
        server.Dispose();
        sink.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task All(int seed)
    {
        await Prepare();
        findings.Took("prepare, consent, open");
        var cards = await Invite();
        findings.Took("invite by mail, print cards");
        var codes = sink.Mails.Select(mail => PersonalCode().Match(mail.TextBody!).Groups[1].Value).ToList();
        findings.Look("every mail bears a code of its own", codes.Distinct().Count() == people.Count(one => one.ByMail) && codes.TrueForAll(code => code.Length > 0));
        // Whose mail is whose does not matter to the survey, and the wave does not know it.
        var ways = people.Where(one => one.ByMail).Zip(codes).Concat(people.Where(one =>
            one.Way is Way.Card or Way.Kiosk).Zip(cards)).ToList();
        var acknowledged = await Answer([.. ways.Where(one => !one.First.Late)]);
        findings.Took("answer on screens, first half");
        await Remind(codes);
        findings.Took("remind");
        acknowledged += await Answer([.. ways.Where(one => one.First.Late)]);
        findings.Took("answer on screens, second half");
        acknowledged += await Paper(seed);
        findings.Took("paper, typed twice and scanned");
        await Watch();
        var before = Snapshot.Of(Settings, Id);
        var inside = PlayInsider.Run(Settings, await State(), new([before], [], []));
        findings.Look("in the field phase the insider finds what is admitted and no more", !inside.Leaks, Told(inside));
        findings.Took("watch, attack in the field phase");
        await Close(acknowledged, before, codes);
    }

    private Guid Id => Guid.Parse(campaign.Split('/')[^1]);

    private async Task<CampaignState> State()
    {
        await using var db = Database.Open(Settings);
        return (await CampaignState.Find(db, Id))!;
    }

    private async Task Prepare()
    {
        await desk.Follow("/setup", ("display", "Jana Brandt"), ("name", "jana"), ("password", Password));
        await desk.Follow("/sign-in", ("name", "jana"), ("password", Password));
        administration = await desk.Follow("/administrations", ("name", Town), ("staff", $"{people.Count}"), ("leaders",
            $"{Math.Max(5, people.Count / 9)}"));
        for (var unit = 0; unit < UnitCount; unit++)
        {
            await desk.Follow(administration + "/units", ("name", $"Amt {unit + 1:00}"), ("headcount", $"{people.Count / UnitCount}"),
                ("parent", ""));
        }

        var home = administration.Split('/')[^1];
        foreach (var (browser, name, role) in new[] { (council, "rat", "StaffCouncil"), (second, "zweite", "Interviewer") })
        {
            await desk.Follow("/accounts", ("name", name), ("display", name), ("password", Password), ("role", role),
                ("administration", home));
            await browser.Follow("/sign-in", ("name", name), ("password", Password));
        }

        campaign = await desk.Follow(administration + "/campaigns", ("title", "Befragung"), ("form", "zukunftsfaehigkeit/1.0|full"),
            ("units", "yes"),
            ("threshold", "5"), ("attribute", "tenure"), ("attribute", "field"), ("comments", "yes"), ("comment-threshold", "10"));
        await desk.Follow(campaign + "/invitations/open-link", ("shut", "yes"));
        var refused = await desk.SendSigned(campaign + "/opening");
        findings.Look("without consent the survey does not open", refused.Status == System.Net.HttpStatusCode.Conflict);
        foreach (var below in new[] { "/dossier", "/checks", "/consent", "" }) await council.Read(campaign + below);
        await council.Follow(campaign + "/consent", ("act", "Consented"), ("seen", SeenField().Match(await council.Read(campaign + "/consent")).Groups[1].Value),
            ("administration", home), ("comments", "yes"));
        findings.Look("after the staff council's consent it does", await desk.Follow(campaign + "/opening") == campaign);
        link = LinkField().Match(await desk.Read(campaign)).Groups[1].Value;
    }

    /// <returns>Codes that were printed on cards.</returns>
    private async Task<IReadOnlyList<string>> Invite()
    {
        await desk.Follow(campaign + "/invitations/lists", ("name", "1 Post"), ("perspective", ""), ("unit", ""), ("link", "no"));
        await desk.Follow(campaign + "/invitations/lists", ("name", "2 Karten"), ("perspective", ""), ("unit", ""), ("link", "no"));
        var lists = ListField().Matches(await desk.Read(campaign + "/invitations")).Select(match => match.Groups[1].Value).Distinct().ToList();
        var table = "E-Mail\n" + string.Concat(people.Where(one => one.ByMail).Select(one => $"p{one.Number}@probestadt.example\n"));
        var check = await desk.SendFile(campaign + "/mail/recipients", "file", "adressen.csv", Encoding.UTF8.GetBytes(table), ("list",
            lists[0]), ("text", ""));
        await desk.Follow(campaign + "/mail/recipients/storage", ("list", lists[0]), ("text", HiddenText().Match(check.Body).Groups[1].Value));
        await Mail("Invitation", "Guten Tag,\n\nIhr Zugang: {{link}}\n", people.Count(one => one.ByMail), 1);
        var printed = await desk.SendSigned(campaign + "/invitations/codes", ("list", lists[1]),
            ("number", $"{people.Count(one => one.Way is Way.Card or Way.Kiosk)}"), ("layout", "list"));
        return [.. CodeField().Matches(printed.Body).Select(match => match.Groups[1].Value)];
    }

    private async Task Mail(string kind, string body, int? expected, int finished)
    {
        await desk.Follow(campaign + "/mail/mailings", ("kind", kind), ("subject", "Ihre Sicht zählt"), ("body", body), ("due", ""),
            ("spare", "yes"), ("go", "plan"));
        await Until(async () => (expected is null || sink.Mails.Count >= expected)
            && DoneMailing().Count(await desk.Read(campaign + "/mail")) >= finished);
    }

    /// <returns>How many sheets were acknowledged.</returns>
    private async Task<int> Answer(IReadOnlyList<(Somebody Person, string Code)> some)
    {
        var (acknowledged, wrong) = (0, new ConcurrentBag<string>());
        await Parallel.ForEachAsync(some.Where(one => one.Person.Way != Way.Silent),
            new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (one, _) =>
        {
            var (stored, what) = await AnswerOnline.Run(server.Address, link, one.Code, one.Person);
            if (stored) Interlocked.Increment(ref acknowledged);
            if (what.Length > 0) wrong.Add($"{one.Person.Way}: {what}");
        });
        findings.Look("everybody who answers on a screen gets through, and nobody twice", wrong.IsEmpty,
            $"{acknowledged} sheets {string.Join("; ", wrong.Distinct().Take(3))}");
        return acknowledged;
    }

    private async Task Remind(IReadOnlyList<string> codes)
    {
        var sent = sink.Mails.Count;
        await Mail("FirstReminder", "Guten Tag,\n\nvielleicht hatten Sie noch keine Zeit.\n", null, 2);
        var reminders = sink.Mails.Skip(sent).ToList();
        findings.Look("reminders are all the same and bear no code", reminders.Select(mail => mail.TextBody).Distinct().Count() <= 1
            && reminders.TrueForAll(mail => !codes.Any(code => mail.TextBody!.Contains(code, StringComparison.Ordinal))),
                $"{reminders.Count} mails");
        // The codes of a batch were issued for all of its addresses at once; a batch is reminded as a whole or not at all.
        var recipients = Wegmarke.Invitations.InvitationStore.Open(Settings);
        var batches = recipients.Recipients(Id).GroupBy(one => one.Batch).ToList();
        await recipients.DisposeAsync();
        var reminded = reminders.Select(mail => ((MimeKit.MailboxAddress)mail.To[0]).Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        findings.Look("each batch of at least ten addresses is reminded as a whole or not at all", batches.TrueForAll(batch =>
            batch.Count() >= Math.Min(10, people.Count(one => one.ByMail)) && batch.Select(one =>
                reminded.Contains(one.Address)).Distinct().Count() == 1),
            $"{batches.Count(batch => reminded.Contains(batch.First().Address))} of {batches.Count} batches");
    }

    private async Task<int> Paper(int seed)
    {
        var state = await State();
        await desk.Read(campaign + "/paper/print?kind=0.0.0&copies=1");
        var typed = people.Where(one => one.Way == Way.TypedPaper).ToList();
        var entered = await AnswerOnPaper.Typed(desk, second, campaign, state, Town, typed, seed);
        findings.Look("typed twice, decided, taken over", entered == typed.Count, $"{entered} sheets");
        var scanned = people.Count(one => one.Way == Way.ScannedPaper);
        var (sheets, doubts) = await AnswerOnPaper.Scanned(desk, campaign, state, Town, scanned, seed);
        findings.Look("scanned, doubts decided, taken over", sheets > 0 && sheets <= scanned,
            $"{sheets} of {scanned} sheets, {doubts} doubts");
        return entered + sheets;
    }

    private async Task Watch()
    {
        foreach (var (who, browser) in new[] { ("coordinator", desk), ("staff council", council) })
        {
            var field = await browser.Read(campaign + "/field");
            var counts = SeenNumber().Matches(field).Select(match => int.Parse(match.Groups[1].Value.Replace(".", "",
                StringComparison.Ordinal), null)).ToList();
            findings.Look($"the {who} sees counts in fives and nothing of the content", counts.TrueForAll(count => count % 5 == 0)
                && !field.Contains("Mittelwert", StringComparison.Ordinal));
        }

        var results = await council.Read(administration + "/results");
        findings.Look("nobody sees a result before the end", results.Contains("Noch gibt es kein Ergebnis", StringComparison.Ordinal));
        await council.Read(campaign + "/deletion");
    }

    private async Task Close(int acknowledged, Snapshot before, IReadOnlyList<string> codes)
    {
        var results = await desk.Follow(campaign + "/closure");
        findings.Took("seal, compute, release");
        foreach (var browser in new[] { desk, council }) await browser.Read(results);
        using var release = JsonDocument.Parse((await desk.Get(administration + "/results/release.json")).Body);
        var counted = release.RootElement.GetProperty("answers").GetInt32();
        findings.Look("every acknowledged sheet is in the release, and no other", counted == acknowledged, $"{acknowledged} acknowledged, {counted} released");
        var deletion = await council.Read(campaign + "/deletion");
        findings.Look("the proof of deletion stands and finds nothing", deletion.Contains("Der Nachweis ist unverändert",
            StringComparison.Ordinal)
            && deletion.Contains("0 gefunden", StringComparison.Ordinal));
        findings.Look("what happened with your answers, as page and poster", (await desk.Read(campaign + "/feedback")).Contains(Town, StringComparison.Ordinal)
            && (await desk.Read(campaign + "/feedback?poster=yes")).Contains(Town, StringComparison.Ordinal));
        using (var late = new Browser(server.Address))
        {
            findings.Look("staff who come late read that it has ended", (await late.Get(link)).Body.Contains("ist beendet",
                StringComparison.Ordinal));
        }

        await desk.Read(campaign + "/comments");
        var papers = Path.Combine(folder, "outbox.txt");
        await File.WriteAllLinesAsync(papers, sink.Mails.Select(mail => mail.TextBody!));
        var attack = PlayInsider.Run(Settings, await State(), new([before], [Path.Combine(folder, "console.log")], [papers]));
        findings.Look("after sealing the insider links nothing, with a backup, the outbox and the log in hand", !attack.Leaks, Told(attack));
        var log = await File.ReadAllTextAsync(Path.Combine(folder, "console.log"));
        findings.Look("no line of the log bears a code, an address or the link", !log.Contains("probestadt.example", StringComparison.OrdinalIgnoreCase)
            && !log.Contains(link, StringComparison.Ordinal) && !codes.Any(code => log.Contains(code, StringComparison.OrdinalIgnoreCase)));
        await desk.Follow(campaign + "/deletion");
        findings.Took("results, feedback, attack after sealing, deletion");
    }

    private static string Told(InsiderReport report) => string.Join(", ", report.Findings.Where(one => one.Count > 0)
        .Select(one => $"{one.Way} {one.Verdict} {one.Count}"));

    private static async Task Until(Func<Task<bool>> reached)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!await reached())
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException("It did not come to pass.");
            await Task.Delay(200);
        }
    }

    [GeneratedRegex("name=\"seen\" value=\"([^\"]+)\"")]
    private static partial Regex SeenField();

    [GeneratedRegex("id=\"link\">https?://[^/]+([^<]+)<")]
    private static partial Regex LinkField();

    [GeneratedRegex("name=\"list\" value=\"([^\"]+)\"")]
    private static partial Regex ListField();

    [GeneratedRegex("<textarea name=\"text\" hidden[^>]*>([^<]*)</textarea>")]
    private static partial Regex HiddenText();

    [GeneratedRegex("<code>([0-9A-Z-]{13,20})</code>")]
    private static partial Regex CodeField();

    [GeneratedRegex("/s/[a-z0-9]+/c/([0-9A-Z-]+)")]
    private static partial Regex PersonalCode();

    [GeneratedRegex("fertig am")]
    private static partial Regex DoneMailing();

    [GeneratedRegex("(?:Mindestens |</th>\\s*<td>)([0-9.]+)(?: von|</td>)")]
    private static partial Regex SeenNumber();
}
