using Wegmarke.Accounts;
using Wegmarke.Decisions;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Proposals;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>Takes a proposal up: it becomes an initiative or a question of decision, and the answer says so. All of it or
/// nothing.</summary>
public static class TakeUpProposal
{
    /// <summary>What becomes of a proposal.</summary>
    public enum Fate
    {
        Initiative,
        Question,
    }

    /// <param name="title">The initiative or the question in one sentence.</param>
    /// <param name="area">Of the initiative.</param>
    /// <param name="level">Who decides the question.</param>
    public static async Task<AnswerProposal.Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, Guid proposal,
        int seen, Fate? fate, string title, string area, DecisionLevel? level, string words, DateTimeOffset now)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        var (link, fault) = fate switch
        {
            Fate.Initiative => await Begin(db, actor, administration, model, title, area, now),
            Fate.Question => await Ask(db, actor, administration, title, level, now),
            _ => ("", new Sentence("Bitte wählen Sie, was aus dem Vorschlag wird.", "Please choose what becomes of the proposal.")),
        };
        if (fault is not null) return new AnswerProposal.Refused(fault);
        var outcome = await AnswerProposal.Run(db, actor, administration, proposal, seen, ProposalDeed.TakeUp, words, "", null, false, now,
            link);
        if (outcome is AnswerProposal.Done) await together.CommitAsync();
        return outcome;
    }

    private static async Task<(string Link, Sentence? Fault)> Begin(Database db, Actor actor, Guid administration, MaturityModel model,
        string title, string area, DateTimeOffset now) => await SaveInitiative.Run(db, actor, administration, model, null, 0,
            new(title.Trim(), area, InitiativeSource.Own) { Why = "Vorschlag aus dem Haus." }, now) switch
        {
            SaveInitiative.Saved saved => ($"initiatives/{saved.Id}", null),
            SaveInitiative.Refused refused => ("", refused.Why),
            _ => throw new InvalidOperationException("A new initiative was there before."),
        };

    private static async Task<(string Link, Sentence? Fault)> Ask(Database db, Actor actor, Guid administration, string title,
        DecisionLevel? level, DateTimeOffset now) => await AskDecision.Run(db, actor, administration, title, level, "",
            DateOnly.FromDateTime(now.UtcDateTime), "", now) switch
        {
            AskDecision.Asked asked => ($"decisions#q-{asked.Id}", null),
            AskDecision.Refused refused => ("", refused.Why),
            _ => throw new InvalidOperationException("No other outcome is known."),
        };
}
