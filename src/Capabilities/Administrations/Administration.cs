using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Administrations;

/// <summary>A town, a county or another body that measures itself.</summary>
/// <param name="Staff">Everybody who works there, leaders included.</param>
/// <param name="Leaders">Those who lead a unit.</param>
public sealed record Administration(Guid Id, string Name, int Staff, int Leaders, DateTimeOffset CreatedAt)
{
    public const int NameMax = 200;

    /// <summary>Key in the register of municipalities: 12 digits for a municipality, 9 for an association, 5 for a county; null where the
    /// administration was written by hand.</summary>
    public string? Ars { get; init; }

    /// <summary>What the register calls it, such as Verbandsgemeinde.</summary>
    public string? Kind { get; init; }

    public int? Population { get; init; }

    /// <summary>Date of the register, because keys change with mergers.</summary>
    public DateOnly? RegisterDate { get; init; }

    /// <summary>First two digits of the regional key; null: not said.</summary>
    public string? Land { get; init; }

    /// <summary>Official municipality key; null above municipalities.</summary>
    public string? Ags => Ars is { Length: 12 } ars ? ars[..5] + ars[9..] : null;
}

/// <summary>A part of an administration; units form a tree.</summary>
public sealed record Unit(Guid Id, Guid AdministrationId, Guid? ParentId, string Name, int Headcount)
{
    public const int NameMax = 200;

    /// <summary>Order among the units beside it; equal where nobody arranged them.</summary>
    public int Place { get; init; }
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
