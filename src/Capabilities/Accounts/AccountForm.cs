namespace Wegmarke.Accounts;

/// <summary>What somebody wrote into a form about an account, kept when it has to be mended.</summary>
public sealed record AccountForm(string SignInName = "", string DisplayName = "", string? Problem = null);
