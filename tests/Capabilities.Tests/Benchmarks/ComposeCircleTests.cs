using Wegmarke.Attacker;
using Wegmarke.Benchmarks;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Multilevel;

namespace Wegmarke.Capabilities.Tests.Benchmarks;

public sealed class ComposeCircleTests
{
    private const string Area = "steering";

    private static readonly double[] Levels = [2.1, 2.9, 3.4, 3.6, 4.2, 4.8, 5.1];

    [Fact]
    public void Six_members_show_their_mean_and_five_show_nothing()
    {
        Assert.Empty(InventedCircle.Release(Entries(5)).Document.ViewOf(Area, CircleView.Overall)!.Groups);
        var all = InventedCircle.Release(Entries(6)).Document.ViewOf(Area, CircleView.Overall)!.All!;
        Assert.Equal((6, 3.5, 1.0), (all.Members, all.Mean, all.Sd!.Value));
    }

    [Fact]
    public void A_member_reads_its_own_value_the_shrunken_one_and_the_places_that_are_possible()
    {
        var own = InventedCircle.Release(Entries(7)).Members.Single(one => one.Member == InventedCircle.MemberOf(6))
            .ViewOf(Area, CircleView.Overall)!;
        // Oracle: variance 0.8 of 100 people out of 400, and rounding.
        var se = Math.Sqrt(0.8 / 100 * (1 - 100 / 400.0) + 0.01 * 0.01 / 12);
        double[] errors = [.. Levels.Select(_ => se)];
        var (shrunken, ranks) = (Shrinkage.Of(Levels, errors), RankInterval.Of(Levels, errors));
        Assert.Equal(5.1, own.Own!.Value);
        Assert.Equal(Math.Round(shrunken.Means[6], 2), own.Shrunken!.Value);
        var all = own.Places.First(one => one.Kind == CircleGroupFigure.All);
        Assert.Equal((ranks[6].Best, ranks[6].Worst, 7), (all.Best, all.Worst, all.Of));
        Assert.Equal(2, all.Side);
        Assert.Null(all.Percentile);
    }

    [Fact]
    public void A_percentile_is_said_from_twenty_members()
    {
        var entries = Enumerable.Range(0, 20).Select(town => InventedCircle.Entry(InventedCircle.Town(town, (_, _) => 2 + 0.15 * town)));
        var places = InventedCircle.Release(entries).Members.Select(one => one.ViewOf(Area, CircleView.Overall)!.Places[0].Percentile);
        Assert.Equal(Enumerable.Range(0, 20).Select(town => (double?)Math.Round(100 * town / 19.0)), places);
    }

    [Fact]
    public void One_who_leaves_or_joins_silences_the_figure_and_six_new_contributions_do_not()
    {
        var first = InventedCircle.Release(Entries(7));
        Assert.NotNull(first.Document.ViewOf(Area, CircleView.Overall)!.All);
        Assert.Null(InventedCircle.Release(Entries(6), first).Document.ViewOf(Area, CircleView.Overall)!.All);
        Assert.Null(InventedCircle.Release([.. Entries(7), Other(7)], first).Document.ViewOf(Area, CircleView.Overall)!.All);
        var grown = InventedCircle.Release([.. Entries(7), .. Enumerable.Range(7, 6).Select(Other)], first);
        Assert.Equal(13, grown.Document.ViewOf(Area, CircleView.Overall)!.All!.Members);
    }

    [Fact]
    public void A_contribution_sent_again_with_the_same_figures_is_no_new_one()
    {
        var first = InventedCircle.Release(Entries(7));
        // Six send the same figures again, one sends another value: its change must not be found.
        var again = Enumerable.Range(0, 7).Select(town => InventedCircle.Entry(InventedCircle.Town(town, (_, _) =>
            Levels[town] + (town == 0 ? 0.5 : 0)) with { Number = 2, Release = "again" }));
        Assert.Null(InventedCircle.Release(again, first).Document.ViewOf(Area, CircleView.Overall)!.All);
    }

