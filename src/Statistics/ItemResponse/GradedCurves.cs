namespace Wegmarke.Statistics.ItemResponse;

/// <summary>What an item says at every point of the latent scale: P(Y ≥ k) = logis(az − d_k), each category's probability, its logarithm
/// and derivatives. Rows of points are padded to full vectors.</summary>
internal sealed class GradedCurves
{
    private const double Smallest = 1e-300;

    /// <param name="a">Discrimination.</param>
    /// <param name="d">Rising intercepts, one less than categories.</param>
    /// <param name="points">Points of the scale.</param>
    public GradedCurves(double a, ReadOnlySpan<double> d, double[] points)
    {
        Categories = d.Length + 1;
        Points = points.Length;
        var size = Categories * Points;
        (Probability, Log, Slope) = (new double[size], new double[size], new double[(d.Length + 2) * Points]);
        for (var q = 0; q < Points; q++)
        {
            double above = 1;
            for (var k = 0; k < Categories; k++)
            {
                // Differences of neighbours on the side where both are small, so that no digits cancel.
                var eta = k < d.Length ? a * points[q] - d[k] : double.NegativeInfinity;
                var next = k < d.Length ? Logistic(eta) : 0;
                var p = k == 0 ? Logistic(-eta) : above > 0.5
                    ? Logistic(-eta) - Logistic(-(a * points[q] - d[k - 1])) : above - next;
                if (k == d.Length) p = above;
                Probability[k * Points + q] = Math.Max(p, Smallest);
                Log[k * Points + q] = Math.Log(Math.Max(p, Smallest));
                if (k < d.Length) Slope[(k + 1) * Points + q] = next * Logistic(-eta);
                above = next;
            }
        }
    }

    public int Categories { get; }

    public int Points { get; }

    /// <summary>Category × point.</summary>
    public double[] Probability { get; }

    public double[] Log { get; }

    /// <summary>Derivative of P(Y ≥ k) by az − d_k; row 0 and the last are 0.</summary>
    public double[] Slope { get; }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
