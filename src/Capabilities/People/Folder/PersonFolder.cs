using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.People.Folder;

/// <summary>The folder of somebody: locked, and nobody knows whose it is.</summary>
/// <param name="Name">Derived from the secret.</param>
/// <param name="Box">The content, padded and locked with a key that only the secret gives.</param>
public sealed record PersonFolder(string Name, Guid AdministrationId, byte[] Box);

/// <summary>A card that opens one folder, printed for a group of staff and drawn from a pile.</summary>
/// <param name="CodeHash">Keyed hash of the code on it.</param>
public sealed record FolderCard(Guid AdministrationId, byte[] CodeHash, string Group, string Batch);

/// <summary>A card that was used. Which folder it opened is not told.</summary>
public sealed record FolderCardUse(Guid AdministrationId, byte[] CodeHash);

internal sealed class FolderTables : IEntityTypeConfiguration<PersonFolder>, IEntityTypeConfiguration<FolderCard>,
    IEntityTypeConfiguration<FolderCardUse>
{
    public void Configure(EntityTypeBuilder<PersonFolder> builder)
    {
        builder.ToTable("person_folder").HasKey(one => one.Name);
        builder.Property(one => one.Name).HasMaxLength(64);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<FolderCard> builder)
    {
        builder.ToTable("folder_card").HasKey(one => new { one.AdministrationId, one.CodeHash });
        builder.Property(one => one.Group).HasMaxLength(200);
        builder.Property(one => one.Batch).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<FolderCardUse> builder) =>
        builder.ToTable("folder_card_use").HasKey(one => new { one.AdministrationId, one.CodeHash });
}

/// <summary>What somebody means to learn.</summary>
public sealed record LearningStep(string What, string Until, bool Done);

/// <summary>One try of a knowledge check.</summary>
/// <param name="Until">The last day on which a passed check holds; null where it was not passed.</param>
public sealed record CheckTry(Guid Check, string Title, DateOnly Day, int Right, int Of, bool Passed, DateOnly? Until);

/// <summary>What lies in a folder.</summary>
/// <param name="Group">The group that the card was printed for.</param>
/// <param name="Role">Id of the role that the person measures itself by.</param>
/// <param name="Levels">How the person sees itself, by key of the competence.</param>
/// <param name="Gives">Whether an anonymous copy goes into the figures of the group.</param>
public sealed record FolderContent(string Group, Guid? Role, IReadOnlyDictionary<string, int> Levels, IReadOnlyList<LearningStep> Plan,
    IReadOnlyList<CheckTry> Tries, IReadOnlyList<Guid> Seats, bool Gives)
{
    public const int StepsMax = 12;

    public static FolderContent Empty(string group) => new(group, null, new Dictionary<string, int>(), [], [], [], false);

    public IEnumerable<CheckTry> TriesOf(Guid check) => Tries.Where(one => one.Check == check);
}

/// <summary>Opens folders and writes into them. Nothing of it stands in a log: the deed of somebody nobody knows.</summary>
public static class KeepFolder
{
    /// <summary>All boxes have one of few lengths, so that a length says little.</summary>
    private const int Step = 4096;

    /// <summary>The content of a folder; null where the secret opens none.</summary>
    public static async Task<FolderContent?> Open(Database db, Guid administration, FolderSecret secret)
    {
        var name = secret.Name;
        return await db.Set<PersonFolder>().AsNoTracking().FirstOrDefaultAsync(one => one.Name == name
            && one.AdministrationId == administration)
            is { } folder && Box.Open(secret.Key, folder.Box) is { } bytes
            ? ContentJson.Read<FolderContent>(Encoding.UTF8.GetString(bytes).TrimEnd(' ')) : null;
    }

    /// <summary>The group of a card that was not used yet; null for every other code.</summary>
    public static async Task<string?> GroupOf(Database db, PeopleKeys keys, Guid administration, AccessCode code)
    {
        var hash = code.HashWith(keys.Of(administration));
        return await db.Set<FolderCard>().AsNoTracking().Where(one => one.AdministrationId == administration && one.CodeHash == hash
            && !db.Set<FolderCardUse>().Any(use => use.AdministrationId == administration && use.CodeHash == hash))
            .Select(one => one.Group).FirstOrDefaultAsync();
    }

    /// <summary>Spends a card for a folder. A second click finds the folder there.</summary>
    /// <returns>Whether the secret opens a folder now.</returns>
    public static async Task<bool> Begin(Database db, PeopleKeys keys, Guid administration, AccessCode code, FolderSecret secret)
    {
        if (await Open(db, administration, secret) is not null) return true;
        if (await GroupOf(db, keys, administration, code) is not { } group) return false;
        db.Add(new FolderCardUse(administration, code.HashWith(keys.Of(administration))));
        db.Add(Locked(administration, secret, FolderContent.Empty(group)));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody spent the card in the same moment; whether it was this secret, the folder tells.
        }

        db.ChangeTracker.Clear();
        return await Open(db, administration, secret) is not null;
    }

    public static async Task Write(Database db, Guid administration, FolderSecret secret, FolderContent content)
    {
        db.Update(Locked(administration, secret, content));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>Deletes a folder with everything that was given from it and can still be taken back.</summary>
    public static async Task Delete(Database db, Guid administration, FolderSecret secret, FolderContent content)
    {
        var (name, seats) = (secret.Name, content.Seats.Select(secret.Seat).ToList());
        List<string> tokens = [secret.CopyToken, .. content.Tries.Select(one => one.Check).Distinct().Select(secret.CheckToken)];
        await db.Set<Figures.Contribution>().Where(one => one.AdministrationId == administration && tokens.Contains(one.Token))
            .ExecuteDeleteAsync();
        await db.Set<Programmes.CohortBooking>().Where(one => seats.Contains(one.Id)).ExecuteDeleteAsync();
        var register = secret.Register;
        await db.Set<ExpertEntry>().Where(one => one.Id == register).ExecuteDeleteAsync();
        await db.Set<PersonFolder>().Where(one => one.Name == name).ExecuteDeleteAsync();
    }

    public static PersonFolder Locked(Guid administration, FolderSecret secret, FolderContent content)
    {
        var text = ContentJson.Write(content);
        var bytes = Encoding.UTF8.GetBytes(text);
        var padded = new byte[(bytes.Length / Step + 1) * Step];
        Array.Fill(padded, (byte)' ');
        bytes.CopyTo(padded, 0);
        return new(secret.Name, administration, Box.Lock(secret.Key, padded));
    }
}
