using System.Globalization;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>Looks at how items read: ease and sentence length per perspective and language, and patterns that make answers
/// doubtful.</summary>
public static class CheckWording
{
    /// <summary>What is asked of the wording for one group of readers.</summary>
    /// <param name="Ease">Least reading ease of all items together.</param>
    /// <param name="ItemEase">Below this a single item is worth a look.</param>
    /// <param name="Words">Most words of a sentence.</param>
    public sealed record Level(string Name, double Ease, double ItemEase, int Words);

    /// <summary>Citizens and companies read at B1 from the start; staff, leaders and council at B1 with the nouns of their own work,
    /// which are
    /// long and well known; top management, IT and personnel are specialists.</summary>
    public static Level LevelOf(string perspective, bool plain) => (perspective, plain) switch
    {
        ("citizens" or "companies", true) => new("A2", 70, 50, 12),
        (_, true) => new("B1 plain", 55, 25, 12),
        ("citizens" or "companies", false) => new("B1", 60, 30, 15),
        ("top" or "it" or "personnel", false) => new("B2", 30, -10, 18),
        _ => new("B1 at work", 45, 5, 16),
    };

    public static IEnumerable<QualityFinding> Run(MaturityModel model) =>
        model.Languages.SelectMany(language => InLanguage(model, language, false))
            .Concat(model.Languages.Where(model.HasPlain).SelectMany(language => InLanguage(model, language, true)))
            .Concat(model.Texts.SelectMany(texts => Marks(texts.Key, OwnTexts(model, texts.Key))));

    /// <summary>All texts of a language; of its plain form only what is worded otherwise.</summary>
    private static IEnumerable<(string Path, string Text)> OwnTexts(MaturityModel model, string language)
    {
        var whole = model.Languages.Contains(language) ? [] : EveryText.Of(model.TextsIn(language[..2])).ToHashSet();
        return EveryText.Of(model.Texts[language]).Where(one => !whole.Contains(one));
    }

    /// <summary>Reading ease and longest sentence of all items that a perspective is asked.</summary>
    public static (double Ease, int LongestSentence) Measure(MaturityModel model, string language, string perspective, bool plain)
    {
        var texts = model.TextsIn(plain ? MaturityModel.PlainOf(language) : language);
        var items = model.Items.Where(item => item.Perspectives.Contains(perspective)).Select(item => texts.Items[item.Key].Text).ToList();
        return (ReadingEase.Of(string.Join(' ', items), language), items.Select(ReadingEase.LongestSentence).DefaultIfEmpty().Max());
    }

    private static IEnumerable<QualityFinding> InLanguage(MaturityModel model, string language, bool plain)
    {
        var name = plain ? MaturityModel.PlainOf(language) : language;
        var (file, texts) = ($"texts.{name}.yaml", model.TextsIn(name));
        foreach (var perspective in model.Perspectives.Where(one => model.Items.Any(item => item.Perspectives.Contains(one.Key))))
        {
            if (plain && !HasPlain(model, language, perspective.Key)) continue;
            var level = LevelOf(perspective.Key, plain);
            var (ease, _) = Measure(model, language, perspective.Key, plain);
            if (ease < level.Ease)
            {
                yield return new(Severity.Warning, $"{file} {perspective.Key}",
                    $"The items of \"{perspective.Key}\" together have a reading ease of {Number(ease)}; {level.Name} needs {Number(level.Ease)}.",
                    "Use shorter words; verbs instead of nouns.");
            }
        }

        foreach (var item in model.Items)
        {
            var (text, where) = (texts.Items[item.Key].Text, $"{file} items {item.Key}");
            if (plain && text == model.TextsIn(language).Items[item.Key].Text) continue;
            var level = item.Perspectives.Select(one => LevelOf(one, plain)).MinBy(one => one.Words)!;
            if (ReadingEase.LongestSentence(text) is var words && words > level.Words)
            {
                yield return new(Severity.Warning, where, $"A sentence has {words} words; {level.Name} allows {level.Words}.", "Shorten it.");
            }
            if (ReadingEase.Of(text, language) is var ease && ease < level.ItemEase)
            {
                yield return new(Severity.Hint, where, $"The item alone has a reading ease of {Number(ease)}.", "Perhaps there is a shorter word.");
            }
            foreach (var (what, remedy) in WordingPatterns.Of(text, language)) yield return new(Severity.Warning, where, what, remedy);
        }
    }

    /// <summary>Whether items of a perspective were said more simply at all.</summary>
    private static bool HasPlain(MaturityModel model, string language, string perspective)
    {
        var (whole, plain) = (model.TextsIn(language), model.TextsIn(MaturityModel.PlainOf(language)));
        return model.Items.Any(item => item.Perspectives.Contains(perspective) && whole.Items[item.Key].Text != plain.Items[item.Key].Text);
    }

    private static IEnumerable<QualityFinding> Marks(string language, IEnumerable<(string Path, string Text)> texts)
    {
        foreach (var (path, text) in texts)
        {
            if (language.StartsWith("de", StringComparison.Ordinal) && WordingPatterns.GenderCharacter(text) is { } mark)
            {
                yield return new(Severity.Error, $"{language} {path}", $"\"{mark}\" is spelled out by screen readers.",
                    "Name both forms or use a neutral word.");
            }

            if (text.Contains("TODO", StringComparison.Ordinal) || text.Trim() is "…" or "...")
            {
                yield return new(Severity.Error, $"{language} {path}", "A text is not written yet.", "Write it.");
            }
        }
    }

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
