using System.Collections.Concurrent;

namespace Wegmarke.Exchange.Transfers;

/// <summary>Files that are on their way into a house. They stand in the memory of this process only, each for its owner, and are let go
/// after an hour in which nobody touched them, when their way ends, or when the process does.</summary>
public sealed class OpenTransfers(TimeProvider time)
{
    public const int MostOfOne = 3;
    public const int Most = 12;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, (Transfer Transfer, DateTimeOffset Touched)> open = [];

    /// <returns>False where this owner, or everybody together, has too many open.</returns>
    public bool Begin(Transfer transfer)
    {
        Forget();
        // A file that cannot be used was looked at once; it holds no place against the next.
        foreach (var (id, one) in open.Where(one => one.Value.Transfer.Owner == transfer.Owner && one.Value.Transfer.IsUseless).ToList())
        {
            open.TryRemove(id, out _);
        }

        if (open.Count >= Most || OfOwner(transfer.Owner).Count >= MostOfOne) return false;
        return open.TryAdd(transfer.Id, (transfer, time.GetUtcNow()));
    }

    public IReadOnlyList<Transfer> OfOwner(Guid owner)
    {
        Forget();
        return [.. open.Values.Where(one => one.Transfer.Owner == owner).OrderBy(one => one.Touched).Select(one => one.Transfer)];
    }

    /// <summary>Null where there is none, it has been let go, or it is somebody else's.</summary>
    public Transfer? Find(Guid id, Guid administration, Guid owner)
    {
        Forget();
        if (!open.TryGetValue(id, out var found) || found.Transfer.Owner != owner
            || found.Transfer.Administration != administration) return null;
        open.TryUpdate(id, (found.Transfer, time.GetUtcNow()), found);
        return found.Transfer;
    }

    public void Change(Transfer transfer)
    {
        if (open.TryGetValue(transfer.Id, out var found)) open.TryUpdate(transfer.Id, (transfer, time.GetUtcNow()), found);
    }

    public void End(Guid id) => open.TryRemove(id, out _);

    private void Forget()
    {
        var last = time.GetUtcNow() - Kept;
        foreach (var (id, one) in open)
        {
            if (one.Touched < last) open.TryRemove(id, out _);
        }
    }
}
