using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Proportional-odds model P(Y ≤ k) = logis(τ_k − x'β) (McCullagh 1980) by maximum likelihood over cells of equal x.</summary>
/// <param name="Coefficients">β.</param>
/// <param name="Thresholds">τ, rising.</param>
public sealed record ProportionalOdds(
    double[] Coefficients, double[] Thresholds, double LogLikelihood, int Iterations, double LargestGradient)
{
    private const int IterationsMax = 200;

    /// <summary>A linear predictor beyond this separates the categories without an error: there is no maximum.</summary>
    private const double Separated = 40;

    /// <param name="x">Predictors, one row per cell.</param>
    /// <param name="counts">Answers per cell and category.</param>
    /// <returns>Null where the likelihood has no maximum (separated categories) or the predictors determine each other.</returns>
    public static (ProportionalOdds? Model, Absence? Because) Fit(IReadOnlyList<double[]> x, IReadOnlyList<double[]> counts)
    {
        var (b, k) = (x[0].Length, counts[0].Length);
        var at = Start(b, k, counts);
        var (value, gradient, information) = Derivatives(at, b, x, counts);
        for (var iteration = 1; iteration <= IterationsMax; iteration++)
        {
            var q = at.Length;
            var factor = (double[])information.Clone();
            if (!Dense.Cholesky(factor, q)) return (null, Absence.Singular);
            var step = (double[])gradient.Clone();
            Dense.Solve(factor, q, step);
            if (Dense.Dot(step, gradient) < 1e-16)
                return (new(at[..b], at[b..], value, iteration, gradient.Max(Math.Abs)), null);
            var moved = false;
            for (var size = 1.0; size > 1e-8 && !moved; size /= 2)
            {
                var next = (double[])at.Clone();
                Dense.AddScaled(next, size, step);
                if (Enumerable.Range(b + 1, k - 2).Any(t => !(next[t] > next[t - 1]))) continue;
                var tried = Derivatives(next, b, x, counts);
                if (!(tried.Value >= value - 1e-13 * Math.Abs(value))) continue;
                (at, moved) = (next, true);
                (value, gradient, information) = tried;
            }

            if (!moved) return (null, Absence.NotConverged);
            if (x.Any(row => Math.Abs(Dense.Dot(row, at.AsSpan(0, b))) > Separated)) return (null, Absence.NotConverged);
        }

        return (null, Absence.NotConverged);
    }

    private static double[] Start(int b, int k, IReadOnlyList<double[]> counts)
    {
        var at = new double[b + k - 1];
        var shares = Enumerable.Range(0, k).Select(c => counts.Sum(cell => cell[c])).ToArray();
        double below = 0, n = shares.Sum();
        for (var c = 0; c + 1 < k; c++)
        {
            below += shares[c];
            at[b + c] = Math.Log(below / (n - below));
        }

        return at;
    }

    /// <summary>Log likelihood, its gradient, and expected information by (β, τ).</summary>
    private static (double Value, double[] Gradient, double[] Information) Derivatives(
        double[] at, int b, IReadOnlyList<double[]> x, IReadOnlyList<double[]> counts)
    {
        var (q, k) = (at.Length, counts[0].Length);
        var (gradient, information, value) = (new double[q], new double[q * q], 0.0);
        var slope = new double[q];
        for (var cell = 0; cell < x.Count; cell++)
        {
            var eta = Dense.Dot(x[cell], at.AsSpan(0, b));
            var n = counts[cell].Sum();
            double below = 0, belowSlope = 0;
            for (var c = 0; c < k; c++)
            {
                var upTo = c + 1 < k ? Logistic(at[b + c] - eta) : 1;
                var upToSlope = c + 1 < k ? upTo * Logistic(eta - at[b + c]) : 0;
                var p = Math.Max(1e-300, c == 0 ? upTo : c + 1 < k && upTo > 0.5
                    ? Logistic(eta - at[b + c - 1]) - Logistic(eta - at[b + c]) : c + 1 == k ? Logistic(eta - at[b + c - 1])
                        : upTo - below);
                Array.Clear(slope);
                for (var j = 0; j < b; j++) slope[j] = -(upToSlope - belowSlope) * x[cell][j];
                if (c + 1 < k) slope[b + c] = upToSlope;
                if (c > 0) slope[b + c - 1] -= belowSlope;
                if (counts[cell][c] > 0)
                {
                    value += counts[cell][c] * Math.Log(p);
                    Dense.AddScaled(gradient, counts[cell][c] / p, slope);
                }

                for (var i = 0; i < q; i++)
                {
                    if (slope[i] != 0) Dense.AddScaled(information.AsSpan(i * q, q), n * slope[i] / p, slope);
                }

                (below, belowSlope) = (upTo, upToSlope);
            }
        }

        return (value, gradient, information);
    }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
