using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns;

/// <summary>What can happen to a campaign between its opening and its end.</summary>
public enum FieldDeed
{
    Pause,
    Resume,

    /// <summary>The end was moved to a later day; never to an earlier one.</summary>
    Extend,

    /// <summary>Ended without a result: all sheets are destroyed.</summary>
    Stop,
}

/// <summary>One deed of the field phase.</summary>
/// <param name="Until">The new last day, where one was set.</param>
public sealed record FieldEvent(Guid Id, Guid CampaignId, FieldDeed Deed, DateOnly? Until, string Reason, string By, DateTimeOffset At);

/// <summary>Pausing, extending and stopping a campaign. What was done stays on record; the latest counts.</summary>
public static class FieldPeriod
{
    public enum Outcome
    {
        Done,
        NotOpen,
        AlreadySo,
        DayMissing,
        WouldShorten,
        ReasonMissing,
    }

    public static async Task<IReadOnlyList<FieldEvent>> Of(Database db, Guid campaign) =>
        await db.Set<FieldEvent>().AsNoTracking().Where(one => one.CampaignId == campaign).OrderBy(one => one.At).ToListAsync();

    public static async Task<bool> IsPaused(Database db, Guid campaign) => IsPaused(await Of(db, campaign));

    /// <param name="events">In the order in which they happened.</param>
    public static bool IsPaused(IEnumerable<FieldEvent> events) =>
        events.LastOrDefault(one => one.Deed is FieldDeed.Pause or FieldDeed.Resume) is { Deed: FieldDeed.Pause };

    public static bool WasStopped(IEnumerable<FieldEvent> events) => events.Any(one => one.Deed == FieldDeed.Stop);

    /// <summary>The last day: the planned one, or the one to which the campaign was extended.</summary>
    public static DateOnly? End(Campaign campaign, IEnumerable<FieldEvent> events) =>
        events.Where(one => one.Deed == FieldDeed.Extend).Max(one => one.Until) ?? campaign.End;

    public static async Task<Outcome> Run(Database db, Actor actor, CampaignState state, FieldDeed deed, DateOnly? until, string reason,
        DateTimeOffset now)
    {
        if (!state.IsOpen) return Outcome.NotOpen;
        var events = await Of(db, state.Campaign.Id);
        if (deed is FieldDeed.Pause or FieldDeed.Resume && IsPaused(events) == (deed == FieldDeed.Pause)) return Outcome.AlreadySo;
        if (deed == FieldDeed.Extend)
        {
            if (until is null) return Outcome.DayMissing;
            if (until < DateOnly.FromDateTime(now.UtcDateTime) || until <= End(state.Campaign, events)) return Outcome.WouldShorten;
        }

        reason = reason.Trim();
        if (deed == FieldDeed.Stop && reason.Length == 0 || reason.Length > 500) return Outcome.ReasonMissing;
        // A clock that was set back must not turn the order of events round.
        var at = events.Count > 0 && events[^1].At >= now ? events[^1].At.AddTicks(1) : now;
        db.Add(new FieldEvent(Guid.NewGuid(), state.Campaign.Id, deed, deed == FieldDeed.Extend ? until : null, reason, actor.Name, at));
        db.Note(actor, now, deed switch
        {
            FieldDeed.Pause => "pause-campaign",
            FieldDeed.Resume => "resume-campaign",
            FieldDeed.Extend => "extend-campaign",
            _ => "stop-campaign",
        }, state.Campaign.Title, state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Done;
    }
}

internal sealed class FieldTables : IEntityTypeConfiguration<FieldEvent>
{
    public void Configure(EntityTypeBuilder<FieldEvent> builder)
    {
        builder.ToTable("field_event").HasKey(one => one.Id);
        builder.HasIndex(one => one.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(one => one.CampaignId);
    }
}
