using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Releases.Research;

/// <summary>The file for research of a campaign was made: once, and for good. Its sheets lie in the store of the answers.</summary>
/// <param name="Hash">SHA-256 of its sheets, in their order.</param>
public sealed record ResearchFile(Guid CampaignId, int Sheets, string Hash, string By, DateTimeOffset At);

internal sealed class ResearchTables : IEntityTypeConfiguration<ResearchFile>
{
    public void Configure(EntityTypeBuilder<ResearchFile> builder) => builder.ToTable("research_file").HasKey(file => file.CampaignId);
}
