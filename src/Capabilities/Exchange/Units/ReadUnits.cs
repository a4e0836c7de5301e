using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Spreadsheets;

namespace Wegmarke.Exchange.Units;

/// <summary>Reads a table of units from CSV, pasted cells or XLSX: name, staff, the unit above. A header line is found by its words;
/// without one the columns count in that order.</summary>
public static class ReadUnits
{
    public const int BytesMax = 2 * 1024 * 1024;

    private static readonly string[][] Headers =
    [
        ["amt", "name", "einheit", "organisationseinheit", "bezeichnung", "fachbereich", "unit", "department", "name des amts"],
        ["beschäftigte", "beschaeftigte", "mitarbeitende", "personen", "anzahl", "köpfe", "stellen", "staff", "headcount", "employees"],
        ["gehört zu", "gehoert zu", "übergeordnet", "übergeordnetes amt", "darüber", "oberamt", "eltern", "parent", "belongs to", "above"],
    ];

    /// <returns>The lines that hold something, or why the file cannot be read.</returns>
    public static (IReadOnlyList<UnitRow> Rows, Remark? Refusal) Run(string name, byte[] bytes)
    {
        try
        {
            return (Rows(name, bytes), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Remark);
        }
    }

    /// <summary>Rows as text that <see cref="Run"/> reads again.</summary>
    public static string Write(IReadOnlyList<UnitRow> rows) => "Amt;Beschäftigte;gehört zu\n" + string.Concat(rows.Select(row =>
        string.Join(';', new[] { row.Name, row.Headcount, row.Parent }.Select(field => TableCell.Quoted(field, ';'))) + "\n"));

    private static List<UnitRow> Rows(string name, byte[] bytes)
    {
        var lines = Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
        if (lines.Count == 0)
        {
            throw RefusedException.Of(Place.Whole, "Die Tabelle ist leer.", "The table is empty.",
                "Schreiben Sie in jede Zeile ein Amt: Name, Beschäftigte, gehört zu.",
                "Write one unit in each line: name, staff, belongs to.");
        }

        int[] places = [.. Headers.Select(words => Array.FindIndex(lines[0].Fields, field =>
            words.Contains(field.Trim().ToLowerInvariant())))];
        var titled = places[0] >= 0;
        if (!titled) places = [0, 1, 2];
        var rows = lines.Skip(titled ? 1 : 0).Select(line => new UnitRow(line.Number, Cell(line.Fields, places[0]),
            Cell(line.Fields, places[1]), Cell(line.Fields, places[2]))).ToList();
        if (rows.Count == 0 || rows.Count > PlanUnits.RowsMax)
        {
            throw RefusedException.Of(Place.Whole, $"Die Tabelle hat {rows.Count} Ämter; möglich sind 1 bis {PlanUnits.RowsMax}.",
                $"The table has {rows.Count} units; possible are 1 to {PlanUnits.RowsMax}.",
                "Prüfen Sie, ob es die richtige Datei ist.", "Check whether it is the right file.");
        }

        return rows;
    }

    private static string Cell(string[] fields, int place) => place >= 0 && place < fields.Length ? fields[place].Trim() : "";

    internal static List<(string[] Fields, int Number)> Lines(string name, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            using var archive = SafeArchive.Open(ForeignFile.InMemory(name, bytes));
            if (!ReadXlsx.Fits(archive)) throw NoTable();
            var sheet = ReadXlsx.Run(archive, new()).Sheets.FirstOrDefault(one => one.Rows.Count > 0);
            return [.. (sheet?.Rows ?? []).Select((fields, at) => (fields, at + 1))];
        }

        if (bytes.AsSpan().Contains((byte)0) && CsvText.Detect(bytes).Encoding is not System.Text.UnicodeEncoding) throw NoTable();
        var text = CsvText.Detect(bytes);
        var content = text.Encoding.GetString(bytes, text.MarkLength, bytes.Length - text.MarkLength);
        return [.. ReadTable.Records(content, text.Separator)];
    }

    private static RefusedException NoTable() => RefusedException.Of(Place.Whole, "Die Datei ist keine Tabelle.", "The file is no table.",
        "Speichern Sie sie als CSV oder XLSX.", "Save it as CSV or XLSX.");
}
