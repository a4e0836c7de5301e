namespace Wegmarke.Web;

/// <summary>Looks after something again and again, from when the house is prepared until it closes.</summary>
internal abstract class Watch(Preparation preparation, TimeProvider time, TimeSpan between, ReadOnlySwitch onlyShows) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>Looks once. What passes by itself, such as a database that does not answer just now, is caught in here.</summary>
    protected abstract Task Look(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await preparation.Done.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(between, Time);
            do if (!onlyShows.IsOn) await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The house closes.
        }
    }
}
