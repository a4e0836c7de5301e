using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Administrations;

/// <summary>An entry of the register of municipalities that has an administration of its own: a municipality, an association such as a
/// Verbandsgemeinde, or a county.</summary>
/// <param name="Ars">Regional key: 12 digits for a municipality, 9 for an association, 5 for a county.</param>
/// <param name="Kind">What the register calls it.</param>
/// <param name="Population">Of an association or county: of all municipalities in it.</param>
/// <param name="Place">Where it lies: the county, or the Land.</param>
/// <param name="Search">The name as it is searched for.</param>
public sealed record Municipality(string Ars, string Name, string Kind, int Population, string Place, string Search)
{
    public string? Ags => Ars.Length == 12 ? Ars[..5] + Ars[9..] : null;

    public string Land => Ars[..2];

    /// <summary>As names are compared: small letters, the rest as it is.</summary>
    public static string Fold(string name) => name.Trim().ToLowerInvariant();
}

/// <summary>The issue of the register that the entries stem from; there is one.</summary>
/// <param name="Sha256">Of the file.</param>
public sealed record RegisterIssue(DateOnly Date, string Sha256, int Entries, string By, DateTimeOffset At);

/// <summary>Size of an administration by the people it is there for.</summary>
public static class SizeClass
{
    private static readonly int[] Bounds = [5_000, 10_000, 20_000, 50_000, 100_000, 500_000];

    /// <summary>From and to (exclusive); null: open above.</summary>
    public static (int From, int? To) Of(int population)
    {
        var at = Bounds.Count(bound => population >= bound);
        return (at == 0 ? 0 : Bounds[at - 1], at == Bounds.Length ? null : Bounds[at]);
    }
}

internal sealed class MunicipalityTables : IEntityTypeConfiguration<Municipality>, IEntityTypeConfiguration<RegisterIssue>
{
    public void Configure(EntityTypeBuilder<Municipality> builder)
    {
        builder.ToTable("municipality").HasKey(one => one.Ars);
        builder.Property(one => one.Ars).HasMaxLength(12);
        builder.HasIndex(one => one.Search);
    }

    public void Configure(EntityTypeBuilder<RegisterIssue> builder) => builder.ToTable("register_issue").HasKey(issue => issue.Date);
}
