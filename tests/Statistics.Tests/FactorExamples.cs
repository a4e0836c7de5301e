using Wegmarke.Statistics.Factors;

namespace Wegmarke.Statistics.Tests;

/// <summary>Moments that several tests of factors begin from.</summary>
internal static class FactorExamples
{
    /// <summary>Correlations of six school subjects, 220 pupils (Lawley and Maxwell 1971).</summary>
    public static readonly double[] School = [1, 0.439, 0.410, 0.288, 0.329, 0.248, 0.439, 1, 0.351, 0.354, 0.320, 0.329,
        0.410, 0.351, 1, 0.164, 0.190, 0.181, 0.288, 0.354, 0.164, 1, 0.595, 0.470, 0.329, 0.320, 0.190, 0.595, 1, 0.464,
        0.248, 0.329, 0.181, 0.470, 0.464, 1];

    /// <summary>So many people who answered everything.</summary>
    public static ObservedMoments Complete(int n, int p, double[] covariances, double[]? means = null) =>
        new(p, 0, [new(n, [.. Enumerable.Range(0, p)], means ?? new double[p], covariances)]);
}
