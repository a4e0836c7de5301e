using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Invitations;

/// <summary>Makes codes for a list. They exist in readable form only in the answer to this deed: on the sheet that is printed from it.
/// </summary>
public static class IssueCodes
{
    public const int CodesMax = 5_000;

    /// <returns>The codes, or null when the number does not fit or the campaign is closed.</returns>
    public static async Task<IReadOnlyList<AccessCode>?> Run(Database db, InvitationStore store, Actor actor, CampaignState state,
        InvitationList list, int number, DateTimeOffset now)
    {
        if (state.Closing is not null || number is < 1 or > CodesMax) return null;
        IReadOnlyList<AccessCode> codes = [.. Enumerable.Range(0, number).Select(_ => AccessCode.Fresh())];
        await store.Issue(state.Campaign.Id, list.Id, codes, PlaceOf(state, list.Perspective), list.Unit);
        db.Note(actor, now, "issue-codes", FormattableString.Invariant($"{list.Name}: {number}"), state.Campaign.AdministrationId);
        await db.SaveChangesAsync();
        return codes;
    }

    public static int PlaceOf(CampaignState state, string? perspective) =>
        state.Model.Perspectives.ToList().FindIndex(one => one.Key == perspective);
}
