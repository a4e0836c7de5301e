using Wegmarke.Design;

namespace Wegmarke.Processes.Facts;

/// <summary>How a field is filled in.</summary>
public enum FactInput
{
    Line,
    Text,
    Whole,
    Day,
    Choice,
}

/// <summary>A field of a form; choices are pairs of value and word.</summary>
public sealed record FactField(string Name, string Label, FactInput Input, bool Required = false, string Hint = "")
{
    public IReadOnlyList<(string Value, string Word)> Choices { get; init; } = [];
}

/// <summary>Reads what was written into fields, and collects those that have to be mended.</summary>
public sealed class FactForm(IReadOnlyDictionary<string, string> written, IReadOnlyList<FactField> fields, Language language)
{
    public const int LineMax = 200;
    public const int TextMax = 2000;
    public const int WholeMax = 1_000_000_000;

    private readonly List<FactField> faults = [];

    /// <summary>The fields that cannot be taken, in the order in which they were read.</summary>
    public IReadOnlyList<FactField> Faults => faults;

    public string Text(string name)
    {
        var (field, text) = (Field(name), Written(name));
        if (text.Length > (field.Input == FactInput.Text ? TextMax : LineMax) || (field.Required && text.Length == 0)) faults.Add(field);
        return text;
    }

    public int? Whole(string name)
    {
        var (field, text) = (Field(name), Written(name));
        if (text.Length == 0 && !field.Required) return null;
        if (language.ReadCount(text) is { } number and <= WholeMax) return number;
        faults.Add(field);
        return null;
    }

    public DateOnly? Day(string name)
    {
        var (field, text) = (Field(name), Written(name));
        if (text.Length == 0 && !field.Required) return null;
        if (language.ReadDay(text) is { } day && day.Year is >= 1950 and <= 2100) return day;
        faults.Add(field);
        return null;
    }

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(Written(name), out var chosen) && Enum.IsDefined(chosen)) return chosen;
        faults.Add(Field(name));
        return default;
    }

    private string Written(string name) => written.GetValueOrDefault(name, "").Trim();

    private FactField Field(string name) => fields.First(one => one.Name == name);
}
