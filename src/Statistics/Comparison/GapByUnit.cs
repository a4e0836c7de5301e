using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>The gap between two sides (leaders and staff) in one unit: Welch, or Crawford and Howell 1998 for a single leader.</summary>
public sealed record UnitGap(int Leaders, int Staff, Finding Gap, Finding Se, Finding T, Finding Df, Finding P)
{
    public static UnitGap Of(double[] leaders, double[] staff)
    {
        int a = leaders.Length, b = staff.Length;
        if (a == 0 || b == 0) return None(a, b, Absence.Empty, Absence.Empty);
        var gap = Moments.Mean(leaders) - Moments.Mean(staff);
        if (a >= 2 && b >= 2)
        {
            if (Moments.Constant(leaders) && Moments.Constant(staff)) return None(a, b, gap, Absence.ZeroVariance);
            var welch = MeanDifference.Welch(gap, Moments.Variance(leaders) / a, a, Moments.Variance(staff) / b, b);
            return new(a, b, gap, welch.Se, welch.T, welch.Df, welch.P);
        }

        if (a != 1 || b < 2) return None(a, b, gap, Absence.TooFew);
        if (Moments.Constant(staff)) return None(a, b, gap, Absence.ZeroVariance);
        var se = Moments.StandardDeviation(staff) * Math.Sqrt(1 + 1.0 / b);
        return new(a, b, gap, se, gap / se, b - 1, StudentT.TwoSided(gap / se, b - 1));
    }

    private static UnitGap None(int a, int b, Finding gap, Absence because) => new(a, b, gap, because, because, because, because);
}

/// <summary>The gap over all units: Holm within the family of units, and a random-effects mean from units with two or more on both
/// sides.</summary>
public sealed record GapByUnit(
    IReadOnlyList<UnitGap> Units, IReadOnlyList<Finding> PHolm, Finding IgnoringUnits, Finding MeanOfGaps, RandomEffects? Overall)
{
    /// <param name="units">Values of leaders and staff per unit, without missing ones.</param>
    public static GapByUnit Of(IReadOnlyList<(double[] Leaders, double[] Staff)> units)
    {
        UnitGap[] gaps = [.. units.Select(unit => UnitGap.Of(unit.Leaders, unit.Staff))];
        double[] leaders = [.. units.SelectMany(unit => unit.Leaders)], staff = [.. units.SelectMany(unit => unit.Staff)];
        Finding naive = leaders.Length > 0 && staff.Length > 0 ? Moments.Mean(leaders) - Moments.Mean(staff) : Absence.Empty;
        double[] known = [.. gaps.Where(gap => gap.Gap.Exists).Select(gap => gap.Gap.Value)];
        var usable = gaps.Where(gap => gap is { Leaders: >= 2, Staff: >= 2, Se.Exists: true }).ToList();
        var overall = RandomEffects.Reml([.. usable.Select(gap => gap.Gap.Value)], [.. usable.Select(gap => gap.Se.Value)]).Model;
        return new(gaps, MultipleTesting.Holm([.. gaps.Select(gap => gap.P)]), naive, known.Length == 0 ? Absence.Empty
          : Moments.Mean(known), overall);
    }
}
