using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Deletes sealed sheets whose time is over, as the dossier promises.</summary>
internal sealed class SheetEnd(Settings settings, AnswerStore store, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromHours(6), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        await using var db = Database.Open(settings.Storage);
        foreach (var campaign in await DeleteSheets.Due(db, store, Time.GetUtcNow()))
        {
            if (await CampaignState.Find(db, campaign) is { } state) await DeleteSheets.Run(db, store, Actor.System, state,
                Time.GetUtcNow());
        }
    }
}
