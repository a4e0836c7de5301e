using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Decisions;

/// <summary>Puts a question into the register.</summary>
public static class AskDecision
{
    public const int TextMax = 500;
    public const int WhoMax = 200;

    public abstract record Outcome;

    public sealed record Asked(Guid Id) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, string text, DecisionLevel? level, string who,
        DateOnly? since, string about, DateTimeOffset now)
    {
        if (text.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte schreiben Sie die Frage in höchstens 500 Zeichen.", "Please write the question in at most 500 characters."));
        }

        if (level is not { } chosen || !Enum.IsDefined(chosen))
        {
            return new Refused(new("Bitte wählen Sie, auf welcher Ebene entschieden wird.", "Please choose at which level it is decided."));
        }

        if (who.Trim().Length > WhoMax || about.Length > WhoMax)
        {
            return new Refused(new("Bitte nennen Sie Amt oder Gremium in höchstens 200 Zeichen.", "Please name office or body in at most 200 characters."));
        }

        if (since is not { } day || day > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)) || day.Year < 2000)
        {
            return new Refused(new("Bitte geben Sie an, seit wann die Frage offen ist: ein Tag, der nicht in der Zukunft liegt.",
                "Please say since when the question has been open: a day that is not in the future."));
        }

        var question = new Question(Guid.CreateVersion7(now), administration, text.Trim(), chosen, who.Trim(), day, about, actor.Name, now);
        db.Add(question);
        db.Note(actor, now, "ask-decision", question.Text, administration);
        await db.SaveChangesAsync();
        return new Asked(question.Id);
    }
}
