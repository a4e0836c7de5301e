namespace Wegmarke.Design;

/// <summary>A figure at one point of time; null where protected.</summary>
/// <param name="Label">Below the drawing, such as 10/26.</param>
/// <param name="Name">In sentences and tables.</param>
public sealed record TrendPoint(string Label, string Name, GapEnd? Figure);
