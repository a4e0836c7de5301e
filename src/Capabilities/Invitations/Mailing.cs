using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;

namespace Wegmarke.Invitations;

public enum MailingKind
{
    Invitation,
    FirstReminder,
    SecondReminder,
}

/// <summary>One letter to all addresses of a campaign.</summary>
/// <param name="Number">1, 2 … within the campaign; an address notes the number of the latest it got.</param>
/// <param name="SpareBatches">Whether batches in which fewer than five codes are unused are left in peace.</param>
/// <param name="DueAt">Not sent before.</param>
public sealed record Mailing(Guid Id, Guid CampaignId, int Number, MailingKind Kind, string Subject, string Body, bool SpareBatches,
    string Link, DateTimeOffset DueAt, string By, DateTimeOffset At);

/// <summary>How far a mailing is.</summary>
/// <param name="Trouble">What keeps it from going on; null while nothing does.</param>
public sealed record MailingProgress(Guid MailingId, bool Paused, bool Finished, string? Trouble, DateTimeOffset At);

internal sealed class MailingTables : IEntityTypeConfiguration<Mailing>, IEntityTypeConfiguration<MailingProgress>
{
    public void Configure(EntityTypeBuilder<Mailing> builder)
    {
        builder.ToTable("mailing").HasKey(mailing => mailing.Id);
        builder.HasIndex(mailing => new { mailing.CampaignId, mailing.Number }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(mailing => mailing.CampaignId);
    }

    public void Configure(EntityTypeBuilder<MailingProgress> builder) =>
        builder.ToTable("mailing_progress").HasKey(progress => progress.MailingId);
}
