using Microsoft.Extensions.Logging;

namespace Wegmarke.Cluster;

/// <summary>Begins shifts of watches on this node.</summary>
internal sealed class Shifts(Watches watches, NodeSettings node, ILogger<Shifts> log)
{
    public Shift Begin(string watch) => new(watch, watches.ByName[watch], node, log);
}

/// <summary>Looks after something while this node holds the lease of it. Runs apart from the turns of a grain: looking may take long, and
/// the grain has to answer.</summary>
internal sealed class Shift
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>After a fault that nobody expected; it is logged each time.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    private readonly string watch;
    private readonly Func<CancellationToken, Task> look;
    private readonly NodeSettings node;
    private readonly ILogger log;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task keeping;

    public Shift(string watch, Func<CancellationToken, Task> look, NodeSettings node, ILogger log)
    {
        (this.watch, this.look, this.node, this.log) = (watch, look, node, log);
        keeping = Task.Run(Keep);
    }

    public Task End()
    {
        ended.TrySetResult();
        return keeping;
    }

    private async Task Keep()
    {
        using var stop = new CancellationTokenSource();
        _ = ended.Task.ContinueWith(_ => stop.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        while (!ended.Task.IsCompleted)
        {
            if (await Lease.TryTake(node.Postgres, watch, node.Name, stop.Token) is { } lease)
            {
                await using (lease)
                {
                    log.LogInformation("{Node} keeps the watch {Watch}", node.Name, watch);
                    if (!await Look(lease.Lost)) await Wait(AfterFault);
                }

                log.LogInformation("{Node} gave the watch {Watch} away", node.Name, watch);
            }

            await Wait(BetweenTries);
        }
    }

    /// <returns>Whether it ended as it should.</returns>
    private async Task<bool> Look(CancellationToken lost)
    {
        try
        {
            await look(lost);
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (Exception fault)
        {
            // Its words may hold what belongs in no log.
            log.LogError("The watch {Watch} failed ({Fault}) and is tried again: {Place}", watch, fault.GetType().Name, fault.StackTrace);
            return false;
        }
    }

    private Task Wait(TimeSpan time) => Task.WhenAny(Task.Delay(time), ended.Task);
}
