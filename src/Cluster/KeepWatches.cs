using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Wegmarke.Cluster;

/// <summary>What every node does for itself once a second.</summary>
public sealed record NodeBeat(Action Beat);

/// <summary>Wakes all watches once a second, so that those of a node that died begin on another, and says which nodes came and
/// went.</summary>
internal sealed class KeepWatches(IGrainFactory grains, Watches watches, ISiloStatusOracle nodes, NodeBeat beat,
    IHostApplicationLifetime life, ILogger<KeepWatches> log)
    : BackgroundService, ISiloStatusListener
{
    private const int GivenUp = 3;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        // The others gave this node up, after a long pause or behind a cut. What it kept is theirs; only a fresh start brings it back.
        if (status == SiloStatus.Dead && updatedSilo.Equals(nodes.SiloAddress))
        {
            if (life.ApplicationStopping.IsCancellationRequested) return;
            log.LogCritical("The other nodes gave this one up. It stops, and whoever supervises it should start it again");
            Environment.ExitCode = GivenUp;
            life.StopApplication();
            return;
        }

        if (status is not (SiloStatus.Active or SiloStatus.Dead or SiloStatus.ShuttingDown)) return;
        nodes.TryGetSiloName(updatedSilo, out var name);
        var level = status == SiloStatus.Dead ? LogLevel.Warning : LogLevel.Information;
        log.Log(level, "Node {Node} at {Address} {State}", name, updatedSilo.Endpoint, status switch { SiloStatus.Active => "is here", SiloStatus.Dead => "is gone", _ => "leaves" });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        nodes.SubscribeToSiloStatusEvents(this);
        while (!stoppingToken.IsCancellationRequested)
        {
            beat.Beat();
            // A node that is not among the others yet has nobody to wake.
            if (nodes.CurrentStatus == SiloStatus.Active) await Task.WhenAll(watches.ByName.Keys.Select(Wake));
            await Task.Delay(Between, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        nodes.UnSubscribeFromSiloStatusEvents(this);
    }

    private async Task Wake(string watch)
    {
        try
        {
            await grains.GetGrain<IWatchPost>(watch).Keep();
        }
        catch (Exception gone) when (gone is OrleansException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // Where it stood is dying; the next second asks again.
        }
    }
}
