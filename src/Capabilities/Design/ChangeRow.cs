namespace Wegmarke.Design;

/// <summary>One area in two waves; null where protected or not comparable.</summary>
/// <param name="Detectable">The smallest change that this survey would have found.</param>
/// <param name="InShort">The change as a figure, or ≈.</param>
public sealed record ChangeRow(string Label, GapEnd? Before, GapEnd? Now, double? Detectable, bool Clear, string InShort, string Words);
