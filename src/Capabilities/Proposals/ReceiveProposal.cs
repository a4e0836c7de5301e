using Microsoft.EntityFrameworkCore;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Proposals;

/// <summary>Keeps a proposal, and what the proposer writes later. No record of it names anybody: it comes from nobody we know.</summary>
public static class ReceiveProposal
{
    public const int TextMax = 2000;
    public const int NameMax = 100;

    /// <summary>What one proposer may write before the house has answered.</summary>
    public const int UnansweredMax = 10;

    public abstract record Outcome;

    public sealed record Kept : Outcome;

    public sealed record TextMissing : Outcome;

    public sealed record NameTooLong : Outcome;

    public sealed record TooMany : Outcome;

    /// <summary>The code that belongs to the page with this secret: the same page gives the same code, so that a second click tells it
    /// again and stores nothing twice.</summary>
    public static AccessCode CodeOf(ResumeSecret secret) => AccessCode.Read(string.Concat(secret.Ballot.Take(AccessCode.Length)
        .Select(one => PlainLetters.All[one % PlainLetters.All.Length])))!;

    public static async Task<Outcome> Run(Database db, ProposalKeys keys, Guid administration, ResumeSecret secret, string text,
        string name,
        DateTimeOffset now)
    {
        (text, name) = (text.Trim().ReplaceLineEndings("\n"), name.Trim());
        if (text.Length is 0 or > TextMax) return new TextMissing();
        if (name.Length > NameMax) return new NameTooLong();
        var id = new Guid(secret.SpendingToken);
        if (await db.Set<Proposal>().AnyAsync(one => one.Id == id)) return new Kept();
        db.Add(new Proposal(id, administration, text, name, CodeOf(secret).HashWith(keys.Of(administration)),
            DateOnly.FromDateTime(now.UtcDateTime)));
        await SaveOnce(db);
        return new Kept();
    }

    /// <summary>The proposal of a code; null where the code opens none.</summary>
    public static async Task<ProposalState?> Open(Database db, ProposalKeys keys, Guid administration, AccessCode code)
    {
        var hash = code.HashWith(keys.Of(administration));
        var id = await db.Set<Proposal>().AsNoTracking().Where(one => one.AdministrationId == administration && one.CodeHash == hash)
            .Select(one => (Guid?)one.Id).FirstOrDefaultAsync();
        return id is { } found ? await ProposalState.Find(db, administration, found) : null;
    }

    /// <param name="id">Drawn when the page was opened, so that a second click adds nothing.</param>
    public static async Task<Outcome> WriteBack(Database db, ProposalState state, Guid id, string text, DateTimeOffset now)
    {
        text = text.Trim().ReplaceLineEndings("\n");
        if (text.Length is 0 or > TextMax) return new TextMissing();
        if (state.Messages.Any(one => one.Id == id)) return new Kept();
        if (state.Unheard >= UnansweredMax) return new TooMany();
        var number = state.Messages.Count;
        do
        {
            // Where the house writes in the same moment, both words stay.
            db.Add(new ProposalMessage(id, state.Proposal.Id, ++number, text, "", DateOnly.FromDateTime(now.UtcDateTime)));
            await SaveOnce(db);
        }
        while (number < state.Messages.Count + UnansweredMax && !await db.Set<ProposalMessage>().AnyAsync(one => one.Id == id));
        return new Kept();
    }

    /// <summary>Two clicks in one moment store one row.</summary>
    private static async Task SaveOnce(Database db)
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The row is there already, or the number is taken; who called looks.
        }

        db.ChangeTracker.Clear();
    }
}
