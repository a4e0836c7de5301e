using System.Text.Json.Serialization;
using Wegmarke.Design;

namespace Wegmarke.Horizon.Risks;

/// <summary>How often it is to be expected.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Likelihood>))]
public enum Likelihood
{
    VeryRare,
    Rare,
    Occasional,
    Frequent,
    VeryFrequent,
}

/// <summary>How hard it hits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Impact>))]
public enum Impact
{
    Slight,
    Noticeable,
    Considerable,
    Severe,
    Threatening,
}

/// <summary>What is done about a risk.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Treatment>))]
public enum Treatment
{
    Open,
    Avoid,
    Reduce,
    Share,
    Accept,
}

/// <summary>Euro: at least, likely, at most; all three or none.</summary>
public sealed record LossRange(int? Low, int? Likely, int? High)
{
    public static readonly LossRange Unknown = new(null, null, null);

    [JsonIgnore]
    public bool IsKnown => Low is not null && Likely is not null && High is not null;

    [JsonIgnore]
    public bool IsOrdered => IsKnown ? Low <= Likely && Likely <= High : Low is null && Likely is null && High is null;
}

/// <summary>A risk in the words of ISO 31000: from a cause comes an event, and from it an effect on goals.</summary>
public sealed record RiskContent(string Title, string Cause, string Event, string Effect, Likelihood Likelihood, Impact Impact)
    : EntryContent(Title)
{
    /// <summary>Within which limits it is looked at: task, service, time.</summary>
    public string Context { get; init; } = "";

    /// <summary>The loss each time it happens.</summary>
    public LossRange Loss { get; init; } = LossRange.Unknown;

    public Treatment Treatment { get; init; }

    public string TreatmentWords { get; init; } = "";

    /// <summary>What remains once it is treated; null: not judged yet.</summary>
    public Likelihood? ResidualLikelihood { get; init; }

    public Impact? ResidualImpact { get; init; }

    public LossRange ResidualLoss { get; init; } = LossRange.Unknown;

    [JsonIgnore]
    public override EntryKind Kind => EntryKind.Risk;

    public string Sentence(Language language) => language.Say($"Weil {Cause}, kann es geschehen, dass {Event}; dann {Effect}.",
        $"Because {Cause}, it can happen that {Event}; then {Effect}.");
}

public static class RiskNames
{
    public static string Name(this Likelihood likelihood, Language language) => likelihood switch
    {
        Likelihood.VeryRare => language.Say("sehr selten (seltener als alle 20 Jahre)", "very rare (less than every 20 years)"),
        Likelihood.Rare => language.Say("selten (alle 5 bis 20 Jahre)", "rare (every 5 to 20 years)"),
        Likelihood.Occasional => language.Say("gelegentlich (alle 2 bis 5 Jahre)", "occasional (every 2 to 5 years)"),
        Likelihood.Frequent => language.Say("häufig (alle 1 bis 2 Jahre)", "frequent (every 1 to 2 years)"),
        _ => language.Say("sehr häufig (mehrmals im Jahr)", "very frequent (several times a year)"),
    };

    public static string Name(this Impact impact, Language language) => impact switch
    {
        Impact.Slight => language.Say("gering (wird nebenbei behoben)", "slight (mended in passing)"),
        Impact.Noticeable => language.Say("spürbar (einzelne Leistungen stocken Tage)", "noticeable (single services falter for days)"),
        Impact.Considerable => language.Say("erheblich (mehrere Ämter stocken Wochen)", "considerable (several units falter for weeks)"),
        Impact.Severe => language.Say("schwer (Pflichtaufgaben fallen aus)", "severe (duties cannot be done)"),
        _ => language.Say("bedrohlich (das Haus ist nicht handlungsfähig)", "threatening (the house cannot act)"),
    };

    /// <summary>The first word of a name, for drawings.</summary>
    public static string FirstWords(string name) => name.IndexOf(" (", StringComparison.Ordinal) is var end && end > 0 ? name[..end] : name;

    public static string Name(this Treatment treatment, Language language) => treatment switch
    {
        Treatment.Avoid => language.Say("vermeiden", "avoid"),
        Treatment.Reduce => language.Say("vermindern", "reduce"),
        Treatment.Share => language.Say("teilen oder versichern", "share or insure"),
        Treatment.Accept => language.Say("bewusst tragen", "accept knowingly"),
        _ => language.Say("noch nicht entschieden", "not decided yet"),
    };
}
