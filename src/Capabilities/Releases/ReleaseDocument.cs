using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wegmarke.Releases;

/// <summary>What was published of one campaign: rounded, proven safe, frozen. Null stands for "protected" and says nothing more.</summary>
/// <param name="Version">1 for the first release of a wave; corrections count on.</param>
/// <param name="Inputs">SHA-256 over the frozen model, the facts and all sheets; whoever holds the inputs can compute the document
/// again.</param>
/// <param name="Earlier">The releases of earlier waves that this one was compared with.</param>
/// <param name="Supersedes">Hash of the release that this one corrects.</param>
public sealed record ReleaseDocument(
    string Schema, string Engine, string Administration, string Title, int Wave, int Version, string ClosedOn, string ModelKey,
    string ModelVersion, string ModelHash, string Inputs, int Threshold, int Staff, int Leaders, int? Answers,
    IReadOnlyDictionary<string, int?> AnswersByPerspective, IReadOnlyList<ReleasedUnit> Units, IReadOnlyList<ReleasedAttribute> Attributes,
    IReadOnlyList<ReleasedArea> Areas, IReadOnlyList<ReleasedReading> Readings, IReadOnlyList<ReleasedContradiction> Contradictions,
    IReadOnlyList<ReleaseBasis> Earlier, string? Supersedes)
{
    public const string CurrentSchema = "wegmarke-release/2";

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Canonical);

    public static ReleaseDocument Read(string json) => JsonSerializer.Deserialize<ReleaseDocument>(json, Canonical)
        ?? throw new InvalidDataException("The release is empty.");

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>A unit of the tree as it was when the release was made.</summary>
/// <param name="Of">Names under which respondents chose it; more than one where units were merged.</param>
/// <param name="Staff">Staff of the unit without those below it; 0: unknown.</param>
/// <param name="Answers">Sheets per perspective; null: protected.</param>
public sealed record ReleasedUnit(
    string Key, string? Parent, IReadOnlyList<string> Of, int Staff, IReadOnlyDictionary<string, int?> Answers);

public sealed record ReleasedAttribute(string Key, IReadOnlyList<ReleasedAttributeValue> Values);

public sealed record ReleasedAttributeValue(string Key, IReadOnlyDictionary<string, int?> Answers);

/// <param name="Overall">All perspectives that count and are shown; null: protected.</param>
/// <param name="Spread">Standard deviation of the unit means that are shown; null where they are too few.</param>
/// <param name="Perspectives">Null values: protected.</param>
public sealed record ReleasedArea(
    string Key, double Target, ReleasedFigure? Overall, double? Spread, ReleasedFacet? WeakestLink, IReadOnlyList<ReleasedFacet> Facets,
    IReadOnlyDictionary<string, ReleasedFigure?> Perspectives, ReleasedChange? Gap, IReadOnlyList<ReleasedItem> Items)
{
    /// <summary>Facets as each perspective sees them, where they are shown.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReleasedFacet>> FacetsByPerspective { get; init; } =
        new Dictionary<string, IReadOnlyList<ReleasedFacet>>();

    /// <summary>Units and attributes, each in each perspective.</summary>
    public IReadOnlyList<ReleasedCell> Cells { get; init; } = [];

    /// <summary>Against earlier waves, the latest first.</summary>
    public IReadOnlyList<ReleasedChange> Changes { get; init; } = [];

    /// <summary>Earlier waves that asked other items here; what they say cannot be compared.</summary>
    public IReadOnlyList<int> Incomparable { get; init; } = [];

    /// <summary>How far the mean moves when the weight of each facet is a fifth larger or smaller.</summary>
    public ReleasedSensitivity? Sensitivity { get; init; }

    /// <summary>Against the wave before.</summary>
    [JsonIgnore]
    public ReleasedChange? Change => Changes.Count > 0 ? Changes[0] : null;

    /// <summary>The figure of a unit; null: protected.</summary>
    public ReleasedFigure? OfUnit(string unit, string perspective) =>
        Cells.FirstOrDefault(cell => cell.Unit == unit && cell.Attribute is null && cell.Perspective == perspective)?.Figure;
}

/// <summary>A unit, a value of an attribute, or both.</summary>
public sealed record ReleasedCell(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attribute,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Value,
    string Perspective, ReleasedFigure? Figure, ReleasedDetails? Details)
{
    /// <summary>Against earlier waves, the latest first.</summary>
    public IReadOnlyList<ReleasedChange> Changes { get; init; } = [];
}

/// <summary>Facets and items of one cell; shown all together or not at all.</summary>
public sealed record ReleasedDetails(IReadOnlyList<ReleasedFacet> Facets, IReadOnlyDictionary<string, ReleasedAnswers> Items);

/// <summary>Means with two decimals, standard deviation with one; everything else follows from them. The interval is for the staff there is
/// (finite population).</summary>
/// <param name="Agreement">r_wg of the scores against the uniform distribution.</param>
public sealed record ReleasedFigure(int N, double Mean, double Sd, double Low, double High, double Agreement);

public sealed record ReleasedFacet(string Key, int N, double Mean);

/// <summary>A difference with its 95 % interval and what could have been detected. Clear: the interval excludes 0.</summary>
/// <param name="Detectable">Half of the interval for a gap; for a change the smallest one that would be found in four of five
/// cases.</param>
public sealed record ReleasedChange(double Difference, double Low, double High, double Detectable, bool Clear)
{
    /// <summary>The earlier wave.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Wave { get; init; }
}

public sealed record ReleasedSensitivity(double Low, double High, bool StageMayChange);

/// <param name="Perspectives">Distribution per perspective; null: protected.</param>
public sealed record ReleasedItem(string Key, IReadOnlyDictionary<string, ReleasedAnswers?> Perspectives);

/// <param name="AverageDeviation">AD around the mean, and r_wg against the uniform distribution; both from the counts.</param>
public sealed record ReleasedAnswers(
    IReadOnlyList<long> Counts, long DoNotKnow, long NotApplicable, long Skipped, double Mean, double AverageDeviation, double Agreement);

/// <param name="Stage">What the bands of the model make of the value; null where they say nothing about it.</param>
public sealed record ReleasedReading(string Indicator, string Area, double Value, string Date, string Source, int? Stage);

/// <param name="Kind">perspectives: leaders see it otherwise than staff; indicator: the reading says otherwise than the survey.</param>
public sealed record ReleasedContradiction(
    string Kind, string Area, string? Facet, string? Indicator, double Opinion, double Other, double Difference)
{
    public const string BetweenPerspectives = "perspectives";
    public const string WithIndicator = "indicator";
}

public sealed record ReleaseBasis(int Wave, int Version, string Hash);
