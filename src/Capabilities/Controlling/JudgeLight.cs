using Wegmarke.Initiatives;

namespace Wegmarke.Controlling;

/// <param name="First">The day of the first plan.</param>
public sealed record MilestoneFact(string Name, DateOnly First, DateOnly Planned, DateOnly? Reached)
{
    /// <summary>Days behind the first plan; coming earlier makes up for nothing else.</summary>
    public int Shift => Math.Max(0, Planned.DayNumber - First.DayNumber);
}

/// <summary>An indicator on the straight way from where it was to where it should be.</summary>
public sealed record PathFact(string Name, double Start, DateOnly From, double Target, DateOnly Due, double Value, DateOnly On)
{
    /// <summary>What the way asks for on a day.</summary>
    public double Expected(DateOnly day) => Start + (Target - Start) * Passed(day);

    /// <summary>Share of the whole way that is missing on the day of the reading; 0 on the way or ahead of it.</summary>
    public double Behind => BehindOn(On);

    public double BehindOn(DateOnly day) => Math.Max(0, (Expected(day) - Value) / (Target - Start));

    private double Passed(DateOnly day) =>
        Math.Clamp((day.DayNumber - From.DayNumber) / (double)Math.Max(1, Due.DayNumber - From.DayNumber), 0, 1);
}

/// <summary>Everything that the light of an initiative depends on.</summary>
/// <param name="Since">Since when the stand holds.</param>
/// <param name="Heard">When somebody last said or changed something.</param>
public sealed record LightFacts(DateOnly Day, Stand Stand, DateOnly Since, DateOnly? Begin, DateOnly? End,
    IReadOnlyList<MilestoneFact> Milestones, DateOnly Heard)
{
    public int? Percent { get; init; }

    public double DaysPlanned { get; init; }

    public double? DaysSpent { get; init; }

    public decimal MoneyPlanned { get; init; }

    public decimal? MoneySpent { get; init; }

    public string Blocked { get; init; } = "";

    public DateOnly? BlockedSince { get; init; }

    public IReadOnlyList<PathFact> Paths { get; init; } = [];
}

/// <summary>The rule of the light. The worst reason decides; more delay, more silence or more spending never makes it greener.</summary>
public static class JudgeLight
{
    public const int OverdueRed = 30;
    public const int ShiftYellow = 30;
    public const int ShiftRed = 90;
    public const int SilentYellow = 45;
    public const int SilentRed = 100;
    public const int BlockedRed = 60;
    public const int RestingYellow = 90;
    public const double SpentYellow = 1.1;
    public const double SpentRed = 1.3;
    public const double AheadYellow = 0.25;
    public const double PathYellow = 0.1;
    public const double PathRed = 0.3;

    public static Ruling Run(LightFacts facts) => facts.Stand switch
    {
        Stand.Running => Ruling.Of([.. OfDays(facts), .. OfSilence(facts), .. OfSpending(facts), .. OfPaths(facts)]),
        Stand.Paused => Quiet(ReasonKind.Resting, Age(facts, facts.Since), RestingYellow),
        Stand.Idea or Stand.Decided => facts is { Stand: Stand.Decided, Begin: { } begin }
            ? Quiet(Age(facts, begin) > OverdueRed ? ReasonKind.BeginOverdue : ReasonKind.NotBegun, Age(facts, begin), OverdueRed)
            : Quiet(ReasonKind.NotBegun, 0, 0),
        _ => Quiet(ReasonKind.Over, 0, 0),
    };

    private static Ruling Quiet(ReasonKind kind, int days, int most) =>
        Ruling.Of([new(kind, days > most ? Light.Yellow : Light.Quiet, Days: days)]);

    private static int Age(LightFacts facts, DateOnly since) => facts.Day.DayNumber - since.DayNumber;

