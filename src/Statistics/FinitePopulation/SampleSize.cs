using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.FinitePopulation;

/// <summary>Answers needed for an interval of a given half width (Cochran 1977, ch. 4): n₀/(1+n₀/N) for a mean, n₀/(1+(n₀−1)/N) for a
/// share.</summary>
public sealed record SampleSize(double Infinite, double Exact, int Needed, double ResponseRateNeeded)
{
    public static SampleSize ForMean(double population, double halfWidth, double sd, double level = 0.95) =>
        Of(population, sd * sd, halfWidth, 0, level);

    public static SampleSize ForShare(double population, double halfWidth, double share, double level = 0.95) =>
        Of(population, share * (1 - share), halfWidth, 1, level);

    private static SampleSize Of(double population, double variance, double halfWidth, int less, double level)
    {
        var z = Normal.Quantile(1 - (1 - level) / 2);
        var infinite = z * z * variance / (halfWidth * halfWidth);
        var exact = infinite / (1 + (infinite - less) / population);
        var needed = (int)Math.Ceiling(exact - 1e-9);
        return new(infinite, exact, needed, needed / population);
    }
}
