using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Wegmarke.Benchmarks;

/// <summary>What the trustee hands to a town so that it can join: one line of text, shown once.</summary>
/// <param name="Address">Where the trustee's instance answers; empty where files are exchanged.</param>
public sealed record Invitation(Guid Circle, string Name, Guid Member, string Address, string Token)
{
    private const string Mark = "wegmarke-kreis:";

    public string ToText() => Mark + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, CircleText.Canonical));

    /// <returns>Null where the text is no invitation.</returns>
    public static Invitation? Read(string text)
    {
        text = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        if (!text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        try
        {
            var read = JsonSerializer.Deserialize<Invitation>(
                Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.AsSpan(Mark.Length))), CircleText.Canonical);
            return read is { Address: "" } || IsWeb(read?.Address) ? read : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
