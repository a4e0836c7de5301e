using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>Saves an entry as a new one or as the next version of a known one.</summary>
public static class SaveEntry
{
    public abstract record Outcome;

    public sealed record Saved(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else saved a version meanwhile.</summary>
    public sealed record Overtaken(HorizonEntry Theirs) : Outcome;

    /// <param name="entry">Null: a new one.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? entry, int seen, EntryContent content,
        DateTimeOffset now)
    {
        if (CheckEntry.Run(content, DateOnly.FromDateTime(now.UtcDateTime)) is { } fault) return new Refused(fault);
        if (entry is { } known)
        {
            if (await Latest(db, administration, known) is not { } latest || latest.Kind != content.Kind
                || await db.Set<EntryEnd>().AnyAsync(one => one.EntryId == known)) return new NotThere();
            if (latest.Number != seen) return new Overtaken(latest);
        }

        var id = entry ?? Guid.CreateVersion7(now);
        db.Add(new HorizonEntry(id, seen + 1, administration, content.Kind, content.ToJson(), actor.Name, now));
        db.Note(actor, now, "save-" + KindNames.Word(content.Kind), $"{content.Title} {seen + 1}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Saved(id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, administration, id) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    internal static Task<HorizonEntry?> Latest(Database db, Guid administration, Guid entry) => db.Set<HorizonEntry>().AsNoTracking()
        .Where(one => one.Id == entry && one.AdministrationId == administration).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}
