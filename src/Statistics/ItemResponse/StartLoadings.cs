namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Where the search for slopes begins: one least-squares factor of the pairwise correlations of the category numbers.</summary>
internal static class StartLoadings
{
    private const int Rounds = 20;
    private const double Largest = 0.9;

    public static double[] Of(AnswerPatterns patterns)
    {
        var p = patterns.Items;
        var correlations = Correlations(patterns);
        var loadings = new double[p];
        Array.Fill(loadings, 0.6);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < p; i++)
            {
                double above = 0, below = 0;
                for (var j = 0; j < p; j++)
                {
                    if (i == j) continue;
                    above += correlations[i * p + j] * loadings[j];
                    below += loadings[j] * loadings[j];
                }

                loadings[i] = below == 0 ? 0.3 : Math.Clamp(above / below, -Largest, Largest);
            }
        }

        // Categories hide part of a correlation.
        return [.. loadings.Select(loading => Math.Clamp(1.1 * (Math.Abs(loading) < 0.05 ? Math.CopySign(0.05, loading) : loading),
            -Largest, Largest))];
    }

    private static double[] Correlations(AnswerPatterns patterns)
    {
        var p = patterns.Items;
        var (sums, counts) = (new double[p], new double[p]);
        for (var at = 0; at < patterns.Count; at++)
        {
            var row = patterns.Row(at);
            for (var i = 0; i < p; i++)
            {
                if (row[i] == AnswerPatterns.Missing) continue;
                sums[i] += patterns.Weights[at] * row[i];
                counts[i] += patterns.Weights[at];
            }
        }

        // A missing answer stands at the mean: good enough for a start.
        var products = new double[p * p];
        var centred = new double[p];
        for (var at = 0; at < patterns.Count; at++)
        {
            var row = patterns.Row(at);
            for (var i = 0; i < p; i++) centred[i] = row[i] == AnswerPatterns.Missing ? 0 : row[i] - sums[i] / counts[i];
            for (var i = 0; i < p; i++)
            {
                if (centred[i] != 0) Algebra.Dense.AddScaled(products.AsSpan(i * p, i + 1), patterns.Weights[at] * centred[i], centred);
            }
        }

        Algebra.Dense.Mirror(products, p);
        var deviations = Enumerable.Range(0, p).Select(i => Math.Sqrt(products[i * p + i])).ToArray();
        for (var at = 0; at < p * p; at++) products[at] /= deviations[at / p] * deviations[at % p];
        return products;
    }
}
