using System.Globalization;
using MimeKit;

namespace Wegmarke.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Encrypted before anything is said; refused where the server cannot.</summary>
    StartTls,

    /// <summary>Not at all; for a server on the same machine.</summary>
    None,
}

/// <summary>The mail server that takes what we send.</summary>
/// <param name="From">The sender, as it stands in the mail.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string? User, string? Password, string From)
{
    public const int PortOfSubmission = 587;

    /// <summary>Whether a mail can be addressed to this.</summary>
    public static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var address) && address.Address == text
        && address.Domain is { Length: > 0 };

    /// <summary>Reads the settings; all absent is no mistake, it means that no mail is sent.</summary>
    /// <param name="variable">Value of an environment variable; null where it is not set.</param>
    public static (MailSettings? Settings, string? Problem) Read(Func<string, string?> variable)
    {
        if (variable("WEGMARKE_SMTP_HOST") is not { Length: > 0 } host) return (null, null);
        if (variable("WEGMARKE_MAIL_FROM") is not { } from || !MailboxAddress.TryParse(from, out _))
        {
            return (null, "WEGMARKE_MAIL_FROM must name the sender, for example: Stadt Musterstadt <befragung@musterstadt.example>.");
        }

        var port = PortOfSubmission;
        if (variable("WEGMARKE_SMTP_PORT") is { } written
            && (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65_535))
        {
            return (null, $"WEGMARKE_SMTP_PORT is \"{written}\"; it must be a number from 1 to 65535.");
        }

        var security = variable("WEGMARKE_SMTP_SECURITY") ?? "starttls";
        MailSecurity? chosen = security switch
        {
            "tls" => MailSecurity.Tls, "starttls" => MailSecurity.StartTls, "none" => MailSecurity.None, _ => null,
        };
        return chosen is { } known
            ? (new(host, port, known, variable("WEGMARKE_SMTP_USER"), variable("WEGMARKE_SMTP_PASSWORD"), from), null)
            : (null, $"WEGMARKE_SMTP_SECURITY is \"{security}\"; it must be tls, starttls or none.");
    }
}
