using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>Stops following an entry, with a reason; or follows it again.</summary>
public static class EndEntry
{
    public const int ReasonMax = 500;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record ReasonMissing : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, EntryKind kind, Guid entry, string reason,
        DateTimeOffset now)
    {
        if (await SaveEntry.Latest(db, administration, entry) is not { } latest || latest.Kind != kind) return new NotThere();
        if (reason.Trim().Length is 0 or > ReasonMax) return new ReasonMissing();
        if (await db.Set<EntryEnd>().AnyAsync(one => one.EntryId == entry)) return new Done();
        db.Add(new EntryEnd(entry, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "end-" + KindNames.Word(kind), latest.Content.Title, administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else ended it in the same moment, which is what was wished.
            db.ChangeTracker.Clear();
        }

        return new Done();
    }

    public static async Task<Outcome> TakeBack(Database db, Actor actor, Guid administration, EntryKind kind, Guid entry,
        DateTimeOffset now)
    {
        if (await SaveEntry.Latest(db, administration, entry) is not { } latest || latest.Kind != kind
            || await db.Set<EntryEnd>().FirstOrDefaultAsync(one => one.EntryId == entry) is not { } end) return new NotThere();
        db.Remove(end);
        db.Note(actor, now, "follow-again-" + KindNames.Word(kind), latest.Content.Title, administration);
        await db.SaveChangesAsync();
        return new Done();
    }
}
