using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon;

/// <summary>Records that somebody looked at an entry, and when it is looked at next.</summary>
public static class ReviewEntry
{
    public const int TextMax = 2000;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <param name="seen">How many reviews the writer had before the eyes.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, EntryKind kind, Guid entry, int seen, string words,
        DateOnly? next, DateTimeOffset now)
    {
        if ((await HorizonBoard.Of(db, administration)).Find(kind, entry) is not { End: null } state) return new NotThere();
        if (words.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte schreiben Sie in höchstens 2.000 Zeichen, was Sie gefunden haben.",
                "Please write in at most 2,000 characters what you found."));
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (next is not { } day || day <= today || day.Year > today.Year + 10)
        {
            return new Refused(new("Der nächste Tag, an dem es angesehen wird, liegt in der Zukunft, höchstens zehn Jahre.",
                "The next day on which it is looked at is in the future, at most ten years."));
        }

        if (state.Reviews.Count != seen) return Faster();
        db.Add(new EntryReview(entry, seen + 1, administration, today, words.Trim(), day, actor.Name, now));
        db.Note(actor, now, "review-" + KindNames.Word(kind), state.Content.Title, administration);
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Faster();
        }
    }

    private static Refused Faster() => new(new(
        "Inzwischen hat jemand anderes eine Prüfung eingetragen; sie steht unten. Was Sie geschrieben haben, steht noch im Formular.",
        "Somebody else has entered a review meanwhile; it stands below. What you wrote is still in the form."));
}
