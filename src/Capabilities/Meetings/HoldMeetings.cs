using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Meetings;

/// <summary>Begins and ends series, records decisions in a meeting and its minutes.</summary>
public static class HoldMeetings
{
    public const int NameMax = 100;
    public const int TextMax = 8000;
    public const int MinutesMax = 600;

    public abstract record Outcome;

    public sealed record Done(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(MeetingMinutes Theirs) : Outcome;

    public static async Task<Outcome> Begin(Database db, Actor actor, Guid administration, SeriesForm form, TimeOnly? time,
        DateOnly? begins,
        int minutes, DateTimeOffset now)
    {
        if (form.Name.Trim().Length is 0 or > NameMax || form.Place.Trim().Length > NameMax)
        {
            return new Refused(new("Bitte geben Sie der Sitzung einen Namen; Name und Ort haben höchstens 100 Zeichen.",
                "Please give the meeting a name; name and place have at most 100 characters."));
        }

        if (form.Level is not { } level || form.Rhythm is not { } rhythm || form.Weekday is not { } weekday
            || form.Week is < 1 or > MeetingSeries.LastWeek)
        {
            return new Refused(new("Bitte wählen Sie, wer tagt, wie oft und an welchem Tag.", "Please choose who meets, how often and on which day."));
        }

        if (time is not { } at || minutes is < 5 or > MinutesMax)
        {
            return new Refused(new("Bitte schreiben Sie die Uhrzeit wie 14:30 und die Dauer in Minuten, zwischen 5 und 600.",
                "Please write the time as 14:30 and how long it takes in minutes, between 5 and 600."));
        }

        if (begins is not { Year: >= 2000 and <= 2100 } from)
        {
            return new Refused(new("Bitte geben Sie an, ab wann die Sitzung stattfindet.", "Please say from when the meeting takes place."));
        }

        var series = new MeetingSeries(Guid.CreateVersion7(now), administration, form.Name.Trim(), level, rhythm, weekday, form.Week, at,
            minutes, form.Place.Trim(), from, actor.Name, now);
        db.Add(series);
        db.Note(actor, now, "begin-meetings", series.Name, administration);
        await db.SaveChangesAsync();
        return new Done(series.Id);
    }

    public static async Task<Outcome> End(Database db, Actor actor, Guid administration, Guid series, DateTimeOffset now)
    {
        if ((await SeriesState.Of(db, administration)).FirstOrDefault(one => one.Series.Id == series) is not { End: null } there)
        {
            return new NotThere();
        }

        db.Add(new MeetingSeriesEnd(series, DateOnly.FromDateTime(now.UtcDateTime), actor.Name, now));
        db.Note(actor, now, "end-meetings", there.Series.Name, administration);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else ended it in the same moment, which is what was wished.
            db.ChangeTracker.Clear();
        }

        return new Done(series);
    }

    /// <summary>Decides a point of the agenda: a question that waits, or one that arises with the point. All of it or nothing.</summary>
    /// <param name="question">Null: <paramref name="text"/> becomes one, about <paramref name="about"/>.</param>
    public static async Task<Outcome> Decide(Database db, Actor actor, MeetingSeries series, DateOnly day, Guid? question, string text,
        string about, DecisionWay? way, string outcome, string reason, DateTimeOffset now)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        if (question is not { } asked)
        {
            switch (await AskDecision.Run(db, actor, series.AdministrationId, text, series.Level, series.Name, day, about, now))
            {
                case AskDecision.Asked one:
                    asked = one.Id;
                    break;
                case AskDecision.Refused refused:
                    return new Refused(refused.Why);
                default:
                    throw new InvalidOperationException("No other outcome is known.");
            }
        }

        switch (await RecordDecision.Run(db, actor, series.AdministrationId, asked, way, outcome, reason, day, now))
        {
            case RecordDecision.Recorded:
                db.Add(new MeetingDecision(asked, series.Id, day));
                await db.SaveChangesAsync();
                await together.CommitAsync();
                return new Done(asked);
            case RecordDecision.Refused refused:
                return new Refused(refused.Why);
            case RecordDecision.DecidedAlready { Standing: var standing }:
                return new Refused(new($"Diese Frage ist inzwischen entschieden ({standing.By}): „{standing.Outcome}“",
                    $"This question has been decided meanwhile ({standing.By}): “{standing.Outcome}”"));
            default:
                return new NotThere();
        }
    }

    /// <param name="seen">Number of the version that the writer had before the eyes; 0: none.</param>
    public static async Task<Outcome> Write(Database db, Actor actor, MeetingSeries series, DateOnly day, int seen, string text,
        DateTimeOffset now)
    {
        if (text.Trim().Length is 0 or > TextMax)
        {
            return new Refused(new("Bitte schreiben Sie die Niederschrift in höchstens 8.000 Zeichen.",
                "Please write the minutes in at most 8,000 characters."));
        }

        if (await Latest(db, series.Id, day) is { } there && there.Number != seen) return new Overtaken(there);
        db.Add(new MeetingMinutes(series.Id, day, seen + 1, text.Trim(), actor.Name, now));
        db.Note(actor, now, "write-minutes", $"{series.Name} {day:yyyy-MM-dd}", series.AdministrationId);
        try
        {
            await db.SaveChangesAsync();
            return new Done(series.Id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, series.Id, day) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    public static Task<MeetingMinutes?> Latest(Database db, Guid series, DateOnly day) => db.Set<MeetingMinutes>().AsNoTracking()
        .Where(one => one.SeriesId == series && one.Day == day).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}

/// <summary>What was written into the form of a series, kept when it has to be mended.</summary>
public sealed record SeriesForm(
    string Name = "", DecisionLevel? Level = null, Rhythm? Rhythm = null, DayOfWeek? Weekday = null, int Week = 1, string Time = "14:00",
    string Minutes = "60", string Place = "", string Begins = "");
