using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns.GroupRating;

/// <summary>Keeps what a group marked for one item: the numbers, nothing else. An item that is rated again replaces the first
/// time.</summary>
public static class RecordTally
{
    public enum Outcome
    {
        Recorded,

        /// <summary>The campaign is not open, or people do not answer together in it.</summary>
        NotOpen,
        ItemUnknown,

        /// <summary>Numbers that are negative, or not one per option.</summary>
        NumbersDoNotFit,

        /// <summary>Fewer marks than the threshold; nothing is shown and nothing kept.</summary>
        TooFew,

        /// <summary>More marks than people.</summary>
        TooMany,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, CampaignState state, string item, IReadOnlyList<int> counts,
        DateTimeOffset now)
    {
        if (!state.IsOpen || state.Campaign.Kind != CampaignKind.GroupRating) return Outcome.NotOpen;
        if (!GroupItems.Of(state).Contains(item)) return Outcome.ItemUnknown;
        if (counts.Count != GroupItems.Options(state.Model, item) || counts.Any(count => count < 0)) return Outcome.NumbersDoNotFit;
        if (counts.Sum() < state.Campaign.Threshold) return Outcome.TooFew;
        if (counts.Sum() > state.Campaign.Staff) return Outcome.TooMany;
        var tally = new GroupTally(state.Campaign.Id, item, [.. counts]);
        if (await db.Set<GroupTally>().AnyAsync(one => one.CampaignId == state.Campaign.Id && one.Item == item)) db.Update(tally);
        else db.Add(tally);
        db.Note(actor, now, "record-group-rating", state.Campaign.Title, state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return Outcome.Recorded;
    }
}
