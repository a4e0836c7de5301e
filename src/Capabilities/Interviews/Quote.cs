using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Interviews;

/// <summary>How far a quote has come; each state includes those before it.</summary>
public enum QuoteState
{
    Raw,
    Pseudonymised,

    /// <summary>Somebody looked for singular roles, dialect and unique cases.</summary>
    Checked,
    House,
    Council,
    Public,
}

/// <summary>Whether a quote speaks for a cause or against it.</summary>
public enum QuoteSide
{
    For,
    Against,
}

/// <summary>A passage in words that may be shown, as evidence for or against a cause.</summary>
/// <param name="CodingId">The passage it was taken from.</param>
/// <param name="Text">Pseudonymised, perhaps shortened or put into standard language.</param>
/// <param name="Cause">Key of a cause; empty where it is evidence for an area only.</param>
/// <param name="Area">Key of the area.</param>
/// <param name="Person">See <see cref="Speaker"/>: equal for quotes of the same person, reveals nobody.</param>
public sealed record Quote(
    Guid Id, Guid AdministrationId, Guid SourceId, Guid CodingId, string Text, string Area, string Cause, QuoteSide Side, Guid Person,
    string By, DateTimeOffset At)
{
    public const int TextMax = 1500;
}

/// <summary>A named person brought a quote to a state.</summary>
/// <param name="Until">Last day of a release; null below releases.</param>
/// <param name="Note">What was looked at or changed.</param>
public sealed record QuoteStep(Guid Id, Guid QuoteId, QuoteState State, DateOnly? Until, string Note, Guid AccountId, string By,
    DateTimeOffset At);

/// <summary>The quote was withdrawn: it is shown nowhere from here on.</summary>
public sealed record QuoteWithdrawal(Guid QuoteId, string Why, string By, DateTimeOffset At);

/// <summary>Where a quote is used, written by what uses it.</summary>
/// <param name="Place">Key of the place, such as a cause card or a report.</param>
/// <param name="Label">In words.</param>
public sealed record QuoteUse(Guid QuoteId, string Place, string Label, string Address);

internal sealed class QuoteTables : IEntityTypeConfiguration<Quote>, IEntityTypeConfiguration<QuoteStep>,
    IEntityTypeConfiguration<QuoteWithdrawal>, IEntityTypeConfiguration<QuoteUse>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.ToTable("quote").HasKey(one => one.Id);
        builder.Property(one => one.Side).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasOne<Source>().WithMany().HasForeignKey(one => one.SourceId);
        builder.HasOne<Coding>().WithMany().HasForeignKey(one => one.CodingId);
        builder.HasIndex(one => new { one.AdministrationId, one.Cause });
    }

    public void Configure(EntityTypeBuilder<QuoteStep> builder)
    {
        builder.ToTable("quote_step").HasKey(one => one.Id);
        builder.Property(one => one.State).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Quote>().WithMany().HasForeignKey(one => one.QuoteId);
    }

    public void Configure(EntityTypeBuilder<QuoteWithdrawal> builder)
    {
        builder.ToTable("quote_withdrawal").HasKey(one => one.QuoteId);
        builder.HasOne<Quote>().WithOne().HasForeignKey<QuoteWithdrawal>(one => one.QuoteId);
    }

    public void Configure(EntityTypeBuilder<QuoteUse> builder)
    {
        builder.ToTable("quote_use").HasKey(one => new { one.QuoteId, one.Place });
        builder.HasOne<Quote>().WithMany().HasForeignKey(one => one.QuoteId);
    }
}
