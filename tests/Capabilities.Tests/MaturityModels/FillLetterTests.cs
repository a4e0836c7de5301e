using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Letters leave with what is known in them, and with a blank that can be read where nothing is known.</summary>
public sealed class FillLetterTests
{
    private static readonly LetterText Invitation = SmallModel.Read().TextsIn("de").Letters["invitation"];

    [Fact]
    public void What_is_known_is_filled_in_and_the_rest_is_named()
    {
        var letter = FillLetter.Run(Invitation, new Dictionary<string, string> { ["administration"] = "Musterstadt" }, Language.German);
        Assert.Equal("Befragung in Musterstadt", letter.Subject);
        Assert.Equal("Bitte nehmen Sie teil: [Adresse der Befragung]", letter.Body);
        Assert.Equal(["link"], letter.Open);
    }

    [Fact]
    public void What_is_filled_in_is_not_read_as_a_placeholder() => Assert.Equal("Befragung in {{link}}", FillLetter.Run(Invitation,
        new Dictionary<string, string> { ["administration"] = "{{link}}" }, Language.German).Subject);

    [Fact]
    public void No_brace_of_a_shipped_letter_is_left() => Guard.FindsNothing(
        ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!.Texts.SelectMany(texts =>
            texts.Value.Letters.Select(letter => (Name: $"{texts.Key} {letter.Key}",
                Filled: FillLetter.Run(letter.Value, new Dictionary<string, string>(), Language.German))))
        .Where(one => $"{one.Filled.Subject}{one.Filled.Body}".Contains('{', StringComparison.Ordinal)).Select(one => one.Name));
}
