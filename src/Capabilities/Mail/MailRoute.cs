using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Wegmarke.Mail;

/// <summary>A mail to one person: plain text, nothing that is loaded from elsewhere, nothing that tells whether it was read.</summary>
/// <param name="AnswerTo">Identity of the mail that this one continues; programs show both together.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, string Identity, string? AnswerTo = null);

public abstract record Delivery
{
    public sealed record Taken : Delivery;

    /// <summary>The server does not take mail for this address; trying again is no use.</summary>
    public sealed record Refused(string Reason) : Delivery;

    /// <summary>The server cannot be reached or does not work; later it may.</summary>
    /// <param name="MayHaveGone">The connection broke while the mail was being handed over.</param>
    public sealed record Down(string Reason, bool MayHaveGone) : Delivery;
}

/// <summary>The way to the mail server. One connection, opened when it is needed and kept while mails follow each other.</summary>
public sealed class MailRoute(MailSettings settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private SmtpClient? client;

    /// <summary>A fresh identity for a mail; says nothing about whom it goes to.</summary>
    public string NewIdentity() => MimeUtils.GenerateMessageId(MailboxAddress.Parse(settings.From).Domain is { Length: > 0 } domain ? domain
        : "localhost");

    public async Task<Delivery> Send(OutgoingMail mail, CancellationToken cancel) => MailNumbers.Count(await HandOver(mail, cancel));

    private async Task<Delivery> HandOver(OutgoingMail mail, CancellationToken cancel)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to)) return new Delivery.Refused("This is no address.");
        using var message = Compose(mail, to);
        var handing = false;
        try
        {
            client ??= await Connect(cancel);
            handing = true;
            await client.SendAsync(message, cancel);
            return new Delivery.Taken();
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted
            && (int)refused.StatusCode >= 500)
        {
            return new Delivery.Refused($"{(int)refused.StatusCode} {refused.Message}");
        }
        catch (Exception failed) when (failed is CommandException or ProtocolException or SocketException or IOException
            or AuthenticationException or SslHandshakeException or NotSupportedException
            or TimeoutException or ServiceNotConnectedException)
        {
            Forget();
            return new Delivery.Down(failed.Message.Split('\n')[0], handing && failed is not CommandException);
        }
    }

    public void Dispose() => Forget();

    private MimeMessage Compose(OutgoingMail mail, MailboxAddress to)
    {
        var message = new MimeMessage { MessageId = mail.Identity, Subject = mail.Subject,
            Body = new TextPart("plain") { Text = mail.Text } };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.AnswerTo is { Length: > 0 } earlier)
        {
            message.InReplyTo = earlier;
            message.References.Add(earlier);
        }

        return message;
    }

    private async Task<SmtpClient> Connect(CancellationToken cancel)
    {
        var fresh = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await fresh.ConnectAsync(settings.Host, settings.Port, settings.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            }, cancel);
            if (settings.User is { } user) await fresh.AuthenticateAsync(user, settings.Password ?? "", cancel);
            return fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    private void Forget()
    {
        client?.Dispose();
        client = null;
    }
}
