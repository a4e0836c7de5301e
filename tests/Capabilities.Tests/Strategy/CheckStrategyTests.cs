using Wegmarke.Strategy;

namespace Wegmarke.Capabilities.Tests.Strategy;

/// <summary>Whatever hangs in the air is named once, and what does not is not.</summary>
public sealed class CheckStrategyTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly Guid Id = Guid.NewGuid();

    private static readonly GoalContent Whole = new("steering", "Ziel", "steering.on-plan", "", 10, 70, Today.AddYears(1), "Hauptamt",
        Ambition.Target, 50);

    [Fact]
    public void A_whole_goal_that_an_initiative_carries_hangs_nowhere() => Assert.Empty(Check(Whole, [Carrying]));

    [Fact]
    public void Each_gap_of_a_goal_is_named() => Assert.Equal(
        [LooseEnd.GoalWithoutOwner, LooseEnd.GoalWithoutIndicator, LooseEnd.GoalOverdue, LooseEnd.GoalWithoutInitiative],
        Check(Whole with { Owner = "", Indicator = "", Due = Today.AddDays(-1) }, []));

    [Fact]
    public void An_indicator_without_a_target_measures_nothing() =>
        Assert.Equal([LooseEnd.GoalWithoutIndicator], Check(Whole with { Target = null }, [Carrying]));

    [Fact]
    public void An_initiative_needs_a_goal_and_a_cause_and_money_is_none() => Assert.Equal(
        [LooseEnd.GrantWithoutGoal, LooseEnd.InitiativeWithoutGoal, LooseEnd.InitiativeWithoutCause],
        Check(Whole, [Carrying, new(Guid.NewGuid(), "Sensoren", [], true, true), new(Guid.NewGuid(), "Liste", [], false, false)]));

    [Theory]
    [InlineData(3.0, "", true)]
    [InlineData(3.0, "reicht uns", false)]
    [InlineData(4.3, "", false)]
    public void An_area_below_its_target_needs_a_goal_unless_it_is_good_enough(double mean, string enough, bool named)
    {
        var target = new AreaTarget(Guid.Empty, "culture", 1, 4.5, Today, "Hauptamt", "", enough, "", default);
        var found = CheckStrategy.Run(State([]) with { Targets = new Dictionary<string, AreaTarget> { ["culture"] = target } },
            [new("culture", mean, 5)], [], Today);
        Assert.Equal(named ? [LooseEnd.AreaWithoutGoal] : [], found.Select(one => one.Kind));
    }

    [Fact]
    public void A_protected_area_is_not_judged() => Assert.Empty(CheckStrategy.Run(State([]), [new("culture", null, 5)], [], Today));

    [Fact]
    public void A_handed_over_promise_is_missed_until_somebody_promises_anew()
    {
        var (old, next) = (Promise(), Promise());
        var end = new CommitmentEnd(old.Id, true, "Wahl", "", default);
        var orphaned = State([Whole]) with { Commitments = [(old, end)] };
        Assert.Equal([LooseEnd.CommitmentOrphaned], CheckStrategy.Run(orphaned, [], [Carrying], Today).Select(one => one.Kind));
        Assert.Empty(CheckStrategy.Run(orphaned with { Commitments = [(old, end), (next, null)] }, [], [Carrying], Today));
    }

    private static InitiativeInBrief Carrying => new(Guid.NewGuid(), "Maßnahme", [Id], true, false);

    private static Commitment Promise() => new(Guid.NewGuid(), Guid.Empty, Id, "Bürgermeisterin", "Zeit", Today, "", default);

    private static IEnumerable<LooseEnd> Check(GoalContent goal, IReadOnlyList<InitiativeInBrief> initiatives) =>
        CheckStrategy.Run(State([goal]), [], initiatives, Today).Select(one => one.Kind);

    private static StrategyState State(IReadOnlyList<GoalContent> goals) => new(null, [], [], new Dictionary<string, AreaTarget>(),
        [.. goals.Select(one => new Goal(Id, 1, Guid.Empty, "", default) { Content = one })], [], []);
}
