namespace Wegmarke.Design;

/// <summary>One row of a comparison: where one area of the reader's own administration lies among others.</summary>
/// <param name="Own">The own figure; null: absent, then Words says why.</param>
/// <param name="Shrunken">The own figure drawn towards the others as far as it is uncertain, with its interval.</param>
/// <param name="Others">Mean of the group; null: protected.</param>
/// <param name="Spread">Standard deviation between members; null: not shown.</param>
/// <param name="Place">The rank in words.</param>
public sealed record PositionRow(
    string Label, string Below, double? Own, double? Shrunken, double? Low, double? High, double? Others, double? Spread, string Place,
    string Words, string? Address = null);
