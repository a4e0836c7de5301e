using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Factors;

namespace Wegmarke.Statistics.Reliability;

/// <summary>Maximum-likelihood one-factor model Σ = λλ' + Θ by Fisher scoring (Jöreskog 1967; Lawley and Maxwell 1971).</summary>
/// <param name="Loadings">λ on the covariance metric with divisor n, in the direction of a positive sum.</param>
/// <param name="Residuals">Θ; a negative one is a Heywood case and reported as estimated.</param>
/// <param name="Covariance">Asymptotic covariance matrix of (λ, Θ), from the expected information.</param>
public sealed record OneFactor(
    int N, double[] Loadings, double[] Residuals, double[,] Covariance, double ChiSquared, int Df, double Cfi, int Iterations)
{
    private const int IterationsMax = 500;
    private const int StartRounds = 60;
    private const int StartPowers = 60;
    private const double UniqueShareMin = 0.05;

    /// <summary>Rounding of the discrepancy: near the optimum steps are trusted that do not show in it.</summary>
    private const double Noise = 1e-11;

    /// <returns>The model, or the reason why there is none: too few items (2 are not identified), a singular matrix, no
    /// convergence.</returns>
    public static (OneFactor? Model, Absence? Because) Fit(CovarianceMatrix covariances)
    {
        var (n, k) = (covariances.N, covariances.Size);
        if (k < 3 || n < 2) return (null, Absence.TooFew);
        var s = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) s[i, j] = covariances.Values[i, j] * (n - 1) / n;
            if (s[i, i] <= 0) return (null, Absence.ZeroVariance);
        }

        if (Symmetric.Cholesky(s) is not { } cholesky) return (null, Absence.Singular);
        return Score(n, s, Symmetric.LogDeterminant(cholesky));
    }

    private static (OneFactor? Model, Absence? Because) Score(int n, double[,] s, double logDeterminant)
    {
        var k = s.GetLength(0);
        var parameters = Start(s);
        var fit = Discrepancy(parameters, s, logDeterminant);
        for (var iteration = 1; iteration <= IterationsMax; iteration++)
        {
            var (gradient, information) = Derivatives(parameters, s);
            if (Symmetric.Cholesky(information) is not { } factor) return (null, Absence.NotConverged);
            var step = Symmetric.Solve(factor, gradient);
            var size = 1.0;
            double[] next;
            double better;
            do
            {
                next = [.. parameters.Zip(step, (value, change) => value + size * change)];
                better = Discrepancy(next, s, logDeterminant);
                size /= 2;
            }
            while (!(better <= fit + Noise) && size > 1e-10);
            if (!(better <= fit + Noise)) return (null, Absence.NotConverged);
            var moved = parameters.Zip(next, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).Max();
            (parameters, fit) = (next, better);
            if (moved < 1e-12) return (Finish(n, parameters, s, logDeterminant, fit, iteration), null);
        }

        return (null, Absence.NotConverged);
    }

    /// <summary>Near the maximum: given Θ the best λ is the first eigenvector of Θ^-½SΘ^-½ (Lawley and Maxwell 1971), given λ the
    /// best Θ is what is left of the variances; in turn, at a price that grows with the matrix only. Always positive definite.</summary>
    private static double[] Start(double[,] s)
    {
        var k = s.GetLength(0);
        var start = new double[2 * k];
        var scale = new double[k];
        for (var i = 0; i < k; i++) start[k + i] = 0.5 * s[i, i];
        double[] vector = [.. Enumerable.Range(0, k).Select(i => 1 + (double)i / k)], next = new double[k], weighted = new double[k];
        for (var round = 0; round < StartRounds; round++)
        {
            for (var i = 0; i < k; i++) scale[i] = Math.Sqrt(start[k + i]);
            double value = 0;
            for (var power = 0; power < (round == 0 ? StartPowers : 2); power++)
            {
                for (var i = 0; i < k; i++) weighted[i] = vector[i] / scale[i];
                for (var i = 0; i < k; i++) next[i] = Rows.Dot(s.Row(i), weighted) / scale[i];
                value = Math.Sqrt(Rows.Dot(next, next));
                if (value == 0) break;
                for (var i = 0; i < k; i++) vector[i] = next[i] / value;
            }

            var length = Math.Sqrt(Math.Max(value - 1, 0.1));
            for (var i = 0; i < k; i++)
            {
                start[i] = length * scale[i] * vector[i];
                start[k + i] = Math.Max(s[i, i] - start[i] * start[i], UniqueShareMin * s[i, i]);
            }
        }

        return start;
    }

    private static double[,] Implied(double[] parameters)
    {
        var k = parameters.Length / 2;
        var sigma = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) sigma[i, j] = parameters[i] * parameters[j] + (i == j ? parameters[k + i] : 0);
        }

        return sigma;
    }

    /// <summary>log|Σ| + tr(SΣ⁻¹) − log|S| − k; infinite outside the positive definite matrices.</summary>
    private static double Discrepancy(double[] parameters, double[,] s, double logDeterminant)
    {
        var k = parameters.Length / 2;
        if (Symmetric.Cholesky(Implied(parameters)) is not { } cholesky) return double.PositiveInfinity;
        var inverse = Symmetric.Inverse(cholesky);
        double trace = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) trace += s[i, j] * inverse[i, j];
        }

        return Symmetric.LogDeterminant(cholesky) + trace - logDeterminant - k;
    }

    /// <summary>Negative half gradient of the discrepancy and expected information per observation.</summary>
    private static (double[] Gradient, double[,] Information) Derivatives(double[] parameters, double[,] s)
    {
        var k = parameters.Length / 2;
        var sigma = Implied(parameters);
        var w = Symmetric.Inverse(Symmetric.Cholesky(sigma)!);
        var difference = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) difference[i, j] = s[i, j] - sigma[i, j];
        }

        var omega = Multiply(Multiply(w, difference), w);
        var v = new double[k];
        double c = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) v[i] += w[i, j] * parameters[j];
            c += v[i] * parameters[i];
        }

        var gradient = new double[2 * k];
        var information = new double[2 * k, 2 * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                gradient[i] += omega[i, j] * parameters[j];
                information[i, j] = v[i] * v[j] + w[i, j] * c;
                information[i, k + j] = information[k + j, i] = w[i, j] * v[j];
                information[k + i, k + j] = 0.5 * w[i, j] * w[i, j];
            }

            gradient[k + i] = 0.5 * omega[i, i];
        }

        return (gradient, information);
    }

    private static OneFactor? Finish(int n, double[] parameters, double[,] s, double logDeterminant, double fit, int iterations)
    {
        var k = parameters.Length / 2;
        var information = Derivatives(parameters, s).Information;
        var covariance = Symmetric.Inverse(Symmetric.Cholesky(information)!);
        for (var i = 0; i < 2 * k; i++)
        {
            for (var j = 0; j < 2 * k; j++) covariance[i, j] /= n;
        }

        var sign = parameters.Take(k).Sum() < 0 ? -1 : 1;
        if (sign < 0)
        {
            for (var i = 0; i < k; i++)
            {
                parameters[i] = -parameters[i];
                for (var j = k; j < 2 * k; j++) covariance[i, j] = covariance[j, i] = -covariance[i, j];
            }
        }

        double independence = -logDeterminant;
        for (var i = 0; i < k; i++) independence += Math.Log(s[i, i]);
        var chiSquared = n * fit;
        var df = k * (k + 1) / 2 - 2 * k;
        return new(n, parameters[..k], parameters[k..], covariance, chiSquared, df,
            ComparativeFit.Of(chiSquared, df, n * independence, k * (k - 1) / 2.0), iterations);
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        var n = a.GetLength(0);
        var product = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var l = 0; l < n; l++) Rows.AddScaled(product.Row(i), a[i, l], b.Row(l));
        }

        return product;
    }
}
