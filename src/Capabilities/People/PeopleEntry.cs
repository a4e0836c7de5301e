using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.People;

/// <summary>Something a house keeps about its work with people, in one of its versions; the highest number holds. No entry names anybody of
/// the staff.</summary>
/// <param name="Kind">Word that says what the content is; it stands in addresses too.</param>
public sealed record PeopleEntry(Guid Id, int Number, Guid AdministrationId, string Kind, string Json, string By, DateTimeOffset At);

/// <summary>An entry that was taken back, with its reason.</summary>
public sealed record PeopleEntryEnd(Guid EntryId, string Reason, string By, DateTimeOffset At);

internal sealed class PeopleEntryTables : IEntityTypeConfiguration<PeopleEntry>, IEntityTypeConfiguration<PeopleEntryEnd>
{
    public void Configure(EntityTypeBuilder<PeopleEntry> builder)
    {
        builder.ToTable("people_entry").HasKey(one => new { one.Id, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Property(one => one.Kind).HasMaxLength(40);
        builder.HasIndex(one => new { one.AdministrationId, one.Kind });
    }

    public void Configure(EntityTypeBuilder<PeopleEntryEnd> builder) => builder.ToTable("people_entry_end").HasKey(one => one.EntryId);
}

/// <summary>An entry as it holds, with its content.</summary>
public sealed record Held<T>(Guid Id, int Number, Guid AdministrationId, T Content, string By, DateTimeOffset At);

public static class PeopleEntries
{
    /// <summary>The entries of one kind that hold, in the order in which they were first written.</summary>
    public static async Task<IReadOnlyList<Held<T>>> Of<T>(Database db, Guid administration, string kind) =>
        await Read<T>(db, db.Set<PeopleEntry>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Kind == kind));

    /// <summary>The same over the whole instance, for what several houses do together.</summary>
    public static async Task<IReadOnlyList<Held<T>>> Everywhere<T>(Database db, string kind) =>
        await Read<T>(db, db.Set<PeopleEntry>().AsNoTracking().Where(one => one.Kind == kind));

    public static async Task<Held<T>?> Find<T>(Database db, Guid administration, string kind, Guid id) =>
        await Read<T>(db, db.Set<PeopleEntry>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Kind == kind
            && one.Id == id)) is [var found] ? found : null;

    private static async Task<IReadOnlyList<Held<T>>> Read<T>(Database db, IQueryable<PeopleEntry> chosen)
    {
        var rows = await chosen.Where(one => !db.Set<PeopleEntryEnd>().Any(end => end.EntryId == one.Id)).ToListAsync();
        return [.. rows.GroupBy(one => one.Id).OrderBy(versions => versions.Min(one => one.At)).ThenBy(versions => versions.Key)
            .Select(versions => versions.MaxBy(one => one.Number)!)
            .Select(one => new Held<T>(one.Id, one.Number, one.AdministrationId, ContentJson.Read<T>(one.Json), one.By, one.At))];
    }
}
