namespace Wegmarke.Design;

/// <summary>One row of a profile: where one area stands. Value is null where the figure is protected or absent; Words says which.</summary>
/// <param name="Label">Name of the area.</param>
/// <param name="Below">Second line of the label, for example the weakest link.</param>
/// <param name="Spread">Standard deviation between units around the value; null where unknown.</param>
/// <param name="Earlier">Value of the wave before.</param>
/// <param name="Words">Said instead of a figure.</param>
public sealed record ProfileRow(
    string Label,
    string Below,
    double? Value,
    double? Low,
    double? High,
    double? Spread,
    double? Earlier,
    double? Target,
    int? N,
    string Change,
    string Words,
    string? Address = null);
