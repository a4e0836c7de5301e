using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Programs;

/// <summary>Lets a request with a key take effect once: takes the key, keeps the answer, gives it again.</summary>
public static class KeepAnswer
{
    public abstract record Outcome;

    /// <summary>Nobody has used the key: go on, and keep or forget the answer afterwards.</summary>
    public sealed record Taken : Outcome;

    /// <summary>The same request came before and was answered.</summary>
    public sealed record Again(KeptAnswer Answer) : Outcome;

    /// <summary>Another request came under this key.</summary>
    public sealed record Other : Outcome;

    /// <summary>The same request came before and nobody knows yet what became of it.</summary>
    public sealed record Unfinished : Outcome;

    /// <param name="request">Hash over method, address and body.</param>
    public static async Task<Outcome> Run(Database db, Guid token, string key, byte[] request, DateTimeOffset now)
    {
        await Sweep(db, now);
        if (await db.Set<KeptAnswer>().AsNoTracking().FirstOrDefaultAsync(one => one.TokenId == token && one.Key == key) is { } kept)
        {
            return Judge(kept, request);
        }

        db.Add(new KeptAnswer(token, key, request, 0, "", [], now));
        try
        {
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            return new Taken();
        }
        catch (DbUpdateException)
        {
            // The same key came twice in the same moment; the other one goes on.
            db.ChangeTracker.Clear();
            return await db.Set<KeptAnswer>().AsNoTracking().FirstOrDefaultAsync(one => one.TokenId == token && one.Key == key) is { } first
                ? Judge(first, request) : new Unfinished();
        }
    }

    /// <summary>Deletes what is older than a day.</summary>
    public static Task Sweep(Database db, DateTimeOffset now)
    {
        var old = now - KeptAnswer.Kept;
        return db.Set<KeptAnswer>().Where(one => one.At < old).ExecuteDeleteAsync();
    }

    public static async Task Keep(Database db, KeptAnswer answer)
    {
        db.ChangeTracker.Clear();
        db.Update(answer);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>The request had no effect, so the key is free again.</summary>
    public static Task Forget(Database db, Guid token, string key) =>
        db.Set<KeptAnswer>().Where(one => one.TokenId == token && one.Key == key).ExecuteDeleteAsync();

    private static Outcome Judge(KeptAnswer kept, byte[] request) => !kept.Request.AsSpan().SequenceEqual(request) ? new Other()
        : kept.Status == 0 ? new Unfinished() : new Again(kept);
}
