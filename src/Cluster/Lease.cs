using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace Wegmarke.Cluster;

/// <summary>The right to keep one watch, as a row in PostgreSQL that has to be renewed. Whoever cannot renew it stops before anybody else
/// may take it: the fence behind Orleans, which promises one keeper only while nodes see each other.</summary>
internal sealed class Lease : IAsyncDisposable
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenRenewing = TimeSpan.FromSeconds(1);

    /// <summary>The keeper gives up so long before the row does.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private readonly string postgres;
    private readonly string name;
    private readonly string holder;
    private readonly CancellationTokenSource lost;
    private readonly Task renewing;

    private Lease(string postgres, string name, string holder, long taken, CancellationToken stop)
    {
        (this.postgres, this.name, this.holder) = (postgres, name, holder);
        lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        renewing = Task.Run(() => Renew(taken), CancellationToken.None);
    }

    /// <summary>Ends when the right is lost, or when whoever took it is told to stop.</summary>
    public CancellationToken Lost => lost.Token;

    /// <returns>Null while another holds it, or while the database does not answer.</returns>
    public static async Task<Lease?> TryTake(string postgres, string name, string node, CancellationToken stop)
    {
        var (holder, moment) = (Guid.NewGuid().ToString("N"), Stopwatch.GetTimestamp());
        return await Change(postgres, "insert into orleans_lease (name, node, holder, turn, since, until) "
            + "values ($1, $2, $3, 1, clock_timestamp(), clock_timestamp() + $4) on conflict (name) do update set node = excluded.node, "
            + "holder = excluded.holder, turn = orleans_lease.turn + 1, since = excluded.since, until = excluded.until "
            + "where orleans_lease.until < clock_timestamp()", name, node, holder, Lasts) == 1
            ? new(postgres, name, holder, moment, stop) : null;
    }

    /// <summary>Gives the right back, so that the next one need not wait.</summary>
    public async ValueTask DisposeAsync()
    {
        await lost.CancelAsync();
        await renewing;
        await Change(postgres, "update orleans_lease set until = clock_timestamp() - interval '1 second' where name = $1 and holder = $2",
            name, holder);
        lost.Dispose();
    }

    private async Task Renew(long renewed)
    {
        while (!lost.IsCancellationRequested)
        {
            await Task.Delay(BetweenRenewing, lost.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (lost.IsCancellationRequested) return;
            var asked = Stopwatch.GetTimestamp();
            var changed = await Change(postgres, "update orleans_lease set until = clock_timestamp() + $3 where name = $1 and holder = $2", name,
                holder, Lasts);
            if (changed == 1) renewed = asked;
            // No answer may be a short one; an answer of 0 says that another took it.
            if (changed == 0 || Stopwatch.GetElapsedTime(renewed) > Lasts - Margin) await lost.CancelAsync();
        }
    }

    /// <returns>How many rows were changed; null where the database did not answer.</returns>
    private static async Task<int?> Change(string postgres, string text, params object[] values)
    {
        try
        {
            await using var server = new NpgsqlConnection(postgres);
            using var patience = new CancellationTokenSource(BetweenRenewing);
            await server.OpenAsync(patience.Token);
            await using var command = new NpgsqlCommand(text, server);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            return await command.ExecuteNonQueryAsync(patience.Token);
        }
        catch (Exception silent) when (silent is DbException or OperationCanceledException or TimeoutException)
        {
            return null;
        }
    }
}
