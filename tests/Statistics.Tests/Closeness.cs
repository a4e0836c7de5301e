namespace Wegmarke.Statistics.Tests;

/// <summary>The same up to rounding: relative to what is expected, absolute below one.</summary>
internal static class Closeness
{
    public static void Same(double expected, double found, double tolerance = 1e-9) =>
        Assert.True(Math.Abs(expected - found) <= tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, found {found:R}");

    /// <summary>Relative however small the expected is, as tails are compared.</summary>
    public static void Close(double expected, double found, double tolerance = 1e-12) =>
        Assert.True(Math.Abs(expected - found) <= tolerance * Math.Abs(expected), $"expected {expected:R}, found {found:R}");

    public static void Same(double expected, Finding found, double tolerance = 1e-9) => Same(expected, found.Value, tolerance);
}
