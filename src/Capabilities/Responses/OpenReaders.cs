using System.Collections.Concurrent;
using System.Data.Common;

namespace Wegmarke.Responses;

/// <summary>Connections that stay open for reading, because opening one costs more than the question asked. No more than a few at once: a
/// question takes less than a millisecond, and a server has not many to give.</summary>
internal sealed class OpenReaders(Func<DbConnection> open) : IDisposable
{
    private const int Most = 8;
    private readonly SemaphoreSlim free = new(Most);
    private readonly ConcurrentBag<DbConnection> idle = [];
    private volatile bool disposed;

    /// <summary>Asks one question on a connection of its own. A connection on which a question failed is not used again.</summary>
    public T Use<T>(Func<DbConnection, T> question)
    {
        free.Wait();
        try
        {
            return Ask(question);
        }
        finally
        {
            free.Release();
        }
    }

    private T Ask<T>(Func<DbConnection, T> question)
    {
        var connection = idle.TryTake(out var waiting) ? waiting : open();
        try
        {
            var answer = question(connection);
            if (disposed) connection.Dispose();
            else idle.Add(connection);
            return answer;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var connection)) connection.Dispose();
    }
}
