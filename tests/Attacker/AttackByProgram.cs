using Google.OrTools.LinearSolver;
using Wegmarke.MaturityModels;

namespace Wegmarke.Attacker;

/// <summary>Bounds every protected figure by linear programs (GLOP) over all published ones. Unknown are the numbers of people in each atom
/// who gave each answer and who have each score; distributions, counts, means and standard deviations, each as rounded, are linear in them.
/// Where everybody answered everything, scores and answers are tied together.</summary>
/// <remarks>Each solution counts for all figures: what was seen far enough apart already needs no search of its own.</remarks>
public sealed class AttackByProgram : IDisposable
{
    private const double Tolerance = 1e-5;
    private const int FineGrid = 12;
    private readonly SmallTown town;
    private readonly Exposure exposure;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly int step;
    private readonly Variable[][] scores;
    private readonly Variable[][][] answers;
    private readonly IReadOnlyList<Target> targets;
    private readonly double[] least;
    private readonly double[] most;

    private AttackByProgram(SmallTown town, Exposure exposure, IReadOnlyList<Target> targets)
    {
        (this.town, this.exposure, this.targets) = (town, exposure, targets);
        (least, most) = ([.. targets.Select(_ => double.PositiveInfinity)], [.. targets.Select(_ => double.NegativeInfinity)]);
        step = town.Complete ? exposure.Items.Count : FineGrid;
        scores = [.. exposure.Atoms.Select(rows => People(rows.Length, (SmallTown.High - SmallTown.Low) * step + 1))];
        answers = [.. exposure.Atoms.Select(rows => exposure.Items.Select(_ => People(rows.Length, SmallTown.High)).ToArray())];
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

    /// <summary>How many people of an atom gave each value; those left over gave none.</summary>
    private Variable[] People(int size, int values)
    {
        var counts = solver.MakeNumVarArray(values, 0, size);
        var sum = solver.MakeConstraint(town.Complete ? size : 0, size);
        foreach (var count in counts) sum.SetCoefficient(count, 1);
        return counts;
    }

    private void TieScoresToAnswers()
    {
        for (var atom = 0; atom < scores.Length; atom++)
        {
            var tie = solver.MakeConstraint(0, 0);
            for (var at = 0; at < scores[atom].Length; at++) tie.SetCoefficient(scores[atom][at], Score(at) * exposure.Items.Count);
            for (var item = 0; item < exposure.Items.Count; item++)
            {
                for (var value = 0; value < SmallTown.High; value++)
                {
                    tie.SetCoefficient(answers[atom][item][value], -Turned(exposure.Items[item], value + 1));
                }
            }
        }
    }

    private void Add(ScoreFact fact)
    {
        var (count, sum, squares) = (solver.MakeConstraint(fact.N, fact.N), new Constraint?[1], new Constraint?[1]);
        var (low, high) = Whole(fact.N * (fact.Mean - 0.005), fact.N * (fact.Mean + 0.005), town.Complete ? step : FineGrid);
        var least = Math.Max(0, fact.Sd - 0.05);
        sum[0] = solver.MakeConstraint(low, high);
        squares[0] = solver.MakeConstraint((fact.N - 1) * least * least + low * low / fact.N - Tolerance,
            (fact.N - 1) * (fact.Sd + 0.05) * (fact.Sd + 0.05) + high * high / fact.N + Tolerance);
        foreach (var atom in fact.Atoms)
        {
            for (var at = 0; at < scores[atom].Length; at++)
            {
                count.SetCoefficient(scores[atom][at], 1);
                sum[0]!.SetCoefficient(scores[atom][at], Score(at));
                squares[0]!.SetCoefficient(scores[atom][at], Score(at) * Score(at));
            }
        }
    }

    private void Add(ItemFact fact)
    {
        var item = Place(fact.Item);
        for (var value = 0; value < SmallTown.High; value++)
        {
            var count = solver.MakeConstraint(fact.Counts[value], fact.Counts[value]);
            foreach (var atom in fact.Atoms) count.SetCoefficient(answers[atom][item][value], 1);
        }
    }

    private void Add(FacetFact fact)
    {
        int[] items = [.. Enumerable.Range(0, exposure.Items.Count).Where(item => exposure.Items[item].Facet == fact.Facet)];
        var (low, high) = Whole(fact.N * (fact.Mean - 0.005), fact.N * (fact.Mean + 0.005), items.Length);
        var sum = solver.MakeConstraint(low, high);
        foreach (var atom in fact.Atoms)
        {
            foreach (var item in items)
            {
                for (var value = 0; value < SmallTown.High; value++)
                {
                    sum.SetCoefficient(answers[atom][item][value], (double)Turned(exposure.Items[item], value + 1) / items.Length);
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
        var status = solver.Solve();
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

    private IEnumerable<(Variable Variable, double Weight)> TermsOf(Target target) => target.Atoms.SelectMany(atom =>
        target.Item is { } item ? answers[atom][Place(item)].Select((count, at) => (count, at + 1.0))
            : scores[atom].Select((count, at) => (count, Score(at))));

    private double Score(int at) => SmallTown.Low + (double)at / step;

    private int Place(string item) => exposure.Items.ToList().FindIndex(one => one.Key == item);

    private static int Turned(Item item, int value) => item.Reversed ? SmallTown.Low + SmallTown.High - value : value;
}
