using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Places of all members of a small comparison group (Crawford, Garthwaite and Slick 2009).</summary>
/// <param name="BestFirst">1 is best; ties share the best place.</param>
/// <param name="IncludingSelf">100(below + ½·equal)/n.</param>
/// <param name="ExcludingSelf">100(below + ½(equal − 1))/(n − 1); none for a single member.</param>
public sealed record PercentileRank(
    int N, double[] BestFirst, double[] IncludingSelf, Finding[] ExcludingSelf, double[] BelowOnly, double[] Quartiles7,
      double[] Quartiles6,
    Finding[] Z, Finding[] RobustZ)
{
    /// <summary>Makes the median absolute deviation of a normal variable its standard deviation.</summary>
    private const double MadFactor = 1.4826;

    public static PercentileRank Of(double[] values)
    {
        double n = values.Length;
        double[] sorted = [.. values.Order()];
        double[] below = [.. values.Select(v => (double)values.Count(other => other < v))];
        double[] equal = [.. values.Select(v => (double)values.Count(other => other == v))];
        var constant = n < 2 || Moments.Constant(values);
        var median = n == 0 ? 0 : Quantile.Median(sorted);
        var mad = n == 0 ? 0 : MadFactor * Quantile.Median([.. values.Select(v => Math.Abs(v - median)).Order()]);
        var beyond = values.Any(value => !double.IsFinite(value)) || Moments.Beyond(values);
        double mean = n == 0 ? 0 : Moments.Mean(values), sd = constant ? 0 : Moments.StandardDeviation(values);
        return new(values.Length, [.. values.Select((v, i) => n - below[i] - equal[i] + 1)],
            [.. below.Zip(equal, (b, e) => 100 * (b + e / 2) / n)],
            [.. below.Zip(equal, (b, e) => n > 1 ? (Finding)(100 * (b + (e - 1) / 2) / (n - 1)) : Absence.TooFew)],
            [.. below.Select(b => 100 * b / n)],
            n == 0 || beyond ? [] : [Quantile.Type7(sorted, 0.25), median, Quantile.Type7(sorted, 0.75)],
            n == 0 || beyond ? [] : [Quantile.Type6(sorted, 0.25), Quantile.Type6(sorted, 0.5), Quantile.Type6(sorted, 0.75)],
            [.. values.Select(v => beyond ? Absence.OutOfRange : constant ? (Finding)Absence.ZeroVariance : (v - mean) / sd)],
            [.. values.Select(v => beyond ? Absence.OutOfRange : mad == 0 ? (Finding)Absence.ZeroVariance : (v - median) / mad)]);
    }
}
