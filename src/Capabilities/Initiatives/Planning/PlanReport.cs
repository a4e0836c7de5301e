using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wegmarke.Initiatives.Planning;

/// <summary>How the search for a plan ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanEnd>))]
public enum PlanEnd
{
    Planned,

    /// <summary>The rules cannot hold together.</summary>
    Impossible,

    /// <summary>The question cannot be asked like this.</summary>
    Faulty,

    /// <summary>The time was over before a plan was found.</summary>
    NothingFound,
}

/// <summary>A computed plan with its reasons, or why there is none; everything to show it again later as it was.</summary>
/// <param name="Seconds">How long the search took, without the explanations.</param>
public sealed record PlanReport(PlanBasis Basis, PlanEnd End, double Seconds)
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Plan? plan;

    public IReadOnlyDictionary<string, int> Starts { get; init; } = new Dictionary<string, int>();

    /// <summary>No plan is better.</summary>
    public bool Proven { get; init; }

    /// <summary>Value that no plan exceeds.</summary>
    public double Bound { get; init; }

    /// <summary>Rules that cannot hold together, each needed for that.</summary>
    public IReadOnlyList<PlanRule> Rules { get; init; } = [];

    public IReadOnlyList<PlanFault> Faults { get; init; } = [];

    public IReadOnlyList<PlanExplanation> Reasons { get; init; } = [];

    public IReadOnlyList<NextBuy> Next { get; init; } = [];

    [JsonIgnore]
    public Plan Plan => plan ??= new(Basis.Question, Starts);

    public string Title(string key) => Basis.Subjects.TryGetValue(key, out var subject) ? subject.Title : key;

    public string UnitName(string key) => Basis.Units.GetValueOrDefault(key, key);

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static PlanReport Read(string json) => JsonSerializer.Deserialize<PlanReport>(json, Format)
        ?? throw new InvalidDataException("The plan is empty.");
}
