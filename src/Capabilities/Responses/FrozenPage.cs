using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wegmarke.Responses;

/// <summary>A page rendered once to bytes with holes where a respondent's own marks go; showing it is copying.</summary>
public sealed partial class FrozenPage
{
    /// <summary>Stands in the rendered page where the respondent's code goes.</summary>
    public const string SecretMark = "\u2020code\u2020";

    private static readonly byte[] Checked = " checked"u8.ToArray();
    private readonly List<(byte[] Before, int Item, int Code)> parts = [];
    private readonly byte[] end;

    /// <param name="html">The page with data-hole="item-code" on every radio button.</param>
    public FrozenPage(string html)
    {
        var at = 0;
        var text = html.Replace(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(SecretMark), SecretMark, StringComparison.Ordinal);
        foreach (Match hole in Hole().Matches(text))
        {
            var secret = hole.Groups["item"].Length == 0;
            parts.Add((Encoding.UTF8.GetBytes(text[at..hole.Index]), secret ? -1 : Number(hole, "item"), secret ? 0
              : Number(hole, "code")));
            at = hole.Index + hole.Length;
        }

        end = Encoding.UTF8.GetBytes(text[at..]);
    }

    /// <param name="codes">The sheet's codes, in the model's order of items.</param>
    /// <param name="secret">The respondent's code as written.</param>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> codes, string secret)
    {
        foreach (var (before, item, code) in parts)
        {
            output.Write(before);
            if (item < 0) output.Write(Encoding.ASCII.GetBytes(secret));
            else if (codes[item] == code) output.Write(Checked);
        }

        output.Write(end);
    }

    [GeneratedRegex(" data-hole=\"(?<item>\\d+)-(?<code>\\d+)\"|" + SecretMark)]
    private static partial Regex Hole();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
