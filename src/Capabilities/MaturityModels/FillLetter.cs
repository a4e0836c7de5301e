using Wegmarke.Design;

namespace Wegmarke.MaturityModels;

/// <summary>Puts what is known into a letter. What is not known stays as a blank in brackets that says what belongs there, so that no
/// letter leaves with a hole nobody saw.</summary>
public static class FillLetter
{
    /// <param name="Open">Placeholders that nobody has filled yet, in the order of the letter.</param>
    public sealed record Letter(string? Subject, string Body, IReadOnlyList<string> Open)
    {
        public IEnumerable<string> Paragraphs =>
            Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static Letter Run(LetterText letter, IReadOnlyDictionary<string, string> known, Language language)
    {
        var open = new List<string>();
        var subject = letter.Subject is { } line ? Filled(line, known, language, open) : null;
        return new(subject, Filled(letter.Body, known, language, open), [.. open.Distinct()]);
    }

    /// <summary>What belongs into a placeholder.</summary>
    public static string NameOf(string placeholder, Language language)
    {
        var (german, english) = Letters.Placeholders[placeholder];
        return language.Say(german, english);
    }

    private static string Filled(string text, IReadOnlyDictionary<string, string> known, Language language, List<string> open) =>
        ReadCatalogueTexts.Placeholder().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            if (known.GetValueOrDefault(name) is { Length: > 0 } value) return value;
            open.Add(name);
            return $"[{NameOf(name, language)}]";
        });
}
