using System.Collections.Concurrent;
using Wegmarke.Accounts;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Plans that are being computed, one after the other: the solver takes all cores, and pages have to be served
/// meanwhile.</summary>
internal sealed class PlanJobs(Settings settings, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, PlanJob> jobs = [];
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> broken = [];
    private readonly SemaphoreSlim solver = new(1);

    /// <summary>What is computed for a scenario at the moment; null: nothing.</summary>
    public PlanJob? Of(Guid scenario) => jobs.GetValueOrDefault(scenario);

    /// <summary>Whether the last computation broke off, so that there is no result of it.</summary>
    public bool BrokeOff(Guid scenario) => broken.ContainsKey(scenario);

    /// <summary>Begins to compute, unless that is under way already.</summary>
    public PlanJob Begin(Actor actor, PlanScenario scenario, PlanBasis basis)
    {
        var job = new PlanJob();
        broken.TryRemove(scenario.Id, out _);
        var known = jobs.GetOrAdd(scenario.Id, job);
        if (known == job) job.Done = Task.Run(() => Compute(job, actor, scenario, basis));
        else job.Dispose();
        return known;
    }

    private async Task Compute(PlanJob job, Actor actor, PlanScenario scenario, PlanBasis basis)
    {
        await solver.WaitAsync();
        var kept = false;
        try
        {
            var report = ComputePlan.Run(basis, ComputePlan.SearchMost, ComputePlan.ExplainMost, step => job.Step = step, job.Stop);
            await using var db = Database.Open(settings.Storage);
            await KeepPlanResult.Run(db, actor, scenario, report, time.GetUtcNow());
            kept = true;
        }
        finally
        {
            solver.Release();
            if (!kept) broken[scenario.Id] = time.GetUtcNow();
            jobs.TryRemove(scenario.Id, out _);
            job.Dispose();
        }
    }

    public void Dispose() => solver.Dispose();
}

/// <summary>One computation, and how far it is.</summary>
internal sealed class PlanJob : IDisposable
{
    private volatile PlanStep step = new(null, 0, TimeSpan.Zero, 0);

    public PlanStep Step
    {
        get => step;
        set => step = value;
    }

    private readonly CancellationTokenSource stop = new();

    public CancellationToken Stop => stop.Token;

    public Task Done { get; set; } = Task.CompletedTask;

    /// <summary>Takes the best that is found so far.</summary>
    public void Enough()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was done in this moment.
        }
    }

    public void Dispose() => stop.Dispose();
}
