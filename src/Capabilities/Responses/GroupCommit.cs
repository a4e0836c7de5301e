using System.Data.Common;
using System.Threading.Channels;

namespace Wegmarke.Responses;

/// <summary>One writer for one store: deeds that wait are written in one transaction, and each is answered only after the commit. What is
/// answered is on disk; what fails alone fails alone.</summary>
public sealed class GroupCommit : IAsyncDisposable
{
    private const int BatchMax = 256;
    private const int WaitingMax = 20_000;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(WaitingMax);
    private readonly Func<DbConnection> open;
    private readonly Task worker;

    /// <param name="open">Opens a connection with the durability that the store promises.</param>
    public GroupCommit(Func<DbConnection> open)
    {
        this.open = open;
        worker = Task.Run(Work);
    }

    /// <summary>Counts transactions, for deeds that do something once in each. The driver uses one object for many of them.</summary>
    public long Transactions { get; private set; }

    /// <summary>Runs a deed inside the next transaction and returns when that is committed.</summary>
    public async Task<T> Write<T>(Func<DbConnection, DbTransaction, T> deed)
    {
        var waiting = new Waiting((connection, transaction) => deed(connection, transaction));
        await queue.Writer.WriteAsync(waiting);
        return (T)(await waiting.Done.Task)!;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await worker;
    }

    private async Task Work()
    {
        var batch = new List<Waiting>(BatchMax);
        DbConnection? connection = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchMax && queue.Reader.TryRead(out var waiting)) batch.Add(waiting);
            try
            {
                connection ??= open();
                Commit(connection, batch);
            }
            catch (Exception) when (batch.Count > 1)
            {
                // The connection itself may have been lost.
                Drop(ref connection);
                OneByOne(ref connection, batch);
            }
            catch (Exception failed)
            {
                // Whatever it is: were the writer to end, everybody after this one would wait for ever.
                batch[0].Done.TrySetException(failed);
                Drop(ref connection);
            }
        }

        connection?.Dispose();
    }

    private void Commit(DbConnection connection, List<Waiting> batch)
    {
        var results = new object?[batch.Count];
        Transactions++;
        using (var transaction = connection.BeginTransaction())
        {
            for (var i = 0; i < batch.Count; i++) results[i] = batch[i].Deed(connection, transaction);
            transaction.Commit();
        }

        for (var i = 0; i < batch.Count; i++) batch[i].Done.TrySetResult(results[i]);
    }

    /// <summary>A batch that failed as a whole is tried deed by deed, so that one bad deed cannot spoil the others. A store that cannot be
    /// reached for one of them is not tried for the others: each would wait as long again.</summary>
    private void OneByOne(ref DbConnection? connection, List<Waiting> batch)
    {
        for (var at = 0; at < batch.Count; at++)
        {
            try
            {
                connection ??= open();
            }
            catch (Exception unreachable)
            {
                foreach (var one in batch.Skip(at)) one.Done.TrySetException(unreachable);
                return;
            }

            try
            {
                Commit(connection, [batch[at]]);
            }
            catch (Exception failed)
            {
                batch[at].Done.TrySetException(failed);
                Drop(ref connection);
            }
        }
    }

    private static void Drop(ref DbConnection? connection)
    {
        connection?.Dispose();
        connection = null;
    }

    private sealed record Waiting(Func<DbConnection, DbTransaction, object?> Deed)
    {
        public TaskCompletionSource<object?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
