using System.Collections.Concurrent;
using System.Data.Common;

namespace Wegmarke.Responses;

/// <summary>Connections that stay open for reading, because opening one costs more than the question asked.</summary>
internal sealed class OpenReaders(Func<DbConnection> open) : IDisposable
{
    private readonly ConcurrentBag<DbConnection> idle = [];
    private volatile bool disposed;

    /// <summary>Asks one question on a connection of its own. A connection on which a question failed is not used again.</summary>
    public T Use<T>(Func<DbConnection, T> question)
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
