using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Which ranks of a unit the estimates still allow: rank 1 is the highest value.</summary>
/// <remarks>A unit stands behind those that lie significantly above it and before those that lie significantly below it (Mogstad, Romano,
/// Shaikh and Wilhelm 2024); its comparisons with all others hold together at the level by Šidák 1967. Covers the rank of each unit with at
/// least that probability, more where units are alike; assumes independent, nearly normal estimates.</remarks>
/// <param name="Rank">Rank of the estimate; equal estimates share the better rank.</param>
public sealed record RankInterval(int Rank, int Best, int Worst)
{
    public static RankInterval[] Of(IReadOnlyList<double> estimates, IReadOnlyList<double> errors, double level = 0.95)
    {
        if (estimates.Count != errors.Count) throw new ArgumentException("Estimates and errors differ in number.", nameof(errors));
        var units = estimates.Count;
        var critical = units < 2 ? 0 : Normal.Quantile(1 - (1 - Math.Pow(level, 1.0 / (units - 1))) / 2);
        var intervals = new RankInterval[units];
        for (var unit = 0; unit < units; unit++)
        {
            int higher = 0, above = 0, below = 0;
            for (var other = 0; other < units; other++)
            {
                var difference = estimates[other] - estimates[unit];
                var limit = critical * Math.Sqrt(errors[unit] * errors[unit] + errors[other] * errors[other]);
                if (difference > 0) higher++;
                if (difference > limit) above++;
                if (difference < -limit) below++;
            }

            intervals[unit] = new(1 + higher, 1 + above, units - below);
        }

        return intervals;
    }
}
