using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;

namespace Wegmarke.Indicators;

/// <summary>A value of an indicator at a date, with its source. A wrong one is not changed: a later one for the same date takes its
/// place.</summary>
/// <param name="Source">Where the value comes from, in words.</param>
public sealed record Reading(
    Guid Id, Guid AdministrationId, string Indicator, double Value, DateOnly Date, string Source, string By, DateTimeOffset RecordedAt)
{
    /// <summary>The document in which it can be looked up: a file number or an address; empty: none.</summary>
    public string Document { get; init; } = "";

    /// <summary>The stage that the bands give a value; null below the first band or without bands.</summary>
    public static int? StageOf(Indicator indicator, double value) =>
        indicator.Bands.Where(band => band.From <= value).OrderByDescending(band => band.From).FirstOrDefault()?.Stage;
}

internal sealed class ReadingTables : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> builder)
    {
        builder.ToTable("reading").HasKey(reading => reading.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(reading => reading.AdministrationId);
        builder.HasIndex(reading => new { reading.AdministrationId, reading.Indicator, reading.Date });
    }
}
