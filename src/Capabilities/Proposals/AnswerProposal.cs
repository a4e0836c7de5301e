using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Disclosure;
using Wegmarke.Storage;

namespace Wegmarke.Proposals;

/// <summary>One deed about a proposal: check and show it, take care, answer, put it away, write to the proposer.</summary>
public static class AnswerProposal
{
    public const int WordsMax = 2000;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else did something about it meanwhile.</summary>
    public sealed record Overtaken : Outcome;

    /// <param name="seen">How many steps the writer had before the eyes.</param>
    /// <param name="words">Owner, answer or reason; for showing: nothing.</param>
    /// <param name="told">The proposal in words that name nobody.</param>
    /// <param name="reviewed">Whether the actor read the words once more and found nobody recognisable.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid proposal, int seen, ProposalDeed? deed,
        string words, string told, DateOnly? until, bool reviewed, DateTimeOffset now, string link = "")
    {
        (words, told) = (words.Trim(), told.Trim());
        if (await ProposalState.Find(db, administration, proposal) is not { } state) return new NotThere();
        if (state.Seen != seen) return new Overtaken();
        if (deed is not { } chosen || !Enum.IsDefined(chosen))
        {
            return new Refused(new("Bitte wählen Sie, was geschehen soll.", "Please choose what is to be done."));
        }

        if (Fault(state, chosen, words, told, until, reviewed,
            DateOnly.FromDateTime(now.UtcDateTime)) is { } fault) return new Refused(fault);
        db.Add(new ProposalStep(proposal, seen + 1, chosen, words, chosen == ProposalDeed.Show ? told : "", link,
            chosen == ProposalDeed.Later ? until : null, actor.Name, now));
        if (chosen is ProposalDeed.Show or ProposalDeed.PutAway && state.Proposal.Text.Length > 0)
        {
            db.Update(state.Proposal with { Text = "" });
        }

        if (chosen == ProposalDeed.PutAway) db.RemoveRange(state.Messages);
        db.Note(actor, now, "answer-proposal", chosen.ToString(), administration);
        return await Save(db);
    }

    /// <summary>A word into the letterbox of the proposer.</summary>
    public static async Task<Outcome> Write(Database db, Actor actor, Guid administration, Guid proposal, string text, DateTimeOffset now)
    {
        if (await ProposalState.Find(db, administration, proposal) is not { IsPutAway: false } state) return new NotThere();
        if (text.Trim().Length is 0 or > WordsMax)
        {
            return new Refused(new("Bitte schreiben Sie in höchstens 2.000 Zeichen.", "Please write in at most 2,000 characters."));
        }

        db.Add(new ProposalMessage(Guid.NewGuid(), proposal, state.Messages.Count + 1, text.Trim(), actor.Name,
            DateOnly.FromDateTime(now.UtcDateTime)));
        db.Note(actor, now, "write-to-proposer", "", administration);
        return await Save(db);
    }

    private static async Task<Outcome> Save(Database db)
    {
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken();
        }
    }

    private static Sentence? Fault(ProposalState state, ProposalDeed deed, string words, string told, DateOnly? until, bool reviewed,
        DateOnly today)
    {
        if (state.IsPutAway) return new("Der Vorschlag ist abgelegt.", "The proposal is put away.");
        if (deed == ProposalDeed.Show) return FaultOfWords(told) ?? (reviewed ? null : new(
            "Bitte bestätigen Sie, dass in dem Text niemand zu erkennen ist.", "Please confirm that nobody can be recognised in the text."));
        if (words.Length is 0 or > WordsMax)
        {
            return new("Bitte schreiben Sie, wer sich kümmert oder was die Antwort ist, in höchstens 2.000 Zeichen.",
                "Please write who takes care or what the answer is, in at most 2,000 characters.");
        }

        if (deed is ProposalDeed.Take or ProposalDeed.PutAway) return null;
        if (state.Shown is null)
        {
            return new("Bitte prüfen Sie zuerst den Text; das Haus liest Vorschlag und Antwort zusammen.",
                "Please check the text first; the house reads proposal and answer together.");
        }

        return deed == ProposalDeed.Later && (until is not { } day || day <= today || day.Year > 2100)
            ? new("Bitte nennen Sie den Tag, an dem Sie wieder darauf sehen; er liegt in der Zukunft.",
                "Please name the day on which you look at it again; it lies in the future.") : FaultOfWords(words);
    }

    private static Sentence? FaultOfWords(string words) => words.Length is 0 or > WordsMax
        ? new("Bitte schreiben Sie den Vorschlag in höchstens 2.000 Zeichen so, wie ihn alle lesen.",
            "Please write the proposal in at most 2,000 characters as everybody reads it.")
        : PersonalTraces.Certain(words) is [{ } trace, ..]
        ? new($"Im Text steht „{trace}“. Adressen, Telefonnummern und Konten werden nicht gezeigt.",
            $"The text holds “{trace}”. Addresses, telephone numbers and accounts are not shown.") : null;
}
