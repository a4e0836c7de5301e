using System.Globalization;

namespace Wegmarke.Exchange.Spreadsheets;

/// <summary>The cells of a spreadsheet as texts; formulas count by their last value.</summary>
internal sealed record Workbook(IReadOnlyList<Sheet> Sheets)
{
    public Sheet? Named(string name) => Sheets.FirstOrDefault(sheet => sheet.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Rows">Row n of the sheet at n − 1; a row ends with its last filled cell.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string[]> Rows);

/// <summary>Puts cells at their places; how large a sheet may be is bounded here for all formats.</summary>
internal sealed class SheetCells(string name)
{
    public const int RowsMax = 1_048_576;
    public const int ColumnsMax = 16_384;
    private const long CellsMax = 4_000_000;

    private readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];
    private long cells;

    /// <returns>False where the sheet is larger than a spreadsheet may be.</returns>
    public bool Put(int row, int column, string text)
    {
        if (text.Length == 0) return true;
        if (row is < 0 or >= RowsMax || column is < 0 or >= ColumnsMax || ++cells > CellsMax) return false;
        if (!rows.TryGetValue(row, out var found)) rows[row] = found = [];
        found[column] = text;
        return true;
    }

    public Sheet Sheet()
    {
        var all = new List<string[]>();
        foreach (var (row, found) in rows)
        {
            // Blank rows between keep their number, but a single cell far below must not cost a million rows.
            while (all.Count < row) all.Add([]);
            var width = found.Keys.Last() + 1;
            var line = new string[width];
            Array.Fill(line, "");
            foreach (var (column, text) in found) line[column] = text;
            all.Add(line);
        }

        return new(name, all);
    }

    /// <summary>Numbers as a person typed them: 1, not 1.0.</summary>
    public static string Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
}
