using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Campaigns.GroupRating;

/// <summary>What a group answered to one item: how often each option was marked, and nothing else.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Counts">One number per stage from the lowest; then "don't know"; then "does not apply".</param>
public sealed record GroupTally(Guid CampaignId, string Item, int[] Counts)
{
    public int Marks => Counts.Sum();

    public IReadOnlyList<int> Stages => Counts[..^2];

    public int DoNotKnow => Counts[^2];

    public int NotApplicable => Counts[^1];
}

internal sealed class GroupTables : IEntityTypeConfiguration<GroupTally>
{
    public void Configure(EntityTypeBuilder<GroupTally> builder)
    {
        builder.ToTable("group_tally").HasKey(tally => new { tally.CampaignId, tally.Item });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(tally => tally.CampaignId);
        builder.Property(tally => tally.Counts).HasConversion(
            numbers => string.Join(' ', numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            text => Read(text));
    }

    private static int[] Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(number => int.Parse(number, null))];
}
