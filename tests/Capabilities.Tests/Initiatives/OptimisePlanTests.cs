using Wegmarke.Attacker;
using Wegmarke.Initiatives.Planning;

namespace Wegmarke.Capabilities.Tests.Initiatives;

/// <summary>The solver's plan is as good as the best of all plans, which is found by trying every one.</summary>
public sealed class OptimisePlanTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_plan_is_better_than_the_one_that_is_proven(int seed)
    {
        var question = InventedPortfolio.Draw(new Random(seed), candidates: 5, quarters: 4, tight: seed % 2 == 1);
        var best = EveryPlan(question).Where(plan => !plan.Broken().Any()).Select(plan => (double?)plan.Value).Max();
        switch (Solve(question))
        {
            case OptimisePlan.Planned planned:
                Assert.True(planned.Proven);
                Assert.Empty(planned.Plan.Broken());
                // Values are counted in hundred-thousandths, and what is taken costs one of them.
                Assert.Equal(best!.Value, planned.Plan.Value, 1e-3);
                Assert.Equal(planned.Plan.Value, planned.Bound, 1e-3);
                break;
            case OptimisePlan.Impossible impossible:
                Assert.Null(best);
                IsIrreducible(question, impossible.Rules);
                break;
            case var other:
                Assert.Fail(other.ToString());
                break;
        }
    }

    [Fact]
    public void Some_of_the_invented_questions_have_no_answer_so_that_both_ways_are_tried()
    {
        var possible = Seeds.Select(seed => EveryPlan(InventedPortfolio.Draw(new Random(seed), 5, 4)).Any(plan => !plan.Broken().Any()))
            .ToList();
        Assert.Contains(true, possible);
        Assert.Contains(false, possible);
    }

    [Fact]
    public void What_must_be_and_cannot_is_named_with_what_stands_in_the_way()
    {
        var question = new PlanQuestion(4, [One("Portal", 2) with { Must = true, After = ["Register"], Deadline = 2 },
            One("Register", 2) with { Work = [new("IT", 30)] }, One("Schulung", 1)], [new("technology", 2, 1, [])], [new("IT", [40, 40, 40,
                40])]);
        var found = Assert.IsType<OptimisePlan.Impossible>(Solve(question));
        Assert.Equal([new(RuleKind.Deadline, "Portal"), new(RuleKind.Order, "Portal", "Register"), new(RuleKind.Must, "Portal")],
            found.Rules);
        var later = question with { Candidates = [question.Candidates[0] with { Deadline = 3 }, .. question.Candidates.Skip(1)] };
        var plan = Assert.IsType<OptimisePlan.Planned>(Solve(later)).Plan;
        Assert.Equal((0, 2), (plan.Starts["Register"], plan.Starts["Portal"]));
    }

    [Fact]
    public void An_area_at_its_target_and_what_only_serves_it_are_left()
    {
        var question = new PlanQuestion(4, [One("A", 1), One("B", 1) with { Contributions = new Dictionary<string,
            double> { ["steering"] = 1 } }],
            [new("technology", 2, 1, []), new("steering", 0, 1, [])], [new("IT", [40, 40, 40, 40])]);
        var plan = Assert.IsType<OptimisePlan.Planned>(Solve(question)).Plan;
        Assert.Equal(["A"], plan.Starts.Keys);
        Assert.Equal([(PlanReason.Closes, "A"), (PlanReason.NothingToClose, "B")],
            new ExplainPlan(plan, Limit).Reasons(TestContext.Current.CancellationToken).Select(one => (one.Reason, one.Key)));
    }

    [Fact]
    public void What_closes_an_area_counts_a_quarter_for_those_it_makes_possible()
    {
        PlanQuestion With(params string[] enables) => new(2, [One("A", 1)], [new("technology", 2, 1, enables), new("processes", 2, 1, [])],
            [new("IT", [40, 40])]);
        double Value(PlanQuestion question) => Assert.IsType<OptimisePlan.Planned>(Solve(question)).Plan.Value;
        Assert.Equal(1.0, Value(With()), 1e-9);
        Assert.Equal(1.25, Value(With("processes")), 1e-9);
    }

    [Fact]
    public void Reasons_say_what_a_choice_is_worth()
    {
        // Only one of two fits; the third cannot be done at all, the fourth is declined.
        var question = new PlanQuestion(2, [One("gut", 2), One("besser", 2) with { Contributions = Gain(1.5) },
            One("zu groß", 2) with { Work = [new("IT", 99)] }, One("abgelehnt", 1) with { Declined = true }],
            [new("technology", 5, 1, [])], [new("IT", [20, 20])]);
        var plan = Assert.IsType<OptimisePlan.Planned>(Solve(question)).Plan;
        var reasons = new ExplainPlan(plan, Limit).Reasons(TestContext.Current.CancellationToken).ToDictionary(one => one.Key);
        Assert.Equal(new PlanExplanation("besser", PlanReason.Closes, reasons["besser"].Worth), reasons["besser"]);
        Assert.Equal(0.495, reasons["besser"].Worth!.Value, 1e-6);
        Assert.Equal((PlanReason.OthersAreWorthMore, 0.495), (reasons["gut"].Reason, Math.Round(reasons["gut"].Worth!.Value, 6)));
        Assert.Equal(PlanReason.DoesNotFit, reasons["zu groß"].Reason);
        Assert.Equal(PlanReason.Declined, reasons["abgelehnt"].Reason);
        var doubled = question with { Units = [new("IT", [36, 36])] };
        var richer = Assert.IsType<OptimisePlan.Planned>(Solve(doubled)).Plan;
        Assert.Equal([new(RuleKind.Capacity, "IT", 4, 0.99)], new ExplainPlan(richer, Limit).Next(TestContext.Current.CancellationToken)
            .Select(one => one with { Gain = Math.Round(one.Gain, 6) }));
    }

    [Theory]
    [InlineData(FaultKind.Circle)]
    [InlineData(FaultKind.UnknownInitiative)]
    [InlineData(FaultKind.UnknownUnit)]
    [InlineData(FaultKind.UnknownArea)]
    [InlineData(FaultKind.Negative)]
    [InlineData(FaultKind.Size)]
    [InlineData(FaultKind.OtherQuarters)]
    [InlineData(FaultKind.SameKeyTwice)]
    [InlineData(FaultKind.MustAndDeclined)]
    public void A_question_that_cannot_be_asked_says_why(FaultKind kind)
    {
        var good = new PlanQuestion(4, [One("A", 1) with { After = ["B"] }, One("B", 1)], [new("technology", 2, 1, [])], [new("IT", [40, 40,
            40, 40])]);
        PlanQuestion Second(PlanCandidate one) => good with { Candidates = [good.Candidates[0], one] };
        var bad = kind switch
        {
            FaultKind.Circle => Second(One("B", 1) with { After = ["A"] }),
            FaultKind.UnknownInitiative => Second(One("B", 1) with { After = ["C"] }),
            FaultKind.UnknownUnit => Second(One("B", 1) with { Work = [new("Bauamt", 1)] }),
            FaultKind.UnknownArea => Second(One("B", 1) with { Contributions = new Dictionary<string, double> { ["magic"] = 1 } }),
            FaultKind.Negative => good with { Units = [new("IT", [40, -1, 40, 40])] },
            FaultKind.Size => good with { Quarters = 0, Units = [new("IT", [])] },
            FaultKind.OtherQuarters => good with { Units = [new("IT", [40])] },
            FaultKind.SameKeyTwice => good with { Candidates = [good.Candidates[1], One("B", 2)] },
            _ => Second(One("B", 1) with { Must = true, Declined = true }),
        };
        var fault = Assert.Single(Assert.IsType<OptimisePlan.Faulty>(Solve(bad)).Faults);
        Assert.Equal(kind, fault.Kind);
        if (kind == FaultKind.Circle) Assert.Equal(["A", "B"], fault.Keys);
        Assert.IsType<OptimisePlan.Planned>(Solve(good));
    }

    [Fact]
    public void Progress_comes_before_the_end_and_only_gets_better()
    {
        var seen = new List<double>();
        var planned = Assert.IsType<OptimisePlan.Planned>(Solve(InventedPortfolio.Draw(new Random(3), 30, 8, must: 0),
            step => seen.Add(step.Best.Value)));
        Assert.NotEmpty(seen);
        Assert.Equal(planned.Plan.Value, seen[^1], 1e-3);
        Assert.Equal(seen.Order(), seen);
    }

    private static OptimisePlan.Outcome Solve(PlanQuestion question, Action<PlanProgress>? progress = null) =>
        OptimisePlan.Run(question, Limit, progress, stop: TestContext.Current.CancellationToken);

    private static void IsIrreducible(PlanQuestion question, IReadOnlyList<PlanRule> rules)
    {
        Assert.NotEmpty(rules);
        bool Possible(IEnumerable<PlanRule> kept) => EveryPlan(question).Any(plan => !plan.Broken().Any(rule => rule.Kind == RuleKind.Window
            || kept.Contains(rule)));
        List<PlanRule> real = [.. rules.Where(rule => rule.Kind != RuleKind.Window)];
        Assert.False(Possible(real));
        foreach (var rule in real) Assert.True(Possible(real.Where(one => one != rule)), $"{rule} is not needed");
    }

    private static IEnumerable<Plan> EveryPlan(PlanQuestion question)
    {
        IEnumerable<Dictionary<string, int>> Choices(int from)
        {
            if (from == question.Candidates.Count) return [[]];
            var one = question.Candidates[from];
            return Choices(from + 1).SelectMany(rest => Enumerable.Range(-1, question.Quarters - one.Duration + 2).Select(start =>
            {
                var starts = new Dictionary<string, int>(rest);
                if (start >= 0) starts[one.Key] = start;
                return starts;
            }));
        }

        return Choices(0).Select(starts => new Plan(question, starts));
    }

    private static Dictionary<string, double> Gain(double stages) => new() { ["technology"] = stages };

    private static PlanCandidate One(string key, int duration) => new(key, duration, [new("IT", 19)], 0, 0, Gain(1));
}
