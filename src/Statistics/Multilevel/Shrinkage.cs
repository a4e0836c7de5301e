using Wegmarke.Statistics.Comparison;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Multilevel;

/// <summary>The moment estimate of τ² with its mean and heterogeneity (DerSimonian and Laird 1986).</summary>
public sealed record DerSimonianLaird(double Mean, double Se, double Tau2, double Q, double PQ, double I2);

/// <summary>Estimates with known standard errors, shrunken to their mean (Efron and Morris 1975; Fay and Herriot 1979).</summary>
/// <remarks>λ = τ²/(τ²+v), EB mean μ + λ(m−μ); τ² by REML (Viechtbauer 2005). Se √(λv + (1−λ)²·se(μ)²) takes τ² as known;
/// <paramref name="SeWithTau"/> adds 2·v²/(v+τ²)³·Var(τ̂²), Var(τ̂²) = 2/Σ(v+τ²)⁻² (Prasad and Rao 1990; Datta and Lahiri 2000), without which
/// the interval is too short where there are few units.</remarks>
public sealed record Shrinkage(
    int K, RandomEffects? Reml, DerSimonianLaird? Moment, double[] Weights, double[] Means, double[] Se, double[] SeWithTau,
    bool FewUnits, Absence? Because)
{
    private const int EnoughUnits = 5;

    /// <param name="estimates">All there; leave out units without an estimate.</param>
    /// <param name="errors">Standard errors, all above 0.</param>
    public static Shrinkage Of(IReadOnlyList<double> estimates, IReadOnlyList<double> errors)
    {
        var k = estimates.Count;
        if (errors.Any(se => !(se > 0) || double.IsInfinity(se)) || estimates.Any(m => !double.IsFinite(m)))
        {
            return new(k, null, null, [], [], [], [], k < EnoughUnits, Absence.OutOfRange);
        }

        var (model, because) = RandomEffects.Reml(estimates, errors);
        if (model is null) return new(k, null, null, [], [], [], [], true, because);
        double[] v = [.. errors.Select(se => se * se)];
        double[] lambda = [.. v.Select(variance => model.Tau2 / (model.Tau2 + variance))];
        double[] plain = [.. lambda.Zip(v, (l, variance) => l * variance + (1 - l) * (1 - l) * model.Se * model.Se)];
        var tauVariance = 2 / v.Sum(variance => Math.Pow(variance + model.Tau2, -2));
        return new(k, model, MomentOf(estimates, v, model.Q), lambda,
            [.. lambda.Zip(estimates, (l, m) => model.Mean + l * (m - model.Mean))], [.. plain.Select(Math.Sqrt)],
            [.. plain.Zip(v, (square, variance) =>
              Math.Sqrt(square + 2 * variance * variance / Math.Pow(variance + model.Tau2, 3) * tauVariance))],
            k < EnoughUnits, null);
    }

    private static DerSimonianLaird MomentOf(IReadOnlyList<double> estimates, double[] v, double q)
    {
        var k = v.Length;
        double sum = v.Sum(x => 1 / x), squares = v.Sum(x => 1 / (x * x));
        var scale = sum - squares / sum;
        var tau2 = Math.Max(0, (q - (k - 1)) / scale);
        double weights = v.Sum(x => 1 / (x + tau2)), mean = estimates.Zip(v, (m, x) => m / (x + tau2)).Sum() / weights;
        var typical = (k - 1) * sum / (sum * sum - squares);
        return new(mean, Math.Sqrt(1 / weights), tau2, q, ChiSquared.Upper(q, k - 1), 100 * tau2 / (tau2 + typical));
    }
}
