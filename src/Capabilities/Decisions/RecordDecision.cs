using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Decisions;

/// <summary>Records what was decided. A decision is not changed afterwards: whoever wants it otherwise asks anew.</summary>
public static class RecordDecision
{
    public const int TextMax = 2000;

    public abstract record Outcome;

    public sealed record Recorded : Outcome;

    public sealed record NotThere : Outcome;

    /// <summary>Somebody was faster; this is what stands.</summary>
    public sealed record DecidedAlready(Decision Standing) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid question, DecisionWay? way, string outcome,
        string reason, DateOnly? day, DateTimeOffset now)
    {
        if (await db.Set<Question>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == question
            && one.AdministrationId == administration) is not { } asked) return new NotThere();
        if (await Standing(db, question) is { } there) return new DecidedAlready(there);
        if (way is not { } chosen || !Enum.IsDefined(chosen))
        {
            return new Refused(new("Bitte wählen Sie, wie entschieden wurde.", "Please choose how it was decided."));
        }

        if (outcome.Trim().Length is 0 or > TextMax || reason.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte schreiben Sie, was entschieden wurde und aus welchem Grund, je in höchstens 2.000 Zeichen.",
                "Please write what was decided and for what reason, each in at most 2,000 characters."));
        }

        if (day is not { } on || on < asked.Since || on > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
        {
            return new Refused(new("Der Tag der Entscheidung liegt zwischen dem Tag der Frage und heute.",
                "The day of the decision lies between the day of the question and today."));
        }

        db.Add(new Decision(question, chosen, outcome.Trim(), reason.Trim(), on, actor.Name, now));
        db.Note(actor, now, "record-decision", $"{asked.Text}: {chosen}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Recorded();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Standing(db,
                question) is { } faster ? new DecidedAlready(faster) : throw new InvalidOperationException("Not stored.");
        }
    }

    private static Task<Decision?> Standing(Database db, Guid question) =>
        db.Set<Decision>().AsNoTracking().FirstOrDefaultAsync(one => one.QuestionId == question);
}
