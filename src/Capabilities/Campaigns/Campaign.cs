using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Campaigns;

/// <summary>One survey of one administration. What was set at opening does not change.</summary>
/// <param name="ModelHash">The frozen model, see <see cref="StoredModel"/>.</param>
/// <param name="Units">Names of the units that respondents may choose, frozen at planning; empty: units are not asked.</param>
/// <param name="Threshold">Fewest answers a figure may rest on, 5 to 20.</param>
/// <param name="Slug">The address of the open link; says nothing.</param>
public sealed record Campaign(
    Guid Id, Guid AdministrationId, int Wave, string Title, string ModelHash, string Form, string[] Units, int Threshold, string Slug,
    int Staff, int Leaders, DateTimeOffset PlannedAt)
{
    /// <summary>The areas that were chosen for a form that lets choose; empty: all the form has.</summary>
    public string[] Areas { get; init; } = [];
}

/// <summary>A frozen model, stored once under its hash.</summary>
public sealed record StoredModel(string Hash, string Key, string Version, string Json);

/// <summary>The campaign was opened: who, when.</summary>
public sealed record CampaignOpening(Guid CampaignId, string By, DateTimeOffset At);

/// <summary>The campaign was closed: who, when.</summary>
public sealed record CampaignClosing(Guid CampaignId, string By, DateTimeOffset At);

/// <summary>The count of answers as it may be seen: in batches of five and renewed at most hourly.</summary>
public sealed record SeenCount(Guid CampaignId, int Answers, DateTimeOffset At);

internal sealed class CampaignTables :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<StoredModel>, IEntityTypeConfiguration<CampaignOpening>,
    IEntityTypeConfiguration<CampaignClosing>, IEntityTypeConfiguration<SeenCount>
{
    private const char Between = '\u001f';

    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaign").HasKey(campaign => campaign.Id);
        builder.HasIndex(campaign => campaign.Slug).IsUnique();
        builder.HasIndex(campaign => new { campaign.AdministrationId, campaign.Wave }).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(campaign => campaign.AdministrationId);
        Joined(builder.Property(campaign => campaign.Units));
        Joined(builder.Property(campaign => campaign.Areas));
    }

    private static PropertyBuilder<string[]> Joined(PropertyBuilder<string[]> words) => words.HasConversion(
        parts => string.Join(Between, parts),
        text => text.Length == 0 ? Array.Empty<string>() : text.Split(Between, StringSplitOptions.None));

    public void Configure(EntityTypeBuilder<StoredModel> builder) => builder.ToTable("model").HasKey(model => model.Hash);

    public void Configure(EntityTypeBuilder<CampaignOpening> builder) => builder.ToTable("campaign_opening")
      .HasKey(opening => opening.CampaignId);

    public void Configure(EntityTypeBuilder<CampaignClosing> builder) => builder.ToTable("campaign_closing")
      .HasKey(closing => closing.CampaignId);

    public void Configure(EntityTypeBuilder<SeenCount> builder) => builder.ToTable("seen_count").HasKey(count => count.CampaignId);
}
