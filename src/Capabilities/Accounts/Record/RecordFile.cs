using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wegmarke.Accounts.Record;

/// <summary>The record as a file: JSON, one object a line, or CSV for a spreadsheet. Both hold everything the hashes stand for.</summary>
public static class RecordFile
{
    private static readonly string[] Columns = ["number", "at", "ticks", "actor", "actorName", "administration", "deed", "subject", "id",
        "previous", "hash"];

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Row(long Number, string At, long Ticks, Guid Actor, string ActorName, Guid? Administration, string Deed,
        string Subject,
        Guid Id, string Previous, string Hash)
    {
        public AuditLine Line() => new(Id, new DateTimeOffset(Ticks, TimeSpan.Zero), Actor, ActorName, Administration, Deed, Subject)
        {
            Number = Number, Previous = Previous, Hash = Hash,
        };
    }

    public static string JsonLine(AuditLine line) => JsonSerializer.Serialize(RowOf(line), Format);

    public static string CsvHead() => string.Join(';', Columns);

    /// <summary>Quoted throughout; what a spreadsheet would compute begins with an apostrophe, which reading takes away again.</summary>
    public static string CsvLine(AuditLine line)
    {
        var row = RowOf(line);
        string?[] cells = [row.Number.ToString(CultureInfo.InvariantCulture), row.At, row.Ticks.ToString(CultureInfo.InvariantCulture),
            row.Actor.ToString(), row.ActorName, row.Administration?.ToString(), row.Deed, row.Subject, row.Id.ToString(), row.Previous,
                row.Hash];
        return string.Join(';', cells.Select(cell => $"\"{Harmless(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    /// <returns>The lines, or what cannot be read and where.</returns>
    public static (IReadOnlyList<AuditLine> Lines, string? Problem) Read(TextReader file)
    {
        var lines = new List<AuditLine>();
        var (at, text) = (0, "");
        try
        {
            var csv = false;
            while (ReadLine(file, csv) is { } one)
            {
                (at, text) = (at + 1, one.Trim('\uFEFF', '\r', ' '));
                if (text.Length == 0) continue;
                if (at == 1 && text == CsvHead()) csv = true;
                else lines.Add(csv ? RowOf(Cells(text)).Line() : JsonSerializer.Deserialize<Row>(text, Format)!.Line());
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or IndexOutOfRangeException or OverflowException
            or ArgumentOutOfRangeException or NullReferenceException)
        {
            return ([], $"line {at} is no line of the record. Export it again, as JSON lines or as CSV, and do not save it from a spreadsheet.");
        }

        return lines.Count > 0 ? (lines, null) : ([], "it holds no line. Export the record again.");
    }

    /// <summary>One line of the file; a line break between quotation marks belongs to its cell.</summary>
    private static string? ReadLine(TextReader file, bool csv)
    {
        if (file.Peek() < 0) return null;
        var (text, quoted) = (new StringBuilder(), false);
        for (var letter = file.Read(); letter >= 0 && (letter != '\n' || quoted); letter = file.Read())
        {
            quoted ^= csv && letter == '"';
            text.Append((char)letter);
        }

        return text.ToString();
    }

    private static Row RowOf(AuditLine line) => new(line.Number, line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        line.At.UtcTicks, line.ActorId, line.ActorName, line.AdministrationId, line.Deed, line.Subject, line.Id, line.Previous, line.Hash);

    private static Row RowOf(IReadOnlyList<string> cells) => cells.Count != Columns.Length
        ? throw new FormatException("The number of cells does not fit.")
        : new(long.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture),
            Guid.Parse(cells[3]), cells[4], cells[5].Length == 0 ? null : Guid.Parse(cells[5]), cells[6], cells[7], Guid.Parse(cells[8]),
            cells[9], cells[10]);

    private static string Harmless(string cell) => cell.Length > 0 && (cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'')
        ? "'" + cell : cell;

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var (cell, quoted) = (new StringBuilder(), false);
        void End()
        {
            var text = cell.ToString();
            cells.Add(text.StartsWith('\'') ? text[1..] : text);
            cell.Clear();
        }

        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"') cell.Append(line[++at]);
            else if (line[at] == '"') quoted = !quoted;
            else if (line[at] == ';' && !quoted) End();
            else cell.Append(line[at]);
        }

        End();
        return cells;
    }
}
