using Wegmarke.Capabilities.Tests.MaturityModels;
using Wegmarke.MaturityModels;
using Wegmarke.Scoring;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Scoring;

/// <summary>The scoring rule of a model, against values worked out by hand.</summary>
public sealed class ScoringRuleTests
{
    private static readonly MaturityModel Model = SmallModel.Read();

    [Fact]
    public void A_perspective_of_weight_zero_is_shown_and_not_counted()
    {
        var area = Area(("staff", [4, 4]), ("leaders", [2, 2]), ("top", [6, 6]));
        Assert.Equal(3, area.Overall.Mean.Value, 12);
        Assert.Equal(6, area.ByPerspective["top"].Mean.Value, 12);
    }

    [Fact]
    public void Weights_of_perspectives_count_per_person()
    {
        var model = Model with { Perspectives = [.. Model.Perspectives.Select(one => one.Key == "leaders" ? one with { Weight = 3 }
            : one)] };
        // Two staff at 4 with weight 1, one leader at 2 with weight 3: (2·4 + 3·2) / 5.
        Assert.Equal(14 / 5.0, Area(model, ("staff", [4, 4]), ("staff", [4, 4]), ("leaders", [2, 2])).Overall.Mean.Value, 12);
    }

    // Item means in the area's direction are 5, 4 and 2; the share of items at or above stage 2 is 1, stage 3 and 4 two thirds, stage 5
    // one third.
    [Theory]
    [InlineData(0.8, 2)]
    [InlineData(0.6, 4)]
    [InlineData(0.3, 5)]
    [InlineData(0.1, 5)]
    public void A_stage_is_reached_when_enough_items_stand_at_it(double share, int stage)
    {
        var area = Area(("staff", [5, 4])) is var result
            ? result with { Items = [.. new[] { 5.0, 4.0, 2.0 }.Select(mean =>
                result.Items[0] with { Overall = result.Items[0].Overall with { Mean = mean } })] }
            : null;
        Assert.Equal(stage, StagedLevel.Run(area!, Model with { Scoring = Model.Scoring with { StagedShare = share } }).Value);
    }

    [Fact]
    public void Without_a_staged_rule_there_is_no_staged_level() => Assert.False(
        StagedLevel.Run(Area(("staff", [5, 5])), Model with { Scoring = Model.Scoring with { StagedShare = null } }).Exists);

    [Fact]
    public void A_level_far_from_a_border_does_not_hang_on_weights()
    {
        var sensitivity = WeightSensitivity.OfArea(Area(("staff", [4, 4]), ("leaders", [4, 4])), Model)!;
        Assert.Equal((4, 0.0, 8), (sensitivity.Level, sensitivity.ShareChanged, sensitivity.Combinations));
    }

    [Fact]
    public void A_level_at_a_border_does()
    {
        // Means 3 and 4 with equal weights give 3.5, stage 4. Stage 3 where the lower one weighs more: (low, high) of (0.8|1|1.2)² with
        // low > high
        // are three of the eight other combinations.
        var sensitivity = WeightSensitivity.OfArea(Area(("staff", [3, 3]), ("leaders", [4, 4])), Model)!;
        Assert.Equal((4, 3 / 8.0), (sensitivity.Level, sensitivity.ShareChanged));
        Assert.Equal((1.2 * 3 + 0.8 * 4) / 2, sensitivity.Lowest, 12);
        Assert.Equal((0.8 * 3 + 1.2 * 4) / 2, sensitivity.Highest, 12);
    }

    [Fact]
    public void Which_items_a_sheet_was_asked_does_not_move_the_mean()
    {
        // Three items with means 2, 4 and 6 in the whole; each sheet was asked the first and one of the two others.
        const byte Not = AnswerCode.NotAsked;
        byte[][] columns = [[1, 3, 1, 3], [4, Not, 4, Not], [Not, 6, Not, 6]];
        var scores = new[] { 2.5, 4.5, 2.5, 4.5 };
        AdjustForPlan.Run(scores, [.. columns.Select(column => (column, false))], 7, [0, 0, 0, 0], 1);
        // Mean of item means 4; own deviations (1−2 + 0)/2 and (3−2 + 0)/2.
        Assert.Equal([3.5, 4.5, 3.5, 4.5], scores);
        Assert.Equal(4, scores.Average(), 12);
    }

    [Fact]
    public void Sheets_that_were_all_asked_the_same_keep_their_mean()
    {
        var scores = new[] { 1.5, 4.0 };
        AdjustForPlan.Run(scores, [([1, 4], false), ([2, AnswerCode.Skipped], false)], 7, [0, 0], 1);
        Assert.Equal([1.5, 4.0], scores);
    }

    private static AreaResult Area(params (string Perspective, byte[] Answers)[] sheets) => Area(Model, sheets);

    /// <summary>The area "processes" from sheets with answers to its two items, both given in the area's direction.</summary>
    private static AreaResult Area(MaturityModel model, params (string Perspective, byte[] Answers)[] sheets)
    {
        var asked = model with
        {
            Items = [.. model.Items.Where(item => item.Area == "processes").Select(item => item with { Perspectives = ["staff", "leaders",
                "top"] })],
            Areas = [model.Areas[1]],
        };
        var columns = asked.Items.Select((item, at) =>
            sheets.Select(sheet => item.Reversed ? (byte)(7 - sheet.Answers[at]) : sheet.Answers[at]).ToArray()).ToList();
        return ScoreAnswers.Run(new(asked, sheets.Length, [.. asked.Items.Select(item => item.Key)], columns,
            [.. sheets.Select(sheet => sheet.Perspective)], null, [])).Areas[0];
    }
}
