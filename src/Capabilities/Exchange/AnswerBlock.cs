using System.Buffers;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>The answers of one block of text, column by column. Item fields become bytes without ever being strings.</summary>
internal sealed class AnswerBlock
{
    private readonly ColumnPlan plan;
    private readonly TextBlock text;
    private readonly byte separator;
    private readonly byte newline;
    private readonly SearchValues<byte> ends;
    private readonly SharedNames groups;
    private readonly SharedNames perspectives;
    private int line;

    private AnswerBlock(ColumnPlan plan, TextBlock text, byte separator, byte newline, SharedNames groups, SharedNames perspectives)
    {
        (this.plan, this.text, this.separator, this.newline, this.groups, this.perspectives) =
            (plan, text, separator, newline, groups, perspectives);
        ends = SearchValues.Create([separator, newline]);
        var rows = text.Newlines + 1;
        Codes = [.. plan.Items.Select(_ => new byte[rows])];
        Groups = plan.HasGroups ? new int[rows] : [];
        Perspectives = plan.HasPerspectives ? new int[rows] : [];
        line = text.Line;
    }

    public int Rows { get; private set; }

    public byte[][] Codes { get; }

    public int[] Groups { get; }

    public int[] Perspectives { get; }

    /// <summary>Line and number of fields of the first record that does not fit the header.</summary>
    public (int Line, int Fields)? Ragged { get; private set; }

    public int? NullLine { get; private set; }

    public long OffScale { get; private set; }

    public (int Line, PlannedColumn Column, string Text)? FirstOffScale { get; private set; }

    /// <summary>The first line that does not say who answered.</summary>
    public int? NoPerspectiveLine { get; private set; }

    public static AnswerBlock Read(ColumnPlan plan, TextBlock text, TextShape shape, SharedNames groups, SharedNames perspectives)
    {
        var block = new AnswerBlock(plan, text, shape.Separator, shape.Newline, groups, perspectives);
        var bytes = text.Bytes.AsSpan(0, text.Length);
        if (bytes.IndexOf((byte)0) is var zero and >= 0) block.NullLine = text.Line + bytes[..zero].Count(shape.Newline);
        else block.Read(bytes);
        return block;
    }

    private void Read(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Ragged is null)
        {
            if (IsBlank(bytes, at, out var next))
            {
                at = next;
                line++;
                continue;
            }

            at = Record(bytes, at);
        }
    }

    private bool IsBlank(ReadOnlySpan<byte> bytes, int at, out int next)
    {
        next = bytes[at] == '\r' && newline == '\n' ? at + 2 : at + 1;
        return bytes[at] == newline || (bytes[at] == '\r' && newline == '\n' && at + 1 < bytes.Length && bytes[at + 1] == '\n');
    }

    private int Record(ReadOnlySpan<byte> bytes, int at)
    {
        var columns = plan.Columns;
        var first = line;
        for (var column = 0; ; column++)
        {
            var fits = column < columns.Count;
            int end;
            if (fits && at + 1 < bytes.Length && bytes[at] > ' ' && (bytes[at + 1] == separator || bytes[at + 1] == newline)
                && columns[column] is { Target: >= 0 } item && item.Single[bytes[at]] is not PlannedColumn.OffScale and var code)
            {
                end = at + 1;
                Codes[item.Target][Rows] = code;
            }
            else
            {
                var field = Field(bytes, at, out end);
                if (fits) Store(columns[column], field);
            }

            at = end + 1;
            if (end < bytes.Length && bytes[end] == separator) continue;
            line++;
            if (column + 1 != columns.Count) Ragged = (first, column + 1);
            else Rows++;
            return at;
        }
    }

    /// <summary>The text of a field without its quotation marks; end is the separator, the line end or the end of the block.</summary>
    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> bytes, int at, out int end)
    {
        if (at >= bytes.Length || bytes[at] != '"')
        {
            var length = at >= bytes.Length ? 0 : bytes[at..].IndexOfAny(ends);
            end = length < 0 ? bytes.Length : at + length;
            var plain = at >= bytes.Length ? [] : bytes[at..end];
            return plain.Length > 0 && plain[^1] == '\r' ? plain[..^1] : plain;
        }

        var close = at + 1;
        var doubled = false;
        while (close < bytes.Length)
        {
            var next = bytes[close..].IndexOf((byte)'"');
            close = next < 0 ? bytes.Length : close + next;
            if (close + 1 >= bytes.Length || bytes[close + 1] != '"') break;
            doubled = true;
            close += 2;
        }

        var inner = bytes[(at + 1)..Math.Min(close, bytes.Length)];
        line += inner.Count(newline);
        var rest = Math.Min(close + 1, bytes.Length);
        var tail = bytes[rest..].IndexOfAny(ends);
        end = tail < 0 ? bytes.Length : rest + tail;
        return doubled ? System.Text.Encoding.UTF8.GetBytes(FieldText.Of(inner).Replace("\"\"", "\"", StringComparison.Ordinal)) : inner;
    }

    private void Store(PlannedColumn column, ReadOnlySpan<byte> field)
    {
        switch (column.Role)
        {
            case ColumnRole.Item:
                var code = column.CodeOf(field);
                Codes[column.Target][Rows] = code == PlannedColumn.OffScale ? Off(column, field) : code;
                break;
            case ColumnRole.Group:
                Groups[Rows] = groups.NumberOf(field);
                break;
            case ColumnRole.Perspective:
                Perspectives[Rows] = perspectives.NumberOf(field);
                if (Perspectives[Rows] < 0) NoPerspectiveLine ??= line;
                break;
        }
    }

    private byte Off(PlannedColumn column, ReadOnlySpan<byte> field)
    {
        OffScale++;
        FirstOffScale ??= (line, column, FieldText.Of(field[..Math.Min(field.Length, 40)]));
        return AnswerCode.Skipped;
    }
}

internal sealed record TextShape(byte Separator, byte Newline);
