using System.Globalization;
using System.Text;
using Wegmarke.Design;

namespace Wegmarke.Exchange.Figures;

/// <summary>Tables and their code book as CSV for statistics programs: UTF-8, commas, decimal points, keys instead of numbers of codes. No
/// text is taken for a formula by a spreadsheet.</summary>
public static class WriteFigureCsv
{
    public static string Run(FigureTable table)
    {
        var text = new StringBuilder();
        Line(text, table.Columns.Select(column => column.Name));
        foreach (var row in table.Rows) Line(text, row.Select((cell, at) => Cell(table.Columns[at], cell)));
        return text.ToString();
    }

    /// <summary>One row for each column, and one for each of its codes.</summary>
    public static string CodeBook(DataSet set)
    {
        var text = new StringBuilder();
        Line(text, ["table", "column", "type", "label", "number", "key", "meaning"]);
        foreach (var table in set.Tables)
        {
            foreach (var column in table.Columns)
            {
                string[] head = [table.Name, column.Name, TypeOf(column), TableCell.Harmless(column.Label)];
                Line(text, [.. head, "", "", ""]);
                foreach (var code in column.Codes)
                {
                    Line(text, [.. head, code.Number.ToString(CultureInfo.InvariantCulture), TableCell.Harmless(code.Key),
                        TableCell.Harmless(code.Label)]);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The code book for people, as Markdown.</summary>
    public static string ReadableCodeBook(DataSet set)
    {
        var say = (Func<string, string, string>)set.Language.Say;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {say("Codebuch", "Code book")}: {set.Title}\n\n");
        foreach (var sentence in set.About) text.Append(sentence).Append("\n\n");
        foreach (var table in set.Tables)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"## {table.Name}: {table.Label}\n\n{say($"{table.Rows.Count} Zeilen.", $"{table.Rows.Count} rows.")}\n\n");
            text.Append(CultureInfo.InvariantCulture,
                $"| {say("Spalte", "Column")} | {say("Bedeutung", "Meaning")} | {say("Art", "Type")} |\n| --- | --- | --- |\n");
            foreach (var column in table.Columns)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {column.Name} | {Plain(column.Label)} | {Words(column, set)} |\n");
            }

            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"## {say("Codes", "Codes")}\n\n");
        foreach (var column in set.Tables.SelectMany(table => table.Columns).Where(column => column.Codes.Count > 0)
            .DistinctBy(column => column.Name))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {column.Name}: {column.Label}\n\n");
            foreach (var code in column.Codes) text.Append(CultureInfo.InvariantCulture, $"- {code.Number} = {code.Key}: {Plain(code.Label)}\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    internal static string Cell(FigureColumn column, object? cell) => cell switch
    {
        null or Withheld.Protected => "",
        int code when column.Kind == FigureKind.Code => TableCell.Harmless(column.KeyOf(code)),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => TableCell.Harmless(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string TypeOf(FigureColumn column) => column.Kind switch
    {
        FigureKind.Code => "code",
        FigureKind.Text => "text",
        FigureKind.Whole => "integer",
        _ => "number",
    };

    private static string Words(FigureColumn column, DataSet set) => column.Kind switch
    {
        FigureKind.Code => set.Language.Say("Code, siehe unten", "code, see below"),
        FigureKind.Text => set.Language.Say("Text", "text"),
        FigureKind.Whole => set.Language.Say("ganze Zahl", "whole number"),
        _ => set.Language.Say($"Zahl mit {column.Decimals} Stellen", $"number with {column.Decimals} places"),
    };

    private static string Plain(string text) => text.ReplaceLineEndings(" ").Replace("|", "/", StringComparison.Ordinal);

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => TableCell.Quoted(cell, ','))).Append("\r\n");
}
