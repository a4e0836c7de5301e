using System.Numerics;

namespace Wegmarke.Statistics.Drivers;

/// <summary>Increment of R² averaged over all orders of the predictors: Σ over subsets |S|!(p−|S|−1)!/p!·(R²(S∪j)−R²(S)).</summary>
/// <remarks>All 2^p values of R² by taking one predictor at a time out of the remaining matrix; none is inverted twice.</remarks>
public static class Shapley
{
    /// <param name="x">Correlations of the predictors, positive definite.</param>
    /// <param name="r">Their correlations with the outcome.</param>
    public static double[] Of(double[,] x, double[] r)
    {
        var p = r.Length;
        var fits = new double[1 << p];
        var stack = Enumerable.Range(0, p + 1).Select(_ => new double[p * p + p]).ToArray();
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++) stack[0][i * p + j] = x[i, j];
            stack[0][p * p + i] = r[i];
        }

        Descend(stack, fits, 0, 0, 0, p);
        var shares = new double[p];
        for (var size = 0; size < p; size++)
        {
            shares[size] = 1.0 / p;
            for (var i = 1; i <= size; i++) shares[size] *= (double)i / (p - i);
        }

        var values = new double[p];
        for (uint set = 0; set < fits.Length; set++)
        {
            var share = shares[Math.Min(p - 1, BitOperations.PopCount(set))];
            for (var j = 0; j < p; j++)
            {
                if ((set >> j & 1) == 0) values[j] += share * (fits[set | 1u << j] - fits[set]);
            }
        }

        return values;
    }

    private static void Descend(double[][] stack, double[] fits, int depth, int set, int from, int p)
    {
        var now = stack[depth];
        for (var j = from; j < p; j++)
        {
            double pivot = now[j * p + j], outcome = now[p * p + j];
            fits[set | 1 << j] = fits[set] + outcome * outcome / pivot;
            var next = stack[depth + 1];
            for (var a = j + 1; a < p; a++)
            {
                var factor = now[a * p + j] / pivot;
                for (var b = j + 1; b <= a; b++) next[a * p + b] = next[b * p + a] = now[a * p + b] - factor * now[b * p + j];
                next[p * p + a] = now[p * p + a] - factor * outcome;
            }

            Descend(stack, fits, depth + 1, set | 1 << j, j + 1, p);
        }
    }
}
