using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Agreement;

/// <summary>a_wg: agreement against the largest spread that the group's own mean allows, so that neither the number of categories nor a
/// mean near the end of the scale decides (Brown and Hauenstein 2005).</summary>
/// <remarks>1 − 2s²/[((H+L)M − M² − HL)·n/(n−1)], mean over items. Where all give the same answer it is 1. An item whose mean is outside
/// (L(n−1)+H)/n … (H(n−1)+L)/n cannot be interpreted and is left out and counted.</remarks>
public sealed record BrownHauenstein(int N, Finding Awg, int ItemsBeyondLimits)
{
    /// <param name="items">One array per item, complete rows of one group.</param>
    /// <param name="low">Lowest value of the scale.</param>
    /// <param name="high">Highest value of the scale.</param>
    public static BrownHauenstein Of(IReadOnlyList<double[]> items, double low, double high)
    {
        var n = items.Count == 0 ? 0 : items[0].Length;
        if (n < 2) return new(n, Absence.TooFew, 0);
        if (items.Any(item => item.Any(value => !(value >= low && value <= high)))) return new(n, Absence.OutOfRange, 0);
        double sum = 0;
        var beyond = 0;
        foreach (var item in items)
        {
            var mean = Moments.Mean(item);
            var variance = Moments.Variance(item);
            var rounding = 1e-12 * (high - low);
            var within = mean >= (low * (n - 1) + high) / n - rounding && mean <= (high * (n - 1) + low) / n + rounding;
            if (variance > 0 && !within) beyond++;
            else sum += variance == 0 ? 1 : 1 - 2 * variance / (((high + low) * mean - mean * mean - high * low) * n / (n - 1));
        }

        return new(n, beyond == items.Count ? Absence.OutOfRange : sum / (items.Count - beyond), beyond);
    }
}
