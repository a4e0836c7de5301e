using Wegmarke.Accounts;
using Wegmarke.Disclosure;
using Wegmarke.Storage;

namespace Wegmarke.StandingSurveys;

/// <summary>One deed about a wish: take it on, decide, publish the answer, take it back, put it away.</summary>
public static class AnswerWish
{
    public const int WordsMax = 2000;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record WordsMissing : Outcome;

    /// <summary>Published is what was decided; put away is what is open.</summary>
    public sealed record NotYet : Outcome;

    /// <summary>Nobody confirmed that the words tell of nobody.</summary>
    public sealed record NotReviewed : Outcome;

    /// <summary>The words hold something that leads to a person.</summary>
    public sealed record TellsOfSomebody(string What) : Outcome;

    /// <param name="reviewed">Whether the actor read both texts once more and found nobody recognisable.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, WishState state, WishDeed deed, string words,
        string told, bool reviewed, DateTimeOffset now)
    {
        (words, told) = (words.Trim(), told.Trim());
        if (words.Length is 0 or > WordsMax || told.Length > WordsMax || deed == WishDeed.Publish && told.Length == 0)
        {
            return new WordsMissing();
        }

        if (!Fits(state, deed)) return new NotYet();
        if (deed == WishDeed.Publish)
        {
            if (PersonalTraces.Certain(told + "\n" + words) is [{ } trace, ..]) return new TellsOfSomebody(trace);
            if (!reviewed) return new NotReviewed();
        }

        // A clock that was set back must not turn the order of steps round.
        var at = state.Steps.Count > 0 && state.Steps[^1].At >= now ? state.Steps[^1].At.AddTicks(1) : now;
        db.Add(new WishStep(Guid.CreateVersion7(now), state.Wish.Id, deed, words, deed == WishDeed.Publish ? told : "", actor.Name, at));
        if (deed is WishDeed.Publish or WishDeed.PutAway) db.Update(state.Wish with { Text = "" });
        db.Note(actor, now, "answer-wish", $"{state.Survey}: {deed}", administration);
        await db.SaveChangesAsync();
        return new Done();
    }

    private static bool Fits(WishState state, WishDeed deed) => deed switch
    {
        WishDeed.Publish => state.Decision is not null && !state.IsDone,
        WishDeed.Withdraw => state.Published is not null,
        _ => !state.IsDone,
    };
}
