using System.Globalization;

namespace Wegmarke.Design;

/// <summary>The realisation scale as an axis: stage numbers with their words, and where a value lies in a drawing.</summary>
/// <param name="Low">First stage.</param>
/// <param name="Words">One word per stage.</param>
public sealed record Axis(int Low, IReadOnlyList<string> Words)
{
    public int High => Low + Words.Count - 1;

    /// <summary>Position of a value between the left and right end of the drawing area; values beyond the scale stop at its ends.</summary>
    public double At(double value, double left, double right) =>
        left + (Math.Clamp(value, Low, High) - Low) / Math.Max(1, High - Low) * (right - left);

    /// <summary>A coordinate as SVG wants it.</summary>
    public static string X(double position) => Math.Round(position, 1).ToString(CultureInfo.InvariantCulture);
}
