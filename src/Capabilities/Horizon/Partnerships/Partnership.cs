using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>What several towns do together, in one of its versions; the highest number holds.</summary>
/// <param name="LeadId">The administration that leads it.</param>
public sealed record Partnership(Guid Id, int Number, Guid LeadId, string Json, string By, DateTimeOffset At)
{
    private PartnershipContent? read;

    public PartnershipContent Content => read ??= PartnershipContent.Read(Json);
}

/// <summary>Somebody who takes part or is asked to.</summary>
/// <param name="AdministrationId">Null: not on this server, a name only.</param>
public sealed record Partner(Guid Id, Guid PartnershipId, Guid? AdministrationId, string Name, string By, DateTimeOffset At);

/// <summary>A named person agreed for the partner.</summary>
public sealed record PartnerConsent(Guid PartnerId, string Who, string By, DateTimeOffset At);

/// <summary>The partner leaves, or declines to take part.</summary>
/// <param name="Last">The last day on which it takes part.</param>
public sealed record PartnerLeaving(Guid PartnerId, DateOnly Last, string Reason, string By, DateTimeOffset At);

/// <summary>By what the share of a partner is measured: inhabitants, cases, points of the own key, or cent; the highest number
/// holds.</summary>
public sealed record PartnerKey(Guid PartnerId, CostSplit Split, int Number, long Value, string By, DateTimeOffset At);

/// <summary>What of a benefit came true.</summary>
public sealed record BenefitReading(
    Guid Id, Guid PartnershipId, Guid BenefitId, DateOnly Day, double Value, string Source, string By, DateTimeOffset At);

internal sealed class PartnershipTables : IEntityTypeConfiguration<Partnership>, IEntityTypeConfiguration<Partner>,
    IEntityTypeConfiguration<PartnerConsent>, IEntityTypeConfiguration<PartnerLeaving>, IEntityTypeConfiguration<PartnerKey>,
    IEntityTypeConfiguration<BenefitReading>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.ToTable("partnership").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.LeadId);
        builder.Ignore(one => one.Content);
    }

    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("partner").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<PartnerConsent> builder) => builder.ToTable("partner_consent").HasKey(one => one.PartnerId);

    public void Configure(EntityTypeBuilder<PartnerLeaving> builder) => builder.ToTable("partner_leaving").HasKey(one => one.PartnerId);

    public void Configure(EntityTypeBuilder<PartnerKey> builder)
    {
        builder.ToTable("partner_key").HasKey(one => new { one.PartnerId, one.Split, one.Number });
        builder.Property(one => one.Split).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<BenefitReading> builder)
    {
        builder.ToTable("benefit_reading").HasKey(one => one.Id);
        builder.HasIndex(one => one.PartnershipId);
    }
}
