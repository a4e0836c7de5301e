using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

/// <summary>Deletes the sealed sheets of a campaign and adds the line that proves it: by a person, or when their time is over.</summary>
public static class DeleteSheets
{
    /// <summary>How long sealed sheets are kept at most, in months: until the next waves are compared and corrected.</summary>
    public const int MonthsMax = 36;

    /// <summary>The last day on which sheets that were sealed at a moment may still lie there.</summary>
    public static DateOnly LastDay(DateTimeOffset closed) => DateOnly.FromDateTime(closed.UtcDateTime).AddMonths(MonthsMax);

    public static async Task Run(Database db, AnswerStore store, Actor actor, CampaignState state, DateTimeOffset now)
    {
        var gone = await store.DeleteSealed(state.Campaign.Id);
        var found = store.Folder is { } folder ? SearchFiles.Run(folder, gone).Count : 0;
        db.Note(actor, now, "delete-sheets", state.Campaign.Title, state.Campaign.AdministrationId);
        await DeletionProof.Add(db, state.Campaign.Id, [(Deleted.Sheets, gone.Count, store.Folder is null ? 0 : gone.Count, found)],
            actor.Name, now);
    }

    /// <summary>Closed campaigns whose sheets lie there longer than they may.</summary>
    public static async Task<IReadOnlyList<Guid>> Due(Database db, AnswerStore store, DateTimeOffset now)
    {
        var closings = await db.Set<CampaignClosing>().AsNoTracking().Where(closing => !db.Set<DeletionLine>()
            .Any(line => line.CampaignId == closing.CampaignId && line.What == Deleted.Sheets)).ToListAsync();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return [.. closings.Where(closing => LastDay(closing.At) < today && store.IsSealed(closing.CampaignId)).Select(closing =>
            closing.CampaignId)];
    }
}
