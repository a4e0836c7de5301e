namespace Wegmarke.Design;

/// <summary>One area in a plane of two views.</summary>
/// <param name="Differs">The two views differ beyond doubt.</param>
public sealed record MatrixPoint(int Number, string Label, double Across, double Up, bool Differs);
