using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Change;

/// <summary>Writes an entry about the change that comes with an initiative, its next version, or its end.</summary>
public static class SaveChange
{
    public const int LineMax = 200;
    public const int TextMax = 1000;

    public abstract record Outcome;

    public sealed record Saved(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(ChangeEntry Theirs) : Outcome;

    /// <param name="entry">Null: a new one.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid initiative, Guid? entry, int seen,
        ChangeContent content, DateTimeOffset now)
    {
        if (await Portfolio.Find(db, administration, initiative) is null) return new NotThere();
        if (Fault(content, DateOnly.FromDateTime(now.UtcDateTime)) is { } fault) return new Refused(fault);
        if (entry is { } known)
        {
            if (await Latest(db, administration, initiative, known) is not { } there || there.Content.GetType() != content.GetType())
            {
                return new NotThere();
            }

            if (there.Number != seen) return new Overtaken(there);
        }

        var id = entry ?? Guid.CreateVersion7(now);
        db.Add(new ChangeEntry(id, seen + 1, administration, initiative, content.ToJson(), actor.Name, now));
        db.Note(actor, now, "save-change", content.GetType().Name, administration);
        try
        {
            await db.SaveChangesAsync();
            return new Saved(id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, administration, initiative, id) is { } faster ? new Overtaken(faster) : new NotThere();
        }
    }

    public static async Task<Outcome> End(Database db, Actor actor, Guid administration, Guid initiative, Guid entry, DateTimeOffset now)
    {
        if (await Latest(db, administration, initiative, entry) is not { } there) return new NotThere();
        db.Add(new ChangeEntryEnd(entry, actor.Name, now));
        db.Note(actor, now, "end-change", there.Content.GetType().Name, administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else ended it in the same moment, which is what was wished.
            db.ChangeTracker.Clear();
        }

        return new Saved(entry);
    }

    private static Task<ChangeEntry?> Latest(Database db, Guid administration, Guid initiative, Guid entry) => db.Set<ChangeEntry>()
        .AsNoTracking().Where(one => one.Id == entry && one.AdministrationId == administration && one.InitiativeId == initiative
            && !db.Set<ChangeEntryEnd>().Any(end => end.EntryId == one.Id)).OrderByDescending(one => one.Number).FirstOrDefaultAsync();

    private static Sentence? Fault(ChangeContent content, DateOnly today) => content switch
    {
        Stakeholder one => one.Influence is < 1 or > Stakeholder.InfluenceMax || Math.Abs(one.Attitude) > Stakeholder.AttitudeMax
            ? new("Bitte wählen Sie Einfluss und Haltung aus den Listen.", "Please choose influence and attitude from the lists.")
            : Line(one.Group) ?? Text(one.Need, false) ?? Person(one.Group, one.Need),
        PlannedWord one => one.Due.Year is < 2000 or > 2100 || one.Done > today.AddDays(1)
            ? new("Bitte prüfen Sie die Tage: Bis wann wird es gesagt, und wann wurde es gesagt? Das Zweite liegt nicht in der Zukunft.",
                "Please check the days: by when is it told, and when was it told? The second is not in the future.")
            : Line(one.Whom) ?? Line(one.Way) ?? Text(one.What, true) ?? Person(one.Whom, one.What),
        Resistance one => Text(one.Objection, true) ?? Text(one.Reason, false) ?? Text(one.Answer, false) ?? Text(one.Result, false)
            ?? Person(one.Objection, one.Reason, one.Answer, one.Result),
        _ => throw new InvalidOperationException("An unknown entry."),
    };

    private static Sentence? Line(string text) => text.Length is 0 or > LineMax
        ? new("Bitte füllen Sie die kurzen Felder mit höchstens 200 Zeichen aus.", "Please fill in the short fields with at most 200 characters.") : null;

    private static Sentence? Text(string text, bool needed) => (needed && text.Length == 0) || text.Length > TextMax
        ? new("Bitte schreiben Sie in höchstens 1.000 Zeichen, worum es geht.", "Please write in at most 1,000 characters what it is about.")
        : null;

    /// <summary>Whoever works in the house does not stand here by name; whoever holds an office stands here by the office.</summary>
    private static Sentence? Person(params string[] texts) => texts.SelectMany(text => PersonalTraces.Possible(text)
        .Concat(PersonalTraces.Certain(text))).FirstOrDefault() is { } trace
        ? new($"„{trace}“ klingt nach einer Person. Bitte nennen Sie die Gruppe oder das Amt.",
            $"“{trace}” sounds like a person. Please name the group or the office.") : null;
}
