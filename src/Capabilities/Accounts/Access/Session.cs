using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Access;

/// <summary>How somebody proved who they are.</summary>
public enum SignInWay
{
    Password,
    PasswordAndCode,
    Passkey,

    /// <summary>At the sign-in of the house.</summary>
    Elsewhere,

    /// <summary>One click, in the demonstration.</summary>
    Demo,
}

/// <summary>That somebody is signed in on one device. The row is the truth: where it is gone, the cookie opens nothing.</summary>
/// <param name="Device">Program and system in two words, as far as the browser says; never an address.</param>
public sealed record Session(Guid Id, Guid AccountId, DateTimeOffset BegunAt, DateTimeOffset SeenAt, string Device, SignInWay Way)
{
    /// <summary>A working day without a click ends it.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>Whatever happens, it ends after this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How often it is noted that it was used.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(10);

    public bool HoldsAt(DateTimeOffset now) => now - SeenAt < Idle && now - BegunAt < Longest;

    /// <summary>The device in words that its owner recognises.</summary>
    public static string DeviceOf(string? agent)
    {
        var said = agent ?? "";
        string First(params (string Mark, string Name)[] known) => known.FirstOrDefault(one =>
            said.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? "?";
        return First(("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chromium"), ("Safari", "Safari")) + ", "
            + First(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"),
                ("Linux", "Linux"));
    }
}

public static class SignInWayWords
{
    public static string Name(this SignInWay way, Language language) => way switch
    {
        SignInWay.Password => language.Say("Passwort", "password"),
        SignInWay.PasswordAndCode => language.Say("Passwort und Einmalcode", "password and one-time code"),
        SignInWay.Passkey => language.Say("Passkey", "passkey"),
        SignInWay.Elsewhere => language.Say("Anmeldung des Hauses", "sign-in of the house"),
        _ => language.Say("Vorführung", "demonstration"),
    };
}

/// <summary>Begins and ends being signed in.</summary>
public static class KeepSession
{
    public static async Task<Session> Begin(Database db, Guid account, SignInWay way, string? agent, DateTimeOffset now)
    {
        // Each sign-in gets an identity of its own: one that somebody had before is worth nothing afterwards.
        var session = new Session(Guid.NewGuid(), account, now, now, Session.DeviceOf(agent), way);
        var old = now - Session.Longest;
        await db.Set<Session>().Where(one => one.BegunAt < old).ExecuteDeleteAsync();
        db.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    /// <returns>Null where nobody is signed in with it any more.</returns>
    public static async Task<Session?> Find(Database db, Guid id, DateTimeOffset now)
    {
        var session = await db.Set<Session>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id);
        if (session?.HoldsAt(now) != true) return null;
        if (now - session.SeenAt > Session.Grain)
        {
            await db.Set<Session>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now));
        }

        return session;
    }

    public static async Task<IReadOnlyList<Session>> Of(Database db, Guid account, DateTimeOffset now) => [.. (await db.Set<Session>()
        .AsNoTracking().Where(one => one.AccountId == account).OrderByDescending(one => one.SeenAt).ToListAsync())
        .Where(one => one.HoldsAt(now))];

    public static Task End(Database db, Guid account, Guid id) =>
        db.Set<Session>().Where(one => one.AccountId == account && one.Id == id).ExecuteDeleteAsync();

    /// <param name="except">The one with which it was asked for; null ends all.</param>
    public static Task EndAll(Database db, Guid account, Guid? except) =>
        db.Set<Session>().Where(one => one.AccountId == account && one.Id != except).ExecuteDeleteAsync();
}

internal sealed class SessionTables : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session").HasKey(session => session.Id);
        builder.Property(session => session.Device).HasMaxLength(80);
        builder.Property(session => session.Way).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(session => session.AccountId);
    }
}
