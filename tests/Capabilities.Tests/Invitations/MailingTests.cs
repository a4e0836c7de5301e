using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Capabilities.Tests.Mail;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.Mail;

namespace Wegmarke.Capabilities.Tests.Invitations;

/// <summary>Mail goes to everybody once, survives a server that is down, and tells nobody who has answered.</summary>
public sealed class MailingTests(PostgresServer postgres)
{
    private const string Link = "https://wegmarke.example/s/abc";

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Everybody_gets_one_code_of_their_own_and_reminders_show_none(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        using var sink = new MailSink();
        var wave = await Wave.Open(stores);
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, [.. Enumerable.Range(0, 23).Select(Address),
            "gibtsnicht@musterstadt.example"]);
        Assert.IsType<SendMailing.Outcome.Finished>(await Send(wave, sink, MailingKind.Invitation));
        Assert.Equal(23, sink.Mails.Count);
        Assert.Equal(Enumerable.Range(0, 23).Select(Address).Order(), sink.Mails.Select(To).Order());
        var codes = sink.Mails.Select(mail => AccessCode.Read(mail.TextBody!.Split("/c/")[1][..15])!).ToList();
        Assert.Equal(23, codes.Select(code => code.ToString()).Distinct().Count());
        Assert.All(codes, code => Assert.NotNull(stores.Invitations.Find(wave.Id, code)));
        Assert.Equal("gibtsnicht@musterstadt.example", Assert.Single(stores.Invitations.Recipients(wave.Id), one => one.State == RecipientState.Failed).Address);
        Assert.IsType<SendMailing.Outcome.Finished>(await Send(wave, sink, MailingKind.FirstReminder));
        var reminders = sink.Mails.Skip(23).ToList();
        Assert.Equal(23, reminders.Count);
        Assert.All(reminders, mail => Assert.DoesNotContain("/c/", mail.TextBody, StringComparison.Ordinal));
        Assert.All(reminders, mail => Assert.Equal(sink.Mails.First(first => To(first) == To(mail)).MessageId, mail.InReplyTo));
        Assert.IsType<SendMailing.Outcome.Finished>(await Send(wave, sink, MailingKind.FirstReminder, number: 2));
        Assert.Equal(46, sink.Mails.Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_server_that_goes_down_loses_and_repeats_nobody(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var wave = await Wave.Open(stores);
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, [.. Enumerable.Range(0, 30).Select(Address)]);
        using var first = new MailSink { Most = 17 };
        Assert.IsType<SendMailing.Outcome.Waiting>(await Send(wave, first, MailingKind.Invitation));
        Assert.IsType<SendMailing.Outcome.Waiting>(await Send(wave, first, MailingKind.Invitation));
        await stores.Reopen();
        using var second = new MailSink();
        Assert.IsType<SendMailing.Outcome.Finished>(await Send(wave, second, MailingKind.Invitation));
        Assert.Equal(17, first.Mails.Count);
        var unclear = stores.Invitations.Recipients(wave.Id).Where(one => one.State == RecipientState.Unclear).Select(one => one.Address);
        Assert.Equal(Enumerable.Range(0, 30).Select(Address).Order(), first.Mails.Concat(second.Mails).Select(To).Concat(unclear).Order());
        Assert.InRange(unclear.Count(), 0, 1);
    }

