using System.Numerics;
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
        double[] values = [.. estimates], squares = [.. errors.Select(error => error * error)];
        var intervals = new RankInterval[units];
        for (var unit = 0; unit < units; unit++)
        {
            var (higher, above, below) = Compare(values, squares, unit, critical);
            intervals[unit] = new(1 + higher, 1 + above, units - below);
        }

        return intervals;
    }

    /// <summary>All pairs have to be looked at, since every pair has a limit of its own: as many at a time as the machine can.</summary>
    private static (int Higher, int Above, int Below) Compare(double[] values, double[] squares, int unit, double critical)
    {
        var lanes = Vector<double>.Count;
        var (value, square) = (new Vector<double>(values[unit]), new Vector<double>(squares[unit]));
        var (highers, aboves, belows) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        var other = 0;
        for (; other <= values.Length - lanes; other += lanes)
        {
            var difference = new Vector<double>(values, other) - value;
            var limit = critical * Vector.SquareRoot(square + new Vector<double>(squares, other));
            // A comparison that holds is minus one in each of its lanes.
            highers -= Vector.GreaterThan(difference, Vector<double>.Zero);
            aboves -= Vector.GreaterThan(difference, limit);
            belows -= Vector.LessThan(difference, -limit);
        }

        var (higher, above, below) = ((int)Vector.Sum(highers), (int)Vector.Sum(aboves), (int)Vector.Sum(belows));
        for (; other < values.Length; other++)
        {
            var difference = values[other] - values[unit];
            var limit = critical * Math.Sqrt(squares[unit] + squares[other]);
            if (difference > 0) higher++;
            if (difference > limit) above++;
            if (difference < -limit) below++;
        }

        return (higher, above, below);
    }
}
