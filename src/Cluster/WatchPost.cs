using Orleans.Placement;

namespace Wegmarke.Cluster;

/// <summary>What is looked after again and again, by name; each looks until it is told to stop.</summary>
public sealed record Watches(IReadOnlyDictionary<string, Func<CancellationToken, Task>> ByName);

/// <summary>One watch of the whole cluster. It stands on one node and on another one when that dies.</summary>
internal interface IWatchPost : IGrainWithStringKey
{
    /// <summary>Wakes the watch where it stands, or somewhere.</summary>
    Task Keep();
}

[KeepAlive]
[RandomPlacement]
internal sealed class WatchPost(Shifts shifts) : Grain, IWatchPost
{
    private Shift? shift;

    public Task Keep() => Task.CompletedTask;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        shift = shifts.Begin(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        shift?.End() ?? Task.CompletedTask;
}
