using Wegmarke.MaturityModels.Quality;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Reading ease against values counted by hand.</summary>
public sealed class ReadingEaseTests
{
    // Words, sentences and syllables counted by hand; the formulas are Amstad's and Flesch's.
    [Theory]
    [InlineData("Der Hund liegt im Korb.", "de", 5, 1, 5)]
    [InlineData("Unsere Abläufe sind beschrieben. Ich weiß, wen ich fragen kann.", "de", 10, 2, 17)]
    [InlineData("Wir prüfen jede Leistung gemeinsam mit den Bürgerinnen.", "de", 8, 1, 16)]
    [InlineData("The cat sat on the mat.", "en", 6, 1, 6)]
    [InlineData("We check our goals. Our letters are easy to understand.", "en", 10, 2, 14)]
    public void The_formula_is_the_stated_one(string text, string language, int words, int sentences, int syllables)
    {
        var (perSentence, perWord) = ((double)words / sentences, (double)syllables / words);
        var expected = language == "en" ? 206.835 - 1.015 * perSentence - 84.6 * perWord : 180 - perSentence - 58.5 * perWord;
        Assert.Equal(words, ReadingEase.WordsOf(text).Count);
        Assert.Equal(expected, ReadingEase.Of(text, language), 9);
    }

    [Theory]
    [InlineData("Verwaltung", 3)]
    [InlineData("Bürgerinnen", 4)]
    [InlineData("Häuser", 2)]
    [InlineData("quer", 1)]
    [InlineData("Theater", 3)]
    public void German_syllables(string word, int syllables) => Assert.Equal(syllables, ReadingEase.Syllables(word, "de"));

    [Fact]
    public void The_longest_sentence_is_found() => Assert.Equal(4, ReadingEase.LongestSentence("Eins zwei. Eins zwei drei vier! Eins."));

    [Theory]
    [InlineData("Ich kenne Ziele und Wege.", "two things")]
    [InlineData("Ich kenne das nicht und niemals.", "negate twice")]
    [InlineData("Das gilt nicht.", "negates")]
    [InlineData("Das gilt immer.", "no room for a degree")]
    [InlineData("Unsere Stakeholder antworten.", "jargon")]
    public void A_doubtful_pattern_is_found(string text, string what) => Assert.Contains(WordingPatterns.Of(text, "de"),
        finding => finding.What.Contains(what, StringComparison.Ordinal));

    [Theory]
    [InlineData("Bürgerinnen und Bürger finden unsere Leistungen.")]
    [InlineData("Wir lernen ein neues Programm ohne Hilfe.")]
    [InlineData("Ich weiß, wen ich fragen kann.")]
    public void A_good_wording_passes(string text) => Assert.Empty(WordingPatterns.Of(text, "de"));

    [Theory]
    [InlineData("Bürger*innen")]
    [InlineData("Bürger:innen")]
    [InlineData("Bürger_innen")]
    [InlineData("BürgerInnen")]
    [InlineData("Bürger/-innen")]
    [InlineData("Mitarbeiter(innen)")]
    public void Marks_of_gender_are_found(string text) => Assert.NotNull(WordingPatterns.GenderCharacter($"Unsere {text} helfen."));

    [Theory]
    [InlineData("Ämter und/oder Abteilungen: in Kürze")]
    [InlineData("E-Mail an die Stadt (in Kopie)")]
    [InlineData("https://umfrage.example/info")]
    public void What_is_no_mark_of_gender_passes(string text) => Assert.Null(WordingPatterns.GenderCharacter(text));
}
