namespace Wegmarke.Interviews;

/// <summary>Positions in a text as the exchange standard counts them: Unicode code points, where C# counts UTF-16 units. Equal as long as
/// the text holds no character beyond U+FFFF.</summary>
public sealed class CodePoints
{
    /// <summary>Indices of the high surrogates, in order.</summary>
    private readonly List<int> pairs = [];

    public CodePoints(string text)
    {
        Text = text;
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (!char.IsHighSurrogate(text[at]) || !char.IsLowSurrogate(text[at + 1])) continue;
            pairs.Add(at);
            at++;
        }
    }

    public string Text { get; }

    public int Length => Text.Length - pairs.Count;

    /// <summary>Index in the string of a position.</summary>
    public int Index(int position)
    {
        // The k-th pair begins at the position pairs[k] − k; every pair that begins before shifts by one.
        int low = 0, high = pairs.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pairs[middle] - middle < position) low = middle + 1;
            else high = middle;
        }

        return position + low;
    }

    /// <summary>Position of an index in the string; the second half of a pair belongs to its first.</summary>
    public int Position(int index)
    {
        var at = pairs.BinarySearch(index);
        if (at < 0) at = ~at;
        return index - at;
    }

    public string Between(int start, int end) => Text[Index(start)..Index(end)];

    public bool Holds(int start, int end) => start >= 0 && end > start && end <= Length;
}
