using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace Wegmarke.Cluster;

/// <summary>A deed that is done for many keys, each of them anywhere, and that may be repeated.</summary>
public sealed record SpreadDeed(string Name, Func<string, CancellationToken, Task<byte[]>> Run);

/// <summary>As many pieces at once on one node as it has cores, each on a thread of its own: those that answer pages and other nodes stay
/// free.</summary>
internal sealed class Bench(NodeSettings node) : IDisposable
{
    private readonly SemaphoreSlim places = new(node.Places);

    public async Task<T> Do<T>(Func<Task<T>> work)
    {
        await places.WaitAsync();
        try
        {
            return await Task.Factory.StartNew(() => work().GetAwaiter().GetResult(), CancellationToken.None,
                TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}

/// <summary>A deed for one key.</summary>
internal interface IPiece : IGrainWithStringKey
{
    /// <returns>Null where it failed; the reason is logged where it happened.</returns>
    [ResponseTimeout("00:10:00")]
    Task<byte[]?> Do();
}

[HashBasedPlacement]
internal sealed class Piece(IEnumerable<SpreadDeed> deeds, Bench bench, ILogger<Piece> log) : Grain, IPiece
{
    private const char Between = '/';

    public static string KeyOf(string deed, string key) => deed + Between + key;

    public async Task<byte[]?> Do()
    {
        var (name, key) = this.GetPrimaryKeyString().Split(Between, 2) is [var before, var after] ? (before, after) : ("", "");
        DeactivateOnIdle();
        try
        {
            var deed = deeds.First(one => one.Name == name);
            return await bench.Do(() => deed.Run(key, CancellationToken.None));
        }
        catch (Exception fault)
        {
            // The kind of fault only: what is in its words stays out of the log, and no other node needs it.
            log.LogWarning("{Deed} failed: {Fault}", name, fault.GetType().Name);
            return null;
        }
    }
}
