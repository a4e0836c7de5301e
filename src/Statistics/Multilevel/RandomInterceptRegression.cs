using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Multilevel;

/// <summary>Regression with a random intercept per group: y = Xβ + u_g + e, by REML.</summary>
/// <remarks>V = σ²(I + θ·ZZ'), so that all sums are X'X minus θ/(1+nθ) times products of group sums; one-dimensional search over
/// θ = τ²/σ² (Patterson and Thompson 1971; Bates et al. 2015). τ² = 0 is an estimate.</remarks>
/// <param name="Fixed">Intercept first, then the predictors.</param>
/// <param name="Gradient">Slope of the deviance at the end of the search, 0 up to rounding unless τ² = 0.</param>
public sealed record RandomInterceptRegression(
    int N, int Groups, double[] Fixed, double[] Se, double Tau2, double Sigma2, double LogLikelihood, double Gradient)
{
    /// <param name="outcome">NaN is missing; a row with any missing value is left out.</param>
    /// <param name="predictors">Columns without the intercept.</param>
    /// <param name="groups">Group of each row; −1 is missing.</param>
    public static (RandomInterceptRegression? Model, Absence? Because) Reml(
        double[] outcome, IReadOnlyList<double[]> predictors, int[] groups)
    {
        int[] rows = [.. Enumerable.Range(0, outcome.Length).Where(row =>
          groups[row] >= 0 && !double.IsNaN(outcome[row]) && predictors.All(column => !double.IsNaN(column[row])))];
        var p = predictors.Count + 1;
        if (rows.Length == 0) return (null, Absence.AllMissing);
        var used = rows.Select(row => groups[row]).Distinct().Count();
        if (used < 2 || rows.Length <= used || rows.Length <= p) return (null, Absence.TooFew);
        if (rows.Any(row => double.IsInfinity(outcome[row]) || predictors.Any(column => double.IsInfinity(column[row]))))
        {
            return (null, Absence.OutOfRange);
        }

        var profile = new Profile(rows, outcome, predictors, groups);
        if (profile.At(0) is null) return (null, Absence.Singular);
        if (profile.At(0)!.Squares <= 1e-24 * profile.TotalSquares) return (null, Absence.ZeroVariance);
        return profile.Search() is { } theta ? (profile.Model(theta, used), null) : (null, Absence.NotConverged);
    }

    private sealed record Evaluation(double Deviance, double Slope, double[] Beta, double[,] Inverse, double Squares);

    private sealed class Profile
    {
        private readonly int n;
        private readonly int p;
        private readonly double[,] cross;
        private readonly double[] sizes;
        private readonly double[][] sums;
        private readonly double[] means;

        public Profile(int[] rows, double[] outcome, IReadOnlyList<double[]> predictors, int[] groups)
        {
            n = rows.Length;
            p = predictors.Count + 1;
            double[][] columns = [.. predictors, outcome];
            means = [.. columns.Select(column => rows.Sum(row => column[row]) / n)];
            cross = new double[p + 1, p + 1];
            var count = rows.Max(row => groups[row]) + 1;
            var bySize = new double[count];
            var bySum = Enumerable.Range(0, count).Select(_ => new double[p + 1]).ToArray();
            var z = new double[p + 1];
            foreach (var row in rows)
            {
                z[0] = 1;
                for (var c = 0; c < p; c++) z[c + 1] = columns[c][row] - means[c];
                bySize[groups[row]]++;
                for (var a = 0; a <= p; a++)
                {
                    bySum[groups[row]][a] += z[a];
                    for (var b = 0; b <= a; b++) cross[a, b] += z[a] * z[b];
                }
            }

            for (var a = 0; a <= p; a++)
            {
                for (var b = 0; b < a; b++) cross[b, a] = cross[a, b];
            }

            int[] used = [.. Enumerable.Range(0, count).Where(g => bySize[g] > 0)];
            sizes = [.. used.Select(g => bySize[g])];
            sums = [.. used.Select(g => bySum[g])];
        }

        public double TotalSquares => cross[p, p];

        /// <summary>The best θ on a grid over thirty orders of two, then the root of the slope beside it; null where it grows without
        /// end.</summary>
        public double? Search()
        {
            double[] grid = [0, .. Enumerable.Range(-30, 70).Select(power => Math.Pow(2, power))];
            Evaluation[] seen = [.. grid.Select(theta => At(theta)!)];
            if (seen.Any(one => one is null)) return null;
            var best = Enumerable.Range(0, grid.Length).MinBy(i => seen[i].Deviance);
            if (best == grid.Length - 1) return null;
            double Slope(double theta) => At(theta)!.Slope;
            if (seen[best].Slope < 0) return seen[best + 1].Slope > 0 ? Root.Between(Slope, grid[best], grid[best + 1]) : grid[best];
            if (best == 0) return 0;
            return seen[best - 1].Slope < 0 ? Root.Between(Slope, grid[best - 1], grid[best]) : grid[best];
        }

        public Evaluation? At(double theta)
        {
            var a = (double[,])cross.Clone();
            double log = 0;
            for (var g = 0; g < sizes.Length; g++)
            {
                var factor = theta / (1 + sizes[g] * theta);
                log += Math.Log(1 + sizes[g] * theta);
                for (var i = 0; i <= p; i++)
                {
                    for (var j = 0; j <= i; j++) a[i, j] -= factor * sums[g][i] * sums[g][j];
                }
            }

            var left = new double[p, p];
            var right = new double[p];
            for (var i = 0; i < p; i++)
            {
                right[i] = a[p, i];
                for (var j = 0; j < p; j++) left[i, j] = i >= j ? a[i, j] : a[j, i];
            }

            if (Symmetric.Cholesky(left) is not { } factorised) return null;
            var beta = Symmetric.Solve(factorised, right);
            var inverse = Symmetric.Inverse(factorised);
            var squares = Math.Max(0, a[p, p] - beta.Zip(right, (b, r) => b * r).Sum());
            var nu = n - p;
            var deviance = nu * (1 + Math.Log(2 * Math.PI * squares / nu)) + log + Symmetric.LogDeterminant(factorised);
            return new(deviance, Slope(theta, beta, inverse, squares), beta, inverse, squares);
        }

        public RandomInterceptRegression Model(double theta, int groups)
        {
            var at = At(theta)!;
            var sigma2 = at.Squares / (n - p);
            var coefficients = (double[])at.Beta.Clone();
            coefficients[0] += means[^1];
            var shift = new double[p];
            shift[0] = 1;
            for (var j = 1; j < p; j++)
            {
                coefficients[0] -= at.Beta[j] * means[j - 1];
                shift[j] = -means[j - 1];
            }

            double intercept = 0;
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < p; j++) intercept += shift[i] * at.Inverse[i, j] * shift[j];
            }

            double[] se = [Math.Sqrt(sigma2 * intercept),
              .. Enumerable.Range(1, p - 1).Select(j => Math.Sqrt(sigma2 * at.Inverse[j, j]))];
            return new(n, groups, coefficients, se, theta * sigma2, sigma2, -at.Deviance / 2, theta > 0 ? at.Slope : 0);
        }

        private double Slope(double theta, double[] beta, double[,] inverse, double squares)
        {
            double falling = 0, log = 0, trace = 0;
            for (var g = 0; g < sizes.Length; g++)
            {
                var w = 1 / (1 + sizes[g] * theta);
                var residual = sums[g][p];
                double form = 0;
                for (var i = 0; i < p; i++)
                {
                    residual -= beta[i] * sums[g][i];
                    for (var j = 0; j < p; j++) form += sums[g][i] * inverse[i, j] * sums[g][j];
                }

                falling += w * w * residual * residual;
                trace += w * w * form;
                log += sizes[g] * w;
            }

            return -(n - p) * falling / squares + log - trace;
        }
    }
}
