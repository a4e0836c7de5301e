using Wegmarke.Controlling;
using Wegmarke.Initiatives;

namespace Wegmarke.Capabilities.Tests.Controlling;

/// <summary>The light follows its rule, and more trouble never makes it greener.</summary>
public sealed class LightTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly LightFacts Fine = new(Today, Stand.Running, Today.AddDays(-100), Today.AddDays(-100), Today.AddDays(200),
        [new("Probe", Today.AddDays(60), Today.AddDays(60), null)], Today.AddDays(-10))
    {
        DaysPlanned = 100, MoneyPlanned = 1000,
    };

    [Theory]
    [InlineData(0, Light.Green)]
    [InlineData(1, Light.Yellow)]
    [InlineData(30, Light.Yellow)]
    [InlineData(31, Light.Red)]
    public void A_milestone_that_is_overdue(int late, Light light)
    {
        var day = Today.AddDays(-late);
        Says(light, Fine with { Milestones = [new("Probe", day, day, null)] }, late == 0 ? ReasonKind.OnTrack
            : ReasonKind.MilestoneOverdue);
        Says(Light.Green, Fine with { Milestones = [new("Probe", day, day, Today)] }, ReasonKind.OnTrack);
        Says(light, Fine with { End = day }, late == 0 ? ReasonKind.OnTrack : ReasonKind.EndOverdue);
    }

    [Theory]
    [InlineData(-50, Light.Green)]
    [InlineData(30, Light.Green)]
    [InlineData(31, Light.Yellow)]
    [InlineData(90, Light.Yellow)]
    [InlineData(91, Light.Red)]
    public void A_milestone_that_moved(int days, Light light) => Says(light, Fine with
    {
        Milestones = [new("Probe", Today.AddDays(60), Today.AddDays(60 + days), null)],
    }, light == Light.Green ? ReasonKind.OnTrack : ReasonKind.Shifted);

    [Theory]
    [InlineData(45, Light.Green)]
    [InlineData(46, Light.Yellow)]
    [InlineData(101, Light.Red)]
    public void Nobody_said_anything(int days, Light light) => Says(light, Fine with { Heard = Today.AddDays(-days) },
        light == Light.Green ? ReasonKind.OnTrack : ReasonKind.Silent);

    [Theory]
    [InlineData(0, Light.Yellow)]
    [InlineData(60, Light.Yellow)]
    [InlineData(61, Light.Red)]
    public void Something_blocks(int days, Light light) => Says(light, Fine with { Blocked = "Vertrag",
        BlockedSince = Today.AddDays(-days) },
        ReasonKind.Blocked);

    [Theory]
    [InlineData(110, 1100, 100, Light.Green, ReasonKind.OnTrack)]
    [InlineData(111, 0, 100, Light.Yellow, ReasonKind.DaysOver)]
    [InlineData(0, 1301, 100, Light.Red, ReasonKind.MoneyOver)]
    [InlineData(60, 0, 36, Light.Green, ReasonKind.OnTrack)]
    [InlineData(60, 0, 34, Light.Yellow, ReasonKind.SpentAhead)]
    public void Spending_against_the_plan(double days, int money, int percent, Light light, ReasonKind kind) =>
        Says(light, Fine with { DaysSpent = days, MoneySpent = money, Percent = percent }, kind);

    [Theory]
    [InlineData(Stand.Idea, 0, Light.Quiet, ReasonKind.NotBegun)]
    [InlineData(Stand.Paused, 90, Light.Quiet, ReasonKind.Resting)]
    [InlineData(Stand.Paused, 91, Light.Yellow, ReasonKind.Resting)]
    [InlineData(Stand.Done, 500, Light.Quiet, ReasonKind.Over)]
    public void What_does_not_run(Stand stand, int days, Light light, ReasonKind kind) =>
        Says(light, Fine with { Stand = stand, Since = Today.AddDays(-days) }, kind);

    [Theory]
    [InlineData(31, Light.Yellow, ReasonKind.BeginOverdue)]
    [InlineData(30, Light.Quiet, ReasonKind.NotBegun)]
    public void What_should_have_begun(int days, Light light, ReasonKind kind) =>
        Says(light, Fine with { Stand = Stand.Decided, Begin = Today.AddDays(-days) }, kind);

    [Fact]
    public void More_trouble_never_makes_it_greener()
    {
        var chance = new Random(7);
        for (var run = 0; run < 4000; run++)
        {
            var facts = Anything(chance);
            var more = chance.Next(1, 120);
            LightFacts[] worse =
            [
                facts with { Day = facts.Day.AddDays(more) },
                facts with
                {
                    Milestones = [.. facts.Milestones.Select(one => one with { Planned = one.Planned.AddDays(Today < one.Planned ? more
                        : 0) })],
                },
                facts with { Milestones = [.. facts.Milestones.Select(one => one with { Reached = null })] },
                facts with { Heard = facts.Heard.AddDays(-more) }, facts with { End = facts.End?.AddDays(-more) },
                facts with { BlockedSince = (facts.BlockedSince ?? Today).AddDays(-more) },
                facts with { DaysSpent = facts.DaysSpent + more }, facts with { MoneySpent = facts.MoneySpent + more },
                facts with { Paths = [.. facts.Paths.Select(one => one with { Value = one.Value - more })] },
            ];
            Assert.All(worse, one => Assert.True(JudgeLight.Run(one).Light >= JudgeLight.Run(facts).Light, $"{facts}\n{one}"));
        }
    }

    [Fact]
    public void Every_light_has_a_reason_in_both_languages()
    {
        var chance = new Random(3);
        for (var run = 0; run < 500; run++)
        {
            var ruling = JudgeLight.Run(Anything(chance));
            Assert.NotEmpty(ruling.Reasons);
            Assert.Equal(ruling.Light, ruling.Reasons[0].Light);
            Assert.All(ruling.Reasons, one => Assert.NotEqual(one.In(Design.Language.German), one.In(Design.Language.English)));
        }
    }

    [Theory]
    [InlineData(100, 50, Light.Green, ReasonKind.OnTrack)]
    [InlineData(100, 39, Light.Yellow, ReasonKind.BehindPath)]
    [InlineData(100, 19, Light.Red, ReasonKind.BehindPath)]
    [InlineData(-10, 90, Light.Red, ReasonKind.TargetMissed)]
    [InlineData(-10, 100, Light.Green, ReasonKind.TargetReached)]
    public void A_goal_against_its_straight_way(int daysLeft, double value, Light light, ReasonKind kind)
    {
        var path = new PathFact("Ziel", 0, Today.AddDays(-100), 100, Today.AddDays(daysLeft), value, Today);
        var ruling = JudgeGoal.Run(path, true, Today, Today);
        Assert.Equal((light, kind), (ruling.Light, ruling.Reasons[0].Kind));
        // A goal that goes down is judged the same.
        var down = new PathFact("Ziel", 100, Today.AddDays(-100), 0, Today.AddDays(daysLeft), 100 - value, Today);
        Assert.Equal(light, JudgeGoal.Run(down, true, Today, Today).Light);
        Assert.True(JudgeGoal.Run(path, true, Today.AddDays(-1), Today).Light >= Light.Yellow);
    }

    [Fact]
    public void A_goal_without_a_way_is_not_judged() => Assert.Equal(Light.Quiet, JudgeGoal.Run(null, false, null, Today).Light);

    [Fact]
    public void In_eight_weeks_what_keeps_moving_is_red_and_what_holds_its_days_is_not()
    {
        var moving = Fine with { Milestones = [new("Probe", Today.AddDays(10), Today.AddDays(85), null)] };
        var before = moving with { Day = Today.AddDays(-90), Milestones = [new("Probe", Today.AddDays(10), Today.AddDays(25), null)] };
        Assert.Equal(Light.Yellow, JudgeLight.Run(moving).Light);
        Assert.Equal(Light.Red, JudgeLight.Run(LookAhead.Run(moving, before)).Light);
        Assert.Equal(Light.Yellow, JudgeLight.Run(LookAhead.Run(moving, moving with { Day = Today.AddDays(-90) })).Light);
        Assert.Equal(Light.Green, JudgeLight.Run(LookAhead.Run(Fine, null)).Light);
    }

    [Theory]
    [InlineData(5, Light.Red)]
    [InlineData(0, Light.Green)]
    public void What_is_overdue_turns_red_unless_somebody_does_something(int late, Light light) => Assert.Equal(light, JudgeLight.Run(
        LookAhead.Run(Fine with { Milestones = [new("Probe", Today.AddDays(-late), Today.AddDays(-late), null)] }, null)).Light);

    [Fact]
    public void Slow_progress_is_seen_before_the_end()
    {
        var slow = Fine with { End = Today.AddDays(10), Percent = 50 };
        Assert.Equal(Light.Red, JudgeLight.Run(LookAhead.Run(slow, slow with { Day = Today.AddDays(-100), Percent = 40 })).Light);
        Assert.Equal(Light.Green, JudgeLight.Run(LookAhead.Run(slow, slow with { Day = Today.AddDays(-50), Percent = 0 })).Light);
    }

    private static void Says(Light light, LightFacts facts, ReasonKind kind)
    {
        var ruling = JudgeLight.Run(facts);
        Assert.Equal((light, kind), (ruling.Light, ruling.Reasons[0].Kind));
    }

    private static LightFacts Anything(Random chance)
    {
        DateOnly Day() => Today.AddDays(chance.Next(-200, 200));
        MilestoneFact Milestone()
        {
            var planned = Day();
            return new("Probe", planned.AddDays(-chance.Next(0, 120)), planned, chance.Next(3) == 0 ? Day() : null);
        }

        return new(Today, Stand.Running, Day(), null, chance.Next(2) == 0 ? Day() : null,
            [.. Enumerable.Range(0, chance.Next(4)).Select(_ => Milestone())], Today.AddDays(-chance.Next(150)))
        {
            DaysPlanned = 100, DaysSpent = chance.Next(150), MoneyPlanned = 100, MoneySpent = chance.Next(150),
            Percent = chance.Next(101), BlockedSince = chance.Next(2) == 0 ? Today.AddDays(-chance.Next(100)) : null, Blocked = "Vertrag",
            Paths = [new("Ziel", 0, Today.AddDays(-100), 100, Today.AddDays(chance.Next(1, 300)), chance.Next(100), Today)],
        };
    }
}
