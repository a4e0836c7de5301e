using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Takes a quote from a coding, brings it from state to state, and withdraws it.</summary>
public static class GovernQuote
{
    public const int MonthsMax = 36;
    public const int NoteMax = 500;

    public abstract record Outcome;

    public sealed record Done(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record TextMissing : Outcome;

    /// <summary>Words that the key table knows, or a mail address or telephone number, stand in the quote.</summary>
    public sealed record StillNamed(string Words) : Outcome;

    /// <summary>An earlier state was left out.</summary>
    public sealed record StepLeftOut(QuoteState Before) : Outcome;

    /// <summary>Whoever took the quote does not check it too.</summary>
    public sealed record OwnQuote : Outcome;

    /// <summary>It is released; whoever wants other words withdraws it.</summary>
    public sealed record Released : Outcome;

    public sealed record NoteMissing : Outcome;

    public sealed record DayOutside : Outcome;

    /// <summary>Those who spoke agreed to a smaller circle, or to none.</summary>
    public sealed record BeyondConsent(QuoteState? Reach) : Outcome;

    /// <param name="cause">Key of a cause; empty for evidence about the area only.</param>
    public static async Task<Outcome> Take(Database db, SourceKeys keys, Actor actor, Source source, Guid coding, string text,
        QuoteSide side,
        string cause, DateTimeOffset now)
    {
        var words = text.Trim();
        if (words.Length is 0 or > Quote.TextMax) return new TextMissing();
        if (await db.Set<Coding>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == coding
            && one.SourceId == source.Id) is not { } passage
            || await db.Set<CodingEnd>().AnyAsync(one => one.CodingId == coding)) return new NotThere();
        if (await Named(db, keys, source.AdministrationId, words) is { } named) return new StillNamed(named);
        var book = await CodeBook.Of(db, source.AdministrationId);
        var code = book.Find(passage.CodeId)!;
        var quote = new Quote(Guid.CreateVersion7(now), source.AdministrationId, source.Id, coding, words, book.AreaOf(code) ?? "",
            cause.Length > 0 ? cause : code.Cause ?? "", side, await PersonAt(db, source.Id, passage.Start), actor.Name, now);
        db.Add(quote);
        db.Add(new QuoteStep(Guid.CreateVersion7(now), quote.Id, QuoteState.Pseudonymised, null, "", actor.Id, actor.Name, now));
        db.Note(actor, now, "take-quote", $"{source.Number}: {quote.Cause}", source.AdministrationId);
        await db.SaveChangesAsync();
        return new Done(quote.Id);
    }

    /// <param name="text">The words as they shall be shown; changed while checking, for example into standard language.</param>
    public static async Task<Outcome> Step(Database db, SourceKeys keys, Actor actor, Guid administration, Guid quote, QuoteState state,
        DateOnly? until,
        string note, string text, DateTimeOffset now)
    {
        var (refusal, quoted, words) = await Check(db, keys, actor, administration, quote, state, until, note, text, now);
        if (refusal is not null || quoted is not { } found) return refusal ?? new NotThere();

        db.ChangeTracker.Clear();
        if (words != found.Text) db.Update(found with { Text = words });
        db.Add(new QuoteStep(Guid.CreateVersion7(now), quote, state, state >= QuoteState.House ? until : null, note.Trim(), actor.Id,
            actor.Name, now));
        db.Note(actor, now, "step-quote", $"{quote} {state}", administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new Done(quote);
    }

    /// <summary>What speaks against the step; null where nothing does.</summary>
    public static async Task<Outcome?> Refusal(Database db, SourceKeys keys, Actor actor, Guid administration, Guid quote,
        QuoteState state, DateOnly? until, string note, string text, DateTimeOffset now) =>
        (await Check(db, keys, actor, administration, quote, state, until, note, text, now)).Refusal;

    private static async Task<(Outcome? Refusal, Quote? Found, string Words)> Check(Database db, SourceKeys keys, Actor actor,
        Guid administration, Guid quote, QuoteState state, DateOnly? until, string note, string text, DateTimeOffset now)
    {
        if (await Find(db, administration, quote) is not { } found) return (new NotThere(), null, "");
        var steps = FindQuotes.InOrder(await db.Set<QuoteStep>().AsNoTracking().Where(one => one.QuoteId == quote).ToListAsync());
        var (at, _) = FindQuotes.StateOf(steps, now);
        if (state >= QuoteState.House && at < QuoteState.Checked) return (new StepLeftOut(QuoteState.Checked), null, "");
        if (state == QuoteState.Checked && at >= QuoteState.House) return (new Released(), null, "");
        if (state == QuoteState.Checked && steps[0].AccountId == actor.Id) return (new OwnQuote(), null, "");
        if (state < QuoteState.Checked || note.Trim().Length > NoteMax || (state == QuoteState.Checked && note.Trim()
            .Length == 0)) return (new NoteMissing(), null, "");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (state >= QuoteState.House)
        {
            if (until is not { } day || day <= today || day > today.AddMonths(MonthsMax)) return (new DayOutside(), null, "");
            var reach = await db.Set<SourceConsent>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == found.SourceId);
            if (reach is null || reach.Reach < state) return (new BeyondConsent(reach?.Reach), null, "");
        }

        var words = state == QuoteState.Checked && text.Trim().Length > 0 ? text.Trim() : found.Text;
        if (words.Length > Quote.TextMax) return (new TextMissing(), null, "");
        if (await Named(db, keys, administration, words) is { } named) return (new StillNamed(named), null, "");
        return (null, found, words);
    }

    /// <summary>From here on the quote is shown nowhere, whatever used it.</summary>
    public static async Task<Outcome> Withdraw(Database db, Actor actor, Guid administration, Guid quote, string why, DateTimeOffset now)
    {
        if (await Find(db, administration, quote) is null) return new NotThere();
        if (why.Trim().Length is 0 or > NoteMax) return new NoteMissing();
        db.Add(new QuoteWithdrawal(quote, why.Trim(), actor.Name, now));
        await db.Set<QuoteUse>().Where(one => one.QuoteId == quote).ExecuteDeleteAsync();
        db.Note(actor, now, "withdraw-quote", $"{quote}", administration);
        await db.SaveChangesAsync();
        return new Done(quote);
    }

    private static Task<Quote?> Find(Database db, Guid administration, Guid quote) => db.Set<Quote>().AsNoTracking()
        .FirstOrDefaultAsync(one =>
        one.Id == quote && one.AdministrationId == administration && !db.Set<QuoteWithdrawal>().Any(gone => gone.QuoteId == quote));

    /// <summary>Words that would name somebody after all: what the table of names knows, mail addresses, telephone numbers.</summary>
    private static async Task<string?> Named(Database db, SourceKeys keys, Guid administration, string text)
    {
        var known = new KnownNames("", [], new HashSet<string>(), await NameEntry.Read(db, keys, administration));
        return ProposeNames.Run(text, [], known).FirstOrDefault(one => one.Sure
            && one.Kind is not (NameKind.Office or NameKind.Date))?.Words;
    }

    private static async Task<Guid> PersonAt(Database db, Guid source, int position)
    {
        var turns = SourceTurn.Read(await db.Set<SourceText>().Where(one => one.SourceId == source).Select(one => one.Turns).FirstAsync());
        var sign = turns.LastOrDefault(turn => turn.Start <= position && position < turn.End)?.Sign;
        var speakers = await db.Set<Speaker>().AsNoTracking().Where(one => one.SourceId == source).ToListAsync();
        return speakers.FirstOrDefault(one => one.Sign == sign)?.Person ?? (speakers.Count > 0 ? speakers[^1].Person : source);
    }
}
