using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

/// <summary>Puts a letter on its way: at once, or on a day. There is one invitation and there are two reminders, each with a day of its
/// own.
/// </summary>
public static class PlanMailing
{
    public const string LinkHole = "{{link}}";
    public const int SubjectMax = 200;
    public const int BodyMax = 10_000;

    public enum Outcome
    {
        Planned,
        NotOpen,
        TextMissing,

        /// <summary>An invitation without its link invites nobody.</summary>
        LinkMissing,

        /// <summary>A blank in brackets or braces is still open.</summary>
        BlankOpen,
        NoRecipients,
        AlreadyPlanned,
        InvitationFirst,
    }

    public static async Task<Outcome> Run(Database db, InvitationStore store, Actor actor, CampaignState state, MailingKind kind,
        string subject,
        string body, bool spareBatches, string link, DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (!state.IsOpen) return Outcome.NotOpen;
        (subject, body) = (subject.Trim(), body.Trim().ReplaceLineEndings("\n"));
        if (subject.Length is 0 or > SubjectMax || subject.Any(char.IsControl) || body.Length is 0 or > BodyMax) return Outcome.TextMissing;
        if (kind == MailingKind.Invitation && !body.Contains(LinkHole, StringComparison.Ordinal)) return Outcome.LinkMissing;
        if (HasBlank(subject) || HasBlank(body.Replace(LinkHole, "", StringComparison.Ordinal))) return Outcome.BlankOpen;
        if (store.Recipients(state.Campaign.Id).Count == 0) return Outcome.NoRecipients;
        var earlier = await db.Set<Mailing>().AsNoTracking().Where(one => one.CampaignId == state.Campaign.Id).ToListAsync();
        if (kind != MailingKind.Invitation && earlier.Any(one => one.Kind == kind)) return Outcome.AlreadyPlanned;
        if (kind != MailingKind.Invitation && earlier.All(one => one.Kind != MailingKind.Invitation)) return Outcome.InvitationFirst;
        var mailing = new Mailing(Guid.NewGuid(), state.Campaign.Id, earlier.Select(one => one.Number).DefaultIfEmpty().Max() + 1, kind,
            subject,
            body, spareBatches && kind != MailingKind.Invitation, link, dueAt, actor.Name, now);
        db.Add(mailing);
        db.Add(new MailingProgress(mailing.Id, Paused: false, Finished: false, null, now));
        db.Note(actor, now, "plan-mailing", FormattableString.Invariant($"{state.Campaign.Title}: {kind}"),
            state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Planned;
    }

    /// <summary>Pauses a mailing or lets it go on.</summary>
    public static async Task Pause(Database db, Actor actor, Mailing mailing, bool paused, Guid administration, DateTimeOffset now)
    {
        var progress = await db.Set<MailingProgress>().AsNoTracking().FirstAsync(one => one.MailingId == mailing.Id);
        if (progress.Finished || progress.Paused == paused) return;
        db.Update(progress with { Paused = paused, Trouble = null, At = now });
        db.Note(actor, now, paused ? "pause-mailing" : "resume-mailing", mailing.Subject, administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static bool HasBlank(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal);
}
