using System.Globalization;
using System.Text;

namespace Wegmarke.Views;

/// <summary>The profile as a table for spreadsheets: what the page shows, no more.</summary>
public static class ProfileTable
{
    /// <returns>CSV with semicolons and the reader's decimal sign, as spreadsheets of that language expect it.</returns>
    public static string Csv(ResultView view)
    {
        var (language, culture) = (view.Language, view.Language.Culture);
        var text = new StringBuilder(
          language.Say("Teilbereich;n;Mittelwert;von;bis;Standardabweichung;Unterschied der Ämter;Ziel;Veränderung;schwächstes Glied\r\n",
            "Area;n;mean;low;high;standard deviation;spread of units;target;change;weakest link\r\n"));
        foreach (var area in view.Document.Areas)
        {
            var figure = area.Overall;
            string Cell(double? value) => value?.ToString("0.00", culture) ?? (figure is null ? view.Protected : "");
            text.AppendJoin(';', Quoted(view.Texts.Areas[area.Key].Name),
              figure?.N.ToString(CultureInfo.InvariantCulture) ?? view.Protected, Cell(figure?.Mean), Cell(figure?.Low),
                Cell(figure?.High), figure?.Sd.ToString("0.0", culture) ?? view.Protected, area.Spread?.ToString("0.0", culture) ?? "",
                  area.Target.ToString("0.0", culture),
                area.Change?.Difference.ToString("0.00", culture) ?? "", area.WeakestLink is { } link
                  ? Quoted(view.Texts.Facets[$"{area.Key}.{link.Key}"]) : "").Append("\r\n");
        }

        return text.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
