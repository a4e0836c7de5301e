using Wegmarke.Accounts.Granting;

namespace Wegmarke.Accounts;

/// <summary>One account as somebody who manages accounts sees it.</summary>
/// <param name="Roles">Roles that hold or will, as far as the reader manages them.</param>
/// <param name="MayKeep">Whether the reader manages all of its roles and so the account itself.</param>
/// <param name="ByMail">Whether a link goes by mail; otherwise it is shown once.</param>
public sealed record AccountView(Account Account, IReadOnlyList<HeldRole> Roles, IReadOnlyDictionary<Guid, string> Houses, bool Blocked,
    bool SecondFactor, bool MayKeep, bool ByMail);
