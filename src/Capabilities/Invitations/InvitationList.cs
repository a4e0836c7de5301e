using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;

namespace Wegmarke.Invitations;

/// <summary>A group of people who are invited together: what it is called, and what it already says about them, so that they need not be
/// asked.</summary>
/// <param name="Perspective">Key of the perspective; null: asked.</param>
/// <param name="Unit">Number of the unit in the campaign; −1: asked.</param>
/// <param name="Slug">The address of the group's own open link; null where it has none.</param>
public sealed record InvitationList(Guid Id, Guid CampaignId, string Name, string? Perspective, int Unit, string? Slug, DateTimeOffset At);

/// <summary>Whether the open link is shut, so that only codes let in. Without a row it is open.</summary>
public sealed record CodesOnly(Guid CampaignId, string By, DateTimeOffset At);

internal sealed class InvitationTables : IEntityTypeConfiguration<InvitationList>, IEntityTypeConfiguration<CodesOnly>
{
    public void Configure(EntityTypeBuilder<InvitationList> builder)
    {
        builder.ToTable("invitation_list").HasKey(list => list.Id);
        builder.HasIndex(list => new { list.CampaignId, list.Name }).IsUnique();
        builder.HasIndex(list => list.Slug).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(list => list.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CodesOnly> builder) => builder.ToTable("codes_only").HasKey(rule => rule.CampaignId);
}
