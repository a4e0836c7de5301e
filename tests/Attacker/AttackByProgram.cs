using Google.OrTools.LinearSolver;
using Wegmarke.MaturityModels;

namespace Wegmarke.Attacker;

/// <summary>Bounds every protected figure by linear programs (GLOP) over all published ones. Unknown are the numbers of people in each atom
/// who gave each answer and who have each score; distributions, counts, means and standard deviations, each as rounded, are linear in them.
/// Where everybody answered everything, scores and answers are tied together.</summary>
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

    private AttackByProgram(SmallTown town, Exposure exposure)
    {
        (this.town, this.exposure) = (town, exposure);
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
        using var attack = new AttackByProgram(town, exposure);
        return [.. targets.Select(attack.Bound).OfType<Leak>()];
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

    private Leak? Bound(Target target)
    {
        var objective = solver.Objective();
        objective.Clear();
        foreach (var atom in target.Atoms)
        {
            var counts = target.Item is { } item ? answers[atom][Place(item)] : scores[atom];
            for (var at = 0; at < counts.Length; at++) objective.SetCoefficient(counts[at], target.Item is null ? Score(at) : at + 1);
        }

        var (low, high) = (Solve(objective, false), Solve(objective, true));
        return high - low < target.Needed - Tolerance * 10 ? new(target, low, high) : null;
    }

    private double Solve(Objective objective, bool upwards)
    {
        objective.SetOptimizationDirection(upwards);
        var status = solver.Solve();
        if (status != Solver.ResultStatus.OPTIMAL)
        {
            throw new InvalidOperationException($"The published figures contradict each other, or the attacker misreads them ({status}).");
        }

        return objective.Value();
    }

    private double Score(int at) => SmallTown.Low + (double)at / step;

    private int Place(string item) => exposure.Items.ToList().FindIndex(one => one.Key == item);

    private static int Turned(Item item, int value) => item.Reversed ? SmallTown.Low + SmallTown.High - value : value;
}
