using System.Diagnostics;

namespace Wegmarke.Initiatives.Planning;

/// <summary>How far a computation is.</summary>
/// <param name="Best">The best plan so far; null: none yet.</param>
/// <param name="Explained">How many initiatives have their reason; 0 while the plan itself is searched.</param>
public sealed record PlanStep(Plan? Best, double Bound, TimeSpan After, int Explained);

/// <summary>Searches the plan and the reasons for it, within given times.</summary>
public static class ComputePlan
{
    public static readonly TimeSpan SearchMost = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan ExplainMost = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan EachMost = TimeSpan.FromSeconds(1);

    /// <summary>Share of the time for explanations that goes to the reasons of single initiatives.</summary>
    private const double ForReasons = 0.7;

    /// <param name="stop">Ends the search with the best plan so far.</param>
    public static PlanReport Run(PlanBasis basis, TimeSpan search, TimeSpan explain, Action<PlanStep>? step = null,
        CancellationToken stop = default)
    {
        var clock = Stopwatch.StartNew();
        PlanStep last = new(null, 0, TimeSpan.Zero, 0);
        var outcome = OptimisePlan.Run(basis.Question, search, found => step?.Invoke(last = new(found.Best, found.Bound, found.After, 0)),
            stop: stop);
        var took = clock.Elapsed.TotalSeconds;
        switch (outcome)
        {
            case OptimisePlan.Impossible impossible:
                return new(basis, PlanEnd.Impossible, took) { Rules = impossible.Rules };
            case OptimisePlan.Faulty faulty:
                return new(basis, PlanEnd.Faulty, took) { Faults = faulty.Faults };
            case OptimisePlan.Planned planned:
                var report = new PlanReport(basis, PlanEnd.Planned, took)
                {
                    Starts = planned.Plan.Starts, Proven = planned.Proven, Bound = planned.Bound,
                };
                return Explained(report, planned.Plan, explain, done => step?.Invoke(last with
                {
                    Best = planned.Plan, Bound = planned.Bound, Explained = done,
                }), stop);
            default:
                return new(basis, PlanEnd.NothingFound, took);
        }
    }

    /// <summary>First each initiative, as far as its share of the time goes; then what more would buy.</summary>
    private static PlanReport Explained(PlanReport report, Plan plan, TimeSpan most, Action<int> step, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(most);
        var clock = Stopwatch.StartNew();
        var explain = new ExplainPlan(plan, EachMost);
        var reasons = new List<PlanExplanation>();
        foreach (var one in report.Basis.Question.Candidates)
        {
            if (time.IsCancellationRequested || clock.Elapsed > ForReasons * most) break;
            reasons.Add(explain.Reason(one, time.Token));
            step(reasons.Count);
        }

        return report with { Reasons = reasons, Next = explain.Next(time.Token) };
    }
}
