using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Accounts.Elsewhere;

/// <summary>That an account belongs to a person at the sign-in of the house. A mail address or a name links nothing: both can be given to
/// somebody else.</summary>
public sealed record HouseIdentity(string Issuer, string Subject, Guid AccountId, DateTimeOffset At);

/// <summary>What a group at the sign-in of the house means here.</summary>
/// <param name="Group">As the sign-in names it: a path, an identity or a name.</param>
public sealed record GroupMapping(Guid Id, string Group, Role Role, Guid? AdministrationId, Guid By, string ByName, DateTimeOffset At)
{
    public const int GroupMax = 300;
}

internal sealed class ElsewhereTables : IEntityTypeConfiguration<HouseIdentity>, IEntityTypeConfiguration<GroupMapping>
{
    public void Configure(EntityTypeBuilder<HouseIdentity> builder)
    {
        builder.ToTable("house_identity").HasKey(identity => new { identity.Issuer, identity.Subject });
        builder.Property(identity => identity.Issuer).HasMaxLength(300);
        builder.Property(identity => identity.Subject).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<GroupMapping> builder)
    {
        builder.ToTable("group_mapping").HasKey(mapping => mapping.Id);
        builder.Property(mapping => mapping.Group).HasMaxLength(GroupMapping.GroupMax);
        builder.Property(mapping => mapping.Role).HasConversion<string>().HasMaxLength(40);
    }
}
