using Google.OrTools.Sat;
using Wegmarke.Benchmarks;

namespace Wegmarke.Attacker;

/// <summary>Bounds the value of every member of a circle in one area exactly: values are whole hundredths, as contributions hold them;
/// means,
/// standard deviations and the means of members in ascending order are rounded as shown (CP-SAT). The attacker is a member, knows its
/// own value
/// and who belongs to which group.</summary>
/// <remarks>A value is open when two sets of values that fit all that is shown lie a stage apart; it leaks when there are provably
/// none. Examples are looked for by <see cref="FindExample"/> first; only the solver proves that there are none.</remarks>
public sealed class AttackCircleByIntegers
{
    private const int Low = 100;
    private const int High = 600;
    private const int Stage = 100;

    /// <summary>Counted in the solver's own time, so that a busy machine does not change what is found.</summary>
    private const int TimeMax = 5;

    private readonly CpModel model = new();
    private readonly IReadOnlyList<CircleEntry> entries;
    private readonly IntVar[] values;
    private readonly IntVar[] squares;
    private readonly int[] truth;
    private readonly int[] least;
    private readonly int[] most;

    private AttackCircleByIntegers(IReadOnlyList<CircleEntry> entries, CircleView view, string area, int reader)
    {
        this.entries = entries;
        truth = [.. entries.Select(one => (int)Math.Round(one.Now.AreaOf(area)!.Overall!.Mean * 100))];
        (least, most) = ([.. truth], [.. truth]);
        values = [.. truth.Select((value, at) => at == reader ? model.NewIntVar(value, value, "") : model.NewIntVar(Low, High, ""))];
        squares = [.. values.Select(value => Square(value, Low, High))];
        foreach (var (at, value) in values.Index()) model.AddHint(value, truth[at]);
        foreach (var group in view.Groups) Add(group);
        if (view.Steps.Count > 0) Add(view.Steps);
    }

    /// <summary>Members whose value is found more closely than by a stage.</summary>
    /// <param name="undecided">Members about whom the solver came to no end.</param>
    public static IReadOnlyList<Guid> Run(IReadOnlyList<CircleEntry> entries, CircleView view, string area, int reader, out int undecided)
    {
        var examples = new FindExample(entries, view, area, reader);
        bool Open(int at)
        {
            var value = entries[at].Now.AreaOf(area)!.Overall!.Mean;
            for (var above = 0.0; above < 1.05; above += 0.1)
            {
                if (examples.Exists(at, value + above) && examples.Exists(at, value + above - 1)) return true;
            }

            return false;
        }

        int[] closed = [.. Enumerable.Range(0, entries.Count).Where(at => at != reader && !Open(at))];
        undecided = 0;
        if (closed.Length == 0) return [];
        var attack = new AttackCircleByIntegers(entries, view, area, reader);
        var leaks = new List<Guid>();
        foreach (var at in closed)
        {
            switch (attack.IsOpen(at))
            {
                case false: leaks.Add(entries[at].Now.Member); break;
                case null: undecided++; break;
            }
        }

        return leaks;
    }

    private void Add(CircleGroupFigure group)
    {
        int[] members = [.. Enumerable.Range(0, entries.Count).Where(at => entries[at].GroupsWith([]).Contains(new(group.Kind,
            group.Name)))];
        var n = members.Length;
        var (low, high) = Whole(n * (group.Mean * 100 - 0.5), n * (group.Mean * 100 + 0.5));
        var sum = model.NewIntVar(low, high, "");
        model.Add(sum == LinearExpr.Sum(members.Select(at => values[at])));
        if (group.Sd is not { } sd) return;
        // n·Σx² − (Σx)² = n(n−1)·sd².
        var scale = (double)n * (n - 1) * 100 * 100;
        var (variedLow, variedHigh) = Whole(scale * Math.Pow(Math.Max(0, sd - 0.05), 2), scale * Math.Pow(sd + 0.05, 2));
        model.AddLinearConstraint(n * LinearExpr.Sum(members.Select(at => squares[at])) - Square(sum, low, high), variedLow, variedHigh);
    }

