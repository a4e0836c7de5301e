using System.Globalization;
using System.Text;

namespace Wegmarke.Exchange.Spss;

/// <summary>Names as SPSS allows them: a letter first, letters, digits and ._$#@ after it, up to 64 bytes, each only once.</summary>
public static class SavNames
{
    private const int BytesMax = 64;

    private static readonly string[] Reserved = ["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"];

    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = new List<string>();
        foreach (var name in names)
        {
            var plain = Plain(name);
            var unique = plain;
            for (var number = 2; !taken.Add(unique); number++)
            {
                var ending = "_" + number.ToString(CultureInfo.InvariantCulture);
                unique = Cut(plain, BytesMax - ending.Length) + ending;
            }

            result.Add(unique);
        }

        return result;
    }

    /// <summary>As much of the text as fits into so many bytes of UTF-8, never half a letter.</summary>
    public static string Cut(string text, int bytesMax)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytesMax) return text;
        var (bytes, at) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > bytesMax) break;
            at += rune.Utf16SequenceLength;
        }

        return text[..at];
    }

    private static string Plain(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter) || letter is '.' or '_' or '$' or '#' or '@') text.Append(letter);
            else if (text.Length > 0 && text[^1] != '_') text.Append('_');
        }

        var plain = Cut(text.ToString(), BytesMax - 2).TrimStart('_').TrimEnd('.');
        if (plain.Length == 0 || !(char.IsLetter(plain[0]) || plain[0] == '@')) plain = "V" + (plain.Length > 0 ? "_" + plain : "");
        return Reserved.Contains(plain, StringComparer.OrdinalIgnoreCase) ? plain + "_" : plain;
    }
}
