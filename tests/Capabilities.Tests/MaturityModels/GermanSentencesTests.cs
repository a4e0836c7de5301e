using System.Text.RegularExpressions;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.MaturityModels.Drafts;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Whatever the reader and the second reader can say, they can say in German: every sentence in their sources is tried.</summary>
public sealed partial class GermanSentencesTests
{
    /// <summary>What is never shown while a model is edited: the command line, a page that is written, a fault of storage, other
    /// lists.</summary>
    private static readonly string[] Elsewhere =
        ["FindModel", "FrozenModel", "Coverage", "CompareModels", "GermanSentences", "ChangeInGerman"];

    private static readonly IReadOnlyList<string> Sentences =
    [
        .. Repository.Files(path => path.StartsWith("src/Capabilities/MaturityModels/", StringComparison.Ordinal)
                && path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !Elsewhere.Contains(file.Name)).SelectMany(file => SourceSentences.Of(file.Text))
            .Where(text => Sentence().IsMatch(text)).Distinct(),
    ];

    [Fact]
    public void Every_sentence_has_its_German() => Guard.FindsNothing(
        Sentences.Where(sentence => ProblemInGerman.Of(Filled(sentence)) is not { } german || german == Filled(sentence)));

    [Fact]
    public void No_German_waits_for_a_sentence_that_nobody_says() => Guard.FindsNothing(
        GermanSentences.All.Select(one => one.English).Except(Sentences).Where(english => !Sentences.Any(sentence =>
            ProblemInGerman.Of(Filled(sentence), ProblemInGerman.Patterns([(english, "x")])) is not null)));

    /// <summary>All sentences are found: those of a file with texts in texts, values in values and braces.</summary>
    [Fact]
    public void Twin_a_sentence_is_found_however_it_is_written()
    {
        const string Source = """"
            // "No sentence."
            a("It is."); b($"\"{x}\" is {(y ? "so" : $"{z}")}."); c($"Add \"e: {{{k}: …}}\".");
            d(@"A ""b""."); e('"', "Last one."); f("""Raw.""");
            """";
        Assert.Equal(["It is.", "\"*\" is *.", "Add \"e: {*: …}\".", "A \"b\".", "Last one.", "Raw."], SourceSentences.Of(Source));
    }

    private static string Filled(string sentence) => sentence.Replace("*", "17", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Z0-9*""].* .*[.?]$", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
