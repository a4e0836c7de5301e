using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.People;

/// <summary>Writes an entry, or a new version of it, or takes it back.</summary>
public static class KeepEntry
{
    public const int ReasonMax = 200;

    public abstract record Outcome;

    public sealed record Kept(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    /// <summary>Somebody else wrote meanwhile.</summary>
    public sealed record Overtaken : Outcome;

    public sealed record ReasonMissing : Outcome;

    /// <param name="id">Null: a new entry.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    public static async Task<Outcome> Run<T>(Database db, Actor actor, Guid administration, string kind, Guid? id, int seen, T content,
        string subject, DateTimeOffset now)
    {
        if (id is { } known)
        {
            if (await PeopleEntries.Find<T>(db, administration, kind, known) is not { } before) return new NotThere();
            if (before.Number != seen) return new Overtaken();
        }

        var entry = new PeopleEntry(id ?? Guid.CreateVersion7(now), id is null ? 1 : seen + 1, administration, kind,
            ContentJson.Write(content), actor.Name, now);
        db.Add(entry);
        db.Note(actor, now, $"keep-{kind}", subject, administration);
        return await Save(db) ? new Kept(entry.Id) : new Overtaken();
    }

    public static async Task<Outcome> End(Database db, Actor actor, Guid administration, string kind, Guid id, string reason,
        DateTimeOffset now)
    {
        reason = reason.Trim();
        if (reason.Length is 0 or > ReasonMax) return new ReasonMissing();
        if (!await db.Set<PeopleEntry>().AnyAsync(one => one.AdministrationId == administration && one.Kind == kind && one.Id == id)
            || await db.Set<PeopleEntryEnd>().AnyAsync(one => one.EntryId == id)) return new NotThere();
        db.Add(new PeopleEntryEnd(id, reason, actor.Name, now));
        db.Note(actor, now, $"take-back-{kind}", reason, administration);
        return await Save(db) ? new Kept(id) : new Overtaken();
    }

    private static async Task<bool> Save(Database db)
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
