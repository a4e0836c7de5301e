using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Exchange.Figures;

/// <summary>All tables as a workbook for people: what it is on the first sheet, words instead of codes, each column explained on the last
/// sheet.</summary>
public static class WriteFigureWorkbook
{
    public static byte[] Run(DataSet set)
    {
        var say = (Func<string, string, string>)set.Language.Say;
        List<TablePart> sheets = [new(say("Über diese Datei", "About this file"), [set.Title], [.. set.About.Select(one => (IReadOnlyList<ReportCell>)[one])])];
        sheets.AddRange(set.Tables.Select(table => new TablePart(table.Name, [.. table.Columns.Select(column => column.Label)],
            [.. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. row.Select((cell, at) => Cell(set, table.Columns[at], cell))])])));
        sheets.Add(new(say("Spalten", "Columns"), [say("Blatt", "Sheet"), say("Spalte", "Column"), say("Name in den anderen Dateien",
            "Name in the other files")],
            [.. set.Tables.SelectMany(table => table.Columns.Select(column => (IReadOnlyList<ReportCell>)[table.Name, column.Label,
                column.Name]))]));
        return WriteXlsx.Tables(set.Title, set.Administration, set.Language, sheets);
    }

    private static ReportCell Cell(DataSet set, FigureColumn column, object? cell) => cell switch
    {
        null => "",
        Withheld.Protected => set.Language.Say("geschützt", "protected"),
        int code when column.Kind == FigureKind.Code => column.Codes.First(one => one.Number == code).Label,
        int or long => Of(Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture), set, 0),
        double number => Of(number, set, column.Decimals),
        _ => cell.ToString()!,
    };

    private static ReportCell Of(double number, DataSet set, int decimals) => ReportCell.Of(number, set.Language, decimals);
}
