using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts.Access;
using Wegmarke.Storage;

namespace Wegmarke.Accounts;

/// <summary>Creates an account with one role.</summary>
public static class CreateAccount
{
    public const int NameMax = 200;
    private static readonly PasswordHasher<string> Hasher = new();

    public abstract record Outcome;

    public sealed record Created(Guid Account) : Outcome;

    public sealed record NameTaken : Outcome;

    public sealed record PasswordRefused(PasswordFault Fault) : Outcome;

    public sealed record NameMissing : Outcome;

    /// <summary>The last day lies before the first, or has passed.</summary>
    public sealed record PeriodEmpty : Outcome;

    /// <param name="rule">What is refused as password here; names the town too, which makes a poor one.</param>
    /// <param name="password">Null for somebody who gets a link to set one, or signs in elsewhere.</param>
    public static async Task<Outcome> Run(
        Database db, Actor actor, string signInName, string displayName, string? password, Role role, Guid? administration,
          DateTimeOffset now, bool demo = false, Guid? unit = null, string? mail = null, DateOnly? from = null, DateOnly? until = null,
          PasswordRule? rule = null)
    {
        var name = Plain(signInName);
        if (name.Length is 0 or > NameMax || displayName.Trim().Length is 0 or > NameMax) return new NameMissing();
        if (until < from || until < DateOnly.FromDateTime(now.UtcDateTime)) return new PeriodEmpty();
        if (password is not null && (rule ?? PasswordRule.Plain).Fault(password, [name, displayName]) is { } fault)
        {
            return new PasswordRefused(fault);
        }

        if (await db.Set<Account>().AnyAsync(account => account.SignInName == name)) return new NameTaken();
        var account = new Account(Guid.CreateVersion7(now), name, displayName.Trim(), password is null ? "" : Hash(name, password), demo,
            now,
            string.IsNullOrWhiteSpace(mail) ? null : mail.Trim());
        db.Add(account);
        db.Add(new Grant(Guid.CreateVersion7(now), account.Id, role, administration, role == Role.UnitHead ? unit : null, from, until));
        db.Note(actor, now, "create-account", $"{account.DisplayName} ({role})", administration);
        await db.SaveChangesAsync();
        return new Created(account.Id);
    }

    /// <summary>A sign-in name as it is compared.</summary>
    public static string Plain(string signInName) => signInName.Trim().ToLowerInvariant();

    public static string Hash(string signInName, string password) => Hasher.HashPassword(signInName, password);

    /// <summary>Does the same work whether the account has a password or not.</summary>
    public static bool Fits(Account account, string password)
    {
        var fits = Hasher.VerifyHashedPassword(account.SignInName, account.PasswordHash.Length == 0 ? Unknowable : account.PasswordHash,
            password) != PasswordVerificationResult.Failed;
        return fits && account.PasswordHash.Length > 0;
    }

    /// <summary>What a password is compared with where there is no account, or none with a password.</summary>
    internal static readonly string Unknowable = Hasher.HashPassword("", Guid.NewGuid().ToString());
}
