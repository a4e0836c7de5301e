using Wegmarke.Mail;

namespace Wegmarke.Invitations;

/// <summary>Notes addresses that do not take mail. The identity of the mail decides; only without one the address does.</summary>
public static class MarkBounces
{
    /// <returns>How many addresses were marked.</returns>
    public static async Task<int> Run(InvitationStore store, Guid campaign, IReadOnlyList<Bounce> bounces)
    {
        var recipients = store.Recipients(campaign);
        var byIdentity = recipients.Where(one => one.Message.Length > 0).ToDictionary(one => one.Message, StringComparer.Ordinal);
        var byAddress = recipients.ToDictionary(one => one.Address, StringComparer.Ordinal);
        var marked = 0;
        foreach (var bounce in bounces.Where(one => one.Permanent))
        {
            var found = bounce.Identity is { } identity ? byIdentity.GetValueOrDefault(identity) : null;
            found ??= bounce.Address is { } address ? byAddress.GetValueOrDefault(PlanRecipients.Meant(address)) : null;
            if (found is null || found.State == RecipientState.Failed) continue;
            await store.Note(campaign, found with { State = RecipientState.Failed, Remark = bounce.Reason });
            marked++;
        }

        return marked;
    }
}
