using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Units;
using Wegmarke.Horizon;
using Wegmarke.MaturityModels;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Exchange.HorizonTables;

/// <summary>Reads a table of trends, risks or finds from CSV, pasted cells or XLSX. Columns are found by their headings, German or
/// English, in
/// any order; columns that nobody knows are named.</summary>
public static class ReadEntryTable
{
    public const int BytesMax = 4 * 1024 * 1024;

    /// <returns>The lines that hold something, headings that nobody knows, or why the file cannot be read.</returns>
    public static (IReadOnlyList<EntryCells> Rows, IReadOnlyList<string> Unknown, Remark? Refusal) Run(string name, byte[] bytes,
        EntryKind kind, MaturityModel model)
    {
        try
        {
            var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
            if (lines.Count == 0) throw Refuse("Die Tabelle ist leer.", "The table is empty.");
            var known = Language.All.Select(language => EntryFields.Of(kind, model, language)).ToList();
            string?[] columns = [.. lines[0].Fields.Select(heading => NameOf(heading, known))];
            if (!columns.Contains("title"))
            {
                throw Refuse($"In der ersten Zeile fehlt die Spalte „{known[0][0].Label}“.",
                    $"The first line lacks the column \"{known[1][0].Label}\".");
            }

            if (columns.Where(one => one is not null).GroupBy(one => one).FirstOrDefault(group => group.Count() > 1) is { Key: { } twice })
            {
                throw Refuse($"Die Spalte „{twice}“ steht zweimal da.", $"The column \"{twice}\" is there twice.");
            }

            if (lines.Count - 1 is 0 or > PlanEntries.RowsMax)
            {
                throw Refuse($"Die Tabelle hat {lines.Count - 1} Zeilen; möglich sind 1 bis {PlanEntries.RowsMax}.",
                    $"The table has {lines.Count - 1} lines; possible are 1 to {PlanEntries.RowsMax}.");
            }

            return ([.. lines.Skip(1).Select(line => new EntryCells(line.Number, Cells(line.Fields, columns, known)))],
                [.. lines[0].Fields.Where((heading, at) => columns[at] is null && heading.Trim().Length > 0)], null);
        }
        catch (RefusedException refused)
        {
            return ([], [], refused.Remark);
        }
    }

    /// <summary>Entries as text for a spreadsheet that <see cref="Run"/> reads again. A text that a spreadsheet would take for a formula is
    /// marked as text.</summary>
    public static string Write(IEnumerable<EntryContent> entries, EntryKind kind, MaturityModel model, Language language) =>
        Write([.. entries.Select((one, at) => new EntryCells(at + 1, EntryFields.Values(one, kind, model, language)))], kind, model,
            language);

    public static string Write(IReadOnlyList<EntryCells> rows, EntryKind kind, MaturityModel model, Language language)
    {
        FactField[] fields = [.. EntryFields.Of(kind, model, language).Where(field => rows.Any(row => row.Cells.ContainsKey(field.Name)))];
        return string.Join(';', fields.Select(field => TableCell.Quoted(field.Label, ';'))) + "\n" + string.Concat(rows.Select(row =>
            string.Join(';', fields.Select(field => TableCell.Quoted(TableCell.Harmless(field.Input == FactInput.Choice
                ? EntryFields.Shown(field, row[field.Name], language) : row[field.Name]), ';'))) + "\n"));
    }

    private static Dictionary<string, string> Cells(string[] fields, string?[] columns, List<IReadOnlyList<FactField>> known)
    {
        var cells = new Dictionary<string, string>();
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at] is { } name) cells[name] = Value(name, at < fields.Length ? fields[at].Trim() : "", known);
        }

        return cells;
    }

    /// <summary>The value of a word of a choice; the first choice where nothing is written.</summary>
    private static string Value(string name, string cell, List<IReadOnlyList<FactField>> known)
    {
        var field = known[0].First(one => one.Name == name);
        if (field.Input != FactInput.Choice) return cell.Length > 1 && cell[0] == '\'' ? cell[1..] : cell;
        if (cell.Length == 0) return field.Choices[0].Value;
        foreach (var choices in known.Select(fields => fields.First(one => one.Name == name).Choices))
        {
            foreach (var (value, word) in choices)
            {
                if (string.Equals(word, cell, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(value, cell, StringComparison.OrdinalIgnoreCase)
                    || (word.IndexOf(" (", StringComparison.Ordinal) is > 0 and var end
                        && string.Equals(word[..end], cell, StringComparison.OrdinalIgnoreCase))) return value;
            }
        }

        return cell;
    }

    private static string? NameOf(string heading, List<IReadOnlyList<FactField>> known)
    {
        var word = heading.Trim();
        return known.SelectMany(fields => fields).FirstOrDefault(field =>
            string.Equals(field.Label, word, StringComparison.OrdinalIgnoreCase)
            || string.Equals(field.Name, word, StringComparison.OrdinalIgnoreCase))?.Name;
    }

    private static RefusedException Refuse(string german, string english) => RefusedException.Of(Place.Whole, german, english,
        "Schreiben Sie in die erste Zeile die Überschriften und in jede weitere einen Eintrag.",
        "Write the headings in the first line and one entry in each further line.");
}
