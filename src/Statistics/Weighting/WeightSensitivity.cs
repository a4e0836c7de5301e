namespace Wegmarke.Statistics.Weighting;

/// <summary>How far a weighted mean moves when every weight may be a share larger or smaller than it is (OECD and JRC 2008, Handbook on
/// Constructing Composite Indicators, step 7).</summary>
/// <remarks>max Σwx/Σw over w in [(1−s)w₀, (1+s)w₀]: a linear-fractional program, whose optimum gives the larger weight to all values above
/// some cut and the smaller one to the rest; so all cuts of the sorted values are tried.</remarks>
public static class WeightSensitivity
{
    /// <param name="values">At least one.</param>
    /// <param name="weights">Positive, one per value.</param>
    /// <param name="share">0.2 for a fifth.</param>
    public static (double Low, double High) Of(IReadOnlyList<double> values, IReadOnlyList<double> weights, double share)
    {
        int[] ascending = [.. Enumerable.Range(0, values.Count).OrderBy(at => values[at])];
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var cut = 0; cut <= values.Count; cut++)
        {
            low = Math.Min(low, Mean(ascending, cut, 1 + share, 1 - share));
            high = Math.Max(high, Mean(ascending, cut, 1 - share, 1 + share));
        }

        return (low, high);

        double Mean(int[] order, int cut, double below, double above)
        {
            double sum = 0, weight = 0;
            for (var place = 0; place < order.Length; place++)
            {
                var w = weights[order[place]] * (place < cut ? below : above);
                weight += w;
                sum += w * values[order[place]];
            }

            return sum / weight;
        }
    }
}
