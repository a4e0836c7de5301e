using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Exploratory factor analysis of correlations: eigenvalues, adequacy, maximum-likelihood factors (Jöreskog 1967) with Bartlett's
/// corrected χ², minimum residuals (Harman and Jones 1966), varimax and oblimin. Assumes linear relations; the test also normal
/// answers.</summary>
/// <param name="Loadings">Unrotated ML loadings, items × factors, each column with a positive sum.</param>
/// <param name="Heywood">A uniqueness ran into its bound of .005.</param>
public sealed record ExploratoryFactors(
    int N, int Items, int Factors, double[] Correlations, double[] Eigenvalues, SamplingAdequacy Adequacy,
    MinimumAveragePartial AveragePartial, double[]? Loadings, double[]? Uniquenesses, Finding ChiSquared, int Df, Finding P,
    Rotation? Varimax, Rotation? Oblimin, double[]? MinimumResidualCommunalities, bool Heywood, FactorFailure? Failure)
{
    private const int AveragePartials = 8;

    public static ExploratoryFactors Of(ObservedMoments moments, int factors)
    {
        if (moments.Patterns is not [{ } all] || !moments.Complete) return None(moments, factors, moments.LeftOut > 0 ? Absence.AllMissing
            : Absence.Empty);
        var p = moments.Size;
        var r = new double[p * p];
        for (var i = 0; i < p; i++)
        {
            if (!(all.Covariances[i * p + i] > 0)) return None(moments, factors, all.N < 2 ? Absence.TooFew : Absence.ZeroVariance);
            for (var j = 0; j < p; j++)
            {
                r[i * p + j] = i == j ? 1
                    : all.Covariances[i * p + j] / Math.Sqrt(all.Covariances[i * p + i] * all.Covariances[j * p + j]);
            }
        }

        return Of(r, p, all.N, factors);
    }

    public static ExploratoryFactors Of(double[] correlations, int p, int n, int factors)
    {
        var spectrum = Spectrum.Of(correlations, p);
        var df = ((p - factors) * (p - factors) - p - factors) / 2;
        var bare = new ExploratoryFactors(n, p, factors, correlations, spectrum.Values, SamplingAdequacy.Of(correlations, p, n),
            MinimumAveragePartial.Of(correlations, p, spectrum, AveragePartials), null, null, Absence.TooFew, df, Absence.TooFew,
            null, null, null, false, null);
        if (factors < 1 || df < 0) return bare with { Failure = new(Absence.NotIdentified, 0, 0) };
        var cholesky = (double[])correlations.Clone();
        if (!Dense.Cholesky(cholesky, p))
            return bare with { ChiSquared = Absence.Singular, P = Absence.Singular, Failure = new(Absence.Singular, 0, 0) };
        var unique = Dense.Inverse(cholesky, p).Where((_, at) => at % (p + 1) == 0).Select(one => 1 / one).ToArray();
        var found = Best(new(correlations, p, factors, leastSquares: false), unique, factors);
        if (!found.Converged)
        {
            return bare with { ChiSquared = Absence.NotConverged, P = Absence.NotConverged,
                Failure = new(Absence.NotConverged, found.Iterations, found.LargestGradient) };
        }

        var loadings = Upright(found.Loadings, p, factors);
        var chi = (n - 1 - (2 * p + 5) / 6.0 - 2 * factors / 3.0) * found.Discrepancy;
        var residual = new UniquenessSearch(correlations, p, factors, leastSquares: true).Run(unique);
        return bare with
        {
            Loadings = loadings,
            Uniquenesses = found.Uniquenesses,
            ChiSquared = df > 0 ? chi : Absence.TooFew,
            P = df > 0 ? Distributions.ChiSquared.Upper(Math.Max(0, chi), df) : Absence.TooFew,
            Varimax = Rotation.Varimax(loadings, p, factors),
            Oblimin = Rotation.Oblimin(loadings, p, factors),
            MinimumResidualCommunalities = residual.Converged ? Communalities(residual.Loadings, p, factors) : null,
            Heywood = found.Uniquenesses.Any(psi => psi <= UniquenessSearch.Smallest * (1 + 1e-9)),
        };
    }

    /// <summary>Where a uniqueness runs into its bound other starts are tried: the likelihood may have several peaks there.</summary>
    private static UniquenessSearch.Found Best(UniquenessSearch search, double[] unique, int factors)
    {
        var p = unique.Length;
        var best = search.Run([.. unique.Select(psi => (1 - 0.5 * factors / p) * psi)]);
        if (best.Converged && best.Uniquenesses.All(psi => psi > UniquenessSearch.Smallest * 1.001)) return best;
        foreach (var start in new[] { 0.2, 0.5, 0.8 })
        {
            var other = search.Run([.. Enumerable.Repeat(start, p)]);
            if (other.Converged && (!best.Converged || other.Discrepancy < best.Discrepancy - 1e-10)) best = other;
        }

        return best;
    }

    private static double[] Upright(double[] loadings, int p, int m)
    {
        var sums = new double[m];
        for (var i = 0; i < p * m; i++) sums[i % m] += loadings[i];
        return [.. loadings.Select((loading, i) => sums[i % m] < 0 ? -loading : loading)];
    }

    private static double[] Communalities(double[] loadings, int p, int m) =>
        [.. Enumerable.Range(0, p).Select(i => Dense.Dot(loadings.AsSpan(i * m, m), loadings.AsSpan(i * m, m)))];

    private static ExploratoryFactors None(ObservedMoments moments, int factors, Absence because)
    {
        Finding none = because;
        return new(moments.N, moments.Size, factors, [], [], new(none, [.. Enumerable.Repeat(none, moments.Size)], none, 0, none), new([]),
            null, null, none, 0, none, null, null, null, false, new(because, 0, 0));
    }
}
