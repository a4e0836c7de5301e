using System.Globalization;
using System.Text;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>What happens to every column of a table of answers, in the table's order.</summary>
/// <param name="Items">Items that have a column, in the model's order.</param>
/// <param name="ItemsWithoutColumn">Items of the model that the table does not hold.</param>
/// <param name="Ignored">Headers of columns that are left out.</param>
internal sealed record ColumnPlan(
    IReadOnlyList<PlannedColumn> Columns,
    IReadOnlyList<Item> Items,
    IReadOnlyList<string> ItemsWithoutColumn,
    IReadOnlyList<string> Ignored,
    IReadOnlyDictionary<string, int> PerspectiveNumbers)
{
    public bool HasGroups => Columns.Any(column => column.Role == ColumnRole.Group);

    public bool HasPerspectives => Columns.Any(column => column.Role == ColumnRole.Perspective);
}

/// <summary>One column and how its texts become answer codes.</summary>
internal sealed class PlannedColumn
{
    /// <summary>A text that is no answer; never leaves the reader.</summary>
    public const byte OffScale = 251;

    private static readonly string[] Empty = ["", "NA", "N/A", "NaN", "NULL", "."];

    private readonly Dictionary<string, byte> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int low;
    private readonly int high;

    public PlannedColumn(string header, ColumnRole role, int target = -1, AnswerScale? scale = null, IEnumerable<KeyValuePair<string,
      byte>>? words = null)
    {
        (Header, Role, Target) = (header, role, target);
        (low, high) = scale is null ? (0, -1) : (scale.Low, scale.High);
        foreach (var word in Empty) codes[word] = AnswerCode.Skipped;
        foreach (var (word, code) in words ?? []) codes[word] = code;
        lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        Single = new byte[256];
        for (var letter = 0; letter < 256; letter++) Single[letter] = letter < 128 ? CodeOf([(char)letter]) : OffScale;
    }

    public string Header { get; }

    public ColumnRole Role { get; }

    /// <summary>Position of the item among the plan's items.</summary>
    public int Target { get; }

    public string Scale => $"{low}–{high}";

    /// <summary>Answer code of every one-byte text: the quick way for almost all fields.</summary>
    public byte[] Single { get; }

    public byte CodeOf(ReadOnlySpan<byte> field)
    {
        Span<char> letters = stackalloc char[64];
        field = field.Trim((ReadOnlySpan<byte>)[(byte)' ', (byte)'\t', (byte)'\r']);
        if (field.Length == 1) return Single[field[0]];
        if (field.Length > letters.Length) return CodeOf(FieldText.Of(field).AsSpan());
        return FieldText.TryWrite(field, letters, out var written) ? CodeOf(letters[..written]) : OffScale;
    }

    private byte CodeOf(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (lookup.TryGetValue(text, out var code)) return code is <= AnswerCode.LargestValue && (code < low || code > high) ? OffScale
          : code;
        Span<char> plain = stackalloc char[32];
        if (text.Length > plain.Length) return OffScale;
        text.Replace(plain, ',', '.');
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(plain[..text.Length], Style, CultureInfo.InvariantCulture, out var value)) return OffScale;
        return value == decimal.Truncate(value) && value >= low && value <= high ? (byte)value : OffScale;
    }
}

/// <summary>A field as text: UTF-8, and Windows-1252 where it is not valid UTF-8, as in most spreadsheets of German offices.</summary>
internal static class FieldText
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Of(ReadOnlySpan<byte> field) =>
        (System.Text.Unicode.Utf8.IsValid(field) ? Encoding.UTF8 : Windows).GetString(field);

    public static bool TryWrite(ReadOnlySpan<byte> field, Span<char> letters, out int written) =>
        (System.Text.Unicode.Utf8.IsValid(field) ? Encoding.UTF8 : Windows).TryGetChars(field, letters, out written);
}
