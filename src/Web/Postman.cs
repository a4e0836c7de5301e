using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Sends what is due, also after a stop. Writes no line about an address; what is wrong stands on the mail page.</summary>
internal sealed class Postman(Settings settings, InvitationStore store, MailAllowance allowance, Preparation preparation, TimeProvider time,
    ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromSeconds(5), onlyShows)
{
    /// <summary>How long a mail server that is down is left in peace; not at all where the clock was set back since.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    protected override async Task Look(CancellationToken cancel)
    {
        if (settings.Mail is not { } mail) return;
        await using var db = Database.Open(settings.Storage);
        var now = Time.GetUtcNow();
        var rested = now - Rest;
        var due = await (from mailing in db.Set<Mailing>().AsNoTracking()
                         join progress in db.Set<MailingProgress>().AsNoTracking() on mailing.Id equals progress.MailingId
                         where !progress.Finished && !progress.Paused && mailing.DueAt <= now
                             && (progress.Trouble == null || progress.At < rested || progress.At > now)
                         orderby mailing.DueAt
                         select mailing).ToListAsync(cancel);
        MailNumbers.Waits(due.Count);
        foreach (var mailing in due) await Send(db, mail, mailing, cancel);
    }

    private async Task Send(Database db, MailSettings mail, Mailing mailing, CancellationToken cancel)
    {
        if (await CampaignState.Find(db, mailing.CampaignId) is not { } state) return;
        using var route = new MailRoute(mail);
        var outcome = state.IsOpen
            ? await SendMailing.Run(db, store, route, state, mailing, () => IsPaused(mailing), cancel,
                () => allowance.Take(state.Campaign.AdministrationId)) : new SendMailing.Outcome.Finished();
        await using var fresh = Database.Open(settings.Storage);
        var progress = await fresh.Set<MailingProgress>().AsNoTracking().FirstAsync(one => one.MailingId == mailing.Id, cancel);
        fresh.Update(outcome switch
        {
            SendMailing.Outcome.Finished => progress with { Finished = true, Trouble = null, At = Time.GetUtcNow() },
            SendMailing.Outcome.Waiting waiting => progress with { Trouble = waiting.Reason, At = Time.GetUtcNow() },
            _ => progress,
        });
        await fresh.SaveChangesAsync(cancel);
    }

    private async Task<bool> IsPaused(Mailing mailing)
    {
        await using var db = Database.Open(settings.Storage);
        return await db.Set<MailingProgress>().AnyAsync(one => one.MailingId == mailing.Id && one.Paused)
            || await db.Set<CampaignClosing>().AnyAsync(one => one.CampaignId == mailing.CampaignId)
            || await FieldPeriod.IsPaused(db, mailing.CampaignId);
    }
}
