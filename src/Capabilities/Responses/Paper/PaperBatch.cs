using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;

namespace Wegmarke.Responses.Paper;

/// <summary>A stack of paper sheets that is entered together. Holds no answer; when it was made stands in the record only.</summary>
/// <param name="Number">As written on the stack, from 1 in each campaign.</param>
/// <param name="Source">SHA-256 of the scanned file, so that the same scan is not taken twice; empty for a typed batch.</param>
/// <param name="Perspective">Kind of the sheets of a typed batch; −1 for a scanned one, whose pages say it themselves.</param>
public sealed record PaperBatch(
    Guid Id, Guid CampaignId, int Number, string Source, int Perspective, int Variant, int Language, string By)
{
    public bool IsScanned => Source.Length > 0;

    public SheetKind Kind => new(Perspective, Variant, Language);
}

/// <summary>The batch was decided: taken over as so many sheets, or discarded.</summary>
public sealed record PaperBatchEnd(Guid BatchId, bool TakenOver, int Sheets, string By);

internal sealed class PaperTables : IEntityTypeConfiguration<PaperBatch>, IEntityTypeConfiguration<PaperBatchEnd>
{
    public void Configure(EntityTypeBuilder<PaperBatch> builder)
    {
        builder.ToTable("paper_batch").HasKey(batch => batch.Id);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(batch => batch.CampaignId);
        builder.HasIndex(batch => new { batch.CampaignId, batch.Number }).IsUnique();
        builder.Ignore(batch => batch.Kind);
        builder.Ignore(batch => batch.IsScanned);
    }

    public void Configure(EntityTypeBuilder<PaperBatchEnd> builder)
    {
        builder.ToTable("paper_batch_end").HasKey(end => end.BatchId);
        builder.HasOne<PaperBatch>().WithOne().HasForeignKey<PaperBatchEnd>(end => end.BatchId);
    }
}
