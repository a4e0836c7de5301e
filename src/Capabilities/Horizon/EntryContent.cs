using System.Text.Json.Serialization;
using Wegmarke.Horizon.Market;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>What is kept in sight.</summary>
public enum EntryKind
{
    Trend,
    Risk,
    Product,
}

/// <summary>How much something matters to an area.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Relevance>))]
public enum Relevance
{
    None,
    Low,
    Medium,
    High,
}

/// <summary>What is written about a trend, a risk or a product.</summary>
[JsonDerivedType(typeof(TrendContent), "trend")]
[JsonDerivedType(typeof(RiskContent), "risk")]
[JsonDerivedType(typeof(ProductContent), "product")]
public abstract record EntryContent(string Title)
{
    /// <summary>Unit or office that answers for it, never a private name.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it is looked at again, as written with this version.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>By key of the area; an area that is missing is not concerned.</summary>
    public IReadOnlyDictionary<string, Relevance> Relevance { get; init; } = new Dictionary<string, Relevance>();

    /// <summary>Goals that it helps or endangers.</summary>
    public IReadOnlyList<Guid> Goals { get; init; } = [];

    /// <summary>Initiatives that answer it.</summary>
    public IReadOnlyList<Guid> Initiatives { get; init; } = [];

    [JsonIgnore]
    public abstract EntryKind Kind { get; }

    public string ToJson() => ContentJson.Write(this);

    public static EntryContent Read(string json) => ContentJson.Read<EntryContent>(json);

    /// <summary>The area that it concerns most; of equal ones the first in the order of the model.</summary>
    public string? MainArea(IEnumerable<string> order) => order.Where(Relevance.ContainsKey).MaxBy(area => Relevance[area]);
}
