using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Accounts;

/// <summary>Somebody who signs in.</summary>
public sealed record Account(Guid Id, string SignInName, string DisplayName, string PasswordHash, bool Demo, DateTimeOffset CreatedAt);

/// <summary>A role of an account, in one administration or, without one, in the whole instance.</summary>
/// <param name="UnitId">The unit that somebody heads, with all below it; null where the role is not about one unit.</param>
public sealed record Grant(Guid Id, Guid AccountId, Role Role, Guid? AdministrationId, Guid? UnitId = null);

/// <summary>An account that may no longer sign in; a row with who and when instead of a flag.</summary>
public sealed record AccountClosure(Guid AccountId, Guid By, DateTimeOffset At);

/// <summary>Who did what, about what, and when; written in the same transaction as the deed.</summary>
public sealed record AuditLine(Guid Id, DateTimeOffset At, Guid ActorId, string ActorName, Guid? AdministrationId, string Deed,
  string Subject);

internal sealed class AccountTables :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<AccountClosure>,
      IEntityTypeConfiguration<AuditLine>
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

    public void Configure(EntityTypeBuilder<AccountClosure> builder) => builder.ToTable("account_closure")
      .HasKey(closure => closure.AccountId);

    public void Configure(EntityTypeBuilder<AuditLine> builder)
    {
        builder.ToTable("audit_line").HasKey(line => line.Id);
        builder.HasIndex(line => line.At);
    }
}
