using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Views;

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

    /// <summary>The planned end stands in the letters until the campaign has closed; then the day on which it did.</summary>
    [Theory]
    [InlineData(null, null, "[letzter Tag der Befragung]")]
    [InlineData("2026-12-18", null, "18. Dezember 2026")]
    [InlineData("2026-12-18", "2026-12-21", "21. Dezember 2026")]
    public async Task The_last_day_is_the_planned_one_until_the_survey_has_closed(string? planned, string? closed, string day)
    {
        var model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung", model.ContentHash, "core", [], 5, "slug", 80, 15, default);
        var closing = closed is null ? null
            : new CampaignClosing(Guid.Empty, "x", DateTimeOffset.Parse(closed + "T12:00Z", CultureInfo.InvariantCulture));
        (DateOnly, DateOnly)? period = planned is null ? null : (DateOnly.Parse(planned, CultureInfo.InvariantCulture), new(2026, 12, 10));
        var view = await FindLetters.Run(null!, new Actor(Guid.Empty, "x", []), new CampaignState(campaign, model, null, closing),
            "Musterstadt", "/s/slug", new Dictionary<string, string>(), Language.German, period);
        Assert.Equal($"Letzte Gelegenheit: Befragung endet am {day}", view.Letters.Single(one => one.Kind == "reminder-2").Letter.Subject);
    }

    [Fact]
    public void No_brace_of_a_shipped_letter_is_left() => Guard.FindsNothing(
        ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!.Texts.SelectMany(texts =>
            texts.Value.Letters.Select(letter => (Name: $"{texts.Key} {letter.Key}",
                Filled: FillLetter.Run(letter.Value, new Dictionary<string, string>(), Language.German))))
        .Where(one => $"{one.Filled.Subject}{one.Filled.Body}".Contains('{', StringComparison.Ordinal)).Select(one => one.Name));
}
