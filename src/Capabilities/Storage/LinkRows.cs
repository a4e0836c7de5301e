using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Wegmarke.Storage;

/// <summary>Gives new rows of chains their numbers and hashes, in the transaction that stores them. One writer at a time holds the head of
/// a chain: SQLite lets in one writer anyhow, PostgreSQL locks the row.</summary>
internal static class LinkRows
{
    public static async Task Run(Database db, IReadOnlyList<EntityEntry<ChainedRow>> fresh, CancellationToken cancel)
    {
        // Always in the same order, so that two who add to the same two chains do not wait for each other.
        foreach (var chain in fresh.GroupBy(row => row.Entity.Chain()).OrderBy(chain => chain.Key))
        {
            var head = await Hold(db, chain.Key, cancel);
            foreach (var row in chain)
            {
                var number = head.Number + 1;
                var hash = ChainedRow.HashOf(number, head.Hash, row.Entity.Content());
                row.Property(one => one.Number).CurrentValue = number;
                row.Property(one => one.Previous).CurrentValue = head.Hash;
                row.Property(one => one.Hash).CurrentValue = hash;
                head = head with { Number = number, Hash = hash };
            }

            // Stored together with the rows: what takes them back takes this back too.
            db.Update(head);
        }
    }

    private static async Task<ChainHead> Hold(Database db, Guid chain, CancellationToken cancel)
    {
        if (db.Set<ChainHead>().Local.FirstOrDefault(one => one.Chain == chain) is { } known) db.Entry(known).State = EntityState.Detached;
        if (await Read(db, chain, cancel) is { } head) return head;
        await db.Database.ExecuteSqlAsync(
            $"""insert into chain_head ("Chain", "Number", "Hash") values ({chain}, 0, '') on conflict do nothing""", cancel);
        return (await Read(db, chain, cancel))!;
    }

    private static Task<ChainHead?> Read(Database db, Guid chain, CancellationToken cancel) => (db is PostgresDatabase
        ? db.Set<ChainHead>().FromSql($"""select * from chain_head where "Chain" = {chain} for update""")
        : db.Set<ChainHead>().Where(one => one.Chain == chain)).AsNoTracking().FirstOrDefaultAsync(cancel);
}
