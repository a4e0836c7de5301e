using System.Security.Cryptography;
using Wegmarke.Campaigns;
using Wegmarke.Responses.Paper.Scanning;

namespace Wegmarke.Responses.Paper;

/// <summary>Reads the pages of a scan that wait, one after the other. Each is kept as soon as it was read: a stop loses one page at most,
/// and whoever discards the stack stops the reading.</summary>
public static class ReadBatch
{
    /// <returns>The sheets of the stack; null where it was discarded meanwhile.</returns>
    public static async Task<int?> Run(PaperStore store, CampaignState state, string administration, Guid batch, CancellationToken cancel)
    {
        var campaign = state.Campaign.Id;
        var look = ReadScan.Looking(state, administration);
        while (store.NextPicture(campaign, batch) is var (place, picture))
        {
            cancel.ThrowIfCancellationRequested();
            await store.Turn(campaign, batch, look(OpenScan.Decode(picture), place));
        }

        var reading = ReadScan.Join(state, administration, store.Pages(campaign, batch));
        var stored = await store.Add(campaign, batch, [.. reading.Sheets.Select((sheet, at) => new PaperSheet(at + 1, sheet.Kind,
            RandomNumberGenerator.GetBytes(16), new(Guid.Empty, sheet.Unit, sheet.Codes) { Attributes = sheet.Attributes }, null,
            sheet.Doubts))], reading.Troubles);
        return stored == 0 ? null : reading.Sheets.Count;
    }
}
