using System.Security.Cryptography;
using Wegmarke.Responses;

namespace Wegmarke.Invitations;

public enum RecipientState
{
    Waiting,

    /// <summary>The mail server took the latest mail.</summary>
    Sent,

    /// <summary>The process ended while this mail was on its way; whether it went is not known.</summary>
    Unclear,

    /// <summary>The address does not take mail.</summary>
    Failed,
}

/// <summary>An address that is invited by mail. No code is stored beside it, and no code leads to it.</summary>
/// <param name="Batch">The addresses that are reminded together.</param>
/// <param name="Round">Number of the latest mailing that went to it; 0: none.</param>
/// <param name="Message">Identity of the first mail, so that reminders stand beside it.</param>
public sealed record Recipient(byte[] Id, Guid List, int Batch, string Address, int Round, RecipientState State, string Message,
    string Remark);

/// <summary>The part of the store that holds addresses.</summary>
public sealed partial class InvitationStore
{
    /// <summary>Fewest addresses that are reminded together.</summary>
    public const int BatchSize = 10;

    /// <summary>Stores addresses in random batches and random order. Those that are there already stay as they are.</summary>
    public async Task<int> AddRecipients(Guid campaign, Guid list, IReadOnlyCollection<string> addresses)
    {
        var shuffled = addresses.Select(PlanRecipients.Meant).ToArray();
        RandomNumberGenerator.Shuffle<string>(shuffled);
        var batches = Math.Max(1, shuffled.Length / BatchSize);
        var name = Name(campaign);
        return await writer.Write((connection, transaction) =>
        {
            var first = 1 + Convert.ToInt32(Statements.Scalar(connection, transaction,
                "select coalesce(max(batch), 0) from invitation_recipient where campaign = @a", name), null);
            return shuffled.Select((address, at) => Statements.Execute(connection, transaction,
                "insert into invitation_recipient (id, campaign, list, batch, address, round, state, message, remark) "
                + "values (@a, @b, @c, @d, @e, 0, 0, '', '') on conflict (campaign, address) do nothing",
                RandomNumberGenerator.GetBytes(16), name, Name(list), first + at % batches, address)).Sum();
        });
    }

    public IReadOnlyList<Recipient> Recipients(Guid campaign) => readers.Use(connection => Statements.Rows(connection, null,
        "select id, list, batch, address, round, state, message, remark from invitation_recipient where campaign = @a order by list, batch, id",
        row => new Recipient((byte[])row.GetValue(0), Guid.Parse(row.GetString(1)), row.GetInt32(2), row.GetString(3), row.GetInt32(4),
            (RecipientState)row.GetInt32(5), row.GetString(6), row.GetString(7)), Name(campaign)));

    /// <summary>Notes how far an address is. Durable before a mail is handed to the server, so that nobody gets two codes.</summary>
    public Task<int> Note(Guid campaign, Recipient recipient) => writer.Write((connection, transaction) => Statements.Execute(connection,
        transaction,
        "update invitation_recipient set round = @a, state = @b, message = @c, remark = @d where id = @e and campaign = @f",
        recipient.Round, (int)recipient.State, recipient.Message, recipient.Remark, recipient.Id, Name(campaign)));

    /// <summary>Notes that a mail goes out, unless somebody else did since the address was read: of two who send at once one
    /// sends.</summary>
    /// <returns>Whether the mail is ours to send. Durable when this returns.</returns>
    public async Task<bool> Claim(Guid campaign, Recipient before, Recipient noted) => await writer.Write((connection, transaction) =>
        Statements.Execute(connection, transaction,
            "update invitation_recipient set round = @a, state = @b, message = @c, remark = @d where id = @e and round = @f and state = @g "
            + "and campaign = @h",
            noted.Round, (int)noted.State, noted.Message, noted.Remark, noted.Id, before.Round, (int)before.State, Name(campaign))) == 1;

    public Task<int> Remove(Guid campaign, byte[] recipient) => writer.Write((connection, transaction) => Statements.Execute(connection,
        transaction,
        "delete from invitation_recipient where id = @a and campaign = @b", recipient, Name(campaign)));
}
