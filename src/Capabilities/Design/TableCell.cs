namespace Wegmarke.Design;

/// <summary>A text as a cell of a table that other programs open.</summary>
public static class TableCell
{
    /// <summary>In quotation marks where it holds the separator, a quotation mark or a line break.</summary>
    public static string Quoted(string field, char separator) => field.AsSpan().ContainsAny([separator, '"', '\n', '\r'])
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    /// <summary>Marked as text where a spreadsheet would take it for a formula.</summary>
    public static string Harmless(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text
        : text;
}
