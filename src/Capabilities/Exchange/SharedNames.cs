namespace Wegmarke.Exchange;

/// <summary>Numbers the different texts of a column; several blocks may ask at once.</summary>
internal sealed class SharedNames(int namesMax)
{
    private static readonly string[] Nothing = ["", "NA", "N/A", "NaN", "NULL", "."];

    private readonly Lock door = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public IReadOnlyList<string> Names => names;

    public bool TooMany => names.Count > namesMax;

    /// <returns>The number of the text; −1 where the field says nothing.</returns>
    public int NumberOf(ReadOnlySpan<byte> field)
    {
        Span<char> letters = stackalloc char[256];
        field = field.Trim(" \t\r"u8);
        var text = field.Length <= letters.Length && FieldText.TryWrite(field, letters, out var written)
            ? letters[..written]
            : FieldText.Of(field).ToCharArray();
        foreach (var word in Nothing)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return -1;
        }

        lock (door)
        {
            if (numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var number)) return number;
            if (TooMany) return 0;
            var name = text.ToString();
            numbers[name] = names.Count;
            names.Add(name);
            return names.Count - 1;
        }
    }
}
