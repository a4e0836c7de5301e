using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Trends;

/// <summary>Whoever is in the room says on a phone how to answer a signal; the code is on the wall.</summary>
public sealed record TrendVote(Guid Id, Guid AdministrationId, Guid TrendId, string Code, string By, DateTimeOffset At)
{
    /// <summary>What can be marked, from doing nothing to acting.</summary>
    public static readonly IReadOnlyList<TrendAnswer> Options = [TrendAnswer.Leave, TrendAnswer.Watch, TrendAnswer.Prepare,
        TrendAnswer.Act];
}

/// <summary>Marking is over: how often each answer was marked. Who marked is not known to anybody.</summary>
/// <param name="Counts">One number per answer; empty where there were too few.</param>
public sealed record TrendTally(Guid VoteId, int[] Counts, string By, DateTimeOffset At)
{
    /// <summary>The answer in the middle of all marks; null where there were too few.</summary>
    public TrendAnswer? Middle
    {
        get
        {
            var (half, seen) = (Counts.Sum() / 2.0, 0);
            foreach (var (at, count) in Counts.Index())
            {
                seen += count;
                if (seen >= half && seen > 0) return TrendVote.Options[at];
            }

            return null;
        }
    }
}

internal sealed class VoteTables : IEntityTypeConfiguration<TrendVote>, IEntityTypeConfiguration<TrendTally>
{
    public void Configure(EntityTypeBuilder<TrendVote> builder)
    {
        builder.ToTable("trend_vote").HasKey(one => one.Id);
        builder.Property(one => one.Code).HasMaxLength(12);
        builder.HasIndex(one => one.Code).IsUnique();
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
    }

    public void Configure(EntityTypeBuilder<TrendTally> builder)
    {
        builder.ToTable("trend_vote_tally").HasKey(one => one.VoteId);
        builder.HasOne<TrendVote>().WithOne().HasForeignKey<TrendTally>(one => one.VoteId);
        builder.Property(one => one.Counts).AsText();
    }
}

/// <summary>Opens a vote about a signal, and counts what was marked.</summary>
public static class HoldVote
{
    /// <param name="room">The room of a vote, where the marks are kept until they are counted.</param>
    public static async Task<TrendVote> Run(Database db, Actor actor, EntryState trend, Func<Guid, RatingRoom> room, DateTimeOffset now)
    {
        var vote = new TrendVote(Guid.CreateVersion7(now), trend.Latest.AdministrationId, trend.Id,
            RatingRoom.FreshCode(), actor.Name, now);
        db.Add(vote);
        db.Note(actor, now, "open-trend-vote", trend.Content.Title, vote.AdministrationId);
        await db.SaveChangesAsync();
        room(vote.Id).Show(trend.Id.ToString(), TrendVote.Options.Count);
        return vote;
    }

    /// <summary>Ends the marking. Too few marks are forgotten: their spread would tell who marked what.</summary>
    /// <returns>False where it has ended already.</returns>
    public static async Task<bool> End(Database db, Actor actor, TrendVote vote, RatingRoom room, DateTimeOffset now)
    {
        if (await db.Set<TrendTally>().AnyAsync(one => one.VoteId == vote.Id)) return false;
        db.Add(new TrendTally(vote.Id, room.TakeSpread(vote.TrendId.ToString()), actor.Name, now));
        db.Note(actor, now, "end-trend-vote", vote.TrendId.ToString(), vote.AdministrationId);
        await db.SaveChangesAsync();
        return true;
    }
}
