using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Releases;

/// <summary>What the reviewer makes of one comment until the review is finished.</summary>
/// <param name="Place">Its place in the shuffled row.</param>
/// <param name="Text">As it may be read; empty: it is left out.</param>
public sealed record CommentReview(Guid CampaignId, int Place, string Text, string By, DateTimeOffset At);

/// <summary>One comment as it is released.</summary>
/// <param name="Area">Key of the area it is about; empty for none.</param>
public sealed record ReleasedComment(string Area, string Text);

/// <summary>Comments after review and redaction, shuffled once more and frozen. A withdrawal makes a new version.</summary>
public sealed record CommentRelease(Guid CampaignId, int Version, string Json, string Hash, string By, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public IReadOnlyList<ReleasedComment> Comments => JsonSerializer.Deserialize<List<ReleasedComment>>(Json, Canonical) ?? [];

    public static CommentRelease Of(Guid campaign, int version, IReadOnlyList<ReleasedComment> comments, string by, DateTimeOffset at)
    {
        var json = JsonSerializer.Serialize(comments, Canonical);
        return new(campaign, version, json, ReleaseDocument.HashOf(json), by, at);
    }

    public static Task<CommentRelease?> Latest(Database db, Guid campaign) => db.Set<CommentRelease>().AsNoTracking()
        .Where(one => one.CampaignId == campaign).OrderByDescending(one => one.Version).FirstOrDefaultAsync();
}

internal sealed class CommentTables : IEntityTypeConfiguration<CommentReview>, IEntityTypeConfiguration<CommentRelease>
{
    public void Configure(EntityTypeBuilder<CommentReview> builder)
    {
        builder.ToTable("comment_review").HasKey(one => new { one.CampaignId, one.Place });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(one => one.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CommentRelease> builder)
    {
        builder.ToTable("comment_release").HasKey(one => new { one.CampaignId, one.Version });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(one => one.CampaignId);
        builder.Ignore(one => one.Comments);
    }
}
