using Google.OrTools.Sat;
using Wegmarke.MaturityModels;

namespace Wegmarke.Attacker;

/// <summary>Bounds protected figures of small towns exactly: every answer of every person is an integer (CP-SAT), means and standard
/// deviations are rounded as published. For towns where everybody answered everything.</summary>
/// <remarks>A figure is open when two sets of answers are found that fit everything published and lie far enough apart; it leaks when there
/// are provably none. Each set that is found counts for all figures, so most need no search of their own.</remarks>
public sealed class AttackByIntegers
{
    /// <summary>Counted in the solver's own time, so that a busy machine does not change what is found.</summary>
    private const int TimeMax = 20;

    private readonly SmallTown town;
    private readonly Exposure exposure;
    private readonly IReadOnlyList<Target> targets;
    private readonly CpModel model = new();
    private readonly Dictionary<int, IntVar[]> answers = [];
    private readonly Dictionary<int, IntVar> totals = [];
    private readonly Dictionary<int, IntVar> squares = [];
    private readonly Dictionary<(int Row, int Item, int Value), BoolVar> gave = [];
    private readonly LinearExpr[] sums;
    private readonly long[] least;
    private readonly long[] most;

    private AttackByIntegers(SmallTown town, Exposure exposure, IReadOnlyList<Target> targets)
    {
        (this.town, this.exposure, this.targets) = (town, exposure, targets);
        foreach (var atom in exposure.Atoms) AddPeople(atom);
        foreach (var fact in exposure.Scores) Add(fact);
        foreach (var fact in exposure.Facets) Add(fact);
        foreach (var fact in exposure.Answers) Add(fact);
        sums = [.. targets.Select(SumOf)];
        (least, most) = ([.. targets.Select(TruthOf)], [.. targets.Select(TruthOf)]);
    }

    public static IReadOnlyList<Leak> Run(SmallTown town, Exposure exposure, IReadOnlyList<Target> targets)
    {
        var attack = new AttackByIntegers(town, exposure, targets);
        return [.. Enumerable.Range(0, targets.Count).Select(attack.Bound).OfType<Leak>()];
    }

    /// <summary>People of one atom cannot be told apart, so they may stand in the order of their scores: the solver need not try every
    /// order. The search begins at the truth; that finds the way faster and shows nothing.</summary>
    private void AddPeople(int[] atom)
    {
        var items = exposure.Items;
        var (low, high) = (items.Count * SmallTown.Low, items.Count * SmallTown.High);
        var truth = atom.OrderBy(row => Enumerable.Range(0, items.Count).Sum(item => Turned(items[item], Given(row, item)))).ToArray();
        for (var at = 0; at < atom.Length; at++)
        {
            var row = atom[at];
            answers[row] = [.. items.Select((_, item) => Answer(row, item, Given(truth[at], item)))];
            totals[row] = model.NewIntVar(low, high, $"t{row}");
            model.Add(totals[row] == LinearExpr.Sum(items.Select((item, place) => Turned(item, answers[row][place]))));
            squares[row] = model.NewIntVar(low * low, high * high, $"q{row}");
            model.AddMultiplicationEquality(squares[row], [totals[row], totals[row]]);
            if (at > 0) model.Add(totals[atom[at - 1]] <= totals[row]);
        }
    }

    private IntVar Answer(int row, int item, int truth)
    {
        var answer = model.NewIntVar(SmallTown.Low, SmallTown.High, $"x{row}.{item}");
        model.AddHint(answer, truth);
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
        var (low, high) = Whole(n * items * (fact.Mean - 0.005), n * items * (fact.Mean + 0.005));
        var sum = model.NewIntVar(low, high, "s");
        model.Add(sum == LinearExpr.Sum(rows.Select(row => totals[row])));
        var square = model.NewIntVar(low * low, high * high, "s2");
        model.AddMultiplicationEquality(square, [sum, sum]);
        // n·Σt² − (Σt)² = n(n−1)·items²·sd².
        var sdLow = Math.Max(0, fact.Sd - 0.05);
        var scale = (double)n * (n - 1) * items * items;
        var (variedLow, variedHigh) = Whole(scale * sdLow * sdLow, scale * (fact.Sd + 0.05) * (fact.Sd + 0.05));
        model.AddLinearConstraint(n * LinearExpr.Sum(rows.Select(row => squares[row])) - square, variedLow, variedHigh);
    }

