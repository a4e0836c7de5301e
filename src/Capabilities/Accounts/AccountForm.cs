namespace Wegmarke.Accounts;

/// <summary>What somebody wrote into a form about an account, kept when it has to be mended.</summary>
public sealed record AccountForm(string SignInName = "", string DisplayName = "", string? Problem = null)
{
    public string Mail { get; init; } = "";

    public string Role { get; init; } = "";

    public string Administration { get; init; } = "";

    public string Unit { get; init; } = "";

    public string From { get; init; } = "";

    public string Until { get; init; } = "";
}

/// <summary>One line in the list of accounts.</summary>
/// <param name="Roles">As far as the reader may see them.</param>
public sealed record AccountLine(Account Account, IReadOnlyList<Role> Roles, bool Blocked, bool Protected);