    private static IEnumerable<LightReason> OfDays(LightFacts facts)
    {
        foreach (var one in facts.Milestones.Where(one => one.Reached is null))
        {
            if (Age(facts, one.Planned) is > 0 and var late)
            {
                yield return new(ReasonKind.MilestoneOverdue, late > OverdueRed ? Light.Red : Light.Yellow, one.Name, late);
            }
        }

        // Only the furthest shift: what comes later hangs on what came before.
        if (facts.Milestones.Where(one => one.Reached is null).MaxBy(one => one.Shift) is { Shift: > ShiftYellow } moved)
        {
            yield return new(ReasonKind.Shifted, moved.Shift > ShiftRed ? Light.Red : Light.Yellow, moved.Name, moved.Shift);
        }

        if (facts.End is { } end && Age(facts, end) is > 0 and var over)
        {
            yield return new(ReasonKind.EndOverdue, over > OverdueRed ? Light.Red : Light.Yellow, Days: over);
        }
    }

    private static IEnumerable<LightReason> OfSilence(LightFacts facts)
    {
        if (Age(facts, facts.Heard) is > SilentYellow and var silent)
        {
            yield return new(ReasonKind.Silent, silent > SilentRed ? Light.Red : Light.Yellow, Days: silent);
        }

        if (facts.BlockedSince is { } since)
        {
            var days = Math.Max(0, Age(facts, since));
            yield return new(ReasonKind.Blocked, days > BlockedRed ? Light.Red : Light.Yellow, facts.Blocked, days);
        }
    }

    private static IEnumerable<LightReason> OfSpending(LightFacts facts)
    {
        var days = facts is { DaysPlanned: > 0, DaysSpent: { } used } ? used / facts.DaysPlanned : 0;
        var money = facts is { MoneyPlanned: > 0, MoneySpent: { } spent } ? (double)(spent / facts.MoneyPlanned) : 0;
        if (days > SpentYellow) yield return new(ReasonKind.DaysOver, days > SpentRed ? Light.Red : Light.Yellow, Figure: days);
        if (money > SpentYellow) yield return new(ReasonKind.MoneyOver, money > SpentRed ? Light.Red : Light.Yellow, Figure: money);
        if (facts.Percent is { } percent && Math.Max(days, money) - percent / 100.0 is > AheadYellow and var ahead)
        {
            yield return new(ReasonKind.SpentAhead, Light.Yellow, Figure: ahead);
        }
    }

    /// <summary>An indicator hangs on more than one initiative, so it never makes one red.</summary>
    private static IEnumerable<LightReason> OfPaths(LightFacts facts) => facts.Paths.Where(one => one.Behind > PathYellow)
        .Select(one => new LightReason(ReasonKind.BehindPath, Light.Yellow, one.Name, Figure: one.Behind));
}

/// <summary>The rule for a goal: the latest reading against the straight way.</summary>
public static class JudgeGoal
{
    /// <param name="path">Null: there is no way.</param>
    /// <param name="read">Whether anything was read since the goal holds.</param>
    /// <param name="until">Until when the latest reading counts; null: nothing says so.</param>
    public static Ruling Run(PathFact? path, bool read, DateOnly? until, DateOnly day)
    {
        if (path is null) return Ruling.Of([new(read ? ReasonKind.NoPath : ReasonKind.NoReading, Light.Quiet)]);
        List<LightReason> reasons = [];
        var missing = Math.Max(0, (path.Target - path.Value) / (path.Target - path.Start));
        if (missing <= 0) reasons.Add(new(ReasonKind.TargetReached, Light.Green));
        else if (day > path.Due) reasons.Add(new(ReasonKind.TargetMissed, Light.Red, path.Name, day.DayNumber - path.Due.DayNumber,
            missing));
        else if (path.Behind > JudgeLight.PathYellow)
        {
            reasons.Add(new(ReasonKind.BehindPath, path.Behind > JudgeLight.PathRed ? Light.Red : Light.Yellow, path.Name,
                Figure: path.Behind));
        }

        if (until < day) reasons.Add(new(ReasonKind.ReadingOld, Light.Yellow, path.Name, day.DayNumber - path.On.DayNumber));
        return Ruling.Of(reasons);
    }
}
