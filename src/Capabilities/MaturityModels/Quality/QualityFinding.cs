using System.Text.Json.Serialization;

namespace Wegmarke.MaturityModels.Quality;

/// <summary>Error: the instrument breaks a promise. Warning: a rule of good wording is broken; mend it or word it anew. Hint: worth a look,
/// counts as no finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    Error,
    Warning,
    Hint,
}

/// <summary>What the machine sees in a sound model that people should mend, where, and how.</summary>
/// <param name="Where">File and key, for example "texts.de.yaml items steering.strategy-known".</param>
public sealed record QualityFinding(Severity Severity, string Where, string What, string Remedy)
{
    public bool Counts => Severity != Severity.Hint;

    public override string ToString() => $"{Where}: {Severity.ToString().ToLowerInvariant()}: {What} {Remedy}";
}
