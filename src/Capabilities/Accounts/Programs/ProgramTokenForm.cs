namespace Wegmarke.Accounts.Programs;

/// <summary>What somebody wrote into the form of an access, kept when it has to be mended.</summary>
public sealed record ProgramTokenForm(string Name, IReadOnlyList<ProgramScope> Scopes, string Until, string? Problem = null);
