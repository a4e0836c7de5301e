using Google.OrTools.Sat;
using Wegmarke.MaturityModels;

namespace Wegmarke.Attacker;

/// <summary>Bounds protected figures of small towns exactly: every answer of every person is an integer (CP-SAT), means and standard
/// deviations are rounded as published. For towns where everybody answered everything.</summary>
public sealed class AttackByIntegers
{
    private readonly Exposure exposure;
    private readonly CpModel model = new();
    private readonly Dictionary<int, IntVar[]> answers = [];
    private readonly Dictionary<int, LinearExpr> totals = [];
    private readonly Dictionary<int, IntVar> squares = [];
    private readonly Dictionary<(int Row, int Item, int Value), BoolVar> gave = [];

    private AttackByIntegers(SmallTown town, Exposure exposure)
    {
        this.exposure = exposure;
        var items = exposure.Items;
        var (least, most) = (items.Count * SmallTown.Low, items.Count * SmallTown.High);
        foreach (var row in exposure.Atoms.SelectMany(rows => rows))
        {
            answers[row] = [.. items.Select((item, at) => Answer(row, at))];
            var total = model.NewIntVar(least, most, $"t{row}");
            model.Add(total == LinearExpr.Sum(items.Select((item, at) => Turned(item, answers[row][at]))));
            squares[row] = model.NewIntVar(least * least, most * most, $"q{row}");
            model.AddMultiplicationEquality(squares[row], [total, total]);
            totals[row] = total;
            // The search begins at the truth; that finds the way faster and shows nothing.
            for (var item = 0; item < items.Count; item++)
            {
                model.AddHint(answers[row][item], town.Answers.Columns[town.Answers.Items.ToList().IndexOf(items[item].Key)][row]);
            }
        }

        foreach (var fact in exposure.Scores) Add(fact);
        foreach (var fact in exposure.Facets) Add(fact);
        foreach (var fact in exposure.Answers) Add(fact);
    }

    public static IReadOnlyList<Leak> Run(SmallTown town, Exposure exposure, IReadOnlyList<Target> targets)
    {
        var attack = new AttackByIntegers(town, exposure);
        return [.. targets.Select(attack.Bound).OfType<Leak>()];
    }

    private IntVar Answer(int row, int item)
    {
        var answer = model.NewIntVar(SmallTown.Low, SmallTown.High, $"x{row}.{item}");
        var one = new List<BoolVar>();
        for (var value = SmallTown.Low; value <= SmallTown.High; value++)
        {
            var has = gave[(row, item, value)] = model.NewBoolVar($"b{row}.{item}.{value}");
            model.Add(answer == value).OnlyEnforceIf(has);
            one.Add(has);
        }

        model.AddExactlyOne(one);
        return answer;
    }

    /// <summary>Scores times the number of items are whole numbers; so is every sum of them.</summary>
    private void Add(ScoreFact fact)
    {
        var (items, n) = (exposure.Items.Count, fact.N);
        int[] rows = [.. fact.Atoms.SelectMany(atom => exposure.Atoms[atom])];
        var low = (long)Math.Ceiling(n * items * (fact.Mean - 0.005) - 1e-6);
        var high = (long)Math.Floor(n * items * (fact.Mean + 0.005) + 1e-6);
        var sum = model.NewIntVar(low, high, "s");
        model.Add(sum == LinearExpr.Sum(rows.Select(row => totals[row])));
        var square = model.NewIntVar(0, high * high, "s2");
        model.AddMultiplicationEquality(square, [sum, sum]);
        // n·Σt² − (Σt)² = n(n−1)·items²·sd².
        var least = Math.Max(0, fact.Sd - 0.05);
        var scale = (double)n * (n - 1) * items * items;
        model.AddLinearConstraint(n * LinearExpr.Sum(rows.Select(row => squares[row])) - square,
            (long)Math.Ceiling(scale * least * least - 1e-6), (long)Math.Floor(scale * (fact.Sd + 0.05) * (fact.Sd + 0.05) + 1e-6));
    }

    private void Add(FacetFact fact)
    {
        int[] items = [.. Enumerable.Range(0, exposure.Items.Count).Where(item => exposure.Items[item].Facet == fact.Facet)];
        var terms = fact.Atoms.SelectMany(atom => exposure.Atoms[atom])
            .SelectMany(row => items.Select(item => Turned(exposure.Items[item], answers[row][item])));
        model.AddLinearConstraint(LinearExpr.Sum(terms), (long)Math.Ceiling(fact.N * items.Length * (fact.Mean - 0.005) - 1e-6),
            (long)Math.Floor(fact.N * items.Length * (fact.Mean + 0.005) + 1e-6));
    }

    private void Add(ItemFact fact)
    {
        var item = Place(fact.Item);
        for (var value = SmallTown.Low; value <= SmallTown.High; value++)
        {
            model.Add(LinearExpr.Sum(fact.Atoms.SelectMany(atom => exposure.Atoms[atom]).Select(row => gave[(row, item, value)]))
                == fact.Counts[value - SmallTown.Low]);
        }
    }

    private Leak? Bound(Target target)
    {
        var rows = target.Atoms.SelectMany(atom => exposure.Atoms[atom]);
        var scale = target.Item is null ? exposure.Items.Count : 1.0;
        var sum = target.Item is { } item ? LinearExpr.Sum(rows.Select(row => answers[row][Place(item)]))
            : LinearExpr.Sum(rows.Select(row => totals[row]));
        var (low, high) = (Solve(sum, false) / scale, Solve(sum, true) / scale);
        return high - low < target.Needed - 1e-6 ? new(target, low, high) : null;
    }

    private double Solve(LinearExpr sum, bool upwards)
    {
        if (upwards) model.Maximize(sum);
        else model.Minimize(sum);
        var solver = new CpSolver { StringParameters = "num_workers:1 max_time_in_seconds:3 repair_hint:true" };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            throw new InvalidOperationException($"The published figures contradict each other, or the attacker misreads them ({status}).");
        }

        // A value found in time exists, proven best or not: the truth is at least as open.
        return solver.ObjectiveValue;
    }

    private static LinearExpr Turned(Item item, IntVar answer) => item.Reversed ? SmallTown.Low + SmallTown.High - answer : answer * 1;

    private int Place(string item) => exposure.Items.ToList().FindIndex(one => one.Key == item);
}
