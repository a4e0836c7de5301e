using Google.OrTools.Sat;

namespace Wegmarke.Initiatives.Planning;

/// <summary>How far the search is: the best plan so far and what no plan can be better than.</summary>
public sealed record PlanProgress(Plan Best, double Bound, TimeSpan After);

/// <summary>Chooses and schedules initiatives so that the weighted gaps that they are expected to close are largest, within capacity,
/// money,
/// order, deadlines and the number that may run at once. Constraint programming with linear relaxation (CP-SAT).</summary>
public static class OptimisePlan
{
    public abstract record Outcome;

    /// <param name="Proven">No plan is better; else none is better than the bound.</param>
    /// <param name="Bound">Value that no plan exceeds.</param>
    public sealed record Planned(Plan Plan, bool Proven, double Bound) : Outcome;

    /// <summary>No plan keeps all rules.</summary>
    /// <param name="Rules">They cannot hold together, and each is needed for that: drop any of them and the others can.</param>
    public sealed record Impossible(IReadOnlyList<PlanRule> Rules) : Outcome;

    public sealed record Faulty(IReadOnlyList<PlanFault> Faults) : Outcome;

    /// <summary>The time ended before any plan was found.</summary>
    public sealed record NothingFound : Outcome;

    /// <param name="limit">How long to search; the best plan found until then is given.</param>
    /// <param name="near">A plan to begin with, such as the one before a change.</param>
    /// <param name="seed">The same seed on the same machine gives the same plan, if it is proven.</param>
    public static Outcome Run(PlanQuestion question, TimeSpan limit, Action<PlanProgress>? progress = null, Plan? near = null,
        int seed = 1, CancellationToken stop = default)
    {
        if (CheckPlanQuestion.Run(question) is { Count: > 0 } faults) return new Faulty(faults);
        var model = new PlanModel(question, _ => true, valued: true);
        if (near is not null) model.Hint(near);
        using var solver = new CpSolver();
        solver.StringParameters = FormattableString.Invariant($"max_time_in_seconds:{limit.TotalSeconds},random_seed:{seed},num_workers:{Math.Clamp(Environment.ProcessorCount, 1, 8)}");
        using var watching = new Watching(model, progress, stop);
        var status = solver.Solve(model.Model, watching);
        return status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => new Planned(model.Read(start => solver.BooleanValue(start)),
                status == CpSolverStatus.Optimal, solver.BestObjectiveBound * PlanModel.Unit),
            CpSolverStatus.Infeasible => new Impossible(FindConflict.Run(question)),
            _ => new NothingFound(),
        };
    }

    /// <summary>The solver's threads call this one after the other, but not always in the order in which the plans got better.</summary>
    private sealed class Watching(PlanModel model, Action<PlanProgress>? progress, CancellationToken stop) : CpSolverSolutionCallback
    {
        private double best = double.NegativeInfinity;

        public override void OnSolutionCallback()
        {
            var plan = model.Read(BooleanValue);
            if (plan.Value > best)
            {
                best = plan.Value;
                progress?.Invoke(new(plan, BestObjectiveBound() * PlanModel.Unit, TimeSpan.FromSeconds(WallTime())));
            }
            if (stop.IsCancellationRequested) StopSearch();
        }
    }
}
