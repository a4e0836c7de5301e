using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Statistics.Qca;

/// <summary>Whether paths to an outcome are more than chance gives: the share of the outcome that consistent paths cover, against the same
/// with outcomes dealt out at random (after Braumoeller 2015).</summary>
/// <param name="Terms">Paths of the intermediate solution, the first of several equally short ones.</param>
/// <param name="Coverage">Consistency times coverage of all paths together; 0 without any path.</param>
public sealed record SolutionTest(
    int Cases, IReadOnlyList<(Term Term, SetRelation Relation)> Terms, Finding Coverage, Finding P, Absence? Because)
{
    /// <param name="conditions">Memberships per condition and case; each is expected to help.</param>
    /// <param name="outcome">Memberships in the outcome.</param>
    /// <param name="seed">Stored with the result.</param>
    /// <param name="permutations">How many.</param>
    /// <param name="consistency">Rows at least so consistent show the outcome.</param>
    /// <param name="pri">And at least so with PRI.</param>
    public static SolutionTest Of(IReadOnlyList<double[]> conditions, double[] outcome, long seed, int permutations = 999,
        double consistency = 0.8, double pri = 0.65, LongWork? work = null)
    {
        var (terms, measure, because) = Solve(conditions, outcome, consistency, pri);
        if (because is not null) return new(outcome.Length, [], because, because, because);
        var relations = terms.Select(term => (term, SetRelation.Of(Membership(conditions, [term], outcome.Length), outcome))).ToList();
        if (terms.Count == 0) return new(outcome.Length, [], 0.0, 1.0, null);
        var asGood = 0;
        LongWork.Each(work, permutations, draw =>
        {
            var chance = new Resample(seed, draw);
            var dealt = outcome.ToArray();
            for (var i = dealt.Length - 1; i > 0; i--)
            {
                var j = chance.Below(i + 1);
                (dealt[i], dealt[j]) = (dealt[j], dealt[i]);
            }

            if (Solve(conditions, dealt, consistency, pri).Measure >= measure - 1e-12) Interlocked.Increment(ref asGood);
        });
        return new(outcome.Length, relations, measure, (1.0 + asGood) / (permutations + 1), null);
    }

    private static (IReadOnlyList<Term> Terms, double Measure, Absence? Because) Solve(
        IReadOnlyList<double[]> conditions, double[] outcome, double consistency, double pri)
    {
        var table = TruthTable.Of(conditions, outcome, 1, consistency, pri);
        if (table.Because is { } because) return ([], 0, because);
        var solutions = Solutions.Of(table, [.. conditions.Select(_ => 1)]);
        if (solutions.Intermediate.Count == 0) return ([], 0, null);
        var terms = solutions.Intermediate[0];
        var relation = SetRelation.Of(Membership(conditions, terms, outcome.Length), outcome);
        return (terms, relation.SufficiencyConsistency.OrNull * relation.SufficiencyCoverage.OrNull ?? 0, null);
    }

    private static double[] Membership(IReadOnlyList<double[]> conditions, IReadOnlyList<Term> terms, int cases) =>
        [.. Enumerable.Range(0, cases).Select(at => terms.Max(term => TruthTable.Membership(conditions, term, at)))];
}
