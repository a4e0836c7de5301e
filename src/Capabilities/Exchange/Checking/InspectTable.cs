using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.LimeSurvey;
using Wegmarke.Exchange.Spreadsheets;
using Wegmarke.Exchange.XlsForm;

namespace Wegmarke.Exchange.Checking;

/// <summary>Tables: separated text, workbooks, and the responses that LimeSurvey writes as text.</summary>
internal static class InspectTable
{
    public static Contents LimeSurvey(LimeAnswers answers, ForeignFile file) => new(answers.Kind, null, file.Name)
    {
        Counts =
        [
            ("responses", answers.Responses), ("complete", answers.Complete), ("columns", answers.Columns),
                ("questions", answers.Questions), ("notShown", answers.Unseen),
        ],
    };

    public static Contents Biff(ForeignFile file, Remarks remarks) => Workbook(ReadBiff.Run(file), "xls", remarks);

    public static Contents Workbook(Workbook book, string kind, Remarks remarks)
    {
        if (ReadXlsForm.Fits(book))
        {
            var form = ReadXlsForm.Run(book, remarks);
            return InspectFormat.Judged(form.Instrument, form.Contents(kind), remarks);
        }

        var first = book.Sheets.FirstOrDefault(sheet => sheet.Rows.Count > 0)
            ?? throw InspectFormat.NotRead("Die Arbeitsmappe ist leer.", "The workbook is empty.",
            "Speichern Sie sie neu.", "Save it again.");
        Headers(first.Rows[0], first.Name, remarks);
        remarks.Taken(new(first.Name, 0, 0, null), $"{first.Rows.Count - 1} Zeilen unter {first.Rows[0].Length} Überschriften; zuzuordnen im Browser oder mit „analyse --columns“.",
            $"{first.Rows.Count - 1} rows below {first.Rows[0].Length} headers; to be assigned in the browser or with \"analyse --columns\".");
        foreach (var other in book.Sheets.Where(sheet => sheet != first && sheet.Rows.Count > 0))
        {
            remarks.Lost(new(other.Name, 0, 0, null), $"Das Blatt „{other.Name}“ wird nicht gelesen.",
                $"The sheet \"{other.Name}\" is not read.",
                "Stellen Sie das Blatt mit den Antworten an die erste Stelle.", "Put the sheet with the answers first.");
        }

        return new(kind + "-table", null, first.Name)
        {
            Counts = [("sheets", book.Sheets.Count), ("variables", first.Rows[0].Length), ("cases", first.Rows.Skip(1).Count(row => row.Length > 0))],
            Lists = [("sheets", [.. book.Sheets.Select(sheet => sheet.Name)])],
        };
    }

    public static Contents Text(ForeignFile file, char separator, Remarks remarks)
    {
        var (text, encoding, mark) = ForeignText.Read(file);
        if (text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0)
        {
            throw RefusedException.Of(Place.AtLine(1 + text.AsSpan(0, zero).Count('\n')), "Die Datei enthält ein Nullzeichen; das ist keine Texttabelle.",
                "The file holds a null character; this is no text table.", "Exportieren Sie die Tabelle neu als CSV in UTF-8.", "Export the table again as CSV in UTF-8.");
        }

        string[]? headers = null;
        long cases = 0;
        foreach (var (fields, line) in TabLines.Of(text, separator))
        {
            if (fields.Length == 1 && fields[0].Length == 0) continue;
            if (headers is null && fields.Length == 1 && fields[0].StartsWith("sep=", StringComparison.Ordinal)) continue;
            if (headers is null)
            {
                headers = fields;
                Headers(fields, null, remarks);
            }
            else if (fields.Length == headers.Length) cases++;
            else
            {
                remarks.Error(Place.AtLine(line), $"Die Zeile hat {fields.Length} statt {headers.Length} Felder.", $"The line has {fields.Length} instead of {headers.Length} fields.",
                    "Berichtigen Sie die Zeile; ein Text mit Trennzeichen muss in Anführungszeichen stehen.", "Mend the line; a text that holds the separator must stand in quotation marks.");
            }
        }

        if (headers is null) throw InspectFormat.NotRead("Die Tabelle ist leer.", "The table is empty.", "Exportieren Sie sie neu.",
            "Export it again.");
        remarks.Taken(Place.Whole, $"{cases} Zeilen unter {headers.Length} Überschriften; zuzuordnen im Browser oder mit „analyse --columns“.",
            $"{cases} rows below {headers.Length} headers; to be assigned in the browser or with \"analyse --columns\".");
        return new("csv-table", null, file.Name)
        {
            Counts = [("variables", headers.Length), ("cases", cases)],
            Lists = [("encoding", [encoding.WebName + (mark ? " (BOM)" : "")]),
                ("separator", [separator == '\t' ? "tab" : separator.ToString()])],
        };
    }

    private static void Headers(IReadOnlyList<string> headers, string? part, Remarks remarks)
    {
        foreach (var twice in headers.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
        {
            remarks.Error(new(part, 1, 0, twice.Key), $"Die Überschrift „{twice.Key}“ steht mehrfach in der Tabelle.", $"The header \"{twice.Key}\" is there more than once.",
                "Geben Sie jeder Spalte einen eigenen Namen.", "Give every column a name of its own.");
        }
    }
}
