using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Access;

/// <summary>A key pair of which the private half never leaves the person's device; the door speaks the ceremony, this is what
/// stays.</summary>
/// <param name="Id">What the device calls it, in Base64.</param>
/// <param name="Content">The public half and what the ceremony needs again, as JSON.</param>
/// <param name="Name">What the person calls it, such as "Diensthandy".</param>
public sealed record Passkey(string Id, Guid AccountId, string Name, string Content, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt)
{
    public const int NameMax = 60;
    public const int PerAccountMax = 10;
}

/// <summary>Adds and removes passkeys.</summary>
public static class KeepPasskey
{
    public static async Task<IReadOnlyList<Passkey>> Of(Database db, Guid account) => [.. (await db.Set<Passkey>().AsNoTracking()
        .Where(one => one.AccountId == account).ToListAsync()).OrderBy(one => one.CreatedAt)];

    /// <returns>Whether it was added; an account has no more than ten.</returns>
    public static async Task<bool> Add(Database db, Actor actor, string id, string content, string name, DateTimeOffset now)
    {
        var known = await Of(db, actor.Id);
        if (known.Count >= Passkey.PerAccountMax || await db.Set<Passkey>().AnyAsync(one => one.Id == id)) return false;
        var said = name.Trim();
        db.Add(new Passkey(id, actor.Id, said.Length == 0 ? "Passkey" : said[..Math.Min(said.Length, Passkey.NameMax)], content, now, null));
        db.Note(actor, now, "add-passkey", actor.Name);
        await db.SaveChangesAsync();
        return true;
    }

    /// <param name="content">With the counter the device showed last.</param>
    public static Task NoteUse(Database db, string id, string content, DateTimeOffset now) => db.Set<Passkey>().Where(one => one.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Content, content).SetProperty(one => one.UsedAt, now));

    public static async Task Remove(Database db, Actor actor, string id, DateTimeOffset now)
    {
        if (await db.Set<Passkey>().FirstOrDefaultAsync(one => one.Id == id && one.AccountId == actor.Id) is not { } found) return;
        db.Remove(found);
        db.Note(actor, now, "remove-passkey", actor.Name);
        await db.SaveChangesAsync();
    }
}

internal sealed class PasskeyTables : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkey").HasKey(passkey => passkey.Id);
        builder.Property(passkey => passkey.Id).HasMaxLength(1400);
        builder.Property(passkey => passkey.Name).HasMaxLength(Passkey.NameMax);
        builder.HasIndex(passkey => passkey.AccountId);
    }
}
