using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Programs;

/// <summary>Gives a program an access of its own.</summary>
public static class IssueProgramToken
{
    public const string Prefix = "wm_";
    public const int MonthsMax = 12;
    public const int TokensMax = 50;
    private const int SecretBytes = 32;
    private const int LastLetters = 4;

    public abstract record Outcome;

    /// <param name="Secret">Shown once and stored nowhere.</param>
    public sealed record Issued(Guid Id, string Secret) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, string name, IReadOnlyList<ProgramScope> scopes, DateOnly? until,
        DateTimeOffset now)
    {
        var (today, called) = (DateOnly.FromDateTime(now.UtcDateTime), name.Trim());
        if (called.Length is 0 or > ProgramToken.NameMax)
        {
            return new Refused(new("Bitte schreiben Sie, welches Programm den Zugang nutzt, in höchstens 60 Zeichen.",
                "Please write which program uses the access, in at most 60 characters."));
        }

        if (scopes.Count == 0)
        {
            return new Refused(new("Bitte wählen Sie mindestens eine Sache, die das Programm tun darf.",
                "Please choose at least one thing that the program may do."));
        }

        if (until is not { } last || last < today || last > today.AddMonths(MonthsMax))
        {
            return new Refused(new("Bitte wählen Sie den letzten Tag des Zugangs: frühestens heute, spätestens in einem Jahr.",
                "Please choose the last day of the access: today at the earliest, in a year at the latest."));
        }

        if (await db.Set<ProgramToken>().CountAsync(one => one.AccountId == actor.Id && one.Until >= today
            && !db.Set<ProgramTokenEnd>().Any(end => end.TokenId == one.Id)) >= TokensMax)
        {
            return new Refused(new("Sie haben schon 50 Zugänge. Bitte nehmen Sie zuerst einen zurück, den niemand mehr braucht.",
                "You have 50 accesses already. Please take back one first that nobody needs any more."));
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var token = new ProgramToken(Guid.CreateVersion7(now), actor.Id, called, ProgramScopes.Write(scopes), HashOf(secret),
            secret[^LastLetters..], last, now);
        db.Add(token);
        db.Note(actor, now, "issue-program-token", $"{called}: {token.Scopes}");
        await db.SaveChangesAsync();
        return new Issued(token.Id, secret);
    }

    /// <summary>The secret has 256 random bits; a plain hash gives nothing to try out.</summary>
    internal static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Takes the access of a program back, at once.</summary>
public static class EndProgramToken
{
    /// <param name="accounts">Whose accesses the actor may take back.</param>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> Run(Database db, Actor actor, IReadOnlyCollection<Guid> accounts, Guid id, DateTimeOffset now)
    {
        if (await db.Set<ProgramToken>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && accounts.Contains(one.AccountId))
            is not { } token) return false;
        if (await db.Set<ProgramTokenEnd>().AnyAsync(one => one.TokenId == id)) return true;
        db.Add(new ProgramTokenEnd(id, actor.Name, now));
        db.Note(actor, now, "end-program-token", token.Name);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else took it back in the same moment, which is what was wanted.
            db.ChangeTracker.Clear();
        }

        return true;
    }
}
