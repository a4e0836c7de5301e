using System.Text.Json.Serialization;
using Wegmarke.Design;

namespace Wegmarke.Controlling;

/// <summary>How an initiative or a goal stands; the later the worse. Always shown with its word and its shape.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Light>))]
public enum Light
{
    /// <summary>Nothing to say: not begun, at rest, over.</summary>
    Quiet,
    Green,
    Yellow,
    Red,
}

public static class LightNames
{
    public static string Name(this Light light, Language language) => light switch
    {
        Light.Green => language.Say("im Plan", "on track"),
        Light.Yellow => language.Say("braucht Aufmerksamkeit", "needs attention"),
        Light.Red => language.Say("gefährdet", "at risk"),
        _ => language.Say("keine Aussage", "nothing to say"),
    };
}

/// <summary>What made the rule say so.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReasonKind>))]
public enum ReasonKind
{
    NotBegun,
    BeginOverdue,
    Resting,
    Over,
    MilestoneOverdue,
    EndOverdue,
    Shifted,
    Silent,
    Blocked,
    DaysOver,
    MoneyOver,
    SpentAhead,
    BehindPath,
    ReadingOld,
    NoReading,
    NoPath,
    TargetMissed,
    TargetReached,
    OnTrack,
}

/// <summary>One reason of a light, with what it is about.</summary>
/// <param name="Subject">Milestone, goal or what blocks, in the house's own words.</param>
/// <param name="Days">Days overdue, shifted, silent, blocked or at rest.</param>
/// <param name="Figure">A share: of the way that is missing, of the plan that is spent.</param>
public sealed record LightReason(ReasonKind Kind, Light Light, string Subject = "", int Days = 0, double Figure = 0)
{
    public string In(Language language)
    {
        var (subject, days, share) = (language.Quoted(Subject), language.Count(Days), language.Number(100 * Figure, 0));
        return Kind switch
        {
            ReasonKind.NotBegun => language.Say("Noch nicht begonnen.", "Not begun yet."),
            ReasonKind.BeginOverdue => language.Say($"Sollte seit {days} Tagen laufen.", $"Should have been running for {days} days."),
            ReasonKind.Resting => language.Say($"Ruht seit {days} Tagen.", $"At rest for {days} days."),
            ReasonKind.Over => language.Say("Abgeschlossen oder beendet.", "Finished or ended."),
            ReasonKind.MilestoneOverdue => language.Say($"Der Meilenstein {subject} ist seit {days} Tagen überfällig.",
                $"The milestone {subject} is {days} days overdue."),
            ReasonKind.EndOverdue => language.Say($"Das geplante Ende ist seit {days} Tagen vorbei.",
                $"The planned end passed {days} days ago."),
            ReasonKind.Shifted => language.Say($"Der Meilenstein {subject} liegt {days} Tage hinter dem ersten Plan.",
                $"The milestone {subject} lies {days} days behind the first plan."),
            ReasonKind.Silent => language.Say($"Seit {days} Tagen hat niemand etwas gemeldet.",
                $"Nobody has reported anything for {days} days."),
            ReasonKind.Blocked => language.Say($"Seit {days} Tagen blockiert: {Subject}", $"Blocked for {days} days: {Subject}"),
            ReasonKind.DaysOver => language.Say($"{share} % der geplanten Personentage sind verbraucht.",
                $"{share}% of the planned person-days are used."),
            ReasonKind.MoneyOver => language.Say($"{share} % des geplanten Geldes sind ausgegeben.",
                $"{share}% of the planned money is spent."),
            ReasonKind.SpentAhead => language.Say($"Der Verbrauch liegt {share} Prozentpunkte vor dem Fortschritt.",
                $"Spending is {share} percentage points ahead of progress."),
            _ => OfPath(language, subject, days, share),
        };
    }

    private string OfPath(Language language, string subject, string days, string share) => Kind switch
    {
        ReasonKind.BehindPath => language.Say($"Das Ziel {subject} liegt hinter seinem Weg: es fehlen {share} % der Strecke.",
            $"The goal {subject} is behind its way: {share}% of the distance is missing."),
        ReasonKind.ReadingOld => language.Say($"Der letzte Wert ist {days} Tage alt.", $"The latest value is {days} days old."),
        ReasonKind.NoReading => language.Say("Noch kein Wert abgelesen, seit das Ziel gilt.", "No value read since the goal holds."),
        ReasonKind.NoPath => language.Say("Ohne Kennzahl, Anfangswert, Zielwert und Termin gibt es keinen Weg.",
            "Without indicator, start, target and date there is no way."),
        ReasonKind.TargetMissed => language.Say($"Der Termin ist seit {days} Tagen vorbei; es fehlen {share} % der Strecke.",
            $"The date passed {days} days ago; {share}% of the distance is missing."),
        ReasonKind.TargetReached => language.Say("Der Zielwert ist erreicht.", "The target is reached."),
        _ => language.Say("Nichts spricht dagegen, dass es nach Plan läuft.", "Nothing speaks against it going as planned."),
    };
}

/// <summary>A light with its reasons, the weightiest first. There is always one.</summary>
public sealed record Ruling(Light Light, IReadOnlyList<LightReason> Reasons)
{
    public static Ruling Of(IEnumerable<LightReason> reasons)
    {
        LightReason[] sorted = [.. reasons.OrderByDescending(one => one.Light).ThenByDescending(one => one.Days)];
        return sorted.Length == 0 ? new(Light.Green, [new(ReasonKind.OnTrack, Light.Green)]) : new(sorted[0].Light, sorted);
    }
}
