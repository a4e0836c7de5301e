using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>One line of the table of names: what stands for what. The words are locked; only the replacement can be read without the
/// key.</summary>
public sealed record NameEntry(Guid Id, Guid AdministrationId, byte[] Locked, string Replacement)
{
    /// <summary>All lines of an administration, words to replacement; empty where the key was destroyed.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Read(Database db, SourceKeys keys, Guid administration)
    {
        if (!keys.Has(administration)) return new Dictionary<string, string>();
        var key = keys.Of(administration);
        var entries = await db.Set<NameEntry>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (Box.Open(key, entry.Locked) is { } words) table[Encoding.UTF8.GetString(words)] = entry.Replacement;
        }

        return table;
    }

    public static NameEntry Lock(SourceKeys keys, Guid administration, string words, string replacement, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), administration, Box.Lock(keys.Of(administration), Encoding.UTF8.GetBytes(words)), replacement);
}

internal sealed class NameTables : IEntityTypeConfiguration<NameEntry>
{
    public void Configure(EntityTypeBuilder<NameEntry> builder)
    {
        builder.ToTable("name_entry").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.HasIndex(one => one.AdministrationId);
    }
}
