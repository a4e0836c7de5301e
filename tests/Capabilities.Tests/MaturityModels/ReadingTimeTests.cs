using System.Net;
using System.Text.RegularExpressions;
using Wegmarke.Campaigns;
using Wegmarke.Cli;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Minutes are counted from the welcome page to the last item, by a formula that anybody can follow with a pencil.</summary>
public sealed partial class ReadingTimeTests
{
    private const double Welcome = ReadingTime.WelcomeWords / 180.0;

    private static readonly MaturityModel Model = SmallModel.Read();

    /// <summary>Staff read "Steuerung" and "Abläufe", "Wie weit ist das so?", and per item its words and five seconds.</summary>
    [Theory]
    [InlineData("full", "staff", null, 2 + 5 + 4 + 4 + 4 + 5, 4)]
    [InlineData("core", "staff", null, 2 + 5 + 4 + 4 + 5, 3)]
    [InlineData("pulse", "staff", null, 1 + 5 + 4 + 5, 2)]
    [InlineData("pulse", "staff", "steering", 1 + 5 + 4 + 4, 2)]
    public void Minutes_are_words_at_a_pace_and_a_moment_for_each_item(
        string form, string perspective, string? area, int words, int items) =>
        Assert.Equal(Welcome + words / 180.0 + items * 5 / 60.0,
            ReadingTime.Longest(Model, Model.Forms.Single(one => one.Key == form), perspective, "de", area is null ? null : [area]), 10);

    [Fact]
    public void A_lead_that_stands_again_is_not_read_again() => Assert.Equal((2 + 5 + 4 + 4) / 180.0 + 2 * 5 / 60.0,
        ReadingTime.WithLeads(Model, "staff", "de", ["steering.known", "processes.short"]), 10);

    [Theory]
    [InlineData("de")]
    [InlineData("de-plain")]
    [InlineData("en")]
    public async Task The_welcome_page_has_no_more_words_than_are_counted(string key)
    {
        var language = new[] { Language.German, Language.PlainGerman, Language.English }.Single(one => one.Key == key);
        var campaign = new Campaign(Guid.Empty, Guid.Empty, 1, "Befragung 2026", Model.ContentHash, "full", ["Bauamt"], 5, "slug", 80, 15,
            DateTimeOffset.UnixEpoch);
        var page = await Render.Page<WelcomePage>(new()
        {
            ["View"] = new SurveyView(new CampaignState(campaign, Model, null, null), "Stadtverwaltung Musterstadt", language),
            ["Minutes"] = 10, ["Perspectives"] = new[] { "staff", "leaders" },
        });
        Assert.InRange(WordsOf(page), ReadingTime.WelcomeWords / 2, ReadingTime.WelcomeWords);
    }

    [Fact]
    public void Twin_words_are_counted_that_stand_there_unfolded() => Assert.Equal(5, WordsOf(
        "<main><h1>Zwei&nbsp;Wörter</h1><select><option>a b c</option></select><details><summary>Mehr</summary><p>nicht jetzt</p></details>"
        + "<p>noch eins</p></main>"));

    private static int WordsOf(string page)
    {
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        var text = WebUtility.HtmlDecode(Tag().Replace(Folded().Replace(main, "<$1>"), " "));
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
    }

    [GeneratedRegex("<select.*?</(select)>|(?<=</summary>).*?</(details)>", RegexOptions.Singleline)]
    private static partial Regex Folded();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
