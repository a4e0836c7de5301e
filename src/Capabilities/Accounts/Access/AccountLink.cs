using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Access;

public enum LinkKind
{
    /// <summary>For somebody new, by whoever manages accounts.</summary>
    Invitation,

    /// <summary>For somebody who forgot the password.</summary>
    Reset,
}

/// <summary>A link with which one person sets a password once. Only the hash of its secret is kept; opening it uses nothing up, because
/// programs that check mails open links too.</summary>
public sealed record AccountLink(string Hash, Guid AccountId, LinkKind Kind, DateTimeOffset MadeAt, DateTimeOffset Until)
{
    public static readonly TimeSpan InvitationHolds = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetHolds = TimeSpan.FromHours(1);
}

/// <summary>Makes a link; those made before for the account lead nowhere any more.</summary>
public static class MakeLink
{
    private const int SecretBytes = 32;

    /// <returns>The secret that stands in the address; it is stored nowhere.</returns>
    public static async Task<string> Run(Database db, Actor actor, Account account, LinkKind kind, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var together = await db.Database.BeginTransactionAsync();
        await db.Set<AccountLink>().Where(one => one.AccountId == account.Id || one.Until < now).ExecuteDeleteAsync();
        db.Add(new AccountLink(AccountKey.HashOf(Guid.Empty, secret), account.Id, kind, now,
            now + (kind == LinkKind.Invitation ? AccountLink.InvitationHolds : AccountLink.ResetHolds)));
        db.Note(actor, now, kind == LinkKind.Invitation ? "send-invitation" : "ask-for-password", account.DisplayName);
        await db.SaveChangesAsync();
        await together.CommitAsync();
        db.ChangeTracker.Clear();
        return secret;
    }

    /// <summary>What the mail says. The name of the person is its only particular.</summary>
    public static (string Subject, string Text) Mail(Account account, LinkKind kind, string address, Language language, DateTimeOffset now)
    {
        var until = (now + (kind == LinkKind.Invitation ? AccountLink.InvitationHolds : AccountLink.ResetHolds)).ToLocalTime()
            .ToString(language.Say("d. MMMM yyyy, HH:mm", "d MMMM yyyy, HH:mm"), language.Culture);
        var greeting = language.Say($"Guten Tag {account.DisplayName},", $"Dear {account.DisplayName},");
        return kind == LinkKind.Invitation
            ? (language.Say("Ihr Zugang zu Wegmarke", "Your access to Wegmarke"), string.Join("\n\n", greeting,
                language.Say($"für Sie wurde ein Zugang zu Wegmarke angelegt. Ihr Anmeldename ist {account.SignInName}. Bitte legen Sie hier Ihr Passwort fest:",
                    $"an access to Wegmarke was created for you. Your sign-in name is {account.SignInName}. Please set your password here:"),
                address,
                language.Say($"Der Link gilt bis {until} Uhr und einmal. Wenn Sie nichts damit anfangen können, tun Sie einfach nichts.",
                    $"The link is valid until {until} and once. If it means nothing to you, simply do nothing.")) + "\n")
            : (language.Say("Neues Passwort für Wegmarke", "New password for Wegmarke"), string.Join("\n\n", greeting,
                language.Say("für Ihren Zugang wurde ein neues Passwort gewünscht. Hier legen Sie es fest:",
                    "a new password was asked for. Set it here:"),
                address,
                language.Say($"Der Link gilt bis {until} Uhr und einmal. Wenn Sie das nicht waren, tun Sie nichts; Ihr Passwort bleibt, wie es ist.",
                    $"The link is valid until {until} and once. If that was not you, do nothing; your password stays as it is.")) + "\n");
    }
}

/// <summary>Sets the password of the person who came with a link.</summary>
public static class UseLink
{
    public abstract record Outcome;

    public sealed record Used(Account Account) : Outcome;

    /// <summary>Used, replaced by a newer one, or too old.</summary>
    public sealed record NotThere : Outcome;

    public sealed record Refused(PasswordFault Fault) : Outcome;

    /// <summary>Whose link this is; null where it leads nowhere.</summary>
    public static async Task<Account?> Find(Database db, string secret, DateTimeOffset now)
    {
        var hash = AccountKey.HashOf(Guid.Empty, secret);
        return await (from link in db.Set<AccountLink>().AsNoTracking()
                      join account in db.Set<Account>().AsNoTracking() on link.AccountId equals account.Id
                      where link.Hash == hash && link.Until > now
                          && !db.Set<AccountClosure>().Any(closure => closure.AccountId == account.Id)
                      select account).FirstOrDefaultAsync();
    }

    public static async Task<Outcome> Run(Database db, string secret, string password, PasswordRule rule, DateTimeOffset now)
    {
        if (await Find(db, secret, now) is not { } account) return new NotThere();
        if (rule.Fault(password, [account.SignInName, account.DisplayName]) is { } fault) return new Refused(fault);
        var hash = AccountKey.HashOf(Guid.Empty, secret);
        await using var together = await db.Database.BeginTransactionAsync();
        // Of two who come with the same link at once, one sets the password.
        if (await db.Set<AccountLink>().Where(one => one.Hash == hash).ExecuteDeleteAsync() != 1) return new NotThere();
        await ChangePassword.Set(db, new(account.Id, account.DisplayName, []), account, password, null, now);
        await together.CommitAsync();
        return new Used(account);
    }
}

/// <summary>Replaces a password. Everybody who is signed in with the account, except with the session given, is signed out.</summary>
public static class ChangePassword
{
    public abstract record Outcome;

    public sealed record Changed : Outcome;

    public sealed record OldOneWrong : Outcome;

    public sealed record Refused(PasswordFault Fault) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid session, string before, string after, PasswordRule rule,
        DateTimeOffset now)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(one => one.Id == actor.Id);
        if (account.PasswordHash.Length > 0 && !CreateAccount.Fits(account, before)) return new OldOneWrong();
        if (rule.Fault(after, [account.SignInName, account.DisplayName]) is { } fault) return new Refused(fault);
        await using var together = await db.Database.BeginTransactionAsync();
        await Set(db, actor, account, after, session, now);
        await together.CommitAsync();
        return new Changed();
    }

    internal static async Task Set(Database db, Actor actor, Account account, string password, Guid? session, DateTimeOffset now)
    {
        db.Update(account with { PasswordHash = CreateAccount.Hash(account.SignInName, password) });
        db.Note(actor, now, "change-password", account.DisplayName);
        await db.SaveChangesAsync();
        await KeepSession.EndAll(db, account.Id, session);
        db.ChangeTracker.Clear();
    }
}

internal sealed class AccountLinkTables : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_link").HasKey(link => link.Hash);
        builder.Property(link => link.Hash).HasMaxLength(64);
        builder.Property(link => link.Kind).HasConversion<string>().HasMaxLength(20);
    }
}
