using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;

namespace Wegmarke.Interviews;

/// <summary>A word for what passages have in common: an area of the model, one of its causes, or a word of the coders' own.</summary>
/// <param name="Key">Readable and permanent; of an area or cause the key in the model.</param>
/// <param name="ParentId">The code above; null at the top.</param>
/// <param name="Area">Key of the area of the model; null where there is none.</param>
/// <param name="Cause">Key of the cause of the model; null where there is none.</param>
/// <param name="Foreign">The identifier that another program gave it; null where it was made here.</param>
public sealed record Code(
    Guid Id, Guid AdministrationId, string Key, Guid? ParentId, string Name, string Description, string? Area, string? Cause,
    string? Foreign, string By, DateTimeOffset At)
{
    public const int NameMax = 200;

    /// <summary>Whether the coders made it themselves.</summary>
    public bool Own => Area is null && Cause is null;
}

/// <summary>Somebody found a code in a passage. Never changed: taking it back is a row of its own.</summary>
/// <param name="Start">First Unicode code point of the passage.</param>
/// <param name="End">The code point behind its last one.</param>
/// <param name="CoderId">Account of who coded; of people of another program one that nobody signs in with.</param>
public sealed record Coding(
    Guid Id, Guid SourceId, Guid CodeId, int Start, int End, Guid CoderId, string Coder, string Memo, DateTimeOffset At)
{
    public const int MemoMax = 2000;
}

/// <summary>A coding was taken back.</summary>
public sealed record CodingEnd(Guid CodingId, Guid AccountId, string By, DateTimeOffset At);

/// <summary>Two people code a source without seeing each other's codings until both are done.</summary>
public sealed record CoderPair(Guid SourceId, Guid First, Guid Second, string By, DateTimeOffset At);

/// <summary>A coder is done with a source; from the second one on both see everything.</summary>
public sealed record CoderDone(Guid SourceId, Guid AccountId, DateTimeOffset At);

/// <summary>After both were done: whether a coding stands, and why.</summary>
public sealed record Adjudication(Guid CodingId, bool Stands, string Why, string By, DateTimeOffset At);

internal sealed class CodeTables : IEntityTypeConfiguration<Code>, IEntityTypeConfiguration<Coding>, IEntityTypeConfiguration<CodingEnd>,
    IEntityTypeConfiguration<CoderPair>, IEntityTypeConfiguration<CoderDone>, IEntityTypeConfiguration<Adjudication>
{
    public void Configure(EntityTypeBuilder<Code> builder)
    {
        builder.ToTable("code").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => new { one.AdministrationId, one.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Coding> builder)
    {
        builder.ToTable("coding").HasKey(one => one.Id);
        builder.HasOne<Source>().WithMany().HasForeignKey(one => one.SourceId);
        builder.HasOne<Code>().WithMany().HasForeignKey(one => one.CodeId);
    }

    public void Configure(EntityTypeBuilder<CodingEnd> builder)
    {
        builder.ToTable("coding_end").HasKey(one => one.CodingId);
        builder.HasOne<Coding>().WithOne().HasForeignKey<CodingEnd>(one => one.CodingId);
    }

    public void Configure(EntityTypeBuilder<CoderPair> builder)
    {
        builder.ToTable("coder_pair").HasKey(one => one.SourceId);
        builder.HasOne<Source>().WithOne().HasForeignKey<CoderPair>(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<CoderDone> builder)
    {
        builder.ToTable("coder_done").HasKey(one => new { one.SourceId, one.AccountId });
        builder.HasOne<Source>().WithMany().HasForeignKey(one => one.SourceId);
    }

    public void Configure(EntityTypeBuilder<Adjudication> builder)
    {
        builder.ToTable("adjudication").HasKey(one => one.CodingId);
        builder.HasOne<Coding>().WithOne().HasForeignKey<Adjudication>(one => one.CodingId);
    }
}
