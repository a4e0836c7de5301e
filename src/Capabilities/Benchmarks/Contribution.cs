using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wegmarke.Benchmarks;

/// <summary>What an administration gives to a circle: taken from one of its releases, rounded and proven safe before. Never an
/// answer.</summary>
/// <param name="Member">The membership that the trustee invited.</param>
/// <param name="Number">Counts the contributions of a member; an old one cannot be sent again.</param>
/// <param name="MadeAt">When, in UTC.</param>
/// <param name="Release">Hash of the release.</param>
/// <param name="ConsentBy">Who agreed for the administration.</param>
public sealed record Contribution(
    string Schema, Guid Circle, Guid Member, int Number, string MadeAt, string Administration, string Land, string Type, string SizeClass,
    int Staff, int Leaders, string ModelKey, string ModelVersion, string ModelHash, int Wave, string ClosedOn, string Release,
    string ConsentBy, string ConsentOn, IReadOnlyList<ContributedArea> Areas, IReadOnlyList<ContributedIndicator> Indicators)
{
    public const string CurrentSchema = "wegmarke-contribution/1";

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);

    /// <summary>The reader of JSON lets null pass inside of lists.</summary>
    internal bool IsWhole => Indicators.All(one => one is not null) && Areas.All(area => area is not null && area.Perspectives.All(one =>
        one is not null && one.Items.All(item => item is not null) && one.Anchors.All(anchor => anchor is not null)));

    public ContributedArea? AreaOf(string key) => Areas.FirstOrDefault(area => area.Key == key);
}

/// <param name="Overall">All perspectives that count.</param>
public sealed record ContributedArea(string Key, ContributedFigure? Overall, IReadOnlyList<ContributedPerspective> Perspectives);

/// <param name="Items">What was asked; only the same is compared.</param>
/// <param name="ItemVariance">Mean variance of the single items; null where items are protected.</param>
/// <param name="Anchors">Items that the model keeps through its versions.</param>
public sealed record ContributedPerspective(
    string Key, ContributedFigure Figure, IReadOnlyList<string> Items, double? ItemVariance, IReadOnlyList<ContributedAnchor> Anchors);

public sealed record ContributedFigure(int N, double Mean, double Variance);

public sealed record ContributedAnchor(string Item, double Mean, double Variance);

/// <summary>An indicator that the administration ticked.</summary>
public sealed record ContributedIndicator(string Key, double Value, string Date, int? Stage);

/// <summary>That a member leaves the circle; sent like a contribution.</summary>
public sealed record LeavingNotice(string Schema, Guid Circle, Guid Member, int Number, string MadeAt, string By, string Reason)
{
    public const string CurrentSchema = "wegmarke-leaving/1";

    public string ToJson() => JsonSerializer.Serialize(this, CircleText.Canonical);
}

/// <summary>How documents of a circle are written: always the same bytes for the same content.</summary>
public static class CircleText
{
    internal static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A moment as it stands in documents.</summary>
    internal static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether something was made just now, by two clocks that may differ a little.</summary>
    internal static bool IsFresh(string madeAt, DateTimeOffset now) =>
        Moment(madeAt) is { } at && (at - now).Duration() <= ReceiveContribution.ClocksApart;

    internal static DateTimeOffset? Moment(string text) => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'",
        System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
