namespace Wegmarke.Design;

/// <summary>One dumbbell: two perspectives on the same area, each with its interval; null where protected or absent.</summary>
public sealed record GapRow(string Label, GapEnd? Staff, GapEnd? Leaders, string Words);

public sealed record GapEnd(double Value, double? Low, double? High, int N);
