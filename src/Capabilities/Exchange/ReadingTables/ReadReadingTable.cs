using Wegmarke.Design;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Units;
using Wegmarke.Indicators;

namespace Wegmarke.Exchange.ReadingTables;

/// <summary>Reads a table of readings from CSV, pasted cells or XLSX. Columns are found by their headings; without headings they count in
/// the order indicator, value, date, source, document.</summary>
public static class ReadReadingTable
{
    public const int BytesMax = 2 * 1024 * 1024;

    private static readonly string[][] Headings =
    [
        ["kennzahl", "indicator", "schlüssel", "key"], ["wert", "value", "ist"], ["stichtag", "datum", "date", "as of"],
            ["quelle", "source"],
        ["fundstelle", "dokument", "document", "aktenzeichen"],
    ];

    public static (IReadOnlyList<ReadingRow> Rows, Remark? Refusal) Run(string name, byte[] bytes)
    {
        try
        {
            var lines = ReadUnits.Lines(name, bytes).Where(line => line.Fields.Any(field => field.Trim().Length > 0)).ToList();
            int[] places = [.. Headings.Select(words => lines.Count == 0 ? -1
                : Array.FindIndex(lines[0].Fields, field => words.Contains(field.Trim().ToLowerInvariant())))];
            var titled = places[0] >= 0;
            if (!titled) places = [0, 1, 2, 3, 4];
            var rows = lines.Skip(titled ? 1 : 0).Select(line => Row(line.Fields, line.Number, places)).ToList();
            if (rows.Count is 0 or > PlanReadings.RowsMax)
            {
                throw RefusedException.Of(Place.Whole, $"Die Tabelle hat {rows.Count} Werte; möglich sind 1 bis {PlanReadings.RowsMax}.",
                    $"The table has {rows.Count} values; possible are 1 to {PlanReadings.RowsMax}.",
                    "Schreiben Sie in jede Zeile einen Wert: Kennzahl, Wert, Stichtag, Quelle.",
                    "Write one value in each line: indicator, value, date, source.");
            }

            return (rows, null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Remark);
        }
    }

    /// <summary>Rows as text that <see cref="Run"/> reads again.</summary>
    public static string Write(IReadOnlyList<ReadingRow> rows) => "Kennzahl;Wert;Stichtag;Quelle;Fundstelle\n"
        + string.Concat(rows.Select(row =>
        string.Join(';', new[] { row.Indicator, row.Value, row.Date, row.Source, row.Document }.Select(field => TableCell.Quoted(field,
            ';'))) + "\n"));

    private static ReadingRow Row(string[] fields, int line, int[] places)
    {
        string Cell(int field) => places[field] >= 0 && places[field] < fields.Length ? fields[places[field]].Trim() : "";
        return new(line, Cell(0), Cell(1), Day(Cell(2)), Cell(3), Cell(4),
            string.Concat(places.Select(place => place is >= 0 and < 26 ? (char)('A' + place) : '?')));
    }

    /// <summary>A spreadsheet writes a day with the hour of midnight behind it.</summary>
    private static string Day(string written) => written.EndsWith(" 00:00:00", StringComparison.Ordinal) ? written[..^9] : written;
}
