
namespace Wegmarke.Cluster;

/// <summary>Does a deed for many keys on all nodes. What lay on a node that dies is done again on another; so deeds are such that may be
/// repeated.</summary>
public sealed class SpreadOverNodes(IGrainFactory grains, ISiloStatusOracle nodes)
{
    private const int TriesMax = 6;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>How many pieces are under way for each core: one that is done must not wait for the next to arrive.</summary>
    private const int AheadOfCores = 2;

    /// <returns>What each key gave; null where the deed failed.</returns>
    public async Task<IReadOnlyList<byte[]?>> Run(string deed, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var results = new byte[]?[keys.Count];
        var most = Math.Max(1, nodes.GetActiveSilos().Length) * Environment.ProcessorCount * AheadOfCores;
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancel };
        await Parallel.ForEachAsync(Enumerable.Range(0, keys.Count), bounds, async (at, stop) =>
            results[at] = await Do(Piece.KeyOf(deed, keys[at]), stop));
        return results;
    }

    private async Task<byte[]?> Do(string key, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await grains.GetGrain<IPiece>(key).Do();
            }
            catch (Exception gone) when (tries < TriesMax && gone is OrleansException or TimeoutException)
            {
                // The node died or is leaving; the next try finds another one.
                await Task.Delay(BetweenTries, cancel);
            }
        }
    }
}
