using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Releases;

/// <summary>Two waves of one town: what the later one may show when somebody has read the earlier one.</summary>
public sealed class EarlierWavesTests
{
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly DateTimeOffset Closed = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Where_one_left_and_nobody_else_changed_an_answer_nothing_is_shown()
    {
        var answers = Answers(40, seed: 1);
        Assert.All(Areas(Second(answers, Without(answers, 7))), area => Assert.Null(area.Overall));
    }

    [Fact]
    public void Where_somebody_came_and_somebody_left_nothing_is_shown()
    {
        var answers = Answers(40, seed: 1);
        Assert.All(Areas(Second(Without(answers, 3), Without(answers, 7))), area => Assert.Null(area.Overall));
    }

    [Fact]
    public void Where_everybody_answered_anew_all_is_shown_and_compared() =>
        Assert.All(Areas(Second(Answers(40, seed: 1), Answers(39, seed: 2))), area => Assert.Equal(1, area.Change!.Wave));

    [Fact]
    public void A_withdrawn_release_is_compared_with_nothing_but_was_read()
    {
        var answers = Answers(40, seed: 1);
        var first = PublishedRelease.Of(Compose(Facts(1), answers).ToJson());
        Assert.All(Areas(Compose(Facts(2) with { EarlierEnded = [first] }, Without(answers, 7))), area => Assert.Null(area.Overall));
        Assert.All(Areas(Compose(Facts(2) with { EarlierEnded = [first] }, Answers(39, seed: 2))), area =>
        {
            Assert.NotNull(area.Overall);
            Assert.Empty(area.Changes);
        });
    }

    [Fact]
    public void Where_a_plan_spares_items_scores_are_shown_only_with_the_means_that_made_them_comparable()
    {
        var answers = Answers(40, seed: 1);
        var area = Model.Areas.First(one => !one.SingularRole).Key;
        var item = answers.Items.ToList().IndexOf(Model.ItemsOf(area, "staff").First().Key);
        for (var row = 0; row < answers.Rows; row += 2) answers.Columns[item][row] = AnswerCode.NotAsked;
        Assert.NotNull(Compose(Facts(1), answers).Areas.Single(one => one.Key == area).Overall);
        for (var row = 1; row < answers.Rows; row += 2) answers.Columns[item][row] = 4;
        Assert.Null(Compose(Facts(1), answers).Areas.Single(one => one.Key == area).Overall);
    }

    [Theory]
    [InlineData(new long[] { 3, 4, 5 }, new long[] { 3, 3, 5 }, 0, 1)]
    [InlineData(new long[] { 3, 4, 5 }, new long[] { 4, 3, 5 }, 0, 2)]
    [InlineData(new long[] { 3, 4, 5 }, new long[] { 3, 4, 5 }, 1, 1)]
    [InlineData(new long[] { 3, 4, 5 }, new long[] { 5, 0, 7 }, 2, 8)]
    public void Turnover_is_counted_from_single_answers(long[] before, long[] now, int sheets, int expected) =>
        Assert.Equal(expected, OneLeaver.Turnover([(before, now)], sheets));

    [Theory]
    [InlineData(20, 3.5, 0)]
    [InlineData(20, 3.3, 2)]
    [InlineData(20, 3.2, null)]
    [InlineData(19, 3.45, 1)]
    public void Turnover_is_counted_from_means_where_no_answers_are_shown(int n, double mean, int? expected) =>
        Assert.Equal(expected, OneLeaver.Turnover([(new GroupFigure(20, 3.5, 1.2), new GroupFigure(n, mean, 1.2))], 0, 1, 6));

    [Fact]
    public void A_group_that_must_stay_closed_is_not_the_sum_of_two_that_are_shown()
    {
        CellSet Of(params int[] cells) => CellSet.Of(4, cells.Contains);
        var both = ChooseCuts.Run(4, [Of(0), Of(1)], [], _ => true, EarlierCuts.None);
        var guarded = ChooseCuts.Run(4, [Of(0), Of(1)], [], _ => true, new([Of(0, 1)], []));
        Assert.Equal([true, true], both.Shown);
        Assert.Equal([true, false], guarded.Shown);
    }

    private static IEnumerable<ReleasedArea> Areas(ReleaseDocument document) => document.Areas.Where(area =>
        Model.Areas.Any(one => one.Key == area.Key && !one.SingularRole));

    private static ReleaseDocument Second(AnswerTable first, AnswerTable second) =>
        Compose(Facts(2) with { Earlier = [PublishedRelease.Of(Compose(Facts(1), first).ToJson())] }, second);

    private static ReleaseDocument Compose(ReleaseFacts facts, AnswerTable answers) => ComposeRelease.Run(facts, answers);

    private static ReleaseFacts Facts(int wave) => ReleaseFacts.Of(
        new Campaign(Guid.Empty, Guid.Empty, wave, "Befragung", Model.ContentHash, "full", [], 5, "slug", 80, 15, Closed), "Musterstadt",
        Closed);

    private static AnswerTable Answers(int rows, int seed)
    {
        var random = new Random(seed);
        string[] perspectives = [.. Enumerable.Repeat("staff", rows)];
        var columns = Model.Items.Select(item => perspectives.Select(one => item.Perspectives.Contains(one) ? (byte)random.Next(1, 7)
            : AnswerCode.NotAsked).ToArray()).ToList();
        return new(Model, rows, [.. Model.Items.Select(item => item.Key)], columns, perspectives, [.. perspectives.Select(_ => -1)], []);
    }

    private static AnswerTable Without(AnswerTable table, int gone) => table with
    {
        Rows = table.Rows - 1,
        Columns = [.. table.Columns.Select(column => column.Where((_, row) => row != gone).ToArray())],
        Perspectives = [.. table.Perspectives.Where((_, row) => row != gone)],
        Groups = [.. table.Groups!.Where((_, row) => row != gone)],
    };
}
