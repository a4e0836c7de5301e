using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Access;

/// <summary>One-time codes of an account.</summary>
/// <param name="Locked">The secret, locked with the key of the instance.</param>
/// <param name="ConfirmedAt">When its first code was entered; null: it is being set up and asked for nowhere.</param>
/// <param name="UsedStep">A code counts once.</param>
public sealed record SecondFactor(Guid AccountId, string Locked, DateTimeOffset? ConfirmedAt, long UsedStep);

/// <summary>A code on paper for the day on which the phone is gone; the row goes when it is used.</summary>
public sealed record RecoveryCode(Guid AccountId, string Hash);

/// <summary>Sets up, asks for and removes one-time codes.</summary>
public static class KeepSecondFactor
{
    public const int RecoveryCodes = 10;
    private const int RecoveryBytes = 10;

    /// <summary>A fresh secret that counts once its first code was entered. A factor that is in use stays.</summary>
    public static async Task<byte[]> Begin(Database db, AccountKey key, Guid account)
    {
        var found = await Find(db, account);
        if (found is { ConfirmedAt: null } && key.Open(account, found.Locked) is { } begun) return begun;
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        var factor = new SecondFactor(account, key.Lock(account, secret), null, 0);
        if (found is null) db.Add(factor);
        else if (found.ConfirmedAt is null) db.Update(factor);
        else return secret;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return secret;
    }

    /// <summary>From the first right code on it is asked for at every sign-in with a password.</summary>
    /// <returns>The recovery codes, shown this once; null where the code was wrong.</returns>
    public static async Task<IReadOnlyList<string>?> Confirm(Database db, AccountKey key, Actor actor, string code, DateTimeOffset now)
    {
        if (await Find(db, actor.Id) is not { ConfirmedAt: null } found || key.Open(actor.Id, found.Locked) is not { } secret
            || Totp.StepOf(secret, code, now, found.UsedStep) is not { } step) return null;
        db.Update(found with { ConfirmedAt = now, UsedStep = step });
        db.Note(actor, now, "begin-second-factor", actor.Name);
        return await NewCodes(db, actor.Id);
    }

    /// <summary>Those given before count no more.</summary>
    public static async Task<IReadOnlyList<string>?> RenewCodes(Database db, Actor actor, DateTimeOffset now)
    {
        if (!await IsOn(db, actor.Id)) return null;
        db.Note(actor, now, "renew-recovery-codes", actor.Name);
        return await NewCodes(db, actor.Id);
    }

    public static async Task<bool> IsOn(Database db, Guid account) => await Find(db, account) is { ConfirmedAt: not null };

    public static Task<int> CodesLeft(Database db, Guid account) => db.Set<RecoveryCode>().CountAsync(one => one.AccountId == account);

    /// <summary>Whether this is a code of the clock that was not used yet, or one of the recovery codes, which is spent with it.</summary>
    public static async Task<bool> Check(Database db, AccountKey key, Account account, string code, DateTimeOffset now)
    {
        if (await Find(db, account.Id) is not { ConfirmedAt: not null } found) return false;
        if (key.Open(account.Id, found.Locked) is { } secret && Totp.StepOf(secret, code, now, found.UsedStep) is { } step)
        {
            // Of two who enter the same code at once, one is let in.
            return await db.Set<SecondFactor>().Where(one => one.AccountId == account.Id && one.UsedStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedStep, step)) == 1;
        }

        var hash = AccountKey.HashOf(account.Id, Plain(code));
        if (await db.Set<RecoveryCode>().Where(one => one.AccountId == account.Id && one.Hash == hash)
            .ExecuteDeleteAsync() != 1) return false;
        db.Note(new(account.Id, account.DisplayName, []), now, "use-recovery-code", account.DisplayName);
        await db.SaveChangesAsync();
        return true;
    }

    /// <param name="actor">The owner, or somebody who manages accounts, for an owner who lost phone and paper.</param>
    public static async Task Remove(Database db, Actor actor, Account account, DateTimeOffset now)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        var gone = await db.Set<SecondFactor>().Where(one => one.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(one => one.AccountId == account.Id).ExecuteDeleteAsync();
        if (gone > 0) db.Note(actor, now, "end-second-factor", account.DisplayName);
        await db.SaveChangesAsync();
        await together.CommitAsync();
    }

    private static Task<SecondFactor?> Find(Database db, Guid account) =>
        db.Set<SecondFactor>().AsNoTracking().FirstOrDefaultAsync(one => one.AccountId == account);

    private static async Task<IReadOnlyList<string>> NewCodes(Database db, Guid account)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        await db.Set<RecoveryCode>().Where(one => one.AccountId == account).ExecuteDeleteAsync();
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(RecoveryBytes))).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode(account, AccountKey.HashOf(account, code))));
        await db.SaveChangesAsync();
        await together.CommitAsync();
        db.ChangeTracker.Clear();
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    private static string Plain(string code) => string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}

internal sealed class SecondFactorTables : IEntityTypeConfiguration<SecondFactor>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("second_factor").HasKey(factor => factor.AccountId);
        builder.Property(factor => factor.AccountId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_code").HasKey(code => new { code.AccountId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(64);
    }
}
