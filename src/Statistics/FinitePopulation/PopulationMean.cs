using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.FinitePopulation;

/// <summary>Mean of a staff of N from n answers: se = s/√n·√(1−n/N) (Cochran 1977, ch. 2). Assumes that who answered is as good as
/// random.</summary>
public sealed record PopulationMean(
    int N, double Population, Finding Mean, Finding Sd, Finding SeInfinite, Finding Correction, Finding Se, Interval Interval,
      Interval IntervalInfinite,
    Absence? Because)
{
    public static PopulationMean Of(IEnumerable<double> values, double population, double level = 0.95)
    {
        var x = Moments.Present(values);
        if (x.Length == 0) return None(0, population, Absence.AllMissing, Absence.AllMissing);
        if (Moments.Beyond(x)) return None(x.Length, population, Absence.OutOfRange, Absence.OutOfRange);
        if (x.Length < 2) return None(1, population, x[0], Absence.TooFew);
        if (x.Length > population) return None(x.Length, population, Absence.MoreAnswersThanPeople, Absence.MoreAnswersThanPeople);
        return Of(x.Length, Moments.Mean(x), Moments.StandardDeviation(x), population, level);
    }

    /// <summary>From n ≥ 2, mean and standard deviation.</summary>
    public static PopulationMean Of(int n, double mean, double sd, double population, double level = 0.95)
    {
        var infinite = sd / Math.Sqrt(n);
        var correction = Math.Sqrt(Math.Max(0, 1 - n / population));
        var half = StudentT.Quantile(1 - (1 - level) / 2, n - 1) * infinite;
        return new(n, population, mean, sd, infinite, correction, infinite * correction,
            new(mean - half * correction, mean + half * correction, level), new(mean - half, mean + half, level), null);
    }

    /// <summary>The mean if everybody who did not answer lay <paramref name="lower"/> below those who did.</summary>
    public static double IfOthersWereLower(double mean, int n, double population, double lower) => mean - (1 - n / population) * lower;

    private static PopulationMean None(int n, double population, Finding mean, Absence because) =>
        new(n, population, mean, because, because, because, because, because, because, because);
}
