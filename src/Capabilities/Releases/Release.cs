using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;

namespace Wegmarke.Releases;

/// <summary>What was published of one campaign: rounded, proven safe, frozen. Null stands for "protected" and says nothing more.</summary>
/// <param name="Inputs">SHA-256 over the frozen model and all sheets; whoever holds the inputs can compute the document again.</param>
public sealed record ReleaseDocument(
    string Schema, string Engine, string Administration, string Title, int Wave, string ClosedOn, string ModelKey, string ModelVersion,
      string ModelHash,
    string Inputs, int Threshold, int Staff, int Leaders, int? Answers, IReadOnlyDictionary<string, int?> AnswersByPerspective,
      IReadOnlyList<ReleasedArea> Areas)
{
    public const string CurrentSchema = "wegmarke-release/1";

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

/// <param name="Overall">Null: protected.</param>
/// <param name="Spread">Standard deviation of unit means; null where units were not asked or are too few.</param>
/// <param name="Perspectives">Null values: protected.</param>
public sealed record ReleasedArea(
    string Key, double Target, ReleasedFigure? Overall, double? Spread, ReleasedFacet? WeakestLink, IReadOnlyList<ReleasedFacet> Facets,
    IReadOnlyDictionary<string, ReleasedFigure?> Perspectives, ReleasedChange? Gap, ReleasedChange? Change,
      IReadOnlyList<ReleasedItem> Items);

/// <summary>Means with two decimals, standard deviation with one; the interval is for the staff there is (finite population).</summary>
public sealed record ReleasedFigure(int N, double Mean, double Sd, double Low, double High);

public sealed record ReleasedFacet(string Key, int N, double Mean);

/// <summary>A difference with its 95 % interval and what could have been detected. Clear: the interval excludes 0.</summary>
public sealed record ReleasedChange(double Difference, double Low, double High, double Detectable, bool Clear);

/// <param name="Perspectives">Distribution per perspective; null: protected.</param>
public sealed record ReleasedItem(string Key, IReadOnlyDictionary<string, ReleasedAnswers?> Perspectives);

public sealed record ReleasedAnswers(IReadOnlyList<long> Counts, long DoNotKnow, long NotApplicable, long Skipped, double Mean);

/// <summary>The stored release; one per campaign.</summary>
public sealed record Release(Guid CampaignId, Guid AdministrationId, int Wave, string Json, string Hash, string By, DateTimeOffset At)
{
    public ReleaseDocument Document => ReleaseDocument.Read(Json);
}

internal sealed class ReleaseTables : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("release").HasKey(release => release.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(release => release.CampaignId);
        builder.HasIndex(release => new { release.AdministrationId, release.Wave });
        builder.Ignore(release => release.Document);
    }
}
