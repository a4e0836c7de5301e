using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>Writes the next version of the overall strategy.</summary>
public static class WriteStrategy
{
    public const int TextMax = 8000;

    public abstract record Outcome;

    public sealed record Written(int Number) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else wrote a version meanwhile.</summary>
    public sealed record Overtaken(StrategyText Theirs) : Outcome;

    /// <param name="seen">Number of the version that the writer had before the eyes; 0: none.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, int seen, string vision, string principles,
        Authorship? authorship, int? hours, DateOnly? begins, DateTimeOffset now)
    {
        if (vision.Trim().Length is 0 or > TextMax || principles.Trim().Length > TextMax)
        {
            return new Refused(new("Bitte schreiben Sie das Leitbild; Leitbild und Grundsätze haben je höchstens 8.000 Zeichen.",
                "Please write the vision; vision and principles have at most 8,000 characters each."));
        }

        if (authorship is not { } who || !Enum.IsDefined(who))
        {
            return new Refused(new("Bitte wählen Sie, wer die Strategie geschrieben hat.", "Please choose who wrote the strategy."));
        }

        if (hours is < 0 or > 100_000)
        {
            return new Refused(new("Bitte schreiben Sie die Stunden der Führung als ganze Zahl oder lassen Sie das Feld leer.",
                "Please write the hours of leaders as a whole number or leave the field empty."));
        }

        if (begins is not { Year: >= 2000 and <= 2100 } day)
        {
            return new Refused(new("Bitte geben Sie an, ab wann die Strategie gilt.", "Please say from when the strategy holds."));
        }

        if (await Latest(db, administration) is { } there && there.Number != seen) return new Overtaken(there);
        db.Add(new StrategyText(administration, seen + 1, vision.Trim(), principles.Trim(), who, hours, day, actor.Name, now));
        db.Note(actor, now, "write-strategy", $"{seen + 1}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Written(seen + 1);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db,
                administration) is { } faster ? new Overtaken(faster) : throw new InvalidOperationException("Not stored.");
        }
    }

    public static Task<StrategyText?> Latest(Database db, Guid administration) => db.Set<StrategyText>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Number).FirstOrDefaultAsync();

    /// <summary>From when the house has a strategy: the earliest day of any version. A later version does not move what began under an
    /// earlier one.</summary>
    public static Task<DateOnly?> FirstBegins(Database db, Guid administration) => db.Set<StrategyText>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).MinAsync(one => (DateOnly?)one.Begins);
}

/// <summary>Records that a body resolved the version that holds.</summary>
public static class ResolveStrategy
{
    public const int LineMax = 200;

    public abstract record Outcome;

    public sealed record Resolved : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, string body, DateOnly? day, string reference,
        string words, DateTimeOffset now)
    {
        if (await WriteStrategy.Latest(db, administration) is not { } text)
        {
            return new Refused(new("Bitte schreiben Sie zuerst das Leitbild; beschlossen wird eine Fassung.",
                "Please write the vision first; what is resolved is a version."));
        }

        if (body.Trim().Length is 0 or > LineMax || reference.Trim().Length > LineMax || words.Trim().Length > WriteStrategy.TextMax)
        {
            return new Refused(new("Bitte nennen Sie das Gremium in höchstens 200 Zeichen.", "Please name the body in at most 200 characters."));
        }

        if (day is not { Year: >= 2000 } on || on > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
        {
            return new Refused(new("Bitte geben Sie den Tag des Beschlusses an; er liegt nicht in der Zukunft.",
                "Please give the day of the resolution; it is not in the future."));
        }

        db.Add(new StrategyResolution(Guid.CreateVersion7(now), administration, text.Number, body.Trim(), on, reference.Trim(),
            words.Trim(),
            actor.Name, now));
        db.Note(actor, now, "resolve-strategy", $"{text.Number} {body.Trim()}", administration);
        await db.SaveChangesAsync();
        return new Resolved();
    }
}
