using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wegmarke.Design;
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
            // Means need one unit: questions of one group with scales of different length become areas of their own.
            var home = string.Create(CultureInfo.InvariantCulture, $"{question.Group}|{drafted.Scale.Low}|{drafted.Scale.High}");
            if (!areas.TryGetValue(home, out var area))
            {
                var name = groups.TryGetValue(question.Group, out var group) ? group.Name : Wordings.Of(first, instrument.Title);
                area = new(Unique(Slug(name.In(first)) is { Length: > 0 } slug ? slug : "area", keys), name);
                areas[home] = area;
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
        var plain = Umlauts.Spelled(text.ToLowerInvariant().Normalize(NormalizationForm.FormC));
        var ascii = new string([.. plain.Normalize(NormalizationForm.FormD)
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

    /// <summary>A model names languages by two letters; the first of several that share them is taken.</summary>
    private static List<(string, string)> LanguagesOf(Instrument instrument)
    {
        var known = instrument.Languages.Select(language => (Code: TwoLetters(language), Source: language)).ToList();
        var names = known.Where(one => one.Code is not null).DistinctBy(one => one.Code).Select(one => (Name: one.Code!, one.Source))
            .ToList();
        // A language whose name does not say which one it is counts as German where no other is German, else as English.
        var unnamed = known.Count == 0 ? "default" : known.FirstOrDefault(one => one.Code is null).Source;
        var free = names.All(one => one.Name != "de") ? "de" : names.All(one => one.Name != "en") ? "en" : null;
        if (unnamed is not null && free is not null) names.Insert(0, (free, unnamed));
        return names;
    }

    private static string? TwoLetters(string language)
    {
        if (Bracket().Match(language) is { Success: true } match) return match.Groups["code"].Value[..2].ToLowerInvariant();
        if (Tag().IsMatch(language)) return language[..2].ToLowerInvariant();
        return CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(culture => culture.TwoLetterISOLanguageName.Length == 2
            && (culture.EnglishName.Equals(language, StringComparison.OrdinalIgnoreCase)
                || culture.NativeName.Equals(language, StringComparison.OrdinalIgnoreCase)))?.TwoLetterISOLanguageName;
    }

    private static string Unique(string key, HashSet<string> taken)
    {
        var unique = key;
        for (var number = 2; !taken.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{key}-{number}");
        return unique;
    }

    [GeneratedRegex("^[A-Za-z]{2}(?:[-_].*)?$")]
    private static partial Regex Tag();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfKey();

    [GeneratedRegex("\\((?<code>[A-Za-z]{2}(?:-[A-Za-z]+)?)\\)")]
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
