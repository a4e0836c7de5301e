using System.Text.Json.Serialization;
using Wegmarke.Design;

namespace Wegmarke.Horizon.Trends;

/// <summary>When a trend is felt here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrendHorizon>))]
public enum TrendHorizon
{
    Now,

    /// <summary>In one to three years.</summary>
    Soon,

    /// <summary>In three to seven years.</summary>
    Later,
}

/// <summary>What the house does about a trend.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrendAnswer>))]
public enum TrendAnswer
{
    /// <summary>Nobody has answered yet.</summary>
    Open,
    Act,
    Prepare,
    Watch,

    /// <summary>Knowingly nothing.</summary>
    Leave,
}

/// <summary>A sign of something that is coming.</summary>
/// <param name="Source">Where it was read, heard or seen; without it there is no signal.</param>
/// <param name="Noted">When somebody noted it; from here on it waits for an answer.</param>
public sealed record TrendContent(string Title, string Source, DateOnly Noted, TrendHorizon Horizon) : EntryContent(Title)
{
    /// <summary>What happens and what it would mean here.</summary>
    public string What { get; init; } = "";

    /// <summary>Address of the source; empty: none.</summary>
    public string Link { get; init; } = "";

    public TrendAnswer Answer { get; init; }

    /// <summary>Why it is answered so.</summary>
    public string Reason { get; init; } = "";

    [JsonIgnore]
    public override EntryKind Kind => EntryKind.Trend;
}

/// <summary>How long a signal has waited for an answer.</summary>
public enum TrendAge
{
    Fresh,

    /// <summary>More than a month.</summary>
    Waiting,

    /// <summary>More than a quarter: it stands on the agenda.</summary>
    Old,
}

public static class TrendNames
{
    public const int WaitingDays = 30;
    public const int OldDays = 90;

    public static TrendAge Age(this TrendContent trend, DateOnly today) => Days(trend, today) switch
    {
        > OldDays => TrendAge.Old,
        > WaitingDays => TrendAge.Waiting,
        _ => TrendAge.Fresh,
    };

    public static int Days(this TrendContent trend, DateOnly today) => Math.Max(0, today.DayNumber - trend.Noted.DayNumber);

    /// <summary>How long a signal without an answer has waited, in words and with a sign that fills.</summary>
    public static string Waits(this TrendContent trend, DateOnly today, Language language) => trend.Age(today) switch
    {
        TrendAge.Old => "●",
        TrendAge.Waiting => "◐",
        _ => "○",
    } + " " + language.Say($"wartet seit {trend.Days(today)} Tagen auf eine Antwort", $"has waited {trend.Days(today)} days for an answer");

    public static string Name(this TrendHorizon horizon, Language language) => horizon switch
    {
        TrendHorizon.Now => language.Say("jetzt", "now"),
        TrendHorizon.Soon => language.Say("in 1 bis 3 Jahren", "in 1 to 3 years"),
        _ => language.Say("in 3 bis 7 Jahren", "in 3 to 7 years"),
    };

    /// <summary>That a trend has come nearer or gone farther within a year.</summary>
    public static string Moved(TrendHorizon before, TrendHorizon now, Language language) => now < before
        ? language.Say($"näher gerückt, vor einem Jahr {before.Name(language)}", $"come nearer, a year ago {before.Name(language)}")
        : language.Say($"weiter weg, vor einem Jahr {before.Name(language)}", $"farther off, a year ago {before.Name(language)}");

    public static string Name(this TrendAnswer answer, Language language) => answer switch
    {
        TrendAnswer.Act => language.Say("handeln", "act"),
        TrendAnswer.Prepare => language.Say("vorbereiten", "prepare"),
        TrendAnswer.Watch => language.Say("beobachten", "watch"),
        TrendAnswer.Leave => language.Say("bewusst lassen", "leave it"),
        _ => language.Say("noch keine Antwort", "no answer yet"),
    };
}
