using System.Text;

namespace Wegmarke.Interviews;

/// <summary>Brings German words to a stem, so that a search for one form finds the others (CISTEM, after Weissweiler and Fraser
/// 2017).</summary>
public static class Stem
{
    /// <summary>Words of a text with index and length; digits count as letters.</summary>
    public static IEnumerable<(int Start, int Length)> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (inside && start < 0) start = at;
            if (inside || start < 0) continue;
            yield return (start, at - start);
            start = -1;
        }
    }

    public static string Of(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            var small = char.ToLowerInvariant(letter);
            folded.Append(small switch { 'ä' => "a", 'ö' => "o", 'ü' => "u", 'ß' => "ss", _ => null } ?? small.ToString());
        }

        var text = folded.ToString();
        if (text.Length > 5 && text.StartsWith("ge", StringComparison.Ordinal)) text = text[2..];
        text = Doubled(text.Replace("sch", "$", StringComparison.Ordinal).Replace("ei", "%", StringComparison.Ordinal)
            .Replace("ie", "&", StringComparison.Ordinal));
        while (text.Length > 3)
        {
            if (text.Length > 5 && (text.EndsWith("em", StringComparison.Ordinal) || text.EndsWith("er", StringComparison.Ordinal)
                || text.EndsWith("nd", StringComparison.Ordinal))) text = text[..^2];
            else if (text[^1] is 'e' or 's' or 'n' or 't') text = text[..^1];
            else break;
        }

        return Undoubled(text).Replace("&", "ie", StringComparison.Ordinal).Replace("%", "ei", StringComparison.Ordinal)
            .Replace("$", "sch", StringComparison.Ordinal);
    }

    /// <summary>The second of two equal letters becomes a sign, so that an ending is not mistaken for half of a pair.</summary>
    private static string Doubled(string text)
    {
        var letters = text.ToCharArray();
        for (var at = 1; at < letters.Length; at++)
        {
            if (letters[at] == letters[at - 1]) letters[at] = '*';
        }

        return new(letters);
    }

    private static string Undoubled(string text)
    {
        var letters = text.ToCharArray();
        for (var at = 1; at < letters.Length; at++)
        {
            if (letters[at] == '*') letters[at] = letters[at - 1];
        }

        return new(letters);
    }
}
