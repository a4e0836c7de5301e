using System.Globalization;
using System.Text;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spreadsheets;
using Wegmarke.Exchange.Spss;

namespace Wegmarke.Exchange.Cases;

/// <summary>A table as variables and cases: a column is a number where every filled cell is one, else text of the width it needs.</summary>
internal static class TableCases
{
    private static readonly string[] Nothing = ["", "NA", "N/A", "NaN", "NULL", "."];

    public static CaseSource Run(ForeignFile file, Remarks remarks)
    {
        var rows = Rows(file, remarks);
        var headers = rows[0];
        var (widths, numbers) = (new int[headers.Length], new bool[headers.Length]);
        Array.Fill(numbers, true);
        for (var at = 1; at < rows.Count; at++)
        {
            if (rows[at].Length != headers.Length)
            {
                throw RefusedException.Of(Place.AtLine(at + 1), $"Die Zeile hat {rows[at].Length} statt {headers.Length} Felder.",
                    $"The line has {rows[at].Length} instead of {headers.Length} fields.", "Berichtigen Sie die Zeile.", "Mend the line.");
            }

            for (var column = 0; column < headers.Length; column++)
            {
                widths[column] = Math.Max(widths[column], Encoding.UTF8.GetByteCount(rows[at][column]));
                if (!Nothing.Contains(rows[at][column].Trim()) && Number(rows[at][column]) is null) numbers[column] = false;
            }
        }

        var variables = headers.Select((name, column) => numbers[column]
            ? new SpssVariable(name, name, "", 0, SpssFormat.Number, Measure.Unknown, [], MissingRule.None, Place.At(name))
            : new(name, name, "", Math.Max(1, widths[column]), new(1, Math.Clamp(widths[column], 1, 255), 0), Measure.Nominal, [], MissingRule.None,
                Place.At(name))).ToList();
        var current = headers;
        var one = new SpssCase(at => Number(current[at]), at => current[at]);
        return new(new("table", "", "", file.Name, "UTF-8", variables, rows.Count - 1, null, [], []), take =>
        {
            foreach (var row in rows.Skip(1))
            {
                current = row;
                take(one);
            }
        });
    }

    /// <summary>With decimal point or decimal comma, as German spreadsheets write it.</summary>
    private static double? Number(string text) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;

    private static List<string[]> Rows(ForeignFile file, Remarks remarks)
    {
        List<string[]> rows;
        if (Book(file, remarks) is { } book)
        {
            rows = [.. book.Sheets.FirstOrDefault(one => one.Rows.Count > 0)?.Rows ?? []];
            var width = rows.Count == 0 ? 0 : rows[0].Length;
            rows = [.. rows.Where(row => row.Length > 0).Select(row => row.Length >= width ? row
                : [.. row, .. Enumerable.Repeat("", width - row.Length)])];
        }
        else
        {
            var (text, _, _) = ForeignText.Read(file);
            rows = [.. TabLines.Of(text, CsvText.Detect(file.Head.Span).Separator).Select(line => line.Fields)
                .Where(fields => fields.Length > 1 || fields[0].Length > 0)
                    .SkipWhile(fields => fields[0].StartsWith("sep=", StringComparison.Ordinal))];
        }

        return rows.Count > 0 && rows[0].Any(name => name.Trim().Length > 0) ? rows : throw RefusedException.Of(Place.Whole,
            "Die Tabelle ist leer.", "The table is empty.",
            "Exportieren Sie sie neu.", "Export it again.");
    }

    private static Workbook? Book(ForeignFile file, Remarks remarks)
    {
        if (file.Head.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return ReadBiff.Run(file);
        if (!file.Head.Span.StartsWith("PK"u8)) return null;
        using var archive = SafeArchive.Open(file);
        return ReadXlsx.Run(archive, remarks);
    }
}
