namespace Wegmarke.Invitations.Insider;

/// <summary>What a way of looking gave.</summary>
public enum Verdict
{
    /// <summary>Nothing can be linked this way.</summary>
    Nothing,

    /// <summary>Something can, and docs/guide/anonymity.md says so.</summary>
    Admitted,

    /// <summary>Something can that must not.</summary>
    Leak,

    /// <summary>This way was not open; why stands beside it.</summary>
    NotTried,
}

/// <param name="Way">What was looked at.</param>
/// <param name="Count">How many sheets, codes or addresses are concerned.</param>
public sealed record InsiderFinding(string Way, Verdict Verdict, int Count, string Says);

/// <param name="Sealed">Whether the campaign was sealed when it was looked at.</param>
public sealed record InsiderReport(string Campaign, bool Sealed, int Sheets, IReadOnlyList<InsiderFinding> Findings)
{
    public bool Leaks => Findings.Any(finding => finding.Verdict == Verdict.Leak);
}
