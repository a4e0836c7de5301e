using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Processes.Facts;

/// <summary>Records a hard fact, what became of it, and that it no longer holds.</summary>
public static class RecordFact
{
    /// <returns>The fields that have to be mended; none: it was recorded.</returns>
    public static async Task<IReadOnlyList<FactField>> Run(Database db, Actor actor, string kind, Guid administration,
        IReadOnlyDictionary<string, string> written, Language language, DateTimeOffset now)
    {
        var list = await FactKinds.Of(db, kind, administration, language, now);
        var form = new FactForm(written, list.Fields, language);
        if (FactKinds.Read(kind, form, administration, actor.Name, now) is not { } entry) return form.Faults;
        db.Add(entry);
        db.Note(actor, now, "record-" + kind, written.GetValueOrDefault(list.Fields[0].Name, "").Trim(), administration);
        await db.SaveChangesAsync();
        return [];
    }

    /// <returns>Whether it was recorded: the entry is there, text, post and a day that is not in the future were given.</returns>
    public static async Task<bool> Note(Database db, Actor actor, string kind, Guid administration, Guid entry, string text, string post,
        DateOnly? on, Language language, DateTimeOffset now)
    {
        var list = await FactKinds.Of(db, kind, administration, language, now);
        if (list.NoteLabel.Length == 0 || list.Rows.FirstOrDefault(row => row.Id == entry) is not { } row || on is not { } day
            || day > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)) || text.Trim().Length is 0 or > FactForm.TextMax
            || post.Trim().Length is 0 or > FactForm.LineMax) return false;
        db.Add(new FactNote(Guid.CreateVersion7(now), administration, entry, text.Trim(), post.Trim(), day, actor.Name, now));
        db.Note(actor, now, "note-" + kind, row.Cells[0], administration);
        await db.SaveChangesAsync();
        return true;
    }

    /// <returns>Whether it was taken back: the entry is there and a reason was given.</returns>
    public static async Task<bool> End(Database db, Actor actor, string kind, Guid administration, Guid entry, string reason,
        Language language, DateTimeOffset now)
    {
        var list = await FactKinds.Of(db, kind, administration, language, now);
        if (list.Rows.FirstOrDefault(row => row.Id == entry) is not { } row
            || reason.Trim().Length is 0 or > FactForm.LineMax) return false;
        db.Add(new FactEnd(entry, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "end-" + kind, $"{row.Cells[0]}: {reason.Trim()}", administration);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Names of processes that something outside the house hinders.</summary>
    public static async Task<IReadOnlySet<string>> Hindered(Database db, Guid administration) => (await db.Set<Obstacle>().AsNoTracking()
        .Where(one => one.AdministrationId == administration && one.Process != ""
            && !db.Set<FactEnd>().Any(end => end.FactId == one.Id)).Select(one => one.Process).ToListAsync())
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
