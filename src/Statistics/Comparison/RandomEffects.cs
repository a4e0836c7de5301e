using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>Random-effects mean of estimates with known standard errors: REML for τ² (Viechtbauer 2005), DerSimonian and Laird 1986 beside
/// it.</summary>
public sealed record RandomEffects(int K, double Mean, double Se, double Tau2, double Q, double I2)
{
    public static (RandomEffects? Model, Absence? Because) Reml(IReadOnlyList<double> estimates, IReadOnlyList<double> errors)
    {
        var k = estimates.Count;
        if (k < 2) return (null, Absence.TooFew);
        double[] variances = [.. errors.Select(se => se * se)];
        double Slope(double tau2)
        {
            var (weights, mean) = At(estimates, variances, tau2);
            double falling = 0, squares = 0;
            for (var i = 0; i < k; i++)
            {
                var w = 1 / (variances[i] + tau2);
                falling += w * w * Math.Pow(estimates[i] - mean, 2);
                squares += w * w;
            }

            return weights - squares / weights - falling;
        }

        var tau = 0.0;
        if (Slope(0) < 0)
        {
            var high = variances.Max() + 1;
            while (Slope(high) < 0 && high < 1e12) high *= 2;
            tau = Root.Between(Slope, 0, high);
        }

        var (total, estimate) = At(estimates, variances, tau);
        var (fixedWeights, fixedMean) = At(estimates, variances, 0);
        double q = 0, fixedSquares = 0;
        for (var i = 0; i < k; i++)
        {
            q += Math.Pow(estimates[i] - fixedMean, 2) / variances[i];
            fixedSquares += 1 / (variances[i] * variances[i]);
        }

        // I² as the share of τ² in τ² plus a typical sampling variance (Higgins and Thompson 2002).
        var typical = (k - 1) * fixedWeights / (fixedWeights * fixedWeights - fixedSquares);
        return (new(k, estimate, Math.Sqrt(1 / total), tau, q, 100 * tau / (tau + typical)), null);
    }

    private static (double Weights, double Mean) At(IReadOnlyList<double> estimates, double[] variances, double tau2)
    {
        double weights = 0, sum = 0;
        for (var i = 0; i < estimates.Count; i++)
        {
            var w = 1 / (variances[i] + tau2);
            weights += w;
            sum += w * estimates[i];
        }

        return (weights, sum / weights);
    }
}
