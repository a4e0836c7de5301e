using Google.OrTools.LinearSolver;
using Wegmarke.Attacker;
using Wegmarke.Benchmarks;

namespace Wegmarke.Capabilities.Tests.Benchmarks;

/// <summary>A member who knows its own value, who belongs to which group and who joined and left, bounds every other member's value with a
/// linear program over all that two releases of a circle show.</summary>
public sealed class AttackCircleTests
{
    private const string Area = "steering";
    private const int Circles = 40;

    /// <summary>What disclosure.md promises: a member's value stays open by a stage.</summary>
    private const double Open = 1;

    [Fact]
    public void No_member_is_found_from_what_a_circle_shows_of_its_groups() => AssertClosed(seed =>
    {
        var towns = Draw(seed);
        return [(Entries(towns), InventedCircle.Release(Entries(towns)).Document)];
    });

    [Fact]
    public void Nobody_is_found_who_joins_or_leaves_between_two_releases() => AssertClosed(seed =>
    {
        var towns = Draw(seed);
        var first = InventedCircle.Release(Entries(towns));
        List<Contribution> then = [.. towns.Skip(seed % 3), .. InventedCircle.Draw(40, seed + 500, land: LandOf).Skip(30).Take(seed % 9)];
        return [(Entries(towns), first.Document), (Entries(then), InventedCircle.Release(Entries(then), first).Document)];
    });

    /// <summary>With spreads and members in ascending order, which linear programs cannot read.</summary>
    [Fact]
    public void No_member_is_found_from_means_spreads_and_order_together()
    {
        var (spreads, steps) = (0, 0);
        for (var seed = 0; seed < 4; seed++)
        {
            var entries = Entries(InventedCircle.Draw(12 + seed, seed, common: 1, LandOf));
            var view = InventedCircle.Release(entries).Document.ViewOf(Area, CircleView.Overall)!;
            (spreads, steps) = (spreads + view.Groups.Count(one => one.Sd is not null), steps + view.Steps.Count);
            Assert.Empty(AttackCircleByIntegers.Run(entries, view, Area, reader: 0, out var undecided));
            Assert.Equal(0, undecided);
        }

        Assert.True(spreads > 4 && steps > 4, $"{spreads} spreads and {steps} steps were shown, so hardly anything was attacked");
    }

    [Fact]
    public void Twin_groups_of_three_are_seen_through()
    {
        var entries = Entries(InventedCircle.Draw(3, 5, common: 0.1, _ => "NI"));
        double[] values = [.. entries.Select(one => ValueOf(one.Now))];
        var mean = Math.Round(values.Average(), 2);
        var sd = Math.Round(Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / 2), 1);
        var view = new CircleView(CircleView.Overall, [new(CircleGroupFigure.All, "", 3, mean, sd, null, null)], [], 0, 0, "");
        Assert.Equal(2, AttackCircleByIntegers.Run(entries, view, Area, reader: 0, out _).Count);
    }

    [Fact]
    public void Twin_releases_that_forget_the_one_before_are_seen_through()
    {
        var towns = Draw(1);
        var then = towns.Skip(1).ToList();
        var leaks = Leaks([(Entries(towns), InventedCircle.Release(Entries(towns)).Document),
            (Entries(then), InventedCircle.Release(Entries(then)).Document)]);
        Assert.Contains(towns[0].Member, leaks);
    }

    private static void AssertClosed(Func<int, List<(List<CircleEntry> Entries, CircleDocument Document)>> circle)
    {
        var shown = 0;
        for (var seed = 0; seed < Circles; seed++)
        {
            var releases = circle(seed);
            shown += releases.Sum(one => one.Document.ViewOf(Area, CircleView.Overall)!.Groups.Count);
            Assert.True(Leaks(releases).Count == 0, $"circle {seed} is open");
        }

        Assert.True(shown > Circles, "hardly anything was shown, so nothing was attacked");
    }

    private static List<Contribution> Draw(int seed) => InventedCircle.Draw(12 + seed % 13, seed, land: LandOf);

    private static string LandOf(int town) => town % 3 == 0 ? "BY" : "NI";

    private static List<CircleEntry> Entries(IEnumerable<Contribution> towns) => [.. towns.Select(one => InventedCircle.Entry(one))];

    private static double ValueOf(Contribution one) => one.AreaOf(Area)!.Overall!.Mean;

    /// <summary>Members whose value the first member can bound more closely than allowed.</summary>
    private static List<Guid> Leaks(List<(List<CircleEntry> Entries, CircleDocument Document)> releases)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var everybody = releases.SelectMany(one => one.Entries).DistinctBy(one => one.Now.Member).Select(one => one.Now).ToList();
        // The reader stays in the circle through all releases.
        var reader = everybody.First(one => releases.All(release => release.Entries.Any(entry => entry.Now.Member == one.Member)));
        var values = everybody.ToDictionary(one => one.Member, one => one == reader
            ? solver.MakeNumVar(ValueOf(one), ValueOf(one), "") : solver.MakeNumVar(1, 6, ""));
        foreach (var (entries, document) in releases)
        {
            foreach (var group in document.ViewOf(Area, CircleView.Overall)!.Groups)
            {
                var members = entries.Where(one => one.GroupsWith([]).Contains(new(group.Kind, group.Name))).ToList();
                Assert.Equal(group.Members, members.Count);
                var sum = solver.MakeConstraint(members.Count * (group.Mean - 0.005), members.Count * (group.Mean + 0.005));
                foreach (var member in members) sum.SetCoefficient(values[member.Now.Member], 1);
            }
        }

        return [.. everybody.Where(one => one != reader && Bound(solver, values[one.Member], 1) - Bound(solver, values[one.Member], -1)
            < Open - 1e-6).Select(one => one.Member)];
    }

    private static double Bound(Solver solver, Variable value, int direction)
    {
        var goal = solver.Objective();
        goal.Clear();
        goal.SetCoefficient(value, direction);
        goal.SetMaximization();
        Assert.Equal(Solver.ResultStatus.OPTIMAL, solver.Solve());
        return direction * goal.Value();
    }
}
