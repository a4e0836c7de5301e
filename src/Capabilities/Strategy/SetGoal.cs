using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>Sets a goal, or writes its next version. Indicator, owner and target may be missing; the check of the strategy says so until
/// they are there.</summary>
public static class SetGoal
{
    public const int LineMax = 200;

    public abstract record Outcome;

    public sealed record Set(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(Goal Theirs) : Outcome;

    /// <param name="goal">Null: a new one.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, Guid? goal, int seen,
        GoalContent content, DateTimeOffset now)
    {
        if (await Fault(db, administration, model, content) is { } fault) return new Refused(fault);
        if (goal is { } known)
        {
            if (await Latest(db, administration, known) is not { } there) return new NotThere();
            if (there.Number != seen) return new Overtaken(there);
        }

        var id = goal ?? Guid.CreateVersion7(now);
        db.Add(new Goal(id, seen + 1, administration, actor.Name, now) { Content = content });
        db.Note(actor, now, "set-goal", content.Title, administration);
        try
        {
            await db.SaveChangesAsync();
            return new Set(id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, administration, id) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    public static Task<Goal?> Latest(Database db, Guid administration, Guid goal) => db.Set<Goal>().AsNoTracking()
        .Where(one => one.Id == goal && one.AdministrationId == administration
            && !db.Set<GoalEnd>().Any(end => end.GoalId == one.Id)).OrderByDescending(one => one.Number).FirstOrDefaultAsync();

    private static async Task<Sentence?> Fault(Database db, Guid administration, MaturityModel model, GoalContent content)
    {
        if (content.Title.Length is 0 or > LineMax)
        {
            return new("Bitte schreiben Sie das Ziel in einem Satz mit höchstens 200 Zeichen.", "Please write the goal in one sentence of at most 200 characters.");
        }

        if (model.Areas.All(one => one.Key != content.Area))
        {
            return new("Bitte wählen Sie den Teilbereich, dem das Ziel dient.", "Please choose the area that the goal serves.");
        }

        if (content.Indicator.Length > 0 && model.Indicators.All(one => one.Key != content.Indicator))
        {
            return new("Diese Kennzahl gibt es im Modell nicht. Wählen Sie eine aus der Liste oder beschreiben Sie eine eigene.",
                "There is no such indicator in the model. Choose one in the list or describe your own.");
        }

        if (content.OwnIndicator.Length > LineMax || content.Owner.Length > LineMax)
        {
            return new("Eigene Kennzahl und Zuständigkeit haben je höchstens 200 Zeichen.", "Own indicator and owner have at most 200 characters each.");
        }

        if (content.Confidence is < 0 or > 100 || !Enum.IsDefined(content.Ambition))
        {
            return new("Bitte wählen Sie, wie fest das Ziel gemeint ist und wie sicher Sie sind.", "Please choose how firmly the goal is meant and how sure you are.");
        }

        if (content.Start is { } start && content.Target is { } target && Math.Abs(start - target) < 1e-9)
        {
            return new("Ausgangswert und Zielwert sind gleich; dann gibt es nichts zu erreichen.", "Start and target are equal; then there is nothing to reach.");
        }

        var begins = await WriteStrategy.FirstBegins(db, administration);
        return content.Due is { } due && (due.Year is < 2000 or > 2100 || due < begins)
            ? new("Der Termin liegt vor dem Beginn der Strategie oder außerhalb des Kalenders. Bitte prüfen Sie das Jahr.",
                "The date lies before the beginning of the strategy or outside the calendar. Please check the year.")
            : null;
    }
}

/// <summary>Ends a goal with its reason; it stays in the history.</summary>
public static class EndGoal
{
    public const int ReasonMax = 2000;

    public abstract record Outcome;

    public sealed record Ended : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record ReasonMissing : Outcome;

    /// <summary>Somebody was faster; this is what stands.</summary>
    public sealed record EndedAlready(GoalEnd Standing) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid goal, bool reached, string reason,
        DateTimeOffset now)
    {
        if (await db.Set<Goal>().AsNoTracking().Where(one => one.Id == goal && one.AdministrationId == administration)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync() is not { } there) return new NotThere();
        if (await Standing(db, goal) is { } standing) return new EndedAlready(standing);
        if (reason.Trim().Length is 0 or > ReasonMax) return new ReasonMissing();
        db.Add(new GoalEnd(goal, reached, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "end-goal", there.Content.Title, administration);
        try
        {
            await db.SaveChangesAsync();
            return new Ended();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Standing(db, goal) is { } faster ? new EndedAlready(faster) : throw new InvalidOperationException("Not stored.");
        }
    }

    private static Task<GoalEnd?> Standing(Database db, Guid goal) =>
        db.Set<GoalEnd>().AsNoTracking().FirstOrDefaultAsync(one => one.GoalId == goal);
}
