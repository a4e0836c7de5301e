using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Causes;

/// <summary>Where a piece of evidence comes from. Two different ones are needed before a cause counts as supported.</summary>
public enum EvidenceKind
{
    /// <summary>A figure of a released survey.</summary>
    Release,

    /// <summary>A reading of an indicator.</summary>
    Indicator,

    /// <summary>What somebody said, released for the house.</summary>
    Quote,
    Document,

    /// <summary>A figure of a process.</summary>
    Process,

    /// <summary>What somebody saw on the spot.</summary>
    Observation,
}

/// <summary>What speaks for a cause or against it.</summary>
/// <param name="Id">Empty where the rule derived it from a release or a reading; nobody entered it.</param>
/// <param name="Speaks">Whether it speaks for the cause; else against it.</param>
/// <param name="Source">What tells independent sources apart: of a quote the pseudonym of who spoke, of a document its title.</param>
/// <param name="Unit">Of a quote the unit, as coarse as it may be named; only ever counted, never shown beside the words.</param>
/// <param name="Address">Where it can be looked up: a page of this house or an address on the web; empty where nowhere.</param>
public sealed record Evidence(
    Guid Id, Guid CauseId, EvidenceKind Kind, bool Speaks, string Source, string Unit, string Text, string Address, string By,
    DateTimeOffset At)
{
    public bool Derived => Id == Guid.Empty;

    public static Evidence OfRule(Guid cause, EvidenceKind kind, bool speaks, string source, string text, string address) =>
        new(Guid.Empty, cause, kind, speaks, source, "", text, address, "", default);
}

/// <summary>A piece of evidence that no longer counts: who took it back, when and why.</summary>
public sealed record EvidenceEnd(Guid EvidenceId, string Reason, string By, DateTimeOffset At);

internal sealed class EvidenceTables : IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<EvidenceEnd>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("evidence").HasKey(one => one.Id);
        builder.HasOne<Cause>().WithMany().HasForeignKey(one => one.CauseId);
        builder.Ignore(one => one.Derived);
    }

    public void Configure(EntityTypeBuilder<EvidenceEnd> builder)
    {
        builder.ToTable("evidence_end").HasKey(one => one.EvidenceId);
        builder.HasOne<Evidence>().WithMany().HasForeignKey(one => one.EvidenceId);
    }
}
