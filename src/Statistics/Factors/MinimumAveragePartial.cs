using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Velicer's minimum average partial correlation (1976): the mean squared partial correlation after 1, 2, … components; the
/// number of components at its minimum is kept.</summary>
public sealed record MinimumAveragePartial(Finding[] Squares)
{
    /// <summary>Components at the minimum; absent where nothing could be computed.</summary>
    public Finding MinimumAt => Squares.Any(square => square.Exists)
        ? 1 + Array.IndexOf(Squares, Squares.Where(square => square.Exists).MinBy(square => square.Value)) : Absence.Singular;

    public static MinimumAveragePartial Of(double[] correlations, int p, Spectrum spectrum, int most)
    {
        var left = (double[])correlations.Clone();
        var squares = new List<Finding>();
        for (var k = 0; k < Math.Min(most, p - 1); k++)
        {
            var vector = spectrum.Vectors.AsSpan(k * p, p);
            for (var i = 0; i < p; i++) Dense.AddScaled(left.AsSpan(i * p, p), -spectrum.Values[k] * vector[i], vector);
            squares.Add(Mean(left, p));
        }

        return new([.. squares]);
    }

    private static Finding Mean(double[] left, int p)
    {
        double sum = 0;
        for (var i = 0; i < p; i++)
        {
            if (!(left[i * p + i] > 1e-12)) return Absence.Singular;
            for (var j = 0; j < i; j++) sum += 2 * Math.Pow(left[i * p + j], 2) / (left[i * p + i] * left[j * p + j]);
        }

        return sum / (p * (p - 1));
    }
}
