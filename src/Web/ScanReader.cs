using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Responses.Paper;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Reads scans that wait, also after a stop. Whoever sent one may leave meanwhile.</summary>
internal sealed class ScanReader(Settings settings, AnswerStore store, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows,
    ILogger<ScanReader> log) : Watch(preparation, time, TimeSpan.FromMilliseconds(500), onlyShows)
{
    protected override async Task Look(CancellationToken cancel)
    {
        try
        {
            foreach (var (campaign, batch) in store.Paper.Unread())
            {
                await using var db = Database.Open(settings.Storage);
                if (await CampaignState.Find(db, campaign) is not { } state) continue;
                var administration = await db.FindAsync<Administration>([state.Campaign.AdministrationId], cancel);
                await ReadBatch.Run(store.Paper, state, administration!.Name, batch, cancel);
            }
        }
        catch (Exception trouble) when (Guardrail.IsStoreInTrouble(trouble))
        {
            // The store does not answer just now, or is full; the pages wait, and the next round goes on.
#pragma warning disable CA1848, CA1873 // Rare; a generated log method would hide what is written.
            log.LogWarning("Reading scans waits: {Kind}", trouble.GetType().Name);
#pragma warning restore CA1848, CA1873
        }
    }
}
