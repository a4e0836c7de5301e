using Google.OrTools.LinearSolver;
using Wegmarke.MaturityModels;

namespace Wegmarke.Attacker;

/// <summary>Bounds every protected figure by linear programs (GLOP) over all published ones. Unknown are the numbers of people in each atom
/// who gave each answer and who have each score; distributions, counts, means and standard deviations, each as rounded, are linear in them.
/// Where everybody answered all that was asked, scores and answers are tied together. Where a plan spares people items, it is unknown, too,
/// how many of an atom were asked which; what the plan adds to scores follows from what is shown and is known.</summary>
/// <remarks>Each solution counts for all figures: what was seen far enough apart already needs no search of its own.</remarks>
public sealed class AttackByProgram : IDisposable
{
    private const double Tolerance = 1e-5;
    private const int FineGrid = 12;
    private const string Quick = "max_number_of_iterations:20000";
    private const string Patient = "use_dual_simplex:true max_number_of_iterations:400000";
    private readonly SmallTown town;
    private readonly Exposure exposure;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly int[] all;
    private readonly int[] steps;
    private readonly Variable[][][] scores;
    private readonly Variable[][][][] answers;
    private readonly double[] means;
    private readonly IReadOnlyList<Target> targets;
    private readonly double[] least;
    private readonly double[] most;

    private AttackByProgram(SmallTown town, Exposure exposure, IReadOnlyList<Target> targets)
    {
        (this.town, this.exposure, this.targets) = (town, exposure, targets);
        (least, most) = ([.. targets.Select(_ => double.PositiveInfinity)], [.. targets.Select(_ => double.NegativeInfinity)]);
        all = [.. Enumerable.Range(0, exposure.Items.Count)];
        means = exposure.Scores.Count > 0 ? exposure.Scores[0].ItemMeans : new double[all.Length];
        steps = [.. exposure.Kinds.Select(kind => town.Complete ? kind.Length : FineGrid)];
        var sizes = exposure.Atoms.Select(rows => Sizes(rows.Length)).ToArray();
        scores = [.. sizes.Select(parts => parts.Select((size, kind) => People(size, (SmallTown.High - SmallTown.Low) * steps[kind] + 1))
            .ToArray())];
        answers = [.. sizes.Select(parts => parts.Select((size, kind) => all.Select(item => exposure.Kinds[kind].Contains(item)
            ? People(size, SmallTown.High) : []).ToArray()).ToArray())];
        if (town.Complete) TieScoresToAnswers();
        foreach (var fact in exposure.Scores) Add(fact);
        foreach (var fact in exposure.Answers) Add(fact);
        if (town.Complete)
        {
            foreach (var fact in exposure.Facets) Add(fact);
        }
    }

    /// <summary>The figures that can be found more closely than allowed; none if the release is safe.</summary>
    public static IReadOnlyList<Leak> Run(SmallTown town, Exposure exposure, IReadOnlyList<Target> targets)
    {
        using var attack = new AttackByProgram(town, exposure, targets);
        return [.. Enumerable.Range(0, targets.Count).Select(attack.Bound).OfType<Leak>()];
    }

    public void Dispose() => solver.Dispose();

    /// <summary>How many people of an atom were asked what; everybody the same, or unknown parts of a known whole.</summary>
    private Variable[] Sizes(int atom)
    {
        if (exposure.Kinds.Count == 1) return [solver.MakeNumVar(atom, atom, "")];
        var sizes = solver.MakeNumVarArray(exposure.Kinds.Count, 0, atom);
        var sum = solver.MakeConstraint(atom, atom);
        foreach (var size in sizes) sum.SetCoefficient(size, 1);
        return sizes;
    }

    /// <summary>How many people of an atom gave each value; those left over gave none.</summary>
    private Variable[] People(Variable size, int values)
    {
        var counts = solver.MakeNumVarArray(values, 0, size.Ub());
        var sum = solver.MakeConstraint(town.Complete ? 0 : double.NegativeInfinity, 0);
        sum.SetCoefficient(size, -1);
        foreach (var count in counts) sum.SetCoefficient(count, 1);
        return counts;
    }

    private void TieScoresToAnswers()
    {
        for (var atom = 0; atom < scores.Length; atom++)
        {
            for (var kind = 0; kind < exposure.Kinds.Count; kind++)
            {
                var tie = solver.MakeConstraint(0, 0);
                foreach (var (at, people) in scores[atom][kind].Index()) tie.SetCoefficient(people, Plain(kind, at) * steps[kind]);
                foreach (var item in exposure.Kinds[kind])
                {
                    foreach (var (value, people) in answers[atom][kind][item].Index())
                    {
                        tie.SetCoefficient(people, -Turned(exposure.Items[item], value + 1));
                    }
                }
            }
        }
    }

