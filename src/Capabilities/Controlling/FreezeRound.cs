using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>Freezes a round: the document is written with the last line of its log, so nothing that was said before is missing in it and
/// nothing can be said after it.</summary>
public static class FreezeRound
{
    public abstract record Outcome;

    public sealed record Frozen(string Hash) : Outcome;

    public sealed record FrozenAlready(RoundFreeze Standing) : Outcome;

    public sealed record NotThere : Outcome;

    public static Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, int round, DateTimeOffset now) =>
        WriteIntoRound.Run(db, () => Attempt(db, actor, administration, model, round, now));

    private static async Task<Outcome?> Attempt(Database db, Actor actor, Guid administration, MaturityModel model, int round,
        DateTimeOffset now)
    {
        if (await db.Set<RoundFreeze>().AsNoTracking().FirstOrDefaultAsync(one => one.AdministrationId == administration
            && one.Round == round) is { } standing) return new FrozenAlready(standing);
        var state = await FindCourses.Run(db, administration, model, now);
        if (state.Open?.Number != round) return new NotThere();
        var name = await db.Set<Administration>().Where(one => one.Id == administration).Select(one => one.Name).FirstAsync();
        var json = ComposeRound.Run(state, state.Open, name).ToJson();
        var hash = RoundDocument.HashOf(json);
        db.Add(new RoundLine(administration, round, state.Lines.Count + 1, null, "", actor.Name, now));
        db.Add(new RoundFreeze(administration, round, json, hash, actor.Name, now));
        db.Note(actor, now, "freeze-round", $"{round} {hash}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Frozen(hash);
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }
}
