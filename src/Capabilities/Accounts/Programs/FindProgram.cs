using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Programs;

/// <summary>A program that proved itself: the person whose access it is, narrowed to what the access may do.</summary>
public sealed record KnownProgram(Actor Actor, ProgramToken Token, IReadOnlyList<ProgramScope> Scopes);

/// <summary>Finds the program of a secret and notes the day.</summary>
public static class FindProgram
{
    private const int SecretMax = 100;

    /// <returns>Null for everything that opens nothing: unknown, ended, expired, or of a closed account.</returns>
    public static async Task<KnownProgram?> Run(Database db, string secret, DateTimeOffset now)
    {
        if (!secret.StartsWith(IssueProgramToken.Prefix, StringComparison.Ordinal) || secret.Length > SecretMax) return null;
        var (hash, today) = (IssueProgramToken.HashOf(secret), DateOnly.FromDateTime(now.UtcDateTime));
        if (await db.Set<ProgramToken>().AsNoTracking().FirstOrDefaultAsync(one => one.Hash == hash && one.Until >= today
                && !db.Set<ProgramTokenEnd>().Any(end => end.TokenId == one.Id)) is not { } token
            || await FindActor.Run(db, token.AccountId, now) is not { } person) return null;
        await NoteDay(db, token.Id, today);
        var scopes = ProgramScopes.Read(token.Scopes);
        return new(person with { Name = $"{person.Name} ({token.Name})", Only = ProgramScopes.RightsOf(scopes) }, token, scopes);
    }

    private static async Task NoteDay(Database db, Guid token, DateOnly today)
    {
        if (await db.Set<ProgramTokenDay>().AnyAsync(one => one.TokenId == token && one.Day == today)) return;
        db.Add(new ProgramTokenDay(token, today));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another request of the same day noted it first.
        }

        db.ChangeTracker.Clear();
    }
}
