using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;

namespace Wegmarke.Interviews;

/// <summary>What evidence is taken from. Two kinds of sources say more than one.</summary>
public enum SourceKind
{
    Interview,
    Document,
    Comment,
    Group,
    Observation,
}

/// <summary>A conversation, a document or an observation. Who spoke does not stand here: role and part of the house are coarse
/// classes.</summary>
/// <param name="Number">Counted per administration; what is left to name it by once it is deleted.</param>
/// <param name="Group">Role of those who spoke, a key of <see cref="MaturityModels.CapacityRoles"/>; empty where it must not be
/// said.</param>
/// <param name="UnitClassId">Part of the house, see <see cref="UnitClass"/>; null: the house.</param>
public sealed record Source(
    Guid Id, Guid AdministrationId, int Number, string Title, SourceKind Kind, string Group, Guid? UnitClassId, DateOnly? Day, string By,
    DateTimeOffset At)
{
    public const int TitleMax = 200;
}

/// <summary>A coarse part of the house, such as "technical units", with the people in it.</summary>
public sealed record UnitClass(Guid Id, Guid AdministrationId, string Name, int People);

/// <summary>The text that is read and coded: pseudonymised, and from then on never changed. Positions count Unicode code points.</summary>
/// <param name="Length">In code points.</param>
/// <param name="Turns">Who speaks where, as <see cref="SourceTurn"/>.</param>
/// <param name="Sha256">Of the text in UTF-8.</param>
public sealed record SourceText(Guid SourceId, string Text, int Length, string Turns, string Sha256);

/// <summary>The text as it was imported with its turns, locked with a key of its own that lies in no database and no backup.</summary>
public sealed record SealedText(Guid SourceId, byte[] Locked, string Format, int Words);

/// <summary>Somebody who speaks in a source, by a sign.</summary>
/// <param name="Sign">As it stands in the text, such as B1.</param>
/// <param name="Person">Random; equal where somebody who knows said that it is the same person. Reveals nobody.</param>
/// <param name="Asks">Interviewers ask; what they say is no evidence.</param>
public sealed record Speaker(Guid SourceId, string Sign, Guid Person, bool Asks);

/// <summary>A named person went through the proposals: from here on the source may be coded.</summary>
public sealed record SourceClearance(Guid SourceId, Guid AccountId, string By, DateTimeOffset At);

/// <summary>Who may open a source; nobody else may, whatever the role.</summary>
public sealed record SourceReader(Guid SourceId, Guid AccountId, string By, DateTimeOffset At);

/// <summary>What is left of a deleted source: that it was there, what went with it, and when the last backup that holds it
/// expires.</summary>
/// <param name="Sha256">Of the text that was deleted.</param>
public sealed record SourceDeletion(
    Guid SourceId, Guid AdministrationId, int Number, string Sha256, int Codings, int Quotes, string Why, DateTimeOffset BackupsUntil,
    string By, DateTimeOffset At);

/// <summary>That those who spoke agreed, and how far. No name: the signed sheet lies where <paramref name="Kept"/> says.</summary>
/// <param name="Reach">The widest circle of readers that was agreed to.</param>
public sealed record SourceConsent(
    Guid SourceId, QuoteState Reach, string Kept, DateOnly Day, string By, DateTimeOffset At);

/// <summary>The consent was taken back; no quote of the source is shown from here on.</summary>
public sealed record ConsentWithdrawal(Guid SourceId, string By, DateTimeOffset At);

internal sealed class SourceTables : IEntityTypeConfiguration<Source>, IEntityTypeConfiguration<UnitClass>,
    IEntityTypeConfiguration<SourceText>, IEntityTypeConfiguration<SealedText>, IEntityTypeConfiguration<Speaker>,
    IEntityTypeConfiguration<SourceClearance>, IEntityTypeConfiguration<SourceReader>, IEntityTypeConfiguration<SourceDeletion>,
    IEntityTypeConfiguration<SourceConsent>, IEntityTypeConfiguration<ConsentWithdrawal>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("source").HasKey(one => one.Id);
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasOne<UnitClass>().WithMany().HasForeignKey(one => one.UnitClassId);
        builder.HasIndex(one => new { one.AdministrationId, one.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UnitClass> builder)
    {
        builder.ToTable("unit_class").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SourceText> builder)
    {
        builder.ToTable("source_text").HasKey(one => one.SourceId);
        builder.HasOne<Source>().WithOne().HasForeignKey<SourceText>(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<SealedText> builder)
    {
        builder.ToTable("sealed_text").HasKey(one => one.SourceId);
        builder.HasOne<Source>().WithOne().HasForeignKey<SealedText>(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<Speaker> builder)
    {
        builder.ToTable("speaker").HasKey(one => new { one.SourceId, one.Sign });
        builder.HasOne<Source>().WithMany().HasForeignKey(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<SourceClearance> builder)
    {
        builder.ToTable("source_clearance").HasKey(one => one.SourceId);
        builder.HasOne<Source>().WithOne().HasForeignKey<SourceClearance>(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<SourceReader> builder)
    {
        builder.ToTable("source_reader").HasKey(one => new { one.SourceId, one.AccountId });
        builder.HasOne<Source>().WithMany().HasForeignKey(one => one.SourceId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
    }

    public void Configure(EntityTypeBuilder<SourceDeletion> builder) => builder.ToTable("source_deletion").HasKey(one => one.SourceId);

    public void Configure(EntityTypeBuilder<SourceConsent> builder)
    {
        builder.ToTable("source_consent").HasKey(one => one.SourceId);
        builder.Property(one => one.Reach).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Source>().WithOne().HasForeignKey<SourceConsent>(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<ConsentWithdrawal> builder)
    {
        builder.ToTable("consent_withdrawal").HasKey(one => one.SourceId);
        builder.HasOne<Source>().WithOne().HasForeignKey<ConsentWithdrawal>(one => one.SourceId);
    }
}
