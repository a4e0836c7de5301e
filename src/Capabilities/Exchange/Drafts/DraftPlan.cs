using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.Drafts;

/// <summary>What of an instrument becomes a model, with keys that are found once and stay.</summary>
/// <param name="Languages">Key of the model with the language's name in the instrument.</param>
internal sealed partial record DraftPlan(
    string Title, IReadOnlyList<(string Name, string Source)> Languages, IReadOnlyList<DraftScale> Scales,
        IReadOnlyList<DraftArea> Areas, IReadOnlyList<DraftItem> Items)
{
    public static DraftPlan Of(Instrument instrument)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var scales = new Dictionary<string, DraftScale>(StringComparer.Ordinal);
        var areas = new Dictionary<string, DraftArea>(StringComparer.Ordinal);
        var items = new List<DraftItem>();
        var first = instrument.Languages.Count > 0 ? instrument.Languages[0] : "";
        var groups = instrument.Groups.GroupBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First());
        foreach (var question in instrument.Questions)
        {
            var (count, scale) = JudgeInstrument.ItemsOf(question);
            if (count == 0) continue;
            var drafted = Scale(scale!, scales);
            if (!areas.TryGetValue(question.Group, out var area))
            {
                var name = groups.TryGetValue(question.Group, out var group) ? group.Name : Wordings.Of(first, instrument.Title);
                area = new(Unique(Slug(name.In(first)) is { Length: > 0 } slug ? slug : "area", keys), name);
                areas[question.Group] = area;
            }

            IReadOnlyList<SubQuestion?> rows = question.Rows.Count > 0 ? [.. question.Rows] : [null];
            foreach (var row in rows)
            {
                var code = row is null ? question.Code : $"{question.Code}-{row.Code}";
                items.Add(new(Unique($"{area.Key}.{(Slug(code) is { Length: > 0 } slug ? slug : "item")}", keys), area.Key, drafted.Key,
                    row is null ? question.Code : $"{question.Code}[{row.Code}]", question.Text, row?.Text));
            }
        }

        return new(instrument.Title.Length > 0 ? instrument.Title : "Entwurf", LanguagesOf(instrument), [.. scales.Values], [.. areas.Values], items);
    }

    /// <summary>Small letters, digits and hyphens, as keys of a model are.</summary>
    public static string Slug(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            plain.Append(letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", _ => letter.ToString() });
        }

        var ascii = new string([.. plain.ToString().Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)]);
        var slug = NotOfKey().Replace(ascii, "-").Trim('-');
        return slug.Length > 40 ? slug[..40].Trim('-') : slug;
    }

    private static DraftScale Scale(RatingScale scale, Dictionary<string, DraftScale> scales)
    {
        var signature = string.Join('|', scale.Steps.Select(step => $"{scale.Values[step.Code]}:{step.Code}:{string.Join(';', step.Text.ByLanguage.Select(pair => pair.Key + pair.Value))}"))
            + string.Join('|', scale.Absences);
        if (scales.TryGetValue(signature, out var known)) return known;
        return scales[signature] = new($"scale-{scales.Count + 1}", scale);
    }

    private static List<(string, string)> LanguagesOf(Instrument instrument)
    {
        var names = new List<(string Name, string Source)>();
        foreach (var language in instrument.Languages.DefaultIfEmpty("default"))
        {
            var code = Bracket().Match(language) is { Success: true } match ? match.Groups["code"].Value : Slug(language);
            if (code is "default" or "") code = instrument.Languages.Any(one => one.StartsWith("de", StringComparison.OrdinalIgnoreCase) && one != language && one != "default") ? "x-source" : "de";
            if (names.All(one => one.Name != code)) names.Add((code.ToLowerInvariant(), language));
        }

        return names;
    }

    private static string Unique(string key, HashSet<string> taken)
    {
        var unique = key;
        for (var number = 2; !taken.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{key}-{number}");
        return unique;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfKey();

    [GeneratedRegex("\\((?<code>[A-Za-z]{2,3}(?:-[A-Za-z]+)?)\\)")]
    private static partial Regex Bracket();
}

internal sealed record DraftScale(string Key, RatingScale Scale);

internal sealed record DraftArea(string Key, Wordings Name);

/// <param name="Column">Header of its answers in exports of the other system.</param>
internal sealed record DraftItem(string Key, string Area, string Scale, string Column, Wordings Question, Wordings? Row)
{
    public string Text(string language)
    {
        var (question, row) = (Question.In(language), Row?.In(language) ?? "");
        return row.Length == 0 ? question : question.Length == 0 ? row : $"{question} {row}";
    }
}
