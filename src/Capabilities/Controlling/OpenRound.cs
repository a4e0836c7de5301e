using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Opens a round and writes down who gets a mail about it, once each.</summary>
public static class OpenRound
{
    public abstract record Outcome;

    public sealed record Opened(int Number) : Outcome;

    /// <summary>Another one is still open.</summary>
    public sealed record OpenAlready(Round Standing) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <param name="link">Address of the administration's pages, for mails.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, DateOnly? due, string link,
        DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (due is not { } last || last < today || last > today.AddMonths(2))
        {
            return new Refused(new("Bitte geben Sie an, bis wann geantwortet wird: ein Tag ab heute, höchstens zwei Monate entfernt.",
                "Please say until when owners answer: a day from today on, at most two months away."));
        }

        if (await Standing(db, administration) is { } standing) return new OpenAlready(standing);
        var number = 1 + (await db.Set<Round>().Where(one => one.AdministrationId == administration).MaxAsync(one => (int?)one.Number)
            ?? 0);
        var round = new Round(administration, number, today, last, link, actor.Name, now);
        db.Add(round);
        db.Note(actor, now, "open-round", $"{number}", administration);
        foreach (var mail in await RoundMail.OfOpening(db, round, await FindCourses.Run(db, administration, model, now), now)) db.Add(mail);
        try
        {
            await db.SaveChangesAsync();
            return new Opened(number);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Standing(db, administration) is { } faster ? new OpenAlready(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    /// <summary>The round that is open; null: none.</summary>
    public static Task<Round?> Standing(Database db, Guid administration) => db.Set<Round>().AsNoTracking()
        .Where(one => one.AdministrationId == administration && !db.Set<RoundFreeze>().Any(freeze =>
            freeze.AdministrationId == one.AdministrationId && freeze.Round == one.Number))
        .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}
