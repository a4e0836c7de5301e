using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Causes;

/// <summary>Records that somebody read a cause over, gave it up, or took it up again.</summary>
public static class JudgeCause
{
    public enum Outcome
    {
        Recorded,

        /// <summary>Nobody reviews the own wording.</summary>
        OwnWording,
        ReasonMissing,
        NotNow,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, CauseCard card, CauseDeed deed, string text, DateTimeOffset now)
    {
        if (text.Trim().Length > RecordEvidence.TextMax) return Outcome.ReasonMissing;
        if (deed == CauseDeed.Reviewed && card.Wording.ById == actor.Id) return Outcome.OwnWording;
        if (deed == CauseDeed.Discarded && text.Trim().Length == 0) return Outcome.ReasonMissing;
        if (deed == CauseDeed.Restored != card.Discarded) return Outcome.NotNow;
        db.Add(new CauseAct(Guid.CreateVersion7(now), card.Id, deed, text.Trim(), actor.Id, actor.Name, now));
        db.Note(actor, now, deed switch
        {
            CauseDeed.Reviewed => "review-cause",
            CauseDeed.Discarded => "discard-cause",
            _ => "restore-cause",
        }, card.Wording.Name, card.Cause.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Recorded;
    }
}
