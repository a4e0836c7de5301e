using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Exchange.Transfers;

/// <summary>What the columns of a kind of file mean, kept under a name for the next file of its kind. A change is another version; one
/// without text ends it.</summary>
/// <param name="Text">A column map as YAML; null: taken away.</param>
public sealed record KeptMapping(
    Guid AdministrationId, string Name, int Version, string Model, string? Text, string By, DateTimeOffset At)
{
    /// <summary>The latest version of each that still holds, by name.</summary>
    public static async Task<IReadOnlyList<KeptMapping>> Of(Database db, Guid administration) =>
        [.. (await db.Set<KeptMapping>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .GroupBy(one => one.Name).Select(group => group.MaxBy(one => one.Version)!).Where(one => one.Text is not null)
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];
}

internal sealed class MappingTables : IEntityTypeConfiguration<KeptMapping>
{
    public void Configure(EntityTypeBuilder<KeptMapping> builder)
    {
        builder.ToTable("kept_mapping").HasKey(one => new { one.AdministrationId, one.Name, one.Version });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }
}
