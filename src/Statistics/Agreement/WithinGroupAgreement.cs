using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Agreement;

/// <summary>How far the members of one group agree on a scale of J items with A categories, against the uniform null σ² =
/// (A²−1)/12.</summary>
/// <remarks>r_wg(j) (James, Demaree and Wolf 1984, 1993), r_wg for one item; r*_wg may be negative (Lindell, Brandt and Whitney 1999);
/// AD around mean and median, divisor n (Burke, Finkelstein and Dusig 1999), practical limit A/6 (Burke and Dunlap 2002).</remarks>
public sealed record WithinGroupAgreement(int N, Finding Rwg, Finding RwgStar, Finding AdMean, Finding AdMedian, Finding SdMean)
{
    /// <param name="items">One array per item, complete rows of one group.</param>
    /// <param name="categories">A, the number of answer categories.</param>
    /// <param name="nullVariance">Another null variance than the uniform one (LeBreton and Senter 2008 list skewed ones).</param>
    public static WithinGroupAgreement Of(IReadOnlyList<double[]> items, int categories, double? nullVariance = null)
    {
        var n = items.Count == 0 ? 0 : items[0].Length;
        if (n < 2) return new(n, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew, Absence.TooFew);
        if (items.Any(item => Moments.Beyond(item)))
            return new(n, Absence.OutOfRange, Absence.OutOfRange, Absence.OutOfRange, Absence.OutOfRange, Absence.OutOfRange);
        var expected = nullVariance ?? UniformVariance(categories);
        double variance = 0, adMean = 0, adMedian = 0, sd = 0;
        foreach (var item in items)
        {
            var v = Moments.Variance(item);
            variance += v / items.Count;
            sd += Math.Sqrt(v) / items.Count;
            adMean += Deviation(item, Moments.Mean(item)) / items.Count;
            adMedian += Deviation(item, Quantile.Median([.. item.Order()])) / items.Count;
        }

        return new(n, RwgOf(items.Count, variance, expected), 1 - variance / expected, adMean, adMedian, sd);
    }

    public static double UniformVariance(int categories) => ((double)categories * categories - 1) / 12;

    /// <summary>r_wg(J) from the mean item variance; a variance above the null counts as no agreement.</summary>
    public static double RwgOf(int items, double meanVariance, double expected)
    {
        var ratio = Math.Min(meanVariance, expected) / expected;
        return items * (1 - ratio) / (items * (1 - ratio) + ratio);
    }

    private static double Deviation(double[] values, double centre)
    {
        double sum = 0;
        foreach (var value in values) sum += Math.Abs(value - centre);
        return sum / values.Length;
    }
}
