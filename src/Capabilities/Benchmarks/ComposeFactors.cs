using Wegmarke.MaturityModels;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Qca;

namespace Wegmarke.Benchmarks;

/// <summary>Looks for what goes with success. A finding must pass the permutation test with size taken out, pass it again with cause and
/// effect judged by different people, and hold without any single member; paths must cover more than chance gives.</summary>
/// <remarks>Both families share an error of 5 %: 2.5 % for the correlations together (Holm over the larger p of both tests), 2.5 % for the
/// paths. Conditions of paths are the areas that the model says make the outcome possible, so nothing is chosen by looking.</remarks>
public static class ComposeFactors
{
    public const double Error = 0.025;

    /// <summary>Below, no correlation can pass.</summary>
    public const int MembersMin = 10;

    private const int ConditionsMax = 4;
    private const double FragileShare = 0.5;

    /// <param name="members">Latest contributions of the members.</param>
    /// <param name="outcome">Key of an area or an indicator.</param>
    public static SuccessFactors Run(string circle, string on, string release, IReadOnlyList<Contribution> members, MaturityModel model,
        string outcome, long seed, int permutations = 9999)
    {
        var comparable = new Comparable(model, members);
        double? Value(Contribution one, string key, string view) => comparable.Of(one, key, view).Estimate?.Mean;
        var byIndicator = model.Indicators.Any(one => one.Key == outcome);
        double? Outcome(Contribution one, string view) => byIndicator
            ? one.Indicators.FirstOrDefault(reading => reading.Key == outcome)?.Value : Value(one, outcome, view);
        var factors = model.Areas.Select(area => area.Key).Where(key => key != outcome).ToList();
        var tested = factors.Select((key, at) => Test(members, one => Value(one, key, CircleView.Overall),
            one => Outcome(one, CircleView.Overall), byIndicator ? null
                : [(one => Value(one, key, "staff"), one => Outcome(one, "leaders")),
                    (one => Value(one, key, "leaders"), one => Outcome(one, "staff"))], seed + at, permutations)).ToList();
        var adjusted = MultipleTesting.Holm([.. tested.Select(one => one.P)]);
        List<FactorFinding> findings = [.. factors.Select((key, at) => new FactorFinding(key, Rounded(tested[at].Whole.Adjusted),
            tested[at].Split is { } split ? Rounded(split.Adjusted) : null, adjusted[at].OrNull is { } p ? Math.Round(p, 3) : null,
            tested[at].Fragile, adjusted[at].OrNull <= Error && !tested[at].Fragile))];
        // Paths, too: staff judge the conditions and leaders the outcome.
        var (conditions, effect) = byIndicator ? (CircleView.Overall, CircleView.Overall) : ("staff", "leaders");
        var (paths, pathsP) = Paths(members, model, outcome, one => Outcome(one, effect), (one, key) => Value(one, key, conditions), seed,
            permutations);
        return new(SuccessFactors.CurrentSchema, circle, on, release, outcome, members.Count, seed, findings, paths, pathsP,
            tested.All(one => !one.P.Exists) ? Absence.TooFew.Key : null);
    }

    private sealed record Tested(RankAssociation Whole, RankAssociation? Split, Finding P, bool Fragile);

    private static Tested Test(IReadOnlyList<Contribution> members, Func<Contribution, double?> x, Func<Contribution, double?> y,
        (Func<Contribution, double?> X, Func<Contribution, double?> Y)[]? split, long seed, int permutations)
    {
        var whole = Associate(members, [(x, y)], seed, permutations);
        var apart = split is null ? null : Associate(members, split, seed, permutations);
        var p = whole.P.Then(first => apart is null ? first : apart.P.Then(second => Math.Max(first, second)));
        // Both must point the same way.
        if (apart is { Adjusted.Exists: true } && whole.Adjusted.Exists
            && Math.Sign(apart.Adjusted.Value) != Math.Sign(whole.Adjusted.Value)) p = 1.0;
        return new(whole, apart, p, new[] { whole, apart }.OfType<RankAssociation>().Any(one => one.Weakest.Exists
            && one.Weakest.Value < FragileShare * Math.Abs(one.Adjusted.Value)));
    }

    private static RankAssociation Associate(IReadOnlyList<Contribution> members,
        (Func<Contribution, double?> X, Func<Contribution, double?> Y)[] pairs, long seed, int permutations)
    {
        List<Contribution> complete = [.. members.Where(one => pairs.All(pair => pair.X(one) is not null && pair.Y(one) is not null))];
        if (complete.Count < MembersMin)
        {
            return new(complete.Count, 0, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew);
        }

        return RankAssociation.Of([.. pairs.Select(pair => (complete.Select(one => pair.X(one)!.Value).ToArray(),
            complete.Select(one => pair.Y(one)!.Value).ToArray()))], [.. complete.Select(one => (double)one.Staff)], seed, permutations);
    }

    private static (IReadOnlyList<FactorPath> Paths, double? P) Paths(IReadOnlyList<Contribution> members, MaturityModel model,
        string outcome, Func<Contribution, double?> y, Func<Contribution, string, double?> x, long seed, int permutations)
    {
        var area = model.Indicators.FirstOrDefault(one => one.Key == outcome)?.Area ?? outcome;
        List<string> conditions = [.. model.Areas.Where(one => one.Enables.Any(arrow => arrow.Area == area)).Select(one => one.Key)
            .Take(ConditionsMax)];
        List<Contribution> complete = [.. members.Where(one => y(one) is not null && conditions.All(key => x(one, key) is not null))];
        if (conditions.Count == 0 || complete.Count < MembersMin) return ([], null);
        var sets = conditions.Select(key => Calibrate([.. complete.Select(one => x(one, key)!.Value)])).ToList();
        if (Calibrate([.. complete.Select(one => y(one)!.Value)]) is not { } goal || sets.Any(one => one is null)) return ([], null);
        var test = SolutionTest.Of([.. sets.Select(one => one!)], goal, seed, Math.Min(permutations, 999));
        if (test.P.OrNull is not { } p || p > Error) return ([], test.P.OrNull is { } chance ? Math.Round(chance, 3) : null);
        return ([.. test.Terms.Select(one => new FactorPath(Named(one.Term, present: true), Named(one.Term, present: false),
            Math.Round(one.Relation.SufficiencyConsistency.OrNull ?? 0, 2), Math.Round(one.Relation.SufficiencyCoverage.OrNull ?? 0, 2)))],
            Math.Round(p, 3));

        List<string> Named(Term term, bool present) => [.. conditions.Where((_, at) => (term.Cares >> at & 1) == 1
            && (term.Values >> at & 1) == 1 == present)];
    }

    /// <summary>High and low are meant within the circle: its outer tenths are fully in and out. Null where too many are alike.</summary>
    private static double[]? Calibrate(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var (low, middle, high) = (Quantile.Type7(sorted, 0.1), Quantile.Type7(sorted, 0.5), Quantile.Type7(sorted, 0.9));
        return low < middle && middle < high
            ? [.. values.Select(value => Calibration.Of(value, low, middle, high).Value)] : null;
    }

    private static double? Rounded(Finding value) => value.OrNull is { } number ? Math.Round(number, 1) : null;
}
