using Wegmarke.Storage;

namespace Wegmarke.Care.Tables;

/// <summary>All four stores of a new place, each filled as a whole. A table that already holds what it shall hold is left alone, so that
/// whoever
/// was interrupted between two stores can begin again; one that holds something else is never written over.</summary>
public sealed class StoresToFill : IAsyncDisposable
{
    private readonly Dictionary<StoreKind, OpenedStore> stores = [];
    private readonly Dictionary<(StoreKind, string), TableShape> shapes = [];

    private StoresToFill()
    {
    }

    public static async Task<StoresToFill> Open(StorageSettings place)
    {
        var all = new StoresToFill();
        foreach (var kind in Enum.GetValues<StoreKind>())
        {
            var store = all.stores[kind] = await OpenedStore.Write(place, kind);
            foreach (var shape in await store.Tables()) all.shapes[(kind, shape.Name)] = shape;
        }

        return all;
    }

    /// <summary>Writes a table and reads it back.</summary>
    /// <returns>Null, or what does not fit.</returns>
    public async Task<string?> Take(StoreKind kind, IReadOnlyList<string> columns, TableContent wanted,
        Func<IAsyncEnumerable<object?[]>> rows)
    {
        if (!shapes.TryGetValue((kind, wanted.Table), out var shape) || !shape.Columns.Select(column => column.Name).SequenceEqual(columns))
        {
            return $"{wanted.Table}: It has columns that this version of the program does not make.";
        }

        var there = await ReadRows.Content(stores[kind], shape);
        if (there == wanted) return null;
        if (there.Rows > 0) return $"{wanted.Table}: The new place holds {there.Rows} rows already, and they are others. Nothing is written over a house that is there; name an empty one.";
        await WriteRows.Run(stores[kind], shape, rows());
        var written = await ReadRows.Content(stores[kind], shape);
        return written == wanted ? null : $"{wanted.Table}: What was written reads otherwise ({written.Rows} rows of {wanted.Rows}).";
    }

    /// <summary>Makes everything durable, the house last: a place without a house is none.</summary>
    public async Task<string?> Commit()
    {
        foreach (var kind in Enum.GetValues<StoreKind>().Reverse())
        {
            if (await stores[kind].Commit() is { } broken) return $"References do not fit: {broken}.";
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in stores.Values) await store.DisposeAsync();
    }
}
