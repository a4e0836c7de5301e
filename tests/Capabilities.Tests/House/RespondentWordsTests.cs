using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wegmarke.Campaigns;
using Wegmarke.Design;

namespace Wegmarke.Capabilities.Tests.House;

/// <summary>Further languages of the respondents' side are text files; each has every sentence, and none that nobody says.</summary>
public sealed partial class RespondentWordsTests
{
    /// <summary>Where respondents are spoken to. What others read has German and English only.</summary>
    private static readonly string[] Places =
    [
        "src/Capabilities/Responses/*.razor", "src/Capabilities/StandingSurveys/Opinion*.razor",
        "src/Capabilities/StandingSurveys/SpamFields.razor", "src/Capabilities/StandingSurveys/WishFormPage.razor",
        "src/Capabilities/StandingSurveys/AnswersPage.razor", "src/Capabilities/Invitations/LaterPage.razor",
        "src/Web/SurveyEndpoints.cs", "src/Web/AccessEndpoints.cs", "src/Web/OneSheetEndpoints.cs", "src/Web/OpinionEndpoints.cs",
        "src/Web/Respondent.cs", "src/Web/Citizen.cs",
    ];

    [Fact]
    public void Every_file_has_every_sentence_with_its_gaps()
    {
        var said = Said();
        Assert.True(said.Count > 100);
        Assert.NotEmpty(RespondentWords.All);
        Guard.FindsNothing(RespondentWords.All.Values.SelectMany(words => Missing(words, said)));
    }

    [Fact]
    public void Twin_a_missing_a_superfluous_and_a_broken_sentence_are_caught()
    {
        var words = RespondentWords.Read("xx", "! Probe\nJa\n= oui\nSeite {0}\n= page\nNie gesagt\n= jamais");
        Assert.Equal(3, Missing(words, new HashSet<string> { "Ja", "Nein", "Seite {0}" }).Count());
        Assert.Equal("Probe", words.Name);
    }

    [Fact]
    public void A_sentence_is_looked_up_before_its_gaps_are_filled()
    {
        var french = RespondentWords.LanguageOf("fr")!;
        Assert.Equal("encore 7 minutes environ", RespondentWords.Say(french, $"noch etwa {7} Minuten", $"about {7} minutes left"));
        Assert.Equal("noch etwa 7 Minuten", RespondentWords.Say(Language.German, $"noch etwa {7} Minuten", $"about {7} minutes left"));
        Assert.Equal("nowhere translated", RespondentWords.Say(french, "nirgends übersetzt", "nowhere translated"));
        Assert.True(RespondentWords.Know("fr") && RespondentWords.Know("de-plain") && !RespondentWords.Know("tlh"));
    }

    [Fact]
    public void A_survey_offers_what_both_the_model_and_the_pages_speak()
    {
        var model = Wegmarke.MaturityModels.ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
        Assert.Equal(["de", "de-plain", "en"], CampaignSettings.LanguagesOf(model));
        Assert.Equal(["de", "de-plain", "en", "fr"], CampaignSettings.LanguagesOf(model with { Languages = ["de", "en", "fr", "tlh"] }));
    }

    private static IEnumerable<string> Missing(RespondentWords words, IReadOnlySet<string> said) =>
    [
        .. said.Where(sentence => !words.Wordings.ContainsKey(sentence)).Select(sentence => $"{words.Key} lacks: {sentence}"),
        .. words.Wordings.Keys.Where(sentence => !said.Contains(sentence))
            .Select(sentence => $"{words.Key} says what nobody says: {sentence}"),
        .. words.Wordings.Where(one => said.Contains(one.Key) && !Gaps(one.Key).SetEquals(Gaps(one.Value)))
            .Select(one => $"{words.Key} fills other gaps: {one.Key}"),
    ];

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    /// <summary>First arguments of Say in these files, with numbers for their gaps.</summary>
    private static HashSet<string> Said()
    {
        var attributes = AskedAttribute.All.SelectMany(one => one.Values.Select(value => value.Name.De).Prepend(one.Name.De));
        return [.. attributes, .. from place in Places
                                  from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, Path.GetDirectoryName(place)!),
                                      Path.GetFileName(place))
                                  let text = File.ReadAllText(file)
                                  from Match call in Call().Matches(text)
                                  from sentence in Sentences(text[(call.Index + call.Length - 4)..])
                                  select sentence];
    }

    private static IEnumerable<string> Sentences(string call)
    {
        // What follows a call in a page may look like more of an expression; the call itself stands first in it.
        var said = SyntaxFactory.ParseExpression(call, consumeFullText: false).DescendantNodesAndSelf()
            .OfType<InvocationExpressionSyntax>().FirstOrDefault(one => one.SpanStart == 0 && one.Expression is IdentifierNameSyntax);
        return said?.ArgumentList.Arguments.FirstOrDefault()?.Expression switch
        {
            LiteralExpressionSyntax literal => [literal.Token.ValueText],
            InterpolatedStringExpressionSyntax filled => [Template(filled)],
            _ => [],
        };
    }

    private static string Template(InterpolatedStringExpressionSyntax filled)
    {
        var gaps = 0;
        return string.Concat(filled.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText
            : $"{{{gaps++}}}"));
    }

    /// <summary>A call on the view or the respondent, not on a language.</summary>
    [GeneratedRegex(@"(?<![lL]anguage\.)\bSay\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();
}