    private void Add(ScoreFact fact)
    {
        var (low, high) = (fact.N * (fact.Mean - 0.005), fact.N * (fact.Mean + 0.005));
        if (exposure.Kinds.Count == 1) (low, high) = Whole(low, high, steps[0]);
        var least = Math.Max(0, fact.Sd - 0.05);
        var (count, sum) = (solver.MakeConstraint(fact.N, fact.N), solver.MakeConstraint(low, high));
        var squares = solver.MakeConstraint((fact.N - 1) * least * least + low * low / fact.N - Tolerance,
            (fact.N - 1) * (fact.Sd + 0.05) * (fact.Sd + 0.05) + high * high / fact.N + Tolerance);
        for (var kind = 0; kind < exposure.Kinds.Count; kind++)
        {
            var shift = exposure.Shift(exposure.Kinds[kind], all, fact.ItemMeans);
            foreach (var (at, people) in fact.Atoms.SelectMany(atom => scores[atom][kind].Index()))
            {
                var score = Plain(kind, at) + shift;
                count.SetCoefficient(people, 1);
                sum.SetCoefficient(people, score);
                squares.SetCoefficient(people, score * score);
            }
        }
    }

    private void Add(ItemFact fact)
    {
        var item = Place(fact.Item);
        for (var value = 0; value < SmallTown.High; value++)
        {
            var count = solver.MakeConstraint(fact.Counts[value], fact.Counts[value]);
            foreach (var asked in fact.Atoms.SelectMany(atom => answers[atom]).Select(kind => kind[item]).Where(asked => asked.Length > 0))
            {
                count.SetCoefficient(asked[value], 1);
            }
        }
    }

    private void Add(FacetFact fact)
    {
        int[] items = [.. all.Where(item => exposure.Items[item].Facet == fact.Facet)];
        var (low, high) = (fact.N * (fact.Mean - 0.005), fact.N * (fact.Mean + 0.005));
        if (exposure.Kinds.Count == 1) (low, high) = Whole(low, high, items.Length);
        var sum = solver.MakeConstraint(low, high);
        foreach (var (kind, places) in exposure.Kinds.Index())
        {
            int[] own = [.. places.Intersect(items)];
            var shift = exposure.Shift(places, items, fact.ItemMeans);
            foreach (var (atom, item) in fact.Atoms.SelectMany(atom => own.Select(item => (atom, item))))
            {
                foreach (var (value, people) in answers[atom][kind][item].Index())
                {
                    sum.SetCoefficient(people, (Turned(exposure.Items[item], value + 1) + shift) / own.Length);
                }
            }
        }
    }

    /// <summary>A sum of whole numbers of steps that lies between two bounds.</summary>
    private static (double Low, double High) Whole(double low, double high, int steps) =>
        (Math.Ceiling(low * steps - 1e-6) / steps - 1e-9, Math.Floor(high * steps + 1e-6) / steps + 1e-9);

    private Leak? Bound(int at)
    {
        var target = targets[at];
        foreach (var upwards in new[] { false, true })
        {
            if (most[at] - least[at] >= target.Needed - Tolerance * 10) return null;
            var objective = solver.Objective();
            objective.Clear();
            foreach (var (variable, weight) in TermsOf(target)) objective.SetCoefficient(variable, weight);
            objective.SetOptimizationDirection(upwards);
            Solve();
        }

        return most[at] - least[at] < target.Needed - Tolerance * 10 ? new(target, least[at], most[at]) : null;
    }

    private void Solve()
    {
        solver.SetSolverSpecificParametersAsString(Quick);
        var status = solver.Solve();
        // Now and then the primal simplex goes round in circles; the dual one finds the end.
        if (status is Solver.ResultStatus.NOT_SOLVED or Solver.ResultStatus.FEASIBLE or Solver.ResultStatus.ABNORMAL)
        {
            solver.SetSolverSpecificParametersAsString(Patient);
            solver.Reset();
            status = solver.Solve();
        }

        if (status is Solver.ResultStatus.NOT_SOLVED or Solver.ResultStatus.FEASIBLE)
        {
            throw new TimeoutException("The solver came to no end.");
        }

        if (status != Solver.ResultStatus.OPTIMAL)
        {
            throw new InvalidOperationException($"The published figures contradict each other, or the attacker misreads them ({status}).");
        }

        for (var one = 0; one < targets.Count; one++)
        {
            var value = TermsOf(targets[one]).Sum(term => term.Weight * term.Variable.SolutionValue());
            (least[one], most[one]) = (Math.Min(least[one], value), Math.Max(most[one], value));
        }
    }

    private IEnumerable<(Variable Variable, double Weight)> TermsOf(Target target) =>
        from atom in target.Atoms
        from kind in Enumerable.Range(0, exposure.Kinds.Count)
        let shift = exposure.Shift(exposure.Kinds[kind], all, means)
        from term in target.Item is { } item ? answers[atom][kind][Place(item)].Select((people, at) => (people, at + 1.0))
            : scores[atom][kind].Select((people, at) => (people, Plain(kind, at) + shift))
        select term;

    /// <summary>Mean over the items that were asked.</summary>
    private double Plain(int kind, int at) => SmallTown.Low + (double)at / steps[kind];

    private int Place(string item) => exposure.Items.ToList().FindIndex(one => one.Key == item);

    private static int Turned(Item item, int value) => item.Reversed ? SmallTown.Low + SmallTown.High - value : value;
}
