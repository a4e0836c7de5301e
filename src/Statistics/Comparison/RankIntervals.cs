using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Resampling;

namespace Wegmarke.Statistics.Comparison;

/// <summary>How sure a rank is: ranks of draws from the normal posteriors of shrunken means (Goldstein and Spiegelhalter 1996).</summary>
/// <remarks>The highest mean has rank 1. Limits are quantiles of the drawn ranks, so whole numbers. Ranks of few units with large errors
/// reach from first to last, and that is the finding.</remarks>
/// <param name="MeanRank">Mean of the drawn ranks: the expected rank.</param>
/// <param name="FirstShare">In how many of the draws the unit came first.</param>
public sealed record RankIntervals(int Draws, double[] MeanRank, Interval[] Limits, double[] FirstShare, Absence? Because)
{
    /// <param name="means">Posterior means.</param>
    /// <param name="errors">Posterior standard errors, none negative.</param>
    /// <param name="seed">Stored with the result.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="level">Share of the draws that the limits hold.</param>
    public static RankIntervals Of(
        double[] means, double[] errors, long seed, int draws = 10_000, double level = 0.95, LongWork? work = null)
    {
        var k = means.Length;
        if (k < 2) return new(0, [], [], [], Absence.TooFew);
        if (means.Any(mean => !double.IsFinite(mean)) || errors.Any(se => !(se >= 0) || double.IsInfinity(se)))
        {
            return new(0, [], [], [], Absence.OutOfRange);
        }

        var ranks = new int[draws][];
        LongWork.Each(work, draws, draw =>
        {
            var chance = new Resample(seed, draw);
            var values = new double[k];
            for (var i = 0; i < k; i++) values[i] = -(means[i] + errors[i] * chance.Gaussian());
            var order = Enumerable.Range(0, k).ToArray();
            Array.Sort(values, order);
            var ranked = new int[k];
            for (var i = 0; i < k; i++) ranked[order[i]] = i + 1;
            ranks[draw] = ranked;
        });
        double[][] units = [.. Enumerable.Range(0, k).Select(i => ranks.Select(draw => (double)draw[i]).Order().ToArray())];
        int low = (int)Math.Floor((1 - level) / 2 * draws), high = draws - 1 - low;
        return new(draws, [.. units.Select(unit => Moments.Mean(unit))],
            [.. units.Select(unit => new Interval(unit[low], unit[high], level))],
            [.. units.Select(unit => unit.Count(rank => rank == 1) / (double)draws)], null);
    }
}
