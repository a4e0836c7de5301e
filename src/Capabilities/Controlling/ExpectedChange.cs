using Wegmarke.Initiatives;
using Wegmarke.Releases;
using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Controlling;

/// <summary>An area between two waves: whether something was done there, and how its released figure changed.</summary>
/// <param name="Initiatives">Running between the waves for at least <see cref="ExpectedChange.DaysMin"/> days, or finished.</param>
/// <param name="Change">Null: protected, or not to be compared.</param>
public sealed record AreaChange(string Area, IReadOnlyList<Sheet> Initiatives, double? Before, ReleasedChange? Change)
{
    public bool IsTreated => Initiatives.Count > 0;
}

/// <summary>Did areas with initiatives change more than those without? Uses released figures of areas only.</summary>
/// <remarks>Each area counts once, with its released difference; the means of both groups are compared by Welch's test (1947), so the
/// interval holds what areas differ by among themselves and what the survey varies by. It assumes that areas are independent, which areas
/// judged by the same people are not quite, and it says nothing about why.</remarks>
/// <param name="Difference">Mean change with initiatives minus without; null where a group has fewer than <see cref="AreasMin"/> areas or
/// nothing varies.</param>
public sealed record ExpectedChange(int Wave, int Earlier, IReadOnlyList<AreaChange> Areas, MeanDifference? Difference)
{
    public const int AreasMin = 2;
    public const int DaysMin = 90;

    public IReadOnlyList<AreaChange> Treated => [.. Areas.Where(one => one is { IsTreated: true, Change: not null })];

    public IReadOnlyList<AreaChange> Untreated => [.. Areas.Where(one => one is { IsTreated: false, Change: not null })];

    public static double? MeanOf(IReadOnlyList<AreaChange> areas) => areas.Count == 0 ? null : areas.Average(one => one.Change!.Difference);

    public static double? BeforeOf(IReadOnlyList<AreaChange> areas) => areas.Any(one => one.Before is not null)
        ? areas.Where(one => one.Before is not null).Average(one => one.Before!.Value) : null;

    /// <param name="release">The later wave, as released.</param>
    /// <param name="from">Day on which the earlier wave closed.</param>
    /// <param name="to">Day on which the later wave closed.</param>
    public static ExpectedChange Of(ReleaseDocument release, ReleaseDocument earlier, DateOnly from, DateOnly to,
        IReadOnlyList<Sheet> sheets,
        IReadOnlyList<InitiativeStep> steps)
    {
        var own = steps.OrderBy(one => one.Number).ToLookup(one => one.InitiativeId);
        var worked = sheets.Where(one => DaysWorked([.. own[one.Id]], from, to) is var days
            && (days >= DaysMin || (days > 0 && one.Stand == Stand.Done && one.Step.Day <= to))).ToLookup(one => one.Content.Area);
        IReadOnlyList<AreaChange> areas = [.. release.Areas.Select(area => new AreaChange(area.Key, [.. worked[area.Key]],
            earlier.Areas.FirstOrDefault(one => one.Key == area.Key)?.Overall?.Mean,
            area.Changes.FirstOrDefault(one => one.Wave == earlier.Wave)))];
        var found = new ExpectedChange(release.Wave, earlier.Wave, areas, null);
        return found with { Difference = Compare(found.Treated, found.Untreated) };
    }

    private static MeanDifference? Compare(IReadOnlyList<AreaChange> treated, IReadOnlyList<AreaChange> untreated)
    {
        if (treated.Count < AreasMin || untreated.Count < AreasMin) return null;
        double[] with = [.. treated.Select(one => one.Change!.Difference)], without = [.. untreated.Select(one => one.Change!.Difference)];
        double Squared(double[] values) => Math.Pow(Moments.StandardDeviation(values), 2) / values.Length;
        var (first, second) = (Squared(with), Squared(without));
        return first + second <= 0 || first <= 0 || second <= 0 ? null
            : MeanDifference.Welch(with.Average() - without.Average(), first, with.Length, second, without.Length);
    }

    /// <summary>Days between two days on which the initiative was running.</summary>
    public static int DaysWorked(IReadOnlyList<InitiativeStep> steps, DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var at = 0; at < steps.Count; at++)
        {
            if (steps[at].Stand != Stand.Running) continue;
            var begin = Math.Max(steps[at].Day.DayNumber, from.DayNumber);
            var end = Math.Min(at + 1 < steps.Count ? steps[at + 1].Day.DayNumber : int.MaxValue, to.DayNumber);
            days += Math.Max(0, end - begin);
        }

        return days;
    }
}
