using System.Text.Json.Serialization;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>Where an initiative comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InitiativeSource>))]
public enum InitiativeSource
{
    Own,
    Catalogue,
    CouncilMotion,
    Grant,
    Law,
}

/// <summary>A day by which something can be seen; reached on another day or not yet.</summary>
public sealed record Milestone(string Name, DateOnly Planned, DateOnly? Reached);

/// <summary>What an initiative is expected to give to a goal.</summary>
public sealed record GoalShare(Guid Goal, string Expected);

/// <summary>Person-days that another unit than the responsible one gives.</summary>
public sealed record UnitDays(Guid Unit, double Days);

/// <summary>What an initiative says.</summary>
public sealed record InitiativeContent(string Title, string Area, InitiativeSource Source)
{
    public const int EffectMax = 5;

    /// <summary>Key in the catalogue of the model; empty where it is not from there.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>Why it is done: the cause in words, the motion, the grant.</summary>
    public string Why { get; init; } = "";

    public string Effect { get; init; } = "";

    /// <summary>Expected effect from 1 (small) to 5 (large); 0: nobody estimated it.</summary>
    public int EffectSize { get; init; }

    /// <summary>Keys of causes in the model that it works on.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    public IReadOnlyList<GoalShare> Goals { get; init; } = [];

    /// <summary>Person-days of the own house.</summary>
    public double Days { get; init; }

    /// <summary>What other units give of these days; the rest is the responsible unit's.</summary>
    public IReadOnlyList<UnitDays> Elsewhere { get; init; } = [];

    /// <summary>Euro, once.</summary>
    public decimal CostOnce { get; init; }

    /// <summary>Euro in each year.</summary>
    public decimal CostRunning { get; init; }

    /// <summary>Euro that it is expected to save in each year once it is done; 0: nobody put a figure to it.</summary>
    public decimal Saving { get; init; }

    public DateOnly? Begin { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>How long it takes once begun; 0: as its dates say.</summary>
    public int Months { get; init; }

    /// <summary>It cannot begin before.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>It must be done by then, by law, contract or grant.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Somebody decided that it is done, whatever it is worth.</summary>
    public bool Must { get; init; }

    /// <summary>Initiatives that must be done before this one.</summary>
    public IReadOnlyList<Guid> After { get; init; } = [];

    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>The unit of the house that does the work; null: none of them, or not said.</summary>
    public Guid? Unit { get; init; }

    /// <summary>Office or unit that answers for it, never a private name.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Who takes part, as roles or units.</summary>
    public string People { get; init; } = "";

    public string Risks { get; init; } = "";

    /// <summary>Groundwork is what nobody sees and everything rests on.</summary>
    public bool Groundwork { get; init; }

    public string ToJson() => ContentJson.Write(this);

    public static InitiativeContent Read(string json) => ContentJson.Read<InitiativeContent>(json);
}

public static class SourceNames
{
    public static string Name(this InitiativeSource source, Language language) => source switch
    {
        InitiativeSource.Catalogue => language.Say("Vorschlag des Modells", "proposal of the model"),
        InitiativeSource.CouncilMotion => language.Say("Antrag aus dem Rat", "motion of the council"),
        InitiativeSource.Grant => language.Say("Förderprogramm", "grant"),
        InitiativeSource.Law => language.Say("gesetzliche Pflicht", "legal duty"),
        _ => language.Say("eigene Idee", "own idea"),
    };
}
