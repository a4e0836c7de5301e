using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Weighing;

namespace Wegmarke.Capabilities.Tests.Initiatives;

/// <summary>What is said about weights holds for every choice of them, which is tried.</summary>
public sealed class WeighInitiativesTests
{
    private const double Step = 0.25;
    private const double Near = 1e-5;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_first_changes_exactly_where_it_is_said(int seed)
    {
        var (criteria, rated) = Draw(new Random(seed));
        var result = WeighInitiatives.Of(criteria, rated, 0.2);
        var first = result.Ranked[0].Id;
        foreach (var (at, room) in result.Rooms.Index())
        {
            List<Guid> Best(double weight) => [.. WeighInitiatives.Of([.. criteria.Select((one, place) => place == at
                ? one with { Weight = weight } : one)], rated, 0).Ranked.Where(one => one.Place == 1).Select(one => one.Id)];
            var (low, high) = (room.Down ?? -1, room.Up ?? double.MaxValue);
            for (var weight = Step / 2; weight < 120; weight += Step)
            {
                if (Math.Abs(weight - low) > Near && Math.Abs(weight - high) > Near)
                {
                    Assert.Equal(weight > low && weight < high, Best(weight).Contains(first));
                }
            }

            if (room.Up is { } up) Assert.Contains(room.ThenUp!.Value, Best(up + Near));
            if (room.Down is { } down) Assert.Contains(room.ThenDown!.Value, Best(down - Near));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_weights_in_the_band_move_anything_beyond_its_places(int seed)
    {
        var chance = new Random(seed);
        var (criteria, rated) = Draw(chance);
        const double Band = 0.3;
        var result = WeighInitiatives.Of(criteria, rated, Band);
        var seen = result.Ranked.ToDictionary(one => one.Id, _ => (Best: int.MaxValue, Worst: 0));
        for (var trial = 0; trial < 1000; trial++)
        {
            // Corners of the band and everything between.
            var tried = WeighInitiatives.Of([.. criteria.Select(one => one with { Weight = one.Weight * (1 + Band * (trial % 2 == 0
                ? 2 * chance.Next(2) - 1 : 2 * chance.NextDouble() - 1)) })], rated, 0);
            foreach (var one in tried.Ranked) seen[one.Id] = (Math.Min(seen[one.Id].Best, one.Place), Math.Max(seen[one.Id].Worst,
                one.Place));
        }

        foreach (var one in result.Ranked)
        {
            Assert.InRange(seen[one.Id].Best, one.Best, one.Worst);
            Assert.InRange(seen[one.Id].Worst, one.Best, one.Worst);
        }
    }

    [Fact]
    public void Of_two_the_places_are_exact()
    {
        List<Criterion> criteria = [new("a", CriterionKind.Own, "a", 50), new("b", CriterionKind.Own, "b", 50)];
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        // 5·50 + 1·50 = 300 against 2·50 + 3·50 = 250: turns where 3a = 2b, which a fifth of 50 does not reach: 3·40 = 2·60.
        var even = WeighInitiatives.Of(criteria, [(one, [5, 1]), (other, [2, 3])], 0.19);
        Assert.Equal([(one, 1, 1), (other, 2, 2)], even.Ranked.Select(each => (each.Id, each.Best, each.Worst)));
        Assert.Equal((3.0, 2.5), (even.Ranked[0].Value, even.Ranked[1].Value));
        var turned = WeighInitiatives.Of(criteria, [(one, [5, 1]), (other, [2, 3])], 0.21);
        Assert.Equal([(one, 1, 2), (other, 1, 2)], turned.Ranked.Select(each => (each.Id, each.Best, each.Worst)));
        Assert.Equal((100.0 / 3, null), (Math.Round(even.Rooms[0].Down!.Value, 9) is var down && Math.Abs(down - 100.0 / 3) < 1e-6
            ? 100.0 / 3 : down, even.Rooms[0].Up));
        Assert.Equal((null, 75.0), (even.Rooms[1].Down, even.Rooms[1].Up!.Value));
    }

    [Fact]
    public void What_is_not_entered_is_named_and_never_guessed()
    {
        var whole = BuildPlanQuestionTests.Sheet(Stand.Idea, new("Ganz", "steering", InitiativeSource.Law) { EffectSize = 4, Days = 15 });
        var part = BuildPlanQuestionTests.Sheet(Stand.Idea, new("Halb", "steering", InitiativeSource.Own) { Days = 200, Groundwork = true });
        var result = WeighInitiatives.Run(MeritContent.Default, [whole, part], new(2026, 11, 29), 0.2);
        Assert.Equal([4.0, 4, 5, 5], Assert.Single(result.Ranked).Points);
        Assert.Equal(4.4, result.Ranked[0].Value, 1e-12);
        Assert.Equal((part.Id, CriterionKind.Effect), (Assert.Single(result.Missing).Id, Assert.Single(result.Missing[0].Criteria).Kind));
    }

    [Fact]
    public void Cost_and_savings_are_worth_what_they_are_worth_today()
    {
        var content = new InitiativeContent("Posteingang", "technology", InitiativeSource.Own) { CostOnce = 10_000, CostRunning = 1000,
            Saving = 5000, Days = 10 };
        var counted = CostBenefit.Of(Guid.NewGuid(), content, new(3, 10, 300));
        // 1/1.1 + 1/1.21 + 1/1.331 = 3310/1331.
        Assert.Equal(1000 * 3310 / 1331.0, counted.Running, 1e-6);
        Assert.Equal(5000 * 3310 / 1331.0 - 1000 * 3310 / 1331.0 - 13_000, counted.Value!.Value, 1e-6);
        Assert.Null(counted.PaidBack);
        Assert.Equal(3, CostBenefit.Of(Guid.NewGuid(), content, new(5, 0, 0)).PaidBack);
        Assert.Null(CostBenefit.Of(Guid.NewGuid(), content with { Saving = 0 }, new(3, 10, 300)).Value);
    }

    [Fact]
    public void Balance_counts_what_is_decided_by_the_quarter_in_which_it_ends()
    {
        Sheet Due(DateOnly end, bool groundwork, double days) => BuildPlanQuestionTests.Sheet(Stand.Running, new("x", "steering",
            InitiativeSource.Own) { Begin = new(2026, 1, 1), End = end, Groundwork = groundwork, Days = days });
        var balance = Balance.Of(new([Due(new(2026, 6, 1), true, 30), Due(new(2027, 9, 1), false, 10)]), new(2026, 11, 29));
        Assert.Equal(0.75, balance.Share);
        Assert.Equal((1, 0), (balance.Quarters[0].Groundwork.Count, balance.Quarters[0].Visible.Count));
        Assert.Single(balance.Quarters[3].Visible);
        // Five quarters without anything after the third.
        Assert.Equal(4, balance.LongestWait);
    }

    private static (IReadOnlyList<Criterion> Criteria, IReadOnlyList<(Guid Id, IReadOnlyList<double> Points)> Rated) Draw(Random chance) =>
        ([.. Enumerable.Range(0, 4).Select(at => new Criterion($"c{at}", CriterionKind.Own, $"c{at}", chance.Next(5, 60)))],
            [.. Enumerable.Range(0, 8).Select(_ => (Guid.NewGuid(), (IReadOnlyList<double>)[.. Enumerable.Range(0, 4).Select(_ =>
                (double)chance.Next(1, 6))]))]);
}
