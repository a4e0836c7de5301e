using Wegmarke.Design;
using Wegmarke.Horizon.Market;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.MaturityModels;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Horizon;

/// <summary>The fields of an entry, the same in forms, in tables and where versions are compared.</summary>
public static class EntryFields
{
    public const string RelevancePrefix = "r-";

    public static IReadOnlyList<FactField> Of(EntryKind kind, MaturityModel model, Language language) =>
    [
        .. kind switch
        {
            EntryKind.Trend => TrendFields.Of(language),
            EntryKind.Risk => RiskFields.Of(language),
            _ => ProductFields.Of(language),
        },
        .. Relevances(model, language),
    ];

    /// <summary>What a form or a table holds of a content; of a new one what is chosen at first.</summary>
    public static Dictionary<string, string> Values(EntryContent? content, EntryKind kind, MaturityModel model, Language language)
    {
        var values = Of(kind, model, language).ToDictionary(one => one.Name, one => one.Choices.Count > 0 ? one.Choices[0].Value : "");
        if (content is null) return values;
        values["title"] = content.Title;
        values["owner"] = content.Owner;
        values["review"] = Iso(content.Review);
        foreach (var (area, relevance) in content.Relevance) values[RelevancePrefix + area] = relevance.ToString();
        foreach (var (name, value) in content switch
        {
            TrendContent trend => TrendFields.Values(trend),
            RiskContent risk => RiskFields.Values(risk),
            ProductContent product => ProductFields.Values(product),
            _ => throw new InvalidOperationException("No other kind is known."),
        }) values[name] = value;
        return values;
    }

    /// <summary>Reads what was written. Goals and initiatives are no fields; they are taken from before.</summary>
    public static (EntryContent Content, IReadOnlyList<FactField> Faults) Read(EntryKind kind, IReadOnlyDictionary<string, string> written,
        EntryContent? before, MaturityModel model, Language language)
    {
        var form = new FactForm(written, Of(kind, model, language), language);
        var (title, owner, review) = (form.Text("title"), form.Text("owner"), form.Day("review"));
        EntryContent own = kind switch
        {
            EntryKind.Trend => TrendFields.Read(form, title),
            EntryKind.Risk => RiskFields.Read(form, title),
            _ => ProductFields.Read(form, title),
        };
        var relevance = model.Areas.ToDictionary(area => area.Key, area => form.Choice<Relevance>(RelevancePrefix + area.Key));
        return (own with
        {
            Owner = owner, Review = review, Goals = before?.Goals ?? [], Initiatives = before?.Initiatives ?? [],
            Relevance = relevance.Where(one => one.Value != Relevance.None).ToDictionary(),
        }, form.Faults);
    }

    /// <summary>A value as people read it.</summary>
    public static string Shown(FactField field, string value, Language language) => field.Input switch
    {
        _ when value.Length == 0 => "",
        FactInput.Choice => field.Choices.FirstOrDefault(one => one.Value == value).Word ?? value,
        FactInput.Day => language.ReadDay(value) is { } day ? language.Day(day) : value,
        FactInput.Whole => language.ReadCount(value) is { } number ? language.Count(number) : value,
        _ => value,
    };

    /// <summary>What to write into a field that could not be taken.</summary>
    public static string Remedy(FactField field, Language language) => field.Label + ": " + field.Input switch
    {
        FactInput.Whole => language.Say("bitte eine ganze Zahl.", "please a whole number."),
        FactInput.Day => language.Say("bitte ein Datum wie 30.6.2027.", "please a date such as 30/6/2027."),
        FactInput.Choice => language.Say("bitte aus der Liste wählen: ", "please choose in the list: ")
            + string.Join(", ", field.Choices.Select(one => one.Word)) + ".",
        FactInput.Text => language.Say("bitte ausfüllen, höchstens 2.000 Zeichen.", "please fill in, at most 2,000 characters."),
        _ => language.Say("bitte ausfüllen, höchstens 200 Zeichen.", "please fill in, at most 200 characters."),
    };

    internal static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    internal static (string, string)[] Choices<T>(Func<T, string> word)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(one => ($"{one}", word(one)))];

    private static IEnumerable<FactField> Relevances(MaturityModel model, Language language) => model.Areas.Select(area =>
        new FactField(RelevancePrefix + area.Key, language.Say("Bedeutung: ", "Relevance: ")
            + model.TextsIn(language.Key).Areas[area.Key].ShortName, FactInput.Choice)
        { Choices = Choices<Relevance>(one => one.Name(language)) });
}
