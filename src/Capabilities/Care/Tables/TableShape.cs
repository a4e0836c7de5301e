namespace Wegmarke.Care.Tables;

/// <summary>How a column is kept by its engine. Rows are carried in one form for both: that of SQLite.</summary>
public enum ColumnKind
{
    Text,
    Whole,
    ShortWhole,
    YesNo,
    Real,
    Bytes,
    Identity,
    Day,
    Time,
}

public sealed record ColumnShape(string Name, ColumnKind Kind);

/// <summary>A table with its columns by name and the columns that make a row the only one of its kind.</summary>
public sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<string> Key)
{
    public string Quoted => Quote(Name);

    public string ColumnList => string.Join(", ", Columns.Select(column => Quote(column.Name)));

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

/// <summary>What a table holds, said in one line: how many rows, and a hash that is the same on both engines.</summary>
/// <param name="Hash">Sum of the SHA-256 of all rows modulo 2²⁵⁶: the order in which an engine sorts does not matter.</param>
public sealed record TableContent(string Table, long Rows, string Hash);
