using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Regression;

/// <summary>Ordinary least squares with intercept. Assumes independent errors of equal variance.</summary>
/// <param name="Coefficients">Intercept first.</param>
/// <param name="Covariance">Of the coefficients.</param>
public sealed record LeastSquares(int N, double[] Coefficients, double[,] Covariance, double R2, double ResidualVariance, int Df)
{
    /// <param name="outcome">NaN is missing; rows with any missing value are left out.</param>
    /// <param name="predictors">Columns.</param>
    public static (LeastSquares? Model, Absence? Because) Of(double[] outcome, IReadOnlyList<double[]> predictors)
    {
        var moments = CovarianceMatrix.OfCompleteRows([outcome, .. predictors]);
        var (n, p) = (moments.N, predictors.Count);
        if (n == 0) return (null, Absence.AllMissing);
        if (n <= p + 1) return (null, Absence.TooFew);
        double[] scale = [.. Enumerable.Range(0, p + 1).Select(i => Math.Sqrt(moments.Values[i, i]))];
        if (scale.Any(s => !double.IsFinite(s))) return (null, Absence.OutOfRange);
        if (scale.Any(s => s <= 0)) return (null, Absence.ZeroVariance);
        var x = new double[p, p];
        var xy = new double[p];
        for (var i = 0; i < p; i++)
        {
            xy[i] = moments.Values[0, i + 1] / scale[i + 1];
            for (var j = 0; j < p; j++) x[i, j] = moments.Values[i + 1, j + 1] / (scale[i + 1] * scale[j + 1]);
        }

        if (Symmetric.Cholesky(x) is not { } factor) return (null, Absence.Singular);
        var beta = Symmetric.Solve(factor, xy);
        var inverse = Symmetric.Inverse(factor);
        var explained = beta.Zip(xy, (b, c) => b * c).Sum();
        var df = n - p - 1;
        var residual = Math.Max(0, moments.Values[0, 0] - explained) * (n - 1) / df;
        var coefficients = new double[p + 1];
        coefficients[0] = moments.Means[0];
        var covariance = new double[p + 1, p + 1];
        covariance[0, 0] = residual / n;
        for (var i = 0; i < p; i++)
        {
            coefficients[i + 1] = beta[i] / scale[i + 1];
            coefficients[0] -= coefficients[i + 1] * moments.Means[i + 1];
            for (var j = 0; j < p; j++)
            {
                var value = residual * inverse[i, j] / ((n - 1) * scale[i + 1] * scale[j + 1]);
                covariance[i + 1, j + 1] = value;
                covariance[0, i + 1] = covariance[i + 1, 0] -= value * moments.Means[j + 1];
                covariance[0, 0] += value * moments.Means[i + 1] * moments.Means[j + 1];
            }
        }

        return (new(n, coefficients, covariance, explained / moments.Values[0, 0], residual, df), null);
    }

    /// <summary>A sum of coefficients with its t test.</summary>
    public (double Value, double Se, double P) Combine(params ReadOnlySpan<double> weights)
    {
        double value = 0, variance = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            value += weights[i] * Coefficients[i];
            for (var j = 0; j < weights.Length; j++) variance += weights[i] * Covariance[i, j] * weights[j];
        }

        var se = Math.Sqrt(Math.Max(0, variance));
        return (value, se, se > 0 ? StudentT.TwoSided(value / se, Df) : value == 0 ? 1 : 0);
    }
}
