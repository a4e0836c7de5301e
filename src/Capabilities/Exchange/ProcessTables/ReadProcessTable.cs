using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Units;
using Wegmarke.Processes;

namespace Wegmarke.Exchange.ProcessTables;

/// <summary>Reads a table of processes from CSV, pasted cells or XLSX. Columns are found by their headings, German or English, in any
/// order; columns that nobody knows are named.</summary>
public static class ReadProcessTable
{
    public const int BytesMax = 4 * 1024 * 1024;

    /// <summary>Other headings under which a column is found.</summary>
    private static readonly (ProcessField Field, string[] Words)[] Others =
    [
        (ProcessField.Name, ["name", "leistung", "prozess", "bezeichnung", "service", "process"]),
        (ProcessField.Key, ["leika", "leika-id", "schlüssel", "fim", "key"]),
        (ProcessField.Unit, ["einheit", "fachbereich", "department"]),
        (ProcessField.Owner, ["verantwortlich", "prozessverantwortung", "owner"]),
        (ProcessField.Application, ["verfahren", "software", "anwendung"]),
        (ProcessField.Volume, ["fälle", "fallzahl", "fallzahlen", "fälle/jahr", "cases"]),
        (ProcessField.LeadDays, ["durchlaufzeit", "lead time"]),
        (ProcessField.HandlingMinutes, ["bearbeitungszeit", "minuten", "handling time"]),
        (ProcessField.Ozg11, ["ozg 1.1", "rgm 1.1"]), (ProcessField.Ozg20, ["ozg 2.0", "rgm 2.0"]),
    ];

    /// <returns>The lines that hold something, headings that nobody knows, or why the file cannot be read.</returns>
    public static (IReadOnlyList<ProcessCells> Rows, IReadOnlyList<string> Unknown, Remark? Refusal) Run(string name, byte[] bytes)
    {
        try
        {
            var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
            if (lines.Count == 0) throw Refuse("Die Tabelle ist leer.", "The table is empty.");
            ProcessField?[] columns = [.. lines[0].Fields.Select(Field)];
            if (!columns.Contains(ProcessField.Name))
            {
                throw Refuse("In der ersten Zeile fehlt die Spalte „Leistung oder Prozess“.",
                    "The first line lacks the column \"Service or process\".");
            }

            if (columns.Where(one => one is not null).GroupBy(one => one).FirstOrDefault(group => group.Count() > 1) is { Key: { } twice })
            {
                throw Refuse($"Die Spalte „{twice.Word(Language.German)}“ steht zweimal da.",
                    $"The column \"{twice.Word(Language.English)}\" is there twice.");
            }

            if (lines.Count - 1 is 0 or > PlanProcesses.RowsMax)
            {
                throw Refuse($"Die Tabelle hat {lines.Count - 1} Zeilen; möglich sind 1 bis {PlanProcesses.RowsMax}.",
                    $"The table has {lines.Count - 1} lines; possible are 1 to {PlanProcesses.RowsMax}.");
            }

            return ([.. lines.Skip(1).Select(line => new ProcessCells(line.Number, Cells(line.Fields, columns)))],
                [.. lines[0].Fields.Where((heading, at) => columns[at] is null && heading.Trim().Length > 0)], null);
        }
        catch (RefusedException refused)
        {
            return ([], [], refused.Remark);
        }
    }

    /// <summary>Rows as text that <see cref="Run"/> reads again.</summary>
    public static string Write(IReadOnlyList<ProcessCells> rows, Language language)
    {
        ProcessField[] fields = [.. Enum.GetValues<ProcessField>().Where(field => rows.Any(row => row.Cells.ContainsKey(field)))];
        return string.Join(';', fields.Select(field => TableCell.Quoted(field.Word(language), ';'))) + "\n"
            + string.Concat(rows.Select(row => string.Join(';', fields.Select(field => TableCell.Quoted(row[field], ';'))) + "\n"));
    }

    /// <summary>The register as text for a spreadsheet. A text that a spreadsheet would take for a formula is marked as text.</summary>
    public static string Write(IReadOnlyList<Process> processes, Language language) => Write([.. processes.Select((one, at) =>
        new ProcessCells(at + 1, Enum.GetValues<ProcessField>().ToDictionary(field => field, field => TableCell.Harmless(one.Value(field,
            language)))))],
        language);

    private static Dictionary<ProcessField, string> Cells(string[] fields, ProcessField?[] columns)
    {
        var cells = new Dictionary<ProcessField, string>();
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at] is { } field) cells[field] = at < fields.Length ? fields[at].Trim() : "";
        }

        return cells;
    }

    private static ProcessField? Field(string heading)
    {
        var word = heading.Trim().ToLowerInvariant();
        foreach (var field in Enum.GetValues<ProcessField>())
        {
            if (Language.All.Any(language => string.Equals(field.Word(language), word, StringComparison.OrdinalIgnoreCase))
                || string.Equals(field.ToString(), word, StringComparison.OrdinalIgnoreCase)) return field;
        }

        foreach (var (field, words) in Others)
        {
            if (words.Contains(word)) return field;
        }

        return null;
    }

    private static RefusedException Refuse(string german, string english) => RefusedException.Of(Place.Whole, german, english,
        "Schreiben Sie in die erste Zeile die Überschriften und in jede weitere einen Prozess.",
        "Write the headings in the first line and one process in each further line.");
}
