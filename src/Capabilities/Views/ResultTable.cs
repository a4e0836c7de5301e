using System.Globalization;
using System.Text;
using Wegmarke.Design;

namespace Wegmarke.Views;

/// <summary>What a page shows, as a table for spreadsheets: no more and no less. Every row says of which wave, day and model it
/// is.</summary>
/// <param name="Rows">Text, numbers, or null for what is not there.</param>
public sealed record ResultTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <returns>CSV with semicolons and the reader's decimal sign, as spreadsheets of that language expect it.</returns>
    public string Csv(ResultView view)
    {
        var document = view.Document;
        return Csv(view.Language, document.Administration, document.Wave, document.ClosedOn, $"{document.ModelKey} {document.ModelVersion}",
            view.Hash);
    }

    public string Csv(Language language, string administration, int wave, string day, string model, string hash)
    {
        string[] stamp = [administration, wave.ToString(CultureInfo.InvariantCulture), day, model, hash];
        string[] head = [language.Say("Verwaltung", "Administration"), language.Say("Welle", "Wave"), language.Say("Stichtag", "Closed on"),
            language.Say("Modell", "Model"), language.Say("Prüfsumme", "Checksum")];
        var text = new StringBuilder();
        void Line(IEnumerable<object?> cells) => text.AppendJoin(';', cells.Select(cell => Cell(cell, language.Culture))).Append("\r\n");
        Line(Columns.Concat(head));
        foreach (var row in Rows) Line(row.Concat(stamp));
        return text.ToString();
    }

    private static string Cell(object? cell, CultureInfo culture) => cell switch
    {
        null => "",
        double number => number.ToString("0.00", culture),
        decimal rounded => rounded.ToString("0.0", culture),
        int or long => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        _ => Quoted(cell.ToString()!),
    };

    private static string Quoted(string text) => TableCell.Quoted(TableCell.Harmless(text), ';');
}
