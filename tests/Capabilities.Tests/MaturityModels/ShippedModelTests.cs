using Wegmarke.Capabilities.Tests.House;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Quality;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>The instrument that ships with the product keeps its promises as far as a machine can see.</summary>
public sealed class ShippedModelTests
{
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;

    [Fact]
    public void A_second_reader_finds_nothing() => Guard.FindsNothing(
        CheckQuality.Run(Model).Where(finding => finding.Counts).Select(finding => finding.ToString()));

    [Fact]
    public void The_coverage_page_is_the_model() => Assert.Equal(
        Coverage.Of(Model).ToMarkdown(), File.ReadAllText(Path.Combine(Repository.Root, "docs/guide/model-coverage.md")));

    [Fact]
    public void No_facet_is_left_out() => Assert.Empty(Coverage.Of(Model).Holes);

    [Theory]
    [InlineData("core", "staff", 10)]
    [InlineData("pulse", "staff", 3)]
    [InlineData("citizen", "citizens", 3)]
    public void A_sheet_takes_no_longer_than_promised(string form, string perspective, double minutes) => Assert.All(Model.Languages,
        language => Assert.True(ReadingTime.Longest(Model, Model.Forms.Single(one => one.Key == form), perspective, language) <= minutes));

    [Fact]
    public void Any_two_items_of_the_core_form_meet_often_enough()
    {
        var core = Model.Forms.Single(one => one.Key == "core");
        foreach (var perspective in core.Perspectives)
        {
            var asked = Model.Asked(core, perspective).ToList();
            var rarest = asked.SelectMany(a => asked.Where(b => b != a).Select(b => SeenTogether.Share(core, a, b))).Min();
            Assert.True(rarest >= core.SeenTogetherMin, $"{perspective}: {rarest}");
            Assert.Equal(Model.Items.Count(item => item.Perspectives.Contains(perspective)), asked.Count);
        }
    }
}
