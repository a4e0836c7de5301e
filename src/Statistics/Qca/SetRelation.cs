namespace Wegmarke.Statistics.Qca;

/// <summary>How far one fuzzy set is sufficient or necessary for another (Ragin 2006; PRI: Schneider and Wagemann 2012; RoN: the
/// same).</summary>
/// <remarks>Sufficiency: consistency Σmin(x,y)/Σx, coverage Σmin(x,y)/Σy, PRI (Σmin(x,y)−Σmin(x,y,1−y))/(Σx−Σmin(x,y,1−y)). Necessity turns
/// the two ratios round; relevance Σ(1−x)/Σ(1−min(x,y)). Nobody in the set: none.</remarks>
public sealed record SetRelation(
    Finding SufficiencyConsistency, Finding SufficiencyCoverage, Finding Pri, Finding NecessityConsistency, Finding NecessityCoverage,
    Finding NecessityRelevance)
{
    /// <param name="condition">Memberships in the condition, from 0 to 1.</param>
    /// <param name="outcome">Memberships in the outcome of the same cases.</param>
    public static SetRelation Of(IReadOnlyList<double> condition, IReadOnlyList<double> outcome)
    {
        double x = 0, y = 0, both = 0, contradictory = 0, notX = 0, notBoth = 0;
        for (var i = 0; i < condition.Count; i++)
        {
            var least = Math.Min(condition[i], outcome[i]);
            x += condition[i];
            y += outcome[i];
            both += least;
            contradictory += Math.Min(least, 1 - outcome[i]);
            notX += 1 - condition[i];
            notBoth += 1 - least;
        }

        static Finding Ratio(double over, double under) => under > 1e-12 ? over / under : Absence.Empty;
        return new(Ratio(both, x), Ratio(both, y), Ratio(both - contradictory, x - contradictory), Ratio(both, y), Ratio(both, x),
            Ratio(notX, notBoth));
    }
}
