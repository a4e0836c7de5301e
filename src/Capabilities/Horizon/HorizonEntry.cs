using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Horizon;

/// <summary>A trend, a risk or a product in one of its versions; the highest number holds, the others are its history.</summary>
public sealed record HorizonEntry(Guid Id, int Number, Guid AdministrationId, EntryKind Kind, string Json, string By, DateTimeOffset At)
{
    private EntryContent? read;

    public EntryContent Content => read ??= EntryContent.Read(Json);
}

/// <summary>Somebody looked at an entry: what was found, and when it is looked at next.</summary>
/// <param name="Number">Counts the reviews of one entry.</param>
public sealed record EntryReview(
    Guid EntryId, int Number, Guid AdministrationId, DateOnly Day, string Words, DateOnly Next, string By, DateTimeOffset At);

/// <summary>An entry that is no longer followed, with its reason; followed again by removing this row.</summary>
public sealed record EntryEnd(Guid EntryId, string Reason, string By, DateTimeOffset At);

internal sealed class HorizonTables : IEntityTypeConfiguration<HorizonEntry>, IEntityTypeConfiguration<EntryReview>,
    IEntityTypeConfiguration<EntryEnd>
{
    public void Configure(EntityTypeBuilder<HorizonEntry> builder)
    {
        builder.ToTable("horizon_entry").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.AdministrationId);
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<EntryReview> builder)
    {
        builder.ToTable("horizon_review").HasKey(one => new { one.EntryId, one.Number });
        builder.HasIndex(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<EntryEnd> builder) => builder.ToTable("horizon_end").HasKey(one => one.EntryId);
}
