using MimeKit;

namespace Wegmarke.Mail;

/// <summary>A mail that came back.</summary>
/// <param name="Identity">Identity of the mail that was sent; null where the report does not name it.</param>
/// <param name="Permanent">Whether the address does not work at all; a full mailbox may empty itself.</param>
public sealed record Bounce(string? Identity, string? Address, bool Permanent, string Reason);

/// <summary>Reads what came back from a mailbox file (.mbox) or a single mail (.eml): delivery reports as RFC 3464 describes
/// them.</summary>
public static class ReadBounces
{
    public const int BytesMax = 20 * 1024 * 1024;
    private const int ReportsMax = 20_000;

    /// <returns>What came back, how many mails the file held, or null where it is no mail file.</returns>
    public static (IReadOnlyList<Bounce> Bounces, int Mails)? Run(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var parser = new MimeParser(stream, bytes.AsSpan().StartsWith("From "u8) ? MimeFormat.Mbox : MimeFormat.Entity);
        var bounces = new List<Bounce>();
        var mails = 0;
        try
        {
            while (!parser.IsEndOfStream && mails < ReportsMax)
            {
                using var message = parser.ParseMessage();
                if (message.Headers.Count == 0) break;
                mails++;
                bounces.AddRange(Of(message));
            }
        }
        catch (FormatException)
        {
            if (mails == 0) return null;
        }

        return mails == 0 ? null : (bounces, mails);
    }

    private static IEnumerable<Bounce> Of(MimeMessage message)
    {
        var parts = message.BodyParts.ToList();
        var identity = parts.OfType<MessagePart>().Select(part => part.Message?.MessageId)
            .Concat(parts.OfType<TextRfc822Headers>().Select(part => part.Message?.MessageId)).FirstOrDefault(one => one is not null);
        foreach (var status in parts.OfType<MessageDeliveryStatus>())
        {
            // The first group is about the report, each further one about an address.
            foreach (var group in status.StatusGroups.Skip(1))
            {
                var action = group["Action"]?.Trim().ToLowerInvariant();
                if (action is not ("failed" or "delayed")) continue;
                var code = group["Status"]?.Trim() ?? "";
                var address = (group["Original-Recipient"] ?? group["Final-Recipient"])?.Split(';')[^1].Trim();
                yield return new(identity, address, action == "failed" && !code.StartsWith('4'),
                    (group["Diagnostic-Code"]?.Split(';')[^1].Trim() is { Length: > 0 } diagnosis ? diagnosis : code) is { Length: > 0 } reason
                        ? reason[..Math.Min(reason.Length, 200)] : action);
            }
        }
    }
}
