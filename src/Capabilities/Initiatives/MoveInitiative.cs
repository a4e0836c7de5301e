using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>Takes an initiative to another stand.</summary>
public static class MoveInitiative
{
    public const int ReasonMax = 2000;

    public abstract record Outcome;

    public sealed record Moved : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else moved it meanwhile.</summary>
    public sealed record Overtaken(InitiativeStep Theirs) : Outcome;

    /// <param name="seen">Number of the step that the writer had before the eyes.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid initiative, int seen, Stand? stand,
        string reason, DateOnly? day, DateTimeOffset now)
    {
        if (await Portfolio.Find(db, administration, initiative) is not { } sheet) return new NotThere();
        if (sheet.Step.Number != seen) return new Overtaken(sheet.Step);
        if (stand is not { } next || !Enum.IsDefined(next) || next == sheet.Stand)
        {
            return new Refused(new("Bitte wählen Sie einen anderen Stand als den jetzigen.", "Please choose another stand than the present one."));
        }

        if (reason.Trim().Length > ReasonMax || ((next.NeedsReason() || !sheet.Stand.IsAlive()) && reason.Trim().Length == 0))
        {
            return new Refused(new("Bitte schreiben Sie den Grund: Wer später nachliest, soll ihn verstehen (höchstens 2.000 Zeichen).",
                "Please write the reason: whoever reads it later should understand it (at most 2,000 characters)."));
        }

        if (day is not { Year: >= 2000 } on || on > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
        {
            return new Refused(new("Bitte geben Sie den Tag an; er liegt nicht in der Zukunft.", "Please give the day; it is not in the future."));
        }

        db.Add(new InitiativeStep(initiative, seen + 1, administration, next, reason.Trim(), on, actor.Name, now));
        db.Note(actor, now, "move-initiative", $"{sheet.Content.Title}: {next}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Moved();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken((await Portfolio.Find(db, administration, initiative))!.Step);
        }
    }
}
