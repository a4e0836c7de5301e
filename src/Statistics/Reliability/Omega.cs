using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Reliability;

/// <summary>McDonald's omega total of a one-factor model on the covariance metric, which is the metric of a mean of raw items.</summary>
/// <remarks>ω = (Σλ)²/((Σλ)² + Σθ) (McDonald 1999; Green and Yang 2009); standard error by the delta method (Raykov 1997). Assumes one
/// factor and
/// uncorrelated residuals; the fit stands beside it.</remarks>
public sealed record Omega(
    int N, int Items, Finding Total, Finding Se, Interval Interval, Finding ObservedVariance,
    Finding ObservedVarianceSe, Finding StandardizedItems, OneFactor? Model)
{
    private const double Z95 = 1.959963984540054;

    public bool Heywood => Model?.Residuals.Any(residual => residual < 0) == true;

    public static Omega Of(CovarianceMatrix covariances)
    {
        var (n, k) = (covariances.N, covariances.Size);
        var (model, because) = OneFactor.Fit(covariances);
        if (model is null) return new(n, k, because!, because!, because!, because!, because!, because!, null);
        var common = model.Loadings.Sum();
        var unique = model.Residuals.Sum();
        var total = common * common + unique;
        var omega = common * common / total;
        var gradient = new double[2 * k];
        for (var i = 0; i < k; i++)
        {
            gradient[i] = 2 * common * unique / (total * total);
            gradient[k + i] = -common * common / (total * total);
        }

        var se = Delta(gradient, model);
        double observed = 0;
        foreach (var value in covariances.Values) observed += value * (n - 1) / n;
        var standardized = model.Loadings.Zip(model.Residuals, (l, e) => l / Math.Sqrt(l * l + e)).ToArray();
        var commonStandardized = Math.Pow(standardized.Sum(), 2);
        return new(n, k, omega, se, new(omega - Z95 * se, omega + Z95 * se), common * common / observed,
            Delta([.. model.Loadings.Select(_ => 2 * common / observed), .. model.Residuals.Select(_ => 0.0)], model),
            commonStandardized / (commonStandardized + standardized.Sum(l => 1 - l * l)), model);
    }

    /// <summary>Standard error of a function of the parameters with this gradient.</summary>
    private static double Delta(double[] gradient, OneFactor model)
    {
        double variance = 0;
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++) variance += gradient[i] * model.Covariance[i, j] * gradient[j];
        }

        return Math.Sqrt(Math.Max(0, variance));
    }
}
