using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Forecasting;

/// <summary>When all that is open now will be finished, if as much is finished per period as so far and nothing is added.</summary>
/// <remarks>Finished per period is Poisson with an unknown rate of Jeffreys' prior: after S in n periods the rate is Gamma(S + ½, n), and
/// what
/// is finished in t periods more is negative binomial, so P(at least N in t periods) = I(t/(n+t); N, S + ½). This is what drawing rates and
/// periods at random (a throughput simulation) tends to with the number of draws, without its chance; the uncertainty of the rate is in it,
/// which drawing past periods with replacement leaves out. Assumes that periods are alike and independent; Jeffreys 1961; Gelman et al.
/// 2013, section 2.6.</remarks>
/// <param name="Periods">History.</param>
/// <param name="Finished">Finished in it.</param>
/// <param name="Open">What is open now.</param>
public sealed record FinishForecast(int Periods, int Finished, int Open)
{
    /// <summary>Later than this nobody should promise anything.</summary>
    public const int PeriodsMax = 600;

    /// <param name="finished">How many were finished in each past period, the newest counted to its end.</param>
    public static FinishForecast Of(IReadOnlyList<int> finished, int open)
    {
        if (open < 0 || finished.Any(count => count < 0)) throw new ArgumentOutOfRangeException(nameof(open), "Counts below zero.");
        return new(finished.Count, finished.Sum(), open);
    }

    /// <summary>Probability that all is finished within so many periods.</summary>
    public Finding Within(int periods)
    {
        if (Open == 0) return 1.0;
        if (Periods == 0) return Absence.Empty;
        if (periods <= 0) return 0.0;
        double all = Periods + periods;
        return Special.BetaLower(Open, Finished + 0.5, periods / all, Periods / all);
    }

    /// <summary>Fewest periods within which all is finished with at least this probability; absent where that is further than
    /// <see cref="PeriodsMax"/>.</summary>
    public Finding By(double probability)
    {
        if (!(probability is > 0 and < 1)) return Absence.OutOfRange;
        if (Open == 0) return 0.0;
        if (Periods == 0) return Absence.Empty;
        if (Within(PeriodsMax).Value < probability) return Absence.TooLarge;
        var (low, high) = (0, PeriodsMax);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Within(middle).Value >= probability) high = middle; else low = middle;
        }

        return (double)high;
    }
}
