using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;

namespace Wegmarke.Exchange;

/// <summary>How a table of answers is to be read.</summary>
/// <param name="Group">Column whose values form groups.</param>
/// <param name="Perspective">Column that names the perspective of a sheet.</param>
/// <param name="OffScaleIsMissing">Takes values off the scale as missing instead of refusing the file.</param>
public sealed record AnswerTableOptions(ColumnMap Map, string? Group = null, string? Perspective = null, bool OffScaleIsMissing = false);

/// <summary>Reads a table of answers (CSV, XLSX) into byte columns. CSV is streamed and parsed byte by byte; no text is made of an answer.</summary>
public static class ReadAnswers
{
    private const int BufferBytes = 1 << 20;
    private const int RecordBytesMax = 16 << 20;
    private const int SampleBytes = 1 << 16;
    private const long UnzippedBytesMax = 1L << 30;

    public static (AnswerTable? Table, long OffScale, Problem? Problem) Run(
        string path, MaturityModel model, AnswerTableOptions options, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        if (!File.Exists(path)) return (null, 0, new(path, 0, "The file does not exist.", "Check the path."));
        if (new FileInfo(path).Length == 0) return (null, 0, Empty(path));
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            Span<byte> sign = stackalloc byte[4];
            file.ReadAtLeast(sign, 4, throwOnEndOfStream: false);
            file.Position = 0;
            return sign.SequenceEqual((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04])
                ? ReadWorkbook(path, model, options)
                : new CsvReading(path, file, model, options, progress, cancel).Run();
        }
        catch (UnauthorizedAccessException)
        {
            return (null, 0, new(path, 0, "The file may not be read.", "Check its rights."));
        }
        catch (IOException error)
        {
            return (null, 0, new(path, 0, $"The file cannot be read ({error.Message}).", "Copy it to a local disk and try again."));
        }
    }

    private static Problem Empty(string path) => new(path, 0, "The file is empty.", "Export it again with a header line and one line per sheet.");

    private static (AnswerTable? Table, long OffScale, Problem? Problem) ReadWorkbook(string path, MaturityModel model, AnswerTableOptions options)
    {
        try
        {
            using (var zip = ZipFile.OpenRead(path))
            {
                if (zip.Entries.Sum(entry => entry.Length) > UnzippedBytesMax) return (null, 0, new(path, 0, "The workbook unpacks to more than 1 GB.", "Save the sheet as CSV."));
            }

            var rows = MiniExcel.Query(path, useHeaderRow: false).Cast<IDictionary<string, object?>>();
            AnswerColumns? answers = null;
            var line = 0;
            foreach (var row in rows)
            {
                line++;
                string[] cells = [.. row.Values.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
                if (answers is null)
                {
                    var (columns, what, remedy) = options.Map.Match([.. cells.Where(cell => cell.Length > 0)], model, options.Group, options.Perspective);
                    if (columns is null) return (null, 0, new(path, 1, what!, remedy!));
                    answers = new(columns, model, options.Map);
                    continue;
                }

                if (cells.All(cell => cell.Length == 0)) continue;
                answers.NextRow();
                for (var column = 0; column < Math.Min(cells.Length, answers.Width); column++) answers.Set(column, Encoding.UTF8.GetBytes(cells[column]), line, Encoding.UTF8);
            }

            return Finish(path, answers, options);
        }
        catch (Exception error) when (error is InvalidDataException or System.Xml.XmlException or KeyNotFoundException or NullReferenceException or FormatException)
        {
            return (null, 0, new(path, 0, "This is no workbook that can be read.", "Save it again as .xlsx or as CSV."));
        }
    }

    private static (AnswerTable? Table, long OffScale, Problem? Problem) Finish(string path, AnswerColumns? answers, AnswerTableOptions options)
    {
        if (answers is null) return (null, 0, Empty(path));
        if (answers.UnknownPerspective is { } unknown) return (null, 0, new(path, 0, unknown, "Name the perspectives in the column map (perspectives: {L: leaders})."));
        if (answers.OffScale > 0 && !options.OffScaleIsMissing)
        {
            return (null, answers.OffScale, new(path, 0, $"{answers.OffScale} values lie off the scale. {string.Join("; ", answers.OffScaleExamples)}.",
                "Declare missing codes in the column map (missing: {dont-know: [98]}), or use --off-scale missing."));
        }

        return answers.Rows == 0
            ? (null, 0, new(path, 0, "The file has a header, but no sheet.", "Export it again with one line per sheet."))
            : (answers.ToTable(), answers.OffScale, null);
    }

    /// <summary>One pass over a CSV stream with a window that always holds a whole record.</summary>
    private sealed class CsvReading(string path, FileStream file, MaturityModel model, AnswerTableOptions options, IProgress<long>? progress, CancellationToken cancel)
    {
        private byte[] buffer = new byte[BufferBytes];
        private int start;
        private int end;
        private long line = 1;
        private Stream stream = file;
        private CsvText text = null!;
        private AnswerColumns? answers;
        private int width;

        public (AnswerTable? Table, long OffScale, Problem? Problem) Run()
        {
            Open();
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                var (length, lines) = NextRecord();
                if (length > RecordBytesMax) return (null, 0, new(path, (int)line, "One line is longer than 16 MB.", "Check the quotation marks from here on."));
                if (length < 0) break;
                var record = buffer.AsSpan(start, length).TrimEnd((byte)'\r');
                if (record.IndexOf((byte)0) >= 0) return (null, 0, new(path, (int)line, "The line holds a null character.", "Export the file again as text."));
                if (record.Length > 0 && Take(record) is { } problem) return (null, 0, problem);
                start = Math.Min(end, start + length + 1);
                line += lines;
            }

            return Finish(path, answers, options);
        }

        private void Open()
        {
            var sample = new byte[(int)Math.Min(SampleBytes, file.Length)];
            file.ReadExactly(sample);
            // A sample may end inside a character: cut it at the last line.
            var cut = sample.Length < file.Length ? sample.AsSpan().LastIndexOf((byte)'\n') + 1 : sample.Length;
            text = CsvText.Detect(sample.AsSpan(0, cut > 0 ? cut : sample.Length));
            file.Position = text.MarkLength;
            if (text.Encoding is UnicodeEncoding) stream = Encoding.CreateTranscodingStream(file, text.Encoding, new UTF8Encoding(false));
        }

        private Encoding FieldEncoding => text.Encoding is UnicodeEncoding ? Encoding.UTF8 : text.Encoding;

        /// <summary>Length of the record at the window's start without its line end, and the lines it spans; −1 at the end.</summary>
        private (int Length, int Lines) NextRecord()
        {
            var at = start;
            var quoted = false;
            var lines = 1;
            while (true)
            {
                var found = buffer.AsSpan(at, end - at).IndexOfAny((byte)'\n', (byte)'"');
                if (found < 0)
                {
                    var scanned = end - start;
                    if (scanned > RecordBytesMax) return (scanned, lines);
                    if (!Fill()) return scanned > 0 ? (scanned, lines) : (-1, 0);
                    at = start + scanned;
                    continue;
                }

                at += found;
                if (buffer[at] == '"') quoted = !quoted;
                else if (!quoted) return (at - start, lines);
                else lines++;
                at++;
            }
        }

        private bool Fill()
        {
            if (start > 0)
            {
                Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }

            if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            progress?.Report(file.Position);
            return read > 0;
        }

        private Problem? Take(ReadOnlySpan<byte> record)
        {
            if (answers is null) return TakeHeader(record);
            answers.NextRow();
            var separator = (byte)text.Separator;
            var column = 0;
            var quotes = record.IndexOf((byte)'"') >= 0;
            while (true)
            {
                var length = quotes && record.Length > 0 && record[0] == '"' ? QuotedLength(record) : record.IndexOf(separator);
                var field = length < 0 ? record : record[..length];
                if (column < width) answers.Set(column, quotes ? Unquote(field) : field, line, FieldEncoding);
                column++;
                if (length < 0 || length >= record.Length) break;
                record = record[(length + 1)..];
            }

            return column == width ? null : new(path, (int)line, $"The line has {column} fields, the header has {width}.",
                "Mend the line; a text that holds the separator must stand in quotation marks.");
        }

        private Problem? TakeHeader(ReadOnlySpan<byte> record)
        {
            var (table, problem) = ReadTable.Parse(path, [.. Encoding.UTF8.GetBytes(FieldEncoding.GetString(record) + "\n")], text.Separator);
            if (table is null) return problem;
            var headers = table.Headers;
            width = headers.Count;
            var (columns, what, remedy) = options.Map.Match(headers, model, options.Group, options.Perspective);
            if (columns is null) return new(path, 1, what!, remedy!);
            answers = new(columns, model, options.Map);
            return null;
        }

        private int QuotedLength(ReadOnlySpan<byte> record)
        {
            var at = 1;
            while (at < record.Length)
            {
                if (record[at] != '"') at++;
                else if (at + 1 < record.Length && record[at + 1] == '"') at += 2;
                else break;
            }

            var rest = record[Math.Min(at, record.Length)..].IndexOf((byte)text.Separator);
            return rest < 0 ? -1 : at + rest;
        }

        private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field)
        {
            if (field.Length < 2 || field[0] != '"' || field[^1] != '"') return field;
            var inner = field[1..^1];
            return inner.IndexOf((byte)'"') < 0 ? inner : Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(inner).Replace("\"\"", "\"", StringComparison.Ordinal));
        }
    }
}
