using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;

namespace Wegmarke.Releases;

/// <summary>A stored release; a campaign has one, and one more for each correction.</summary>
public sealed record Release(
    Guid CampaignId, int Version, Guid AdministrationId, int Wave, string Json, string Hash, string By, DateTimeOffset At)
{
    public ReleaseDocument Document => ReleaseDocument.Read(Json);
}

/// <summary>A release that no longer holds: who said so, when and why. Superseded where a later version exists, else withdrawn.</summary>
public sealed record ReleaseEnd(Guid CampaignId, int Version, string Reason, string By, DateTimeOffset At);

/// <summary>Facts that a correction put right. What is null or empty was right.</summary>
/// <param name="Version">The version that was made with it.</param>
/// <param name="Merged">Units counted as one: pairs of the one that goes and the one that stays, joined by separators.</param>
public sealed record ReleaseCorrection(Guid CampaignId, int Version, int? Staff, int? Leaders, string Merged);

internal sealed class ReleaseTables : IEntityTypeConfiguration<Release>, IEntityTypeConfiguration<ReleaseEnd>,
    IEntityTypeConfiguration<ReleaseCorrection>, IEntityTypeConfiguration<StoredStep>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("release").HasKey(release => new { release.CampaignId, release.Version });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(release => release.CampaignId);
        builder.HasIndex(release => new { release.AdministrationId, release.Wave });
        builder.HasIndex(release => release.Hash);
        builder.Ignore(release => release.Document);
    }

    public void Configure(EntityTypeBuilder<ReleaseEnd> builder) =>
        builder.ToTable("release_end").HasKey(end => new { end.CampaignId, end.Version });

    public void Configure(EntityTypeBuilder<ReleaseCorrection> builder) =>
        builder.ToTable("release_correction").HasKey(correction => new { correction.CampaignId, correction.Version });

    public void Configure(EntityTypeBuilder<StoredStep> builder) =>
        builder.ToTable("unit_step").HasKey(step => new { step.AdministrationId, step.Wave, step.From, step.To });
}

/// <summary>What became of a unit between two waves, as somebody recorded it.</summary>
public sealed record StoredStep(Guid AdministrationId, int Wave, string From, string To, string By, DateTimeOffset At);
