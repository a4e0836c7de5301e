using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Administrations;

/// <summary>Takes an issue of the register of municipalities in place of the one before. Administrations keep what they took from
/// it.</summary>
public static class ImportRegister
{
    public enum Outcome
    {
        Taken,

        /// <summary>The same file is there already.</summary>
        WasThere,

        /// <summary>A later issue is there; keys would go back in time.</summary>
        Older,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, DateOnly date, string sha256, IReadOnlyList<Municipality> entries,
        DateTimeOffset now)
    {
        var present = await db.Set<RegisterIssue>().AsNoTracking().FirstOrDefaultAsync();
        if (present?.Sha256 == sha256) return Outcome.WasThere;
        if (present?.Date > date) return Outcome.Older;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Set<Municipality>().ExecuteDeleteAsync();
        await db.Set<RegisterIssue>().ExecuteDeleteAsync();
        db.AddRange(entries);
        db.Add(new RegisterIssue(date, sha256, entries.Count, actor.Name, now));
        db.Note(actor, now, "import-register", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        return Outcome.Taken;
    }
}
