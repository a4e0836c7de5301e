using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Accounts;

/// <summary>Somebody who signs in.</summary>
/// <param name="PasswordHash">Empty while the person has none: invited, or signing in elsewhere. Only the newest is kept.</param>
/// <param name="Mail">Where links to set a password go; null where none was given.</param>
public sealed record Account(Guid Id, string SignInName, string DisplayName, string PasswordHash, bool Demo, DateTimeOffset CreatedAt,
    string? Mail = null);

/// <summary>A role of an account, in one administration or, without one, in the whole instance.</summary>
/// <param name="UnitId">The unit that somebody heads, with all below it; null where the role is not about one unit.</param>
/// <param name="From">First day on which it holds; null: at once.</param>
/// <param name="Until">Last day on which it holds; null: until it is ended.</param>
/// <param name="LentBy">The account that handed its own role over; it holds only while that account has the role itself.</param>
/// <param name="Source">The group at another sign-in that brought it; empty where a person gave it.</param>
public sealed record Grant(Guid Id, Guid AccountId, Role Role, Guid? AdministrationId, Guid? UnitId = null, DateOnly? From = null,
    DateOnly? Until = null, Guid? LentBy = null, string Source = "");

/// <summary>A role that was taken back or given back before its last day.</summary>
public sealed record GrantEnd(Guid GrantId, Guid By, string ByName, DateTimeOffset At);

/// <summary>An account that may no longer sign in; a row with who and when instead of a flag.</summary>
public sealed record AccountClosure(Guid AccountId, Guid By, DateTimeOffset At);

/// <summary>Who did what, about what, and when; written in the same transaction as the deed, chained with the line before.</summary>
public sealed record AuditLine(Guid Id, DateTimeOffset At, Guid ActorId, string ActorName, Guid? AdministrationId, string Deed,
  string Subject) : ChainedRow
{
    /// <summary>One chain per administration, and one for what belongs to none, so that each house can check its own.</summary>
    public override Guid Chain() => AdministrationId ?? Guid.Empty;

    public override string Content() => ContentJson.Write(new object?[]
    {
        Id, At.UtcTicks, ActorId, ActorName, AdministrationId, Deed, Subject,
    });
}

internal sealed class AccountTables :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<GrantEnd>,
      IEntityTypeConfiguration<AccountClosure>, IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account").HasKey(account => account.Id);
        builder.Property(account => account.SignInName).HasMaxLength(200);
        builder.HasIndex(account => account.SignInName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("grant_of_role").HasKey(grant => grant.Id);
        builder.Property(grant => grant.Role).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId);
    }

    public void Configure(EntityTypeBuilder<GrantEnd> builder) => builder.ToTable("grant_end").HasKey(end => end.GrantId);

    public void Configure(EntityTypeBuilder<AccountClosure> builder) => builder.ToTable("account_closure")
      .HasKey(closure => closure.AccountId);

    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("audit_line").HasKey(line => line.Id);
        builder.HasIndex(line => line.At);
        builder.HasIndex(line => new { line.AdministrationId, line.Number });
        builder.Property(line => line.Previous).HasMaxLength(64);
        builder.Property(line => line.Hash).HasMaxLength(64);
    }
}
