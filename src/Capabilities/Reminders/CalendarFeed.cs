using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Reminders;

/// <summary>An address under which a calendar program fetches the dates of one person. Only its hash is stored: whoever has it may
/// read.</summary>
public sealed record CalendarFeed(Guid Id, Guid AccountId, byte[] Hash, string Language, DateTimeOffset At);

/// <summary>The address leads nowhere any more.</summary>
public sealed record CalendarFeedEnd(Guid FeedId, DateTimeOffset At);

internal sealed class CalendarTables : IEntityTypeConfiguration<CalendarFeed>, IEntityTypeConfiguration<CalendarFeedEnd>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feed").HasKey(one => one.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
        builder.HasIndex(one => one.Hash).IsUnique();
        builder.Property(one => one.Language).HasMaxLength(10);
    }

    public void Configure(EntityTypeBuilder<CalendarFeedEnd> builder)
    {
        builder.ToTable("calendar_feed_end").HasKey(one => one.FeedId);
        builder.HasOne<CalendarFeed>().WithOne().HasForeignKey<CalendarFeedEnd>(one => one.FeedId);
    }
}

/// <summary>Gives a person a secret address, renews it, ends it.</summary>
public static class OpenCalendar
{
    private const int SecretLength = 32;

    public static Task<CalendarFeed?> Standing(Database db, Guid account) => db.Set<CalendarFeed>().AsNoTracking()
        .Where(one => one.AccountId == account && !db.Set<CalendarFeedEnd>().Any(end => end.FeedId == one.Id))
        .OrderByDescending(one => one.At).FirstOrDefaultAsync();

    /// <summary>Ends the address there was.</summary>
    /// <returns>The new secret; it is shown once and stored nowhere.</returns>
    public static async Task<string> Run(Database db, Actor actor, Language language, DateTimeOffset now)
    {
        await EndAll(db, actor.Id, now);
        var secret = RandomNumberGenerator.GetString(PlanCampaign.SlugLetters, SecretLength);
        db.Add(new CalendarFeed(Guid.CreateVersion7(now), actor.Id, HashOf(secret), language.Key, now));
        db.Note(actor, now, "open-calendar", "");
        await db.SaveChangesAsync();
        return secret;
    }

    public static async Task End(Database db, Actor actor, DateTimeOffset now)
    {
        if (!await EndAll(db, actor.Id, now)) return;
        db.Note(actor, now, "end-calendar", "");
        await db.SaveChangesAsync();
    }

    /// <summary>The feed of a secret; null for everything that leads nowhere.</summary>
    public static async Task<CalendarFeed?> Find(Database db, string secret)
    {
        if (secret.Length != SecretLength) return null;
        var hash = HashOf(secret);
        return await db.Set<CalendarFeed>().AsNoTracking().FirstOrDefaultAsync(one => one.Hash == hash
            && !db.Set<CalendarFeedEnd>().Any(end => end.FeedId == one.Id));
    }

    private static async Task<bool> EndAll(Database db, Guid account, DateTimeOffset now)
    {
        var open = await db.Set<CalendarFeed>().Where(one => one.AccountId == account
            && !db.Set<CalendarFeedEnd>().Any(end => end.FeedId == one.Id)).Select(one => one.Id).ToListAsync();
        db.AddRange(open.Select(id => new CalendarFeedEnd(id, now)));
        return open.Count > 0;
    }

    /// <summary>The secret has 157 random bits; a plain hash gives nothing to try out.</summary>
    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
