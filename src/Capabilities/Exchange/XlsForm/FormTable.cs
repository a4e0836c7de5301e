using System.Globalization;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;
using Wegmarke.Exchange.Spreadsheets;

namespace Wegmarke.Exchange.XlsForm;

/// <summary>A sheet of an XLSForm by column names: case, blanks and old spellings do not count; "label::Deutsch (de)" is label in a
/// language.</summary>
internal sealed record FormTable(IReadOnlyList<string> Columns, IReadOnlyList<FormRow> Rows)
{
    private static readonly Dictionary<string, string> Old = new(StringComparer.Ordinal)
    {
        ["list name"] = "list_name",
        ["listname"] = "list_name",
        ["command"] = "type",
        ["tag"] = "name",
        ["value"] = "name",
        ["caption"] = "label",
        ["relevance"] = "relevant",
        ["skip_logic"] = "relevant",
        ["skippattern"] = "relevant",
        ["bind:relevant"] = "relevant",
        ["bind::relevant"] = "relevant",
        ["bind:required"] = "required",
        ["bind::required"] = "required",
        ["choice filter"] = "choice_filter",
        ["form title"] = "form_title",
        ["title"] = "form_title",
        ["set form title"] = "form_title",
        ["form id"] = "form_id",
        ["set form id"] = "form_id",
        ["default language"] = "default_language",
    };

    public static FormTable Of(Sheet sheet, Remarks remarks)
    {
        var header = sheet.Rows.ToList().FindIndex(row => row.Any(cell => cell.Trim().Length > 0));
        if (header < 0) return new([], []);
        var columns = sheet.Rows[header].Select(Column).ToList();
        foreach (var twice in columns.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1))
        {
            remarks.Error(new(sheet.Name, header + 1, 0, twice.Key), $"Die Spalte „{twice.Key}“ steht zweimal im Blatt.",
                $"The column \"{twice.Key}\" is there twice.",
                "Löschen oder benennen Sie eine der beiden um.", "Delete or rename one of the two.");
        }

        var rows = new List<FormRow>();
        for (var at = header + 1; at < sheet.Rows.Count; at++)
        {
            var cells = sheet.Rows[at];
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < Math.Min(cells.Length, columns.Count); column++)
            {
                if (columns[column].Length > 0 && cells[column].Trim() is { Length: > 0 } text) row.TryAdd(columns[column], Straight(text));
            }

            if (row.Count > 0) rows.Add(new(row, new(sheet.Name, at + 1, 0, null)));
        }

        return new(columns, rows);
    }

    /// <summary>Languages that a column is written in, in the order of the sheet.</summary>
    public IEnumerable<string> Languages(string column) => Columns.Where(name => name.StartsWith(column + "::", StringComparison.Ordinal))
        .Select(name => name[(column.Length + 2)..]).Distinct();

    public static string Plain(string name) => name.Trim().ToLowerInvariant();

    private static string Column(string header)
    {
        var name = header.Trim();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && !Old.ContainsKey(Plain(name)))
        {
            var stem = Plain(name[..colon]);
            return $"{Old.GetValueOrDefault(stem, stem)}::{name[colon..].TrimStart(':').Trim()}";
        }

        var plain = Plain(name);
        return Old.GetValueOrDefault(plain, plain);
    }

    /// <summary>Word processors turn quotation marks of expressions round.</summary>
    private static string Straight(string text) => text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Trim();
}

internal sealed record FormRow(IReadOnlyDictionary<string, string> Cells, Place Place)
{
    public string Text(string column) => Cells.TryGetValue(column, out var text) ? text : "";

    public Wordings Wording(string column)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in Cells)
        {
            if (name == column) texts["default"] = text;
            else if (name.StartsWith(column + "::", StringComparison.Ordinal)) texts[name[(column.Length + 2)..]] = text;
        }

        return new(texts);
    }
}

/// <summary>Lists of choices by name.</summary>
internal sealed record FormChoices(IReadOnlyDictionary<string, IReadOnlyList<Choice>> Lists, IReadOnlyList<string> Languages)
{
    public static FormChoices Of(Sheet? sheet, Remarks remarks)
    {
        if (sheet is null) return new(new Dictionary<string, IReadOnlyList<Choice>>(), []);
        var table = FormTable.Of(sheet, remarks);
        var lists = new Dictionary<string, List<Choice>>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        foreach (var row in table.Rows)
        {
            var (list, name) = (row.Text("list_name"), row.Text("name"));
            if (list.Length == 0) continue;
            if (!lists.TryGetValue(list, out var choices)) lists[list] = choices = [];
            if (name.Length == 0)
            {
                remarks.Error(row.Place, $"Eine Antwort der Liste „{list}“ hat keinen Namen.",
                    $"A choice of the list \"{list}\" has no name.",
                    "Ergänzen Sie die Spalte name.", "Fill in the column name.");
                continue;
            }

            if (!seen.Add((list, name)))
            {
                remarks.Error(row.Place, $"Die Antwort „{name}“ steht zweimal in der Liste „{list}“.", $"The choice \"{name}\" is there twice in the list \"{list}\".",
                    "Geben Sie einer einen anderen Namen.", "Give one of them another name.");
            }

            var score = double.TryParse(row.Text("score"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : (double?)null;
            choices.Add(new(name, row.Wording("label"), score, 0));
        }

        return new(lists.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Choice>)pair.Value), [.. table.Languages("label")]);
    }
}
