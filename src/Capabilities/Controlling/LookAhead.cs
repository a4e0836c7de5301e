namespace Wegmarke.Controlling;

/// <summary>What the facts will be in eight weeks if it goes on as in the last rounds: what is overdue stays so, milestones move on at the
/// pace at which they moved, money and days go on being spent, what blocks goes on blocking; whoever reports goes on reporting.</summary>
public static class LookAhead
{
    public const int Days = 56;

    /// <param name="before">The same facts some rounds ago; null: nothing is known of a pace.</param>
    public static LightFacts Run(LightFacts now, LightFacts? before)
    {
        var then = now.Day.AddDays(Days);
        var span = before is null ? 0 : now.Day.DayNumber - before.Day.DayNumber;
        var silent = now.Day.DayNumber - now.Heard.DayNumber > JudgeLight.SilentYellow;
        return now with
        {
            Day = then, Heard = silent ? now.Heard : then, Paths = [],
            End = now.End < then && now.End >= now.Day && Share(now, before, span) < 1 ? now.End : Later(now.End, now, then),
            Milestones = [.. now.Milestones.Select(one => Ahead(one, now, before, span, then))],
            DaysSpent = Further(now.DaysSpent, before?.DaysSpent, span),
            MoneySpent = (decimal?)Further((double?)now.MoneySpent, (double?)before?.MoneySpent, span),
            Percent = Share(now, before, span) is { } reached ? (int)(100 * Math.Min(1, reached)) : null,
        };
    }

    /// <summary>Share that will be done by then at the pace so far; null where nothing is known of it.</summary>
    private static double? Share(LightFacts now, LightFacts? before, int span) => now.Percent is { } percent && before?.Percent is { } was
        && span > 0 ? (percent + Math.Max(0, percent - was) * (double)Days / span) / 100 : null;

    /// <summary>A day that is not over yet is believed; one that is over stays over.</summary>
    private static DateOnly? Later(DateOnly? end, LightFacts now, DateOnly then) => end < now.Day ? end : end < then ? then : end;

    private static MilestoneFact Ahead(MilestoneFact one, LightFacts now, LightFacts? before, int span, DateOnly then)
    {
        if (one.Reached is not null || one.Planned < now.Day) return one;
        var was = before?.Milestones.FirstOrDefault(other => other.Name == one.Name);
        var moved = was is null || span <= 0 ? 0 : Math.Max(0, one.Planned.DayNumber - was.Planned.DayNumber);
        // A day cannot move away faster than time passes.
        var further = moved == 0 ? 0 : Math.Min(Days, moved * Days / span);
        if (further > 0) return one with { Planned = one.Planned.AddDays(further) };
        return one.Planned < then ? one with { Reached = one.Planned } : one;
    }

    private static double? Further(double? spent, double? was, int span) => spent is { } sum && was is { } earlier && span > 0
        ? sum + Math.Max(0, sum - earlier) * Days / span : spent;
}
