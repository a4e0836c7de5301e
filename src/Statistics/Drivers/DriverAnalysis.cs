using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Drivers;

/// <summary>How much each predictor has to do with an outcome when all are looked at together.</summary>
/// <remarks>LMG or Shapley value: the increment of R² averaged over all orders (Lindeman, Merenda and Gold 1980; Grömping 2006), up to 15
/// predictors. Relative weights Λ²β², Λ = R_xx^½, β = Λ⁻¹r_xy (Johnson 2000; the same as Genizi 1993). Pratt β·r. Associations within one
/// questionnaire, not effects; a weight has no sign, the correlation beside it does. Complete rows; fewer than ten people per
/// predictor: weak.</remarks>
public sealed record DriverAnalysis(
    int N, Finding R2, Finding AdjustedR2, Finding F, Finding P, double[] ZeroOrder, double[] Beta, double[] Pratt, double[]? Lmg,
    double[] RelativeWeights, double[] Vif, Absence? Because)
{
    public const int ExactUpTo = 15;
    private const double ConditionMax = 1e12;

    public bool FewPeople => N < 10 * Beta.Length;

    /// <param name="outcome">NaN is missing.</param>
    /// <param name="predictors">One column per predictor; NaN is missing.</param>
    public static DriverAnalysis Of(double[] outcome, IReadOnlyList<double[]> predictors) =>
        Of(CovarianceMatrix.OfCompleteRows([outcome, .. predictors]));

    /// <summary>From moments alone; the outcome comes first.</summary>
    public static DriverAnalysis Of(CovarianceMatrix moments)
    {
        var (n, p) = (moments.N, moments.Size - 1);
        if (p < 1) return None(n, Absence.Empty);
        if (n < 3) return None(n, n == 0 ? Absence.AllMissing : Absence.TooFew);
        for (var i = 0; i <= p; i++)
        {
            if (!double.IsFinite(moments.Values[i, i])) return None(n, Absence.OutOfRange);
            if (moments.Values[i, i] <= 1e-24 * moments.Means[i] * moments.Means[i]) return None(n, Absence.ZeroVariance);
        }

        var all = new double[p + 1, p + 1];
        for (var i = 0; i <= p; i++)
        {
            for (var j = 0; j <= p; j++) all[i, j] = i == j ? 1
              : moments.Values[i, j] / Math.Sqrt(moments.Values[i, i]) / Math.Sqrt(moments.Values[j, j]);
        }

        var x = new double[p, p];
        var r = new double[p];
        for (var i = 0; i < p; i++)
        {
            r[i] = all[0, i + 1];
            for (var j = 0; j < p; j++) x[i, j] = all[i + 1, j + 1];
        }

        var spectral = Spectral.Of(x);
        if (!(spectral.Values[^1] > 0) || spectral.Values[0] / spectral.Values[^1] > ConditionMax) return None(n, Absence.Singular);
        if (n <= p + 1) return None(n, Absence.TooFew);
        return Explain(n, x, r, spectral);
    }

    private static DriverAnalysis Explain(int n, double[,] x, double[] r, Spectral spectral)
    {
        var p = r.Length;
        var inverse = spectral.Map(value => 1 / value);
        var beta = Times(inverse, r);
        var r2 = beta.Zip(r, (b, c) => b * c).Sum();
        var root = spectral.Map(Math.Sqrt);
        var whitened = Times(spectral.Map(value => 1 / Math.Sqrt(value)), r);
        var weights = new double[p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++) weights[i] += root[i, j] * root[i, j] * whitened[j] * whitened[j];
        }

        int df = n - p - 1;
        Finding f = 1 - r2 > 1e-14 ? r2 / p / ((1 - r2) / df) : Absence.ZeroVariance;
        return new(n, r2, 1 - (1 - r2) * (n - 1) / df, f, f.Exists ? FDistribution.Upper(f.Value, p, df) : 0, r, beta,
            [.. beta.Zip(r, (b, c) => b * c)], p <= ExactUpTo ? Shapley.Of(x, r) : null, weights,
            [.. Enumerable.Range(0, p).Select(i => inverse[i, i])], null);
    }

    private static double[] Times(double[,] matrix, double[] vector)
    {
        var result = new double[vector.Length];
        for (var i = 0; i < vector.Length; i++)
        {
            for (var j = 0; j < vector.Length; j++) result[i] += matrix[i, j] * vector[j];
        }

        return result;
    }

    private static DriverAnalysis None(int n, Absence because) =>
        new(n, because, because, because, because, [], [], [], null, [], [], because);
}
