using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

public enum Deleted
{
    /// <summary>Ballots of the sheets; the sheets themselves were written anew.</summary>
    Ballots,
    Drafts,
    Codes,
    Addresses,

    /// <summary>The keys of the campaign.</summary>
    Keys,

    /// <summary>The sheets themselves.</summary>
    Sheets,
}

/// <summary>Something was deleted: how much of it, when, by whom, and whether anything of it was found afterwards. Each line carries the
/// checksum of the one before, so that none can be left out later.</summary>
/// <param name="Searched">For how many of the deleted values all files were searched afterwards.</param>
/// <param name="Found">How many of them were found.</param>
public sealed record DeletionLine(Guid Id, Guid CampaignId, int Place, Deleted What, int Count, int Searched, int Found, string By,
    DateTimeOffset At,
    string Before, string Hash)
{
    public string HashNow() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{CampaignId:N}|{Place}|{What}|{Count}|{Searched}|{Found}|{By}|{At.UtcTicks}|{Before}"))));
}

/// <summary>The proof of deletion of one campaign.</summary>
public static class DeletionProof
{
    public static async Task<IReadOnlyList<DeletionLine>> Of(Database db, Guid campaign) =>
        await db.Set<DeletionLine>().AsNoTracking().Where(line => line.CampaignId == campaign).OrderBy(line => line.Place).ToListAsync();

    /// <summary>Whether every line still says what was written and none is missing in between.</summary>
    public static bool Holds(IReadOnlyList<DeletionLine> lines) => lines.Select((line, at) =>
        line.Place == at && line.Hash == line.HashNow() && line.Before == (at == 0 ? "" : lines[at - 1].Hash)).All(fits => fits);

    /// <summary>Adds lines for what has none yet, so that a repetition after an interruption adds nothing.</summary>
    public static async Task Add(Database db, Guid campaign, IEnumerable<(Deleted What, int Count, int Searched, int Found)> deletions,
        string by,
        DateTimeOffset now)
    {
        var lines = (await Of(db, campaign)).ToList();
        foreach (var (what, count, searched, found) in deletions.Where(one => lines.All(line => line.What != one.What)))
        {
            var line = new DeletionLine(Guid.NewGuid(), campaign, lines.Count, what, count, searched, found, by, now,
                lines.Count == 0 ? "" : lines[^1].Hash, "");
            lines.Add(line with { Hash = line.HashNow() });
            db.Add(lines[^1]);
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (db.Set<DeletionLine>().Any(line => line.CampaignId == campaign))
        {
            // Another process wrote them in the same moment; theirs count.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

internal sealed class DeletionTables : IEntityTypeConfiguration<DeletionLine>
{
    public void Configure(EntityTypeBuilder<DeletionLine> builder)
    {
        builder.ToTable("deletion_line").HasKey(line => line.Id);
        builder.HasIndex(line => new { line.CampaignId, line.Place }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(line => line.CampaignId);
    }
}