    [Fact]
    public void A_group_is_shown_only_if_what_is_left_of_the_whole_may_be()
    {
        CircleEntry Of(int town, int from) => InventedCircle.Entry(InventedCircle.Town(town, (_, _) => 2 + 0.2 * town,
            land: town < from ? "NI" : "BY"));
        var kinds = (int towns, int from) => InventedCircle.Release(Enumerable.Range(0, towns).Select(town => Of(town, from))).Document
            .ViewOf(Area, CircleView.Overall)!.Groups.Where(one => one.Kind == CircleGroupFigure.Land).Select(one => one.Name).Order();
        Assert.Empty(kinds(11, 6));
        Assert.Equal(["BY", "NI"], kinds(12, 6));
    }

    [Fact]
    public void Values_at_an_end_of_the_scale_are_not_shown_because_the_mean_tells_them() => Assert.Empty(InventedCircle.Release(
        Enumerable.Range(0, 7).Select(town => InventedCircle.Entry(InventedCircle.Town(town, (_, _) => 1 + 0.01 * town)))).Document
        .ViewOf(Area, CircleView.Overall)!.Groups);

    [Fact]
    public void Who_asked_other_items_is_linked_through_anchors_or_named_as_not_comparable()
    {
        var direct = Enumerable.Range(0, 7).Select(town => InventedCircle.Town(town, (_, _) => Levels[town])).ToList();
        var shorter = Shorten(InventedCircle.Town(7, (_, _) => 3.9), keepAnchors: true);
        var strange = Shorten(InventedCircle.Town(8, (_, _) => 3.9), keepAnchors: false);
        var result = InventedCircle.Release([.. direct.Append(shorter).Append(strange).Select(one => InventedCircle.Entry(one))]);
        var linked = result.Members.Single(one => one.Member == InventedCircle.MemberOf(7)).ViewOf(Area, "staff")!;
        // Everybody's anchors lie 0.2 below the area, so the linked value is the anchors' mean and 0.2.
        Assert.Equal((3.9, true), (linked.Own!.Value, linked.Linked));
        Assert.Equal(CircleAbsence.OtherItems.Key, result.Members.Single(one => one.Member == InventedCircle.MemberOf(8))
            .ViewOf(Area, "staff")!.Absent);
        Assert.Equal(1, result.Document.ViewOf(Area, "staff")!.Apart);
    }

    [Fact]
    public void Year_on_year_each_member_is_compared_with_itself()
    {
        var entries = Enumerable.Range(0, 7).Select(town => InventedCircle.Entry(
            InventedCircle.Town(town, (_, _) => Levels[town] + 0.1 * (town + 1), wave: 2),
            InventedCircle.Town(town, (_, _) => Levels[town])));
        var result = InventedCircle.Release(entries);
        var all = result.Document.ViewOf(Area, CircleView.Overall)!.All!;
        Assert.Equal((0.4, 7), (all.Change!.Value, all.ChangeMembers!.Value));
        var change = result.Members[6].ViewOf(Area, CircleView.Overall)!.Change!;
        Assert.Equal((1, 0.7, true), (change.FromWave, change.Difference, change.Clear));
    }

    [Fact]
    public void The_same_contributions_make_the_same_bytes_in_any_order() => Assert.Equal(InventedCircle.Release(Entries(7)).Document.Areas
        .Select(one => one.Views[0].All!.Mean), InventedCircle.Release(Entries(7).Reverse()).Document.Areas
        .Select(one => one.Views[0].All!.Mean));

    private static IEnumerable<CircleEntry> Entries(int towns) => Enumerable.Range(0, towns).Select(town =>
        InventedCircle.Entry(InventedCircle.Town(town, (_, _) => Levels[town])));

    private static CircleEntry Other(int town) => InventedCircle.Entry(InventedCircle.Town(town, (_, _) => 3.3 + 0.1 * (town - 7)));

    /// <summary>The last item of staff is not asked; with or without anchors.</summary>
    private static Contribution Shorten(Contribution whole, bool keepAnchors) => whole with
    {
        Areas = [.. whole.Areas.Select(area => area with
        {
            Perspectives = [.. area.Perspectives.Select(one => one.Key != "staff" ? one : one with
            {
                Items = [.. one.Items.Where(item => one.Anchors.Any(anchor => anchor.Item == item)), "another.item"],
                Anchors = keepAnchors ? one.Anchors : [],
            })],
        })],
    };
}
