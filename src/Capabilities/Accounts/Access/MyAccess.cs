using Wegmarke.Accounts.Granting;

namespace Wegmarke.Accounts.Access;

/// <summary>Everything a person sees and decides about their own access.</summary>
/// <param name="Here">The session the page is read with.</param>
/// <param name="SecondFactor">Whether one-time codes are asked for.</param>
/// <param name="Roles">Own roles with the people who could take each over.</param>
/// <param name="Lent">What this person handed over, and what others handed to them.</param>
public sealed record MyAccess(Account Account, Guid Here, IReadOnlyList<Session> Sessions, bool SecondFactor, int CodesLeft,
    IReadOnlyList<Passkey> Passkeys, IReadOnlyList<OwnRole> Roles, IReadOnlyList<HeldRole> Lent, IReadOnlyDictionary<Guid, string> Houses)
{
    public bool HasPassword => Account.PasswordHash.Length > 0;
}

public sealed record OwnRole(Grant Grant, IReadOnlyList<Account> Candidates);
