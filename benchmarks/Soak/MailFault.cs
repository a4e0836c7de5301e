using System.Diagnostics;
using System.Globalization;
using Wegmarke.Benchmarks.Nodes;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>The mail server is down when an invitation is due, breaks off in the middle, and comes back.</summary>
internal sealed class MailFault(string program)
{
    private const int People = 60;
    private const int Taken = 20;

    public async Task<FaultLine> Run()
    {
        var place = new SoakPlace(program, null, "fault");
        var port = ServedProgram.FreeAddress().Port;
        foreach (var (name, value) in new[] { ("SMTP_HOST", "127.0.0.1"), ("SMTP_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("SMTP_SECURITY", "none"), ("MAIL_FROM", "Stadt <befragung@stadt.example>") }) place.Environment["WEGMARKE_" + name] = value;
        using var bench = await FaultBench.Begin(place);
        var campaign = bench.House.Main.Campaign;
        await using (var db = Database.Open(place.Settings))
        {
            await InviteByMail.Run(db, place.Settings, (await CampaignState.Find(db, bench.House.Main.Id))!, People,
                place.Address + bench.House.Main.Link[1..]);
        }

        await bench.Part("nobody listens at the mail server", 12);
        var told = await bench.House.Desk.Read(campaign + "/mail");
        List<MimeKit.MimeMessage> mails = [];
        using (var breaking = new MailSink(port) { Most = Taken })
        {
            await Until(() => breaking.Mails.Count >= Taken, 90);
            await bench.Part("it takes some mails and breaks off", 6);
            mails.AddRange(breaking.Mails);
        }

        using var whole = new MailSink(port);
        var begun = Stopwatch.GetTimestamp();
        await Until(() => mails.Count + whole.Mails.Count >= People - 1, 120);
        var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await bench.Part("it is back", 8);
        mails.AddRange(whole.Mails);
        var each = mails.GroupBy(mail => mail.To.ToString()).Select(group => group.Count()).ToList();
        var line = await bench.End("mail server down", $"an invitation to {People} is due while nobody listens; then the server takes {Taken} mails and breaks off; then it is back",
            same => string.Create(CultureInfo.InvariantCulture, $"yes, {took:0} s after it was back (it rests 30 s after a refusal); {same}"));
        return line with
        {
            Saw = line.Saw + "; the mail page says: " + WhatIsWrong(told),
            Sheets = $"{line.Sheets}; {each.Count} of {People} addresses got their mail, {each.Count(one => one > 1)} of them twice",
        };
    }

    private static string WhatIsWrong(string page)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(page, "<[^>]+>|\\s+", " ");
        var at = text.IndexOf("Mailserver", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "nothing" : $"“…{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)].Trim()}…”";
    }

    private static async Task Until(Func<bool> holds, int seconds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!holds() && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(seconds)) await Task.Delay(50);
    }
}
