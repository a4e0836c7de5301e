using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Administrations;

/// <summary>A town, a county or another body that measures itself.</summary>
/// <param name="Staff">Everybody who works there, leaders included.</param>
/// <param name="Leaders">Those who lead a unit.</param>
public sealed record Administration(Guid Id, string Name, int Staff, int Leaders, DateTimeOffset CreatedAt)
{
    public const int NameMax = 200;
}

/// <summary>A part of an administration; units form a tree.</summary>
public sealed record Unit(Guid Id, Guid AdministrationId, Guid? ParentId, string Name, int Headcount)
{
    public const int NameMax = 200;
}

internal sealed class AdministrationTables : IEntityTypeConfiguration<Administration>, IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Administration> builder) => builder.ToTable("administration").HasKey(one => one.Id);

    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("unit").HasKey(unit => unit.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(unit => unit.AdministrationId);
        builder.HasIndex(unit => new { unit.AdministrationId, unit.Name }).IsUnique();
    }
}
