namespace Wegmarke.Web;

/// <summary>Looks after something again and again, from when the house is prepared until it closes. Of several nodes one does
/// so.</summary>
internal abstract class Watch(Preparation preparation, TimeProvider time, TimeSpan between, ReadOnlySwitch onlyShows) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>Looks once. A store that does not answer just now may show as any error: the next round begins where this one
    /// stopped.</summary>
    protected abstract Task Look(CancellationToken cancel);

    /// <summary>What the watch is called in a log and on the page of the operator.</summary>
    public string Name => GetType().Name;

    /// <summary>Looks until it is told to stop: because the house closes, or because another node looks from now on.</summary>
    public Task KeepLooking(CancellationToken stop) => ExecuteAsync(stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await preparation.Done.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(between, Time);
            do if (!onlyShows.IsOn) await LookOnce(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The house closes, or another node looks from now on.
        }
    }

    /// <summary>Nothing may escape for which waiting helps: it would end the whole process. The object-relational mapper wraps what the
    /// driver says when a connection is lost, so the reason is looked for inside.</summary>
    private async Task LookOnce(CancellationToken stop)
    {
        try
        {
            await Look(stop);
        }
        catch (Exception trouble) when (Guardrail.IsStoreInTrouble(trouble))
        {
            // The next round asks again.
        }
    }
}
