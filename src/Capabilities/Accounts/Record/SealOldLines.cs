using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Record;

/// <summary>Chains the lines that were written before there was a chain, in the order in which they came. Says nothing about what happened
/// to them before.</summary>
public static class SealOldLines
{
    public static async Task Run(Database db)
    {
        if (!await db.Set<AuditLine>().AnyAsync(line => line.Number == 0)) return;
        await using var together = await db.Database.BeginTransactionAsync();
        var old = await db.Set<AuditLine>().Where(line => line.Number == 0).ToListAsync();
        var heads = await db.Set<ChainHead>().AsNoTracking().ToDictionaryAsync(head => head.Chain);
        foreach (var chain in old.GroupBy(line => line.Chain()))
        {
            var known = heads.TryGetValue(chain.Key, out var head);
            head ??= new(chain.Key, 0, ChainedRow.Nothing);
            foreach (var line in chain.OrderBy(line => line.At).ThenBy(line => line.Id))
            {
                var number = head.Number + 1;
                var hash = ChainedRow.HashOf(number, head.Hash, line.Content());
                var row = db.Entry(line);
                row.Property(one => one.Number).CurrentValue = number;
                row.Property(one => one.Previous).CurrentValue = head.Hash;
                row.Property(one => one.Hash).CurrentValue = hash;
                head = head with { Number = number, Hash = hash };
            }

            if (known) db.Update(head);
            else db.Add(head);
        }

        await db.SaveChangesAsync();
        await together.CommitAsync();
        db.ChangeTracker.Clear();
    }
}
