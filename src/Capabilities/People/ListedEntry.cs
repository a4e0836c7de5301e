using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Processes.Facts;

namespace Wegmarke.People;

/// <summary>An entry of a plain list: its fields by name, days and numbers as every culture reads them.</summary>
public sealed record ListedEntry(IReadOnlyDictionary<string, string> Fields)
{
    private const string Year = "year";

    public string Text(string name) => Fields.GetValueOrDefault(name, "");

    public int? Whole(string name) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
        out var day) ? day : null;

    /// <summary>The lines of a longer text that hold something.</summary>
    public IReadOnlyList<string> Lines(string name) => Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries
        | StringSplitOptions.TrimEntries);

    /// <summary>As it stands in a cell of a table.</summary>
    public string Shown(FactField field, Language language) => field.Input switch
    {
        // A year is a name, not an amount.
        FactInput.Whole => field.Name == Year ? Text(Year) : Whole(field.Name) is { } number ? language.Count(number) : "",
        FactInput.Day => Day(field.Name) is { } day ? language.Day(day) : "",
        FactInput.Choice => field.Choices.FirstOrDefault(one => one.Value == Text(field.Name)).Word ?? Text(field.Name),
        _ => Text(field.Name),
    };

    /// <summary>Reads what was written; fields that cannot be taken are named with it.</summary>
    public static (ListedEntry Entry, IReadOnlyList<FactField> Faults) Read(IReadOnlyDictionary<string, string> written,
        IReadOnlyList<FactField> fields, Language language)
    {
        var form = new FactForm(written, fields, language);
        List<FactField> choices = [];
        string Value(FactField field)
        {
            switch (field.Input)
            {
                case FactInput.Whole: return form.Whole(field.Name)?.ToString(CultureInfo.InvariantCulture) ?? "";
                case FactInput.Day: return form.Day(field.Name)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
                case FactInput.Choice:
                    var chosen = written.GetValueOrDefault(field.Name, "").Trim();
                    if (field.Choices.All(one => one.Value != chosen) && (field.Required || chosen.Length > 0)) choices.Add(field);
                    return chosen;
                default: return form.Text(field.Name).ReplaceLineEndings("\n");
            }
        }

        var entry = new ListedEntry(fields.ToDictionary(field => field.Name, Value));
        return (entry, [.. fields.Where(field => form.Faults.Contains(field) || choices.Contains(field))]);
    }
}
