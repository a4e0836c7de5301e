using Wegmarke.Campaigns;
using Wegmarke.Mail;

namespace Wegmarke.Invitations;

/// <summary>Inviting by mail: the server, the addresses, the letters on their way.</summary>
/// <param name="Server">Null where no mail server is set up.</param>
public sealed record MailView(CampaignState State, MailSettings? Server, IReadOnlyList<InvitationList> Lists,
    IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<(Mailing Mailing, MailingProgress Progress)> Mailings, string? Problem = null, string? Done = null)
{
    public int Count(RecipientState state) => Recipients.Count(one => one.State == state);

    /// <summary>How many addresses a mailing has passed.</summary>
    public int Reached(Mailing mailing) => Recipients.Count(one => one.Round >= mailing.Number);
}

/// <summary>A letter that is being written.</summary>
public sealed record MailingForm(MailingKind Kind, string Subject, string Body, string Due = "", bool Spare = false, string? Problem = null, bool Preview = false);
