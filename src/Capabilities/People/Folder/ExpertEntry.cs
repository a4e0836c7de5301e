using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.People.Folder;

/// <summary>What somebody wrote into the register of digital expertise: who helps with what. Only the writer changes it and takes it
/// back.</summary>
public sealed record ExpertEntry(Guid Id, Guid AdministrationId, string Name, string Topics, string Offer, string Contact, DateOnly Day);

internal sealed class ExpertTables : IEntityTypeConfiguration<ExpertEntry>
{
    public void Configure(EntityTypeBuilder<ExpertEntry> builder)
    {
        builder.ToTable("expert_entry").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }
}

public static class OfferExpertise
{
    public const int LineMax = 200;

    /// <returns>Why it cannot be taken; null: it stands there.</returns>
    public static async Task<Sentence?> Run(Database db, ExpertEntry entry)
    {
        if (new[] { entry.Name, entry.Topics, entry.Contact }.Any(one => one.Length is 0 or > LineMax) || entry.Offer.Length > LineMax)
        {
            return new("Bitte schreiben Sie, wie Sie heißen möchten, wobei Sie helfen und wie man Sie erreicht, je höchstens 200 Zeichen.",
                "Please write how you want to be called, what you help with and how you are reached, 200 characters each at most.");
        }

        if (await db.Set<ExpertEntry>().AnyAsync(one => one.Id == entry.Id)) db.Update(entry);
        else db.Add(entry);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>Deletes it: what somebody takes back is nobody's any more.</summary>
    public static Task TakeBack(Database db, Guid id) => db.Set<ExpertEntry>().Where(one => one.Id == id).ExecuteDeleteAsync();

    /// <summary>Entries in which all words occur.</summary>
    public static async Task<IReadOnlyList<ExpertEntry>> Find(Database db, Guid administration, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. (await db.Set<ExpertEntry>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .Where(one => words.All(word => $"{one.Name} {one.Topics} {one.Offer}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(one => one.Topics, StringComparer.OrdinalIgnoreCase)];
    }
}