    private void Add(FacetFact fact)
    {
        int[] items = [.. Enumerable.Range(0, exposure.Items.Count).Where(item => exposure.Items[item].Facet == fact.Facet)];
        var terms = fact.Atoms.SelectMany(atom => exposure.Atoms[atom])
            .SelectMany(row => items.Select(item => Turned(exposure.Items[item], answers[row][item])));
        var (low, high) = Whole(fact.N * items.Length * (fact.Mean - 0.005), fact.N * items.Length * (fact.Mean + 0.005));
        model.AddLinearConstraint(LinearExpr.Sum(terms), low, high);
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

    private Leak? Bound(int at)
    {
        var needed = (long)Math.Round(targets[at].Needed * ScaleOf(targets[at]));
        foreach (var sign in new[] { 1, -1 })
        {
            if (most[at] - least[at] >= needed) return null;
            Push(at, sign, needed);
        }

        var scale = (double)ScaleOf(targets[at]);
        return most[at] - least[at] >= needed ? null : new(targets[at], least[at] / scale, most[at] / scale);
    }

    /// <summary>Moves a sum up or down until it lies far enough from where it was seen already, or as far as it goes.</summary>
    private void Push(int at, int sign, long needed)
    {
        model.Minimize(sums[at] * -sign);
        var solver = new CpSolver
        {
            StringParameters = $"num_workers:1 linearization_level:2 symmetry_level:0 cp_model_probing_level:0 max_deterministic_time:{TimeMax}",
        };
        using var enough = new StopAt(sign > 0 ? -(least[at] + needed) : most[at] - needed);
        var status = solver.Solve(model, enough);
        if (status == CpSolverStatus.Infeasible)
        {
            throw new InvalidOperationException("The published figures contradict each other, or the attacker misreads them.");
        }

        if (status == CpSolverStatus.Unknown || (status == CpSolverStatus.Feasible && !enough.Reached))
        {
            throw new TimeoutException($"{targets[at].Name}, {targets[at].Item ?? "score"}: undecided; take a smaller town or more than {TimeMax}.");
        }

        for (var one = 0; one < targets.Count; one++)
        {
            var value = solver.Value(sums[one]);
            (least[one], most[one]) = (Math.Min(least[one], value), Math.Max(most[one], value));
        }
    }

    private LinearExpr SumOf(Target target)
    {
        var rows = target.Atoms.SelectMany(atom => exposure.Atoms[atom]);
        return target.Item is { } item ? LinearExpr.Sum(rows.Select(row => answers[row][Place(item)]))
            : LinearExpr.Sum(rows.Select(row => totals[row]));
    }

    private long TruthOf(Target target)
    {
        var rows = target.Atoms.SelectMany(atom => exposure.Atoms[atom]);
        return target.Item is { } item ? rows.Sum(row => Given(row, Place(item)))
            : rows.Sum(row => exposure.Items.Select((one, place) => Turned(one, Given(row, place))).Sum());
    }

    private int ScaleOf(Target target) => target.Item is null ? exposure.Items.Count : 1;

    private static (long Low, long High) Whole(double low, double high) => ((long)Math.Ceiling(low - 1e-6), (long)Math.Floor(high + 1e-6));

    private int Given(int row, int item) => town.Answers.Columns[town.Answers.Items.ToList().IndexOf(exposure.Items[item].Key)][row];

    private static int Turned(Item item, int answer) => item.Reversed ? SmallTown.Low + SmallTown.High - answer : answer;

    private static LinearExpr Turned(Item item, IntVar answer) => item.Reversed ? SmallTown.Low + SmallTown.High - answer : answer * 1;

    private int Place(string item) => exposure.Items.ToList().FindIndex(one => one.Key == item);

    private sealed class StopAt(long goal) : CpSolverSolutionCallback
    {
        public bool Reached { get; private set; }

        public override void OnSolutionCallback()
        {
            if (ObjectiveValue() > goal + 1e-6) return;
            Reached = true;
            StopSearch();
        }
    }
}
