using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.MaturityModels;
using Wegmarke.Views;

namespace Wegmarke.Capabilities.Tests.Views;

/// <summary>What is said about a survey before anybody is asked; numbers from R 4.2 (qt, dbinom).</summary>
public sealed class OutlookTests
{
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Fact]
    public void The_expected_interval_is_that_of_a_mean_of_a_finite_staff()
    {
        Assert.Equal(0.4470025326697050, FindOutlook.HalfWidth(54, 0.3, 1, 5)!.Value, 9);
        Assert.Equal(0.2797221264413656, FindOutlook.HalfWidth(54, 0.5, 1, 5)!.Value, 9);
        Assert.Equal(0.1789171652615582, FindOutlook.HalfWidth(54, 0.7, 1, 5)!.Value, 9);
        Assert.Equal(0.0767493627149247, FindOutlook.HalfWidth(655, 0.5, 1, 5)!.Value, 9);
        Assert.Null(FindOutlook.HalfWidth(13, 0.3, 1, 5));
    }

    [Fact]
    public void The_detectable_change_of_a_unit_is_that_of_two_independent_waves()
    {
        Assert.Equal(1.060045670056262, FindOutlook.Detectable(30, 1, 5)!.Value, 9);
        Assert.Equal(0.826303911208327, FindOutlook.Detectable(48, 1, 5)!.Value, 9);
        Assert.Equal(2.020628165080906, FindOutlook.Detectable(10, 1, 5)!.Value, 9);
        Assert.Null(FindOutlook.Detectable(8, 1, 5));
    }

    [Fact]
    public void The_advice_is_to_drop_what_costs_least_and_leaves_nobody_alone()
    {
        var state = State(60, 6, [30, 30], "tenure");
        var equal = Recognisable.Of(state, new Dictionary<string, IReadOnlyList<double>>());
        // Two units of thirty, a tenth of them leading, three classes.
        Assert.Equal(2 * 1.123267174952171, equal.Planned.Alone, 9);
        Assert.Equal(2 * 3.281367765232891, equal.Planned.Few, 9);
        Assert.Equal(["tenure"], equal.Assumed);
        Assert.Equal(["leading", "tenure", "unit"], equal.Without.Select(one => one.Dropped).Order());
        Assert.Equal("tenure", equal.Advice);
        // Three units of twenty: only without the unit nobody is expected to be alone.
        Assert.Equal(Recognisable.Unit, Recognisable.Of(State(60, 6, [20, 20, 20], "place"), new Dictionary<string, IReadOnlyList<double>>()).Advice);
        var entered = Recognisable.Of(state, new Dictionary<string, IReadOnlyList<double>> { ["tenure"] = [58, 1, 1] });
        Assert.Empty(entered.Assumed);
        Assert.Equal("tenure", entered.Advice);
        Assert.Null(Recognisable.Of(State(3000, 300, [], "place"), new Dictionary<string, IReadOnlyList<double>>()).Advice);
    }

    [Fact]
    public void All_sixteen_laender_are_there_and_one_that_was_not_read_says_nothing()
    {
        Assert.Equal(Enumerable.Range(1, 16).Select(number => number.ToString("00", null)), CoDetermination.Known.Laender.Select(one => one.Land));
        Assert.Equal(Administrations.Land.All.OrderBy(land => land.Key).Select(land => land.Name),
            CoDetermination.Known.Laender.Select(one => one.Name));
        Assert.Equal(["03", "08", "15"], CoDetermination.Known.Laender.Where(one => one.Rules.Count > 0).Select(one => one.Land));
        Assert.All(CoDetermination.Known.Laender.SelectMany(one => one.Rules).Concat(CoDetermination.Known.Everywhere), rule =>
        {
            Assert.NotEmpty(rule.Source);
            Assert.NotEqual(default, rule.Date);
            Assert.NotEmpty(rule.Text.De);
            Assert.NotEmpty(rule.Text.En);
        });
    }

    private static CampaignState State(int staff, int leaders, int[] units, string attribute) => new(new(Guid.NewGuid(), Guid.NewGuid(),
        1, "Probe",
        Model.ContentHash, "full", [.. units.Select((_, at) => $"Amt {at}")], 5, "probe", staff, leaders, DateTimeOffset.UnixEpoch)
    {
        UnitStaff = units, UnitParents = [.. units.Select(_ => -1)],
        Attributes = [.. AskedAttribute.All.Where(one => one.Key == attribute)],
    }, Model, null, null);
}
