using Wegmarke.Design;

namespace Wegmarke.Exchange;

/// <summary>What a person should know about how a table was read: nothing is left out or assumed silently.</summary>
public static class ReadingNotes
{
    private const int NamesShown = 12;

    public static IEnumerable<string> Of(AnswersRead read, Language language)
    {
        var present = read.Table.Perspectives.Distinct().ToHashSet();
        // What only others are asked is missing from nobody's sheet.
        var asked = read.Table.Model.Items.Where(item => item.Perspectives.Any(present.Contains)).Select(item => item.Key).ToHashSet();
        string[] missing = [.. read.ItemsWithoutColumn.Where(asked.Contains)];
        if (missing.Length > 0)
        {
            yield return language.Say($"Ohne Spalte in der Tabelle: {Names(missing)}.",
              $"Items without a column in the table: {Names(missing)}.");
        }

        if (read.IgnoredColumns.Count > 0)
        {
            yield return language.Say($"Nicht ausgewertete Spalten: {Names(read.IgnoredColumns)}.",
              $"Columns left out: {Names(read.IgnoredColumns)}.");
        }

        if (read.OffScale > 0)
        {
            yield return language.Say($"{language.Count(read.OffScale)} Werte außerhalb der Skala zählen als fehlend.",
                $"{language.Count(read.OffScale)} values off the scale count as missing.");
        }

        if (read.PerspectiveAssumed)
        {
            yield return language.Say(
                $"Keine Spalte sagt, wer geantwortet hat; alle Bögen zählen als „{read.Table.Perspectives[0]}“. Mit --perspective SPALTE lässt sich das ändern.",
                $"No column says who answered; all sheets count as \"{read.Table.Perspectives[0]}\". Change this with --perspective COLUMN.");
        }
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" … ({names.Count})" : "");
}