    [Fact]
    public async Task A_reminder_spares_whole_batches_and_never_one_address()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        using var sink = new MailSink();
        var wave = await Wave.Open(stores);
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, [.. Enumerable.Range(0, 40).Select(Address)]);
        await Send(wave, sink, MailingKind.Invitation);
        var batches = stores.Invitations.Recipients(wave.Id).GroupBy(one => one.Batch).ToList();
        Assert.All(batches, batch => Assert.Equal(InvitationStore.BatchSize, batch.Count()));
        // In the first batch six have answered, in the second five, in the others nobody.
        var codes = sink.Mails.ToDictionary(To, mail => AccessCode.Read(mail.TextBody!.Split("/c/")[1][..15])!);
        foreach (var one in batches[0].Take(6).Concat(batches[1].Take(5))) await wave.Answer(codes[one.Address]);
        await Send(wave, sink, MailingKind.FirstReminder, spare: true);
        Assert.Equal(batches.Skip(1).SelectMany(batch => batch).Select(one => one.Address).Order(), sink.Mails.Skip(40).Select(To).Order());
    }

    [Fact]
    public async Task A_pause_stops_between_two_mails_and_what_is_left_goes_on()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        using var sink = new MailSink();
        var wave = await Wave.Open(stores);
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, [.. Enumerable.Range(0, 12).Select(Address)]);
        Assert.IsType<SendMailing.Outcome.Paused>(await Send(wave, sink, MailingKind.Invitation, paused: () => sink.Mails.Count >= 5));
        Assert.Equal(5, sink.Mails.Count);
        Assert.IsType<SendMailing.Outcome.Finished>(await Send(wave, sink, MailingKind.Invitation));
        Assert.Equal(12, sink.Mails.Select(To).Distinct().Count());
        Assert.Equal(12, sink.Mails.Count);
    }

    [Fact]
    public async Task What_came_back_is_found_by_the_identity_of_the_mail()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        using var sink = new MailSink();
        var wave = await Wave.Open(stores);
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, [.. Enumerable.Range(0, 3).Select(Address)]);
        await Send(wave, sink, MailingKind.Invitation);
        var (failed, full) = (sink.Mails.First(), sink.Mails.Last());
        var mailbox = "From MAILER-DAEMON Wed Nov 25 10:00:00 2026\n" + Report(failed.MessageId!, "jemand.anderes@weiter.example",
            "failed", "5.1.1")
            + "\nFrom MAILER-DAEMON Wed Nov 25 10:01:00 2026\n" + Report(full.MessageId!, To(full), "failed", "4.2.2")
            + "\nFrom MAILER-DAEMON Wed Nov 25 10:02:00 2026\nSubject: Abwesend\n\nIch bin im Urlaub.\n";
        var read = ReadBounces.Run(System.Text.Encoding.UTF8.GetBytes(mailbox));
        Assert.Equal(3, read!.Value.Mails);
        Assert.Equal([true, false], read.Value.Bounces.Select(one => one.Permanent));
        Assert.Equal(1, await MarkBounces.Run(stores.Invitations, wave.Id, read.Value.Bounces));
        Assert.Equal(To(failed), Assert.Single(stores.Invitations.Recipients(wave.Id), one => one.State == RecipientState.Failed).Address);
        Assert.Equal(0, await MarkBounces.Run(stores.Invitations, wave.Id, read.Value.Bounces));
        Assert.Null(ReadBounces.Run([]));
    }

    [Fact]
    public async Task A_letter_with_a_hole_does_not_go()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var wave = await Wave.Open(stores);
        Task<PlanMailing.Outcome> Plan(MailingKind kind, string subject, string body) => wave.Ask(db => PlanMailing.Run(db,
            stores.Invitations,
            Actor.System, wave.State, kind, subject, body, false, Link, Wave.Now, Wave.Now));
        Assert.Equal(PlanMailing.Outcome.NoRecipients, await Plan(MailingKind.Invitation, "Einladung", "Hier: {{link}}"));
        await stores.Invitations.AddRecipients(wave.Id, wave.List.Id, [Address(1)]);
        Assert.Equal(PlanMailing.Outcome.TextMissing, await Plan(MailingKind.Invitation, " ", "Hier: {{link}}"));
        Assert.Equal(PlanMailing.Outcome.TextMissing, await Plan(MailingKind.Invitation, "Einladung\nBcc: alle@x.example",
            "Hier: {{link}}"));
        Assert.Equal(PlanMailing.Outcome.LinkMissing, await Plan(MailingKind.Invitation, "Einladung", "Ohne Adresse"));
        Assert.Equal(PlanMailing.Outcome.BlankOpen, await Plan(MailingKind.Invitation, "Einladung", "{{link}} bis [letzter Tag]"));
        Assert.Equal(PlanMailing.Outcome.BlankOpen, await Plan(MailingKind.Invitation, "{{campaign}}", "{{link}}"));
        Assert.Equal(PlanMailing.Outcome.InvitationFirst, await Plan(MailingKind.FirstReminder, "Erinnerung", "Bitte"));
        Assert.Equal(PlanMailing.Outcome.Planned, await Plan(MailingKind.Invitation, "Einladung", "Hier: {{link}}"));
        Assert.Equal(PlanMailing.Outcome.Planned, await Plan(MailingKind.FirstReminder, "Erinnerung", "Bitte"));
        Assert.Equal(PlanMailing.Outcome.AlreadyPlanned, await Plan(MailingKind.FirstReminder, "Erinnerung", "Bitte"));
    }

    [Fact]
    public void A_list_is_looked_at_before_it_is_taken()
    {
        string[] written = ["a@x.example", "A@X.example", "", "kein at", "b@x", "Name <c@x.example>", "d@x.example"];
        var plan = PlanRecipients.Run([.. written.Select((address, at) => new RecipientRow(at + 1, address))],
            new HashSet<string> { "d@x.example" });
        Assert.Equal([RecipientFault.None, RecipientFault.Twice, RecipientFault.Missing, RecipientFault.NoAddress, RecipientFault.NoAddress,
            RecipientFault.NoAddress, RecipientFault.Known], plan.Select(one => one.Fault));
    }

    [Theory]
    [InlineData("WEGMARKE_MAIL_FROM", "nobody at all")]
    [InlineData("WEGMARKE_SMTP_PORT", "99999")]
    [InlineData("WEGMARKE_SMTP_SECURITY", "maybe")]
    public void A_setting_that_does_not_fit_is_named(string name, string value)
    {
        var variables = new Dictionary<string, string> { ["WEGMARKE_SMTP_HOST"] = "mail.example",
            ["WEGMARKE_MAIL_FROM"] = "Stadt <s@x.example>" };
        Assert.Equal(587, MailSettings.Read(variables.GetValueOrDefault).Settings!.Port);
        variables[name] = value;
        Assert.Contains(name, MailSettings.Read(variables.GetValueOrDefault).Problem, StringComparison.Ordinal);
        Assert.Equal((null, null), MailSettings.Read(_ => null));
    }

    private static string Address(int number) => $"person{number}@musterstadt.example";

    private static string To(MimeKit.MimeMessage mail) => mail.To.Mailboxes.Single().Address;

    private static async Task<SendMailing.Outcome> Send(Wave wave, MailSink sink, MailingKind kind, bool spare = false,
        Func<bool>? paused = null,
        int? number = null)
    {
        using var route = new MailRoute(new("127.0.0.1", sink.Port, MailSecurity.None, null, null,
            "Stadt <befragung@musterstadt.example>"));
        var mailing = new Mailing(Guid.NewGuid(), wave.Id, number ?? 1 + (int)kind, kind, "Ihre Sicht zählt", "Guten Tag\n\n{{link}}\n",
            spare, Link, Wave.Now,
            "", Wave.Now);
        return await wave.Ask(db => SendMailing.Run(db, wave.Stores.Invitations, route, wave.State, mailing,
            () => Task.FromResult(paused?.Invoke() ?? false), TestContext.Current.CancellationToken));
    }

    private static string Report(string identity, string address, string action, string status) => $"""
        From: MAILER-DAEMON@musterstadt.example
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="B"

        --B
        Content-Type: text/plain

        Es ging nicht.

        --B
        Content-Type: message/delivery-status

        Reporting-MTA: dns; musterstadt.example

        Final-Recipient: rfc822; {address}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 unknown

        --B
        Content-Type: text/rfc822-headers

        Message-ID: <{identity}>
        Subject: Ihre Sicht

        --B--

        """;
}
