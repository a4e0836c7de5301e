using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Storage;

/// <summary>A row that carries the hash of the row before it, so that a changed, missing, foreign or moved one shows. Number and hashes
/// are given while it is stored, see <see cref="LinkRows"/>.</summary>
public abstract record ChainedRow
{
    /// <summary>Before the first row of a chain.</summary>
    public const string Nothing = "";

    /// <summary>Counts from 1 in each chain; 0 while it is not stored.</summary>
    public long Number { get; init; }

    public string Previous { get; init; } = Nothing;

    public string Hash { get; init; } = Nothing;

    /// <summary>Which chain this row belongs to.</summary>
    public abstract Guid Chain();

    /// <summary>Everything the hash stands for, always written the same way.</summary>
    public abstract string Content();

    /// <summary>SHA-256 over number, hash of the row before and content, as small hexadecimal letters.</summary>
    public static string HashOf(long number, string previous, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{number}\n{previous}\n{content}"))));
}

/// <summary>Where a chain ends; whoever adds to it holds this row.</summary>
public sealed record ChainHead(Guid Chain, long Number, string Hash);

internal sealed class ChainTables : IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<ChainHead> builder)
    {
        builder.ToTable("chain_head").HasKey(head => head.Chain);
        // The chain of what belongs to no house has the empty key, which must not be taken for a missing one.
        builder.Property(head => head.Chain).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(64);
    }
}
