namespace Wegmarke.Design;

/// <summary>One row of a heat map: a unit with its value in each column.</summary>
/// <param name="Depth">How far it is indented in the tree.</param>
public sealed record HeatRow(string Label, int Depth, string? Address, IReadOnlyList<HeatCell> Cells);

/// <param name="Value">Null where protected, or where nothing was asked.</param>
/// <param name="Asked">Whether there could be a value; what nobody was asked is no secret.</param>
public sealed record HeatCell(double? Value, int? N, bool Asked);
