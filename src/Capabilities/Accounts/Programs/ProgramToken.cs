using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Programs;

/// <summary>The access of one program, given by a person. Only the hash of the secret is stored: whoever has the secret may use
/// it.</summary>
/// <param name="Scopes">See <see cref="ProgramScopes.Write"/>.</param>
/// <param name="Last">The last letters of the secret, so that people can tell two accesses apart.</param>
/// <param name="Until">The last day on which it holds.</param>
public sealed record ProgramToken(
    Guid Id, Guid AccountId, string Name, string Scopes, byte[] Hash, string Last, DateOnly Until, DateTimeOffset At)
{
    public const int NameMax = 60;
}

/// <summary>The access was taken back before its time.</summary>
public sealed record ProgramTokenEnd(Guid TokenId, string By, DateTimeOffset At);

/// <summary>A day on which the access was used; which requests came is not kept.</summary>
public sealed record ProgramTokenDay(Guid TokenId, DateOnly Day);

/// <summary>What a program was answered, kept for a day, so that a request that is sent twice has one effect.</summary>
/// <param name="Request">Hash over method, address and body.</param>
/// <param name="Status">0 while the answer is being worked out.</param>
/// <param name="Headers">Headers that belong to the answer, a line each.</param>
public sealed record KeptAnswer(
    Guid TokenId, string Key, byte[] Request, int Status, string Headers, byte[] Body, DateTimeOffset At)
{
    public const int KeyMax = 200;
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);
}

internal sealed class ProgramTables : IEntityTypeConfiguration<ProgramToken>, IEntityTypeConfiguration<ProgramTokenEnd>,
    IEntityTypeConfiguration<ProgramTokenDay>, IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<ProgramToken> builder)
    {
        builder.ToTable("program_token").HasKey(one => one.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
        builder.HasIndex(one => one.Hash).IsUnique();
        builder.Property(one => one.Name).HasMaxLength(ProgramToken.NameMax);
    }

    public void Configure(EntityTypeBuilder<ProgramTokenEnd> builder)
    {
        builder.ToTable("program_token_end").HasKey(one => one.TokenId);
        builder.HasOne<ProgramToken>().WithOne().HasForeignKey<ProgramTokenEnd>(one => one.TokenId);
    }

    public void Configure(EntityTypeBuilder<ProgramTokenDay> builder)
    {
        builder.ToTable("program_token_day").HasKey(one => new { one.TokenId, one.Day });
        builder.HasOne<ProgramToken>().WithMany().HasForeignKey(one => one.TokenId);
    }

    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("program_answer").HasKey(one => new { one.TokenId, one.Key });
        builder.Property(one => one.Key).HasMaxLength(KeptAnswer.KeyMax);
        builder.HasIndex(one => one.At);
    }
}

/// <summary>An access as pages show it.</summary>
/// <param name="Owner">Name of the person who gave it.</param>
/// <param name="Used">The last day on which it was used; null: never.</param>
public sealed record ProgramTokenState(ProgramToken Token, string Owner, ProgramTokenEnd? End, DateOnly? Used)
{
    public bool HoldsOn(DateOnly today) => End is null && Token.Until >= today;

    /// <summary>Those of these accounts, the newest first.</summary>
    public static async Task<IReadOnlyList<ProgramTokenState>> Of(Database db, IReadOnlyCollection<Guid> accounts)
    {
        var tokens = await db.Set<ProgramToken>().AsNoTracking().Where(one => accounts.Contains(one.AccountId)).ToListAsync();
        var ids = tokens.Select(one => one.Id).ToList();
        var owners = await db.Set<Account>().AsNoTracking().Where(one => accounts.Contains(one.Id)).ToDictionaryAsync(one => one.Id,
            one => one.DisplayName);
        var ends = await db.Set<ProgramTokenEnd>().AsNoTracking().Where(one => ids.Contains(one.TokenId))
            .ToDictionaryAsync(one => one.TokenId);
        var days = await db.Set<ProgramTokenDay>().AsNoTracking().Where(one => ids.Contains(one.TokenId)).GroupBy(one => one.TokenId)
            .Select(group => new { group.Key, Day = group.Max(one => one.Day) }).ToDictionaryAsync(one => one.Key, one => one.Day);
        return [.. tokens.OrderByDescending(one => one.At).Select(one => new ProgramTokenState(one, owners[one.AccountId],
            ends.GetValueOrDefault(one.Id), days.TryGetValue(one.Id, out var day) ? day : null))];
    }
}
