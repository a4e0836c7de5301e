using System.Text.RegularExpressions;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>How easily a text reads, from words per sentence and syllables per word. High is easy: 60 to 70 is plain everyday prose
/// (about B1),
/// above 70 easy (A2), below 30 hard.</summary>
/// <remarks>German: Amstad (1978), 180 − words per sentence − 58.5 × syllables per word. English: Flesch (1948), 206.835 − 1.015 × words
/// per
/// sentence − 84.6 × syllables per word. Both are made for passages of a hundred words; of a single item they are a rough hint only, so an
/// item is held against a low floor and all items of a perspective together against the level.</remarks>
public static partial class ReadingEase
{
    private const string Vowels = "aeiouyäöüáàâéèêíìîóòôúùû";

    /// <summary>Two letters that are one sound in German.</summary>
    private static readonly string[] Diphthongs = ["ie", "ei", "au", "eu", "äu", "ai", "ee", "aa", "oo", "ey", "ay", "ou"];

    public static double Of(string text, string language)
    {
        var words = WordsOf(text);
        if (words.Count == 0) return 100;
        double perSentence = (double)words.Count / Sentences(text), perWord = (double)words.Sum(word => Syllables(word, language)) / words
            .Count;
        return language == "en" ? 206.835 - 1.015 * perSentence - 84.6 * perWord : 180 - perSentence - 58.5 * perWord;
    }

    public static IReadOnlyList<string> WordsOf(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    public static int Sentences(string text) => Math.Max(1, SentenceEnd().Count(text));

    /// <summary>Words of the longest sentence.</summary>
    public static int LongestSentence(string text) => SentenceEnd().Split(text).Select(sentence => WordsOf(sentence).Count).Max();

    public static int Syllables(string word, string language) => language == "en" ? EnglishSyllables(word) : GermanSyllables(word);

    private static int GermanSyllables(string word)
    {
        var text = word.ToLowerInvariant().Replace("qu", "q", StringComparison.Ordinal);
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Vowels.Contains(text[at])) continue;
            count++;
            if (at + 1 < text.Length && Diphthongs.Contains(text.Substring(at, 2))) at++;
        }

        return Math.Max(1, count);
    }

    /// <summary>Groups of vowels; a silent e at the end and most endings -es and -ed are no syllable.</summary>
    private static int EnglishSyllables(string word)
    {
        var text = word.ToLowerInvariant();
        if (text.Length <= 3) return 1;
        text = SilentEnding().Replace(text, "");
        return Math.Max(1, VowelGroup().Count(text.TrimStart('y')));
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:[-'’][\p{L}\p{Nd}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:;]+(?=\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$")]
    private static partial Regex SilentEnding();

    [GeneratedRegex("[aeiouy]{1,2}")]
    private static partial Regex VowelGroup();
}
