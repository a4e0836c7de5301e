using System.Text;

namespace Wegmarke.Exchange;

/// <summary>Reads a small CSV file as a table of texts. Large tables of answers are read by their own deed, byte by byte.</summary>
public static class ReadTable
{
    public static (Table? Table, Problem? Problem) Run(string path)
    {
        if (!File.Exists(path)) return (null, new(path, 0, "The file does not exist.", "Check the path."));
        return Parse(path, File.ReadAllBytes(path));
    }

    /// <param name="separator">Known separator; otherwise it is found by looking.</param>
    public static (Table? Table, Problem? Problem) Parse(string name, byte[] bytes, char? separator = null)
    {
        var text = CsvText.Detect(bytes);
        if (separator is { } known) text = text with { Separator = known };
        var content = text.Encoding.GetString(bytes, text.MarkLength, bytes.Length - text.MarkLength);
        if (content.Trim().Length == 0)
        {
            return (null, new(name, 0, "The file is empty.", "Export it again with a header line and one line per sheet."));
        }

        var rows = new List<string[]>();
        string[]? headers = null;
        foreach (var (fields, line) in Records(content, text.Separator))
        {
            if (headers is null)
            {
                headers = fields;
                continue;
            }

            if (fields.Length == 1 && fields[0].Length == 0 && headers.Length > 1) continue;
            if (fields.Length != headers.Length)
            {
                return (null, new(name, line, $"The line has {fields.Length} fields, the header has {headers.Length}.",
                    "Mend the line; a text that holds the separator must stand in quotation marks."));
            }

            rows.Add(fields);
        }

        return (new(headers!, rows), null);
    }

    /// <summary>Lines of fields with the line they begin at, from 1.</summary>
    internal static IEnumerable<(string[] Fields, int Line)> Records(string content, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1, start = 1;
        var quoted = false;
        for (var at = 0; at < content.Length; at++)
        {
            var letter = content[at];
            if (letter == '\n') line++;
            if (quoted)
            {
                if (letter != '"') field.Append(letter);
                else if (at + 1 < content.Length && content[at + 1] == '"') field.Append(content[at++]);
                else quoted = false;
                continue;
            }

            if (letter == '"' && field.Length == 0) quoted = true;
            else if (letter == separator) Close(fields, field);
            else if (letter == '\n')
            {
                Close(fields, field);
                yield return ([.. fields], start);
                fields.Clear();
                start = line;
            }
            else if (letter != '\r') field.Append(letter);
        }

        if (field.Length == 0 && fields.Count == 0) yield break;
        Close(fields, field);
        yield return ([.. fields], start);
    }

    private static void Close(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
