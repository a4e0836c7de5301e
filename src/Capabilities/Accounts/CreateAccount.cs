using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts;

/// <summary>Creates an account with one role.</summary>
public static class CreateAccount
{
    public const int PasswordLengthMin = 12;
    private static readonly PasswordHasher<string> Hasher = new();

    public abstract record Outcome;

    public sealed record Created(Guid Account) : Outcome;

    public sealed record NameTaken : Outcome;

    public sealed record PasswordTooShort : Outcome;

    public sealed record NameMissing : Outcome;

    public static async Task<Outcome> Run(
        Database db, Actor actor, string signInName, string displayName, string password, Role role, Guid? administration,
          DateTimeOffset now, bool demo = false, Guid? unit = null)
    {
        var name = signInName.Trim().ToLowerInvariant();
        if (name.Length == 0 || displayName.Trim().Length == 0) return new NameMissing();
        if (password.Length < PasswordLengthMin) return new PasswordTooShort();
        if (await db.Set<Account>().AnyAsync(account => account.SignInName == name)) return new NameTaken();
        var account = new Account(Guid.CreateVersion7(now), name, displayName.Trim(), Hasher.HashPassword(name, password), demo, now);
        db.Add(account);
        db.Add(new Grant(Guid.CreateVersion7(now), account.Id, role, administration, role == Role.UnitHead ? unit : null));
        db.Note(actor, now, "create-account", $"{account.DisplayName} ({role})", administration);
        await db.SaveChangesAsync();
        return new Created(account.Id);
    }

    public static bool Fits(Account account, string password) =>
        Hasher.VerifyHashedPassword(account.SignInName, account.PasswordHash, password) != PasswordVerificationResult.Failed;
}
