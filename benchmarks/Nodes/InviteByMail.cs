using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Invitations;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks.Nodes;

/// <summary>Plans an invitation to invented addresses, due at once.</summary>
internal static class InviteByMail
{
    /// <param name="address">Of the survey, as it stands in the mails.</param>
    /// <returns>Whether it was planned.</returns>
    public static async Task<PlanMailing.Outcome> Run(Database db, StorageSettings settings, CampaignState campaign, int people,
        string address)
    {
        await using var store = InvitationStore.Open(settings);
        var now = DateTimeOffset.UtcNow;
        var (_, list) = await MakeList.Run(db, Actor.System, campaign, "Eingeladene", "staff", -1, false, now);
        await store.AddRecipients(campaign.Campaign.Id, list!.Id, [.. Enumerable.Range(0, people)
            .Select(at => $"person{at}@stadt.example")]);
        return await PlanMailing.Run(db, store, Actor.System, campaign, MailingKind.Invitation, "Einladung", "Bitte: {{link}}", false,
            address, now, now);
    }
}
