using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Exchange.Foreign;

/// <summary>Text of unknown encoding: byte order mark, UTF-16 without one, UTF-8, and else Windows-1252, the encoding of German
/// offices.</summary>
internal static partial class ForeignText
{
    public const long BytesMax = 64L << 20;

    public static (string Text, Encoding Encoding, bool Mark) Read(ForeignFile file) => Decode(file.Bytes(BytesMax));

    /// <summary>The text exactly as it was written, without its byte order mark; line ends stay as they are.</summary>
    public static (string Text, Encoding Encoding, bool Mark) Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) && bytes.Length % 4 == 0)
        {
            return (Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4), Encoding.UTF32, true);
        }

        var found = CsvText.Detect(bytes);
        return (found.Encoding.GetString(bytes, found.MarkLength, bytes.Length - found.MarkLength), found.Encoding, found.MarkLength > 0);
    }

    /// <summary>What a person reads of a text with HTML in it: no tags, no scripts, entities resolved, blanks joined.</summary>
    public static string Plain(string? html)
    {
        if (string.IsNullOrWhiteSpace(html)) return "";
        var text = html.Length > 200_000 ? html[..200_000] : html;
        if (text.Contains('<', StringComparison.Ordinal)) text = Tag().Replace(WithoutScripts(text), " ");
        return Blanks().Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim();
    }

    /// <summary>What stands between the tags of scripts and styles is no text; one that is never closed reaches to the end.</summary>
    private static string WithoutScripts(string text)
    {
        foreach (var name in new[] { "script", "style" })
        {
            for (var at = 0; (at = text.IndexOf("<" + name, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                var end = text.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                if (end < 0) return text[..at];
                text = text.Remove(at, end - at);
                at++;
            }
        }

        return text;
    }

    public static bool HasScript(string? html) => html is not null && ActiveStart().IsMatch(html);

    [GeneratedRegex("<script\\b|\\bon(?:error|load|click)\\s*=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveStart();

    [GeneratedRegex("<[a-zA-Z/!][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
