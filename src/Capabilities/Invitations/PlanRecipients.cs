using MimeKit;

namespace Wegmarke.Invitations;

/// <summary>One line of a list of addresses.</summary>
public sealed record RecipientRow(int Line, string Address);

public enum RecipientFault
{
    None,
    Missing,
    NoAddress,

    /// <summary>Stands in the list more than once.</summary>
    Twice,

    /// <summary>Was taken over before; nobody is invited twice.</summary>
    Known,
}

public sealed record PlannedRecipient(RecipientRow Row, RecipientFault Fault);

/// <summary>Says beforehand what taking a list over would do.</summary>
public static class PlanRecipients
{
    public const int RowsMax = 20_000;
    private const int LengthMax = 254;

    /// <param name="known">Addresses that are there already.</param>
    public static IReadOnlyList<PlannedRecipient> Run(IReadOnlyList<RecipientRow> rows, IReadOnlySet<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. rows.Select(row => new PlannedRecipient(row, FaultOf(row, seen, known)))];
    }

    /// <summary>One spelling for one mailbox.</summary>
    public static string Meant(string address) => address.Trim().ToLowerInvariant();

    private static RecipientFault FaultOf(RecipientRow row, HashSet<string> seen, IReadOnlySet<string> known)
    {
        if (row.Address.Length == 0) return RecipientFault.Missing;
        if (row.Address.Length > LengthMax || row.Address.Any(char.IsControl) || !MailboxAddress.TryParse(row.Address, out var box)
            || box.Address != row.Address || !box.Domain.Contains('.', StringComparison.Ordinal)) return RecipientFault.NoAddress;
        if (!seen.Add(Meant(row.Address))) return RecipientFault.Twice;
        return known.Contains(Meant(row.Address)) ? RecipientFault.Known : RecipientFault.None;
    }
}
