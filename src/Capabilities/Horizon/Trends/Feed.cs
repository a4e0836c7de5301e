using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Trends;

/// <summary>A feed that somebody of the house looks through for signals.</summary>
public sealed record Feed(Guid Id, Guid AdministrationId, string Name, string Address, string By, DateTimeOffset At);

/// <summary>A feed that is no longer looked through.</summary>
public sealed record FeedEnd(Guid FeedId, string By, DateTimeOffset At);

/// <summary>What a feed brought: a proposal for a signal, never a signal by itself.</summary>
public sealed record FeedFind(Guid Id, Guid FeedId, Guid AdministrationId, string Title, string Link, DateOnly? Day, DateTimeOffset At);

/// <summary>Somebody looked at a find.</summary>
/// <param name="TrendId">The signal that was made of it; null: none.</param>
public sealed record FindVerdict(Guid FindId, Guid? TrendId, string By, DateTimeOffset At);

/// <summary>An entry of a feed as it was read.</summary>
public sealed record FeedItem(string Title, string Link, DateOnly? Day);

/// <summary>The feeds that are looked through, and finds that wait for somebody to look at them, the latest first.</summary>
public sealed record WatchList(IReadOnlyList<Feed> Feeds, IReadOnlyList<FeedFind> Waiting)
{
    /// <summary>The feeds of all houses.</summary>
    public static async Task<IReadOnlyList<Feed>> All(Database db) => await Followed(db).ToListAsync();

    private static IQueryable<Feed> Followed(Database db) => db.Set<Feed>().AsNoTracking().Where(one =>
        !db.Set<FeedEnd>().Any(end => end.FeedId == one.Id)).OrderBy(one => one.Name);

    public static async Task<WatchList> Of(Database db, Guid administration)
    {
        var feeds = await Followed(db).Where(one => one.AdministrationId == administration).ToListAsync();
        var ids = feeds.Select(one => one.Id).ToList();
        var finds = await db.Set<FeedFind>().AsNoTracking().Where(one => ids.Contains(one.FeedId)
            && !db.Set<FindVerdict>().Any(verdict => verdict.FindId == one.Id)).ToListAsync();
        return new(feeds, [.. finds.OrderByDescending(one => one.Day ?? DateOnly.FromDateTime(one.At.UtcDateTime)).ThenBy(one => one.Title,
            StringComparer.CurrentCulture)]);
    }
}

internal sealed class FeedTables : IEntityTypeConfiguration<Feed>, IEntityTypeConfiguration<FeedEnd>, IEntityTypeConfiguration<FeedFind>,
    IEntityTypeConfiguration<FindVerdict>
{
    public void Configure(EntityTypeBuilder<Feed> builder)
    {
        builder.ToTable("feed").HasKey(one => one.Id);
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<FeedEnd> builder) => builder.ToTable("feed_end").HasKey(one => one.FeedId);

    public void Configure(EntityTypeBuilder<FeedFind> builder)
    {
        builder.ToTable("feed_find").HasKey(one => one.Id);
        builder.HasOne<Feed>().WithMany().HasForeignKey(one => one.FeedId);
        builder.HasIndex(one => new { one.FeedId, one.Link }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FindVerdict> builder) => builder.ToTable("feed_find_verdict").HasKey(one => one.FindId);
}

/// <summary>Takes feeds into the watch list, keeps what they bring, and what somebody thought of it.</summary>
public static class WatchFeeds
{
    public const int NameMax = 100;
    public const int AddressMax = 500;
    public const int FeedsMax = 30;
    public const int ItemsMax = 100;
    public const int TitleMax = 200;

    /// <returns>What has to be mended; null: it was taken in.</returns>
    public static async Task<Sentence?> Add(Database db, Actor actor, Guid administration, string name, string address, DateTimeOffset now)
    {
        if (name.Trim().Length is 0 or > NameMax)
        {
            return new("Bitte geben Sie der Quelle einen Namen mit höchstens 100 Zeichen.", "Please give the source a name of at most 100 characters.");
        }

        if (address.Length > AddressMax || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var at) || at.Scheme != Uri.UriSchemeHttps
            || at.UserInfo.Length > 0)
        {
            return new("Adresse: bitte vollständig und verschlüsselt, beginnend mit https://, ohne Kennwort darin.",
                "Address: please in full and encrypted, beginning with https://, without a password in it.");
        }

        var list = await WatchList.Of(db, administration);
        if (list.Feeds.Count >= FeedsMax) return new("Mehr als 30 Quellen liest niemand. Nehmen Sie zuerst eine heraus.", "Nobody reads more than 30 sources. Take one out first.");
        if (list.Feeds.Any(one => one.Address == at.AbsoluteUri)) return new("Diese Adresse ist schon in der Liste.",
            "This address is in the list already.");
        db.Add(new Feed(Guid.CreateVersion7(now), administration, name.Trim(), at.AbsoluteUri, actor.Name, now));
        db.Note(actor, now, "add-feed", at.AbsoluteUri, administration);
        await db.SaveChangesAsync();
        return null;
    }

    public static async Task<bool> End(Database db, Actor actor, Guid administration, Guid feed, DateTimeOffset now)
    {
        if ((await WatchList.Of(db, administration)).Feeds.FirstOrDefault(one => one.Id == feed) is not { } there) return false;
        db.Add(new FeedEnd(feed, actor.Name, now));
        db.Note(actor, now, "end-feed", there.Address, administration);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Keeps what is new in a feed.</summary>
    /// <returns>How many were new.</returns>
    public static async Task<int> Keep(Database db, Actor actor, Feed feed, IReadOnlyList<FeedItem> items, DateTimeOffset now)
    {
        var known = (await db.Set<FeedFind>().AsNoTracking().Where(one => one.FeedId == feed.Id).Select(one => one.Link).ToListAsync())
            .ToHashSet();
        var fresh = items.Where(one => known.Add(one.Link)).Take(ItemsMax).ToList();
        foreach (var one in fresh) db.Add(new FeedFind(Guid.CreateVersion7(now), feed.Id, feed.AdministrationId, one.Title, one.Link,
            one.Day, now));
        if (fresh.Count > 0) db.Note(actor, now, "look-through-feed", $"{feed.Name}: {fresh.Count}", feed.AdministrationId);
        try
        {
            await db.SaveChangesAsync();
            return fresh.Count;
        }
        catch (DbUpdateException)
        {
            // Somebody else looked through the same source in the same moment and keeps what it brought.
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    /// <param name="trend">The signal that was made of it; null: it is put away.</param>
    public static async Task<bool> Judge(Database db, Actor actor, Guid administration, Guid find, Guid? trend, DateTimeOffset now)
    {
        if (!await db.Set<FeedFind>().AnyAsync(one => one.Id == find && one.AdministrationId == administration)
            || await db.Set<FindVerdict>().AnyAsync(one => one.FindId == find)) return false;
        db.Add(new FindVerdict(find, trend, actor.Name, now));
        db.Note(actor, now, trend is null ? "put-away-find" : "take-up-find", find.ToString(), administration);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else judged it in the same moment.
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
