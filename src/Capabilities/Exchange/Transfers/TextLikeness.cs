namespace Wegmarke.Exchange.Transfers;

/// <summary>How alike two wordings are: Dice's coefficient over groups of three letters, 0 to 1. Case, blanks and punctuation do not
/// count.</summary>
internal sealed class TextLikeness
{
    private const int Letters = 3;

    private readonly HashSet<string> parts;

    private TextLikeness(HashSet<string> parts) => this.parts = parts;

    public static TextLikeness Of(string text)
    {
        var plain = " " + string.Join(' ', string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + Letters <= plain.Length; at++) parts.Add(plain.Substring(at, Letters));
        return new(parts);
    }

    public double To(TextLikeness other)
    {
        if (parts.Count == 0 || other.parts.Count == 0) return 0;
        var (few, lots) = parts.Count < other.parts.Count ? (parts, other.parts) : (other.parts, parts);
        return 2.0 * few.Count(lots.Contains) / (parts.Count + other.parts.Count);
    }
}