    /// <summary>Each member stands in one step; nobody lies above anybody of a later step.</summary>
    private void Add(IReadOnlyList<CircleStep> steps)
    {
        IntVar[] borders = [.. steps.Skip(1).Select(_ => model.NewIntVar(Low, High, ""))];
        var stands = values.Select(_ => steps.Select(_ => model.NewBoolVar("")).ToArray()).ToArray();
        int[] ranks = [.. truth.Select((value, at) => (value, at)).OrderBy(one => one.value).Select(one => one.at)];
        for (var at = 0; at < values.Length; at++)
        {
            model.AddExactlyOne(stands[at]);
            var rank = Array.IndexOf(ranks, at);
            var own = Enumerable.Range(0, steps.Count).First(step => rank < steps.Take(step + 1).Sum(one => one.Members));
            for (var step = 0; step < steps.Count; step++)
            {
                model.AddHint(stands[at][step], step == own ? 1 : 0);
                if (step > 0) model.Add(values[at] >= borders[step - 1]).OnlyEnforceIf(stands[at][step]);
                if (step < borders.Length) model.Add(values[at] <= borders[step]).OnlyEnforceIf(stands[at][step]);
            }
        }

        for (var step = 0; step < steps.Count; step++)
        {
            model.Add(LinearExpr.Sum(stands.Select(one => one[step])) == steps[step].Members);
            var parts = values.Select((value, at) => Part(value, stands[at][step], step, at)).ToList();
            var (low, high) = Whole(steps[step].Members * (steps[step].Mean * 100 - 0.5), steps[step].Members * (steps[step].Mean * 100
                + 0.5));
            model.AddLinearConstraint(LinearExpr.Sum(parts), low, high);
        }

        IntVar Part(IntVar value, BoolVar stands, int step, int at)
        {
            var part = model.NewIntVar(0, High, $"{step}.{at}");
            model.Add(part == value).OnlyEnforceIf(stands);
            model.Add(part == 0).OnlyEnforceIf(stands.Not());
            return part;
        }
    }

    private bool? IsOpen(int at)
    {
        foreach (var upwards in new[] { true, false })
        {
            if (most[at] - least[at] >= Stage) return true;
            if (!Push(at, upwards)) return null;
        }

        return most[at] - least[at] >= Stage;
    }

    /// <returns>False: undecided.</returns>
    private bool Push(int at, bool upwards)
    {
        if (upwards) model.Maximize(values[at]);
        else model.Minimize(values[at]);
        var solver = new CpSolver { StringParameters = $"num_workers:1 max_deterministic_time:{TimeMax}" };
        var goal = upwards ? least[at] + Stage : most[at] - Stage;
        using var enough = new StopWhen(now => upwards ? now >= goal : now <= goal);
        var status = solver.Solve(model, enough);
        if (status == CpSolverStatus.Infeasible)
        {
            throw new InvalidOperationException("What the circle shows contradicts itself, or the attacker misreads it.");
        }

        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
        {
            for (var one = 0; one < values.Length; one++)
            {
                var value = (int)solver.Value(values[one]);
                (least[one], most[one]) = (Math.Min(least[one], value), Math.Max(most[one], value));
            }
        }

        return status == CpSolverStatus.Optimal || enough.Reached;
    }

    private IntVar Square(IntVar value, long low, long high)
    {
        var square = model.NewIntVar(low * low, high * high, "");
        model.AddMultiplicationEquality(square, [value, value]);
        return square;
    }

    private static (long Low, long High) Whole(double low, double high) => ((long)Math.Ceiling(low - 1e-6), (long)Math.Floor(high + 1e-6));

    private sealed class StopWhen(Func<double, bool> enough) : CpSolverSolutionCallback
    {
        public bool Reached { get; private set; }

        public override void OnSolutionCallback()
        {
            if (!enough(ObjectiveValue())) return;
            Reached = true;
            StopSearch();
        }
    }
}
