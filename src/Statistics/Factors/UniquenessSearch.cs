using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Finds uniquenesses between .005 and 1 by Newton with exact second derivatives (Jöreskog 1967, 1977): with the m largest
/// eigenvalues taken by the factors, everything that is left over is a function of the others.</summary>
internal sealed class UniquenessSearch(double[] correlations, int p, int factors, bool leastSquares)
{
    public const double Smallest = 0.005;
    private const int IterationsMax = 200;

    /// <param name="Loadings">p × m, in the order of the eigenvalues.</param>
    /// <param name="LargestGradient">By the searched variables, bounds left out.</param>
    internal sealed record Found(double[] Uniquenesses, double[] Loadings, double Discrepancy, int Iterations, double LargestGradient,
        bool Converged);

    private double Low => leastSquares ? Smallest : Math.Log(Smallest);

    private double High => leastSquares ? 1 : 0;

    public Found Run(double[] start)
    {
        var x = start.Select(psi => Math.Clamp(leastSquares ? psi : Math.Log(psi), Low, High)).ToArray();
        var spectrum = SpectrumAt(x);
        var value = Discrepancy(spectrum);
        for (var iteration = 1; iteration <= IterationsMax; iteration++)
        {
            var (gradient, hessian) = Derivatives(spectrum);
            var open = Enumerable.Range(0, p).Where(i => !(x[i] <= Low && gradient[i] > 0) && !(x[i] >= High && gradient[i] < 0)).ToArray();
            var largest = open.Length == 0 ? 0 : open.Max(i => Math.Abs(gradient[i]));
            if (largest < 1e-12) return Result(x, spectrum, value, iteration, largest, converged: true);
            var step = Step(open, gradient, hessian, spectrum);
            var (moved, next, nextSpectrum, better) = Line(x, step, value);
            if (moved == 0) return Result(x, spectrum, value, iteration, largest, converged: largest < 1e-6);
            (x, spectrum, value) = (next, nextSpectrum, better);
            if (moved < 1e-12) return Result(x, spectrum, value, iteration, largest, converged: true);
        }

        return Result(x, spectrum, value, IterationsMax, double.NaN, converged: false);
    }

    private (double Moved, double[] Next, Spectrum Spectrum, double Value) Line(double[] x, double[] step, double value)
    {
        for (var size = 1.0; size > 1e-8; size /= 2)
        {
            var next = new double[p];
            double moved = 0;
            for (var i = 0; i < p; i++)
            {
                next[i] = Math.Clamp(x[i] - size * step[i], Low, High);
                moved = Math.Max(moved, Math.Abs(next[i] - x[i]));
            }

            var spectrum = SpectrumAt(next);
            var better = Discrepancy(spectrum);
            if (better <= value + 1e-14 * p) return (moved, next, spectrum, better);
        }

        return (0, x, SpectrumAt(x), value);
    }

    private Spectrum SpectrumAt(double[] x)
    {
        var matrix = (double[])correlations.Clone();
        if (leastSquares)
        {
            for (var i = 0; i < p; i++) matrix[i * p + i] -= x[i];
            return Spectrum.Of(matrix, p);
        }

        var scale = x.Select(log => Math.Exp(-0.5 * log)).ToArray();
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++) matrix[i * p + j] *= scale[i] * scale[j];
        }

        return Spectrum.Of(matrix, p);
    }

    private double Discrepancy(Spectrum spectrum)
    {
        double sum = 0;
        for (var k = factors; k < p; k++)
        {
            var value = spectrum.Values[k];
            sum += leastSquares ? 0.5 * value * value : value > 0 ? value - 1 - Math.Log(value) : double.PositiveInfinity;
        }

        return sum;
    }

    private (double[] Gradient, double[] Hessian) Derivatives(Spectrum spectrum)
    {
        var (gradient, rest, weighted) = (new double[p], new double[p * p], new double[p * p]);
        for (var k = factors; k < p; k++)
        {
            var vector = spectrum.Vectors.AsSpan(k * p, p);
            var value = spectrum.Values[k];
            for (var i = 0; i < p; i++)
            {
                gradient[i] += (leastSquares ? -value : 1 - value) * vector[i] * vector[i];
                Dense.AddScaled(rest.AsSpan(i * p, i + 1), vector[i], vector);
                if (!leastSquares) Dense.AddScaled(weighted.AsSpan(i * p, i + 1), value * vector[i], vector);
            }
        }

        var hessian = new double[p * p];
        for (var at = 0; at < p * p; at++) hessian[at] = rest[at] * (leastSquares ? rest[at] : weighted[at]);
        var mixed = new double[p * p];
        for (var l = 0; l < factors; l++)
        {
            Array.Clear(mixed);
            for (var k = factors; k < p; k++)
            {
                var (low, high) = (spectrum.Values[k], spectrum.Values[l]);
                if (high - low < 1e-12) continue;
                var factor = leastSquares ? 2 * low / (low - high) : -(1 - low) * (low + high) / (low - high);
                var vector = spectrum.Vectors.AsSpan(k * p, p);
                for (var i = 0; i < p; i++) Dense.AddScaled(mixed.AsSpan(i * p, i + 1), factor * vector[i], vector);
            }

            var own = spectrum.Vectors.AsSpan(l * p, p);
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j <= i; j++) hessian[i * p + j] += own[i] * own[j] * mixed[i * p + j];
            }
        }

        Dense.Mirror(hessian, p);
        return (gradient, hessian);
    }

    /// <summary>Newton among the variables that are not held by a bound; Jöreskog's approximation where that leads uphill.</summary>
    private double[] Step(int[] open, double[] gradient, double[] hessian, Spectrum spectrum)
    {
        var k = open.Length;
        var part = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) part[i * k + j] = hessian[open[i] * p + open[j]];
        }

        if (!Dense.Cholesky(part, k)) part = Approximate(open, spectrum);
        var solved = open.Select(i => gradient[i]).ToArray();
        Dense.Solve(part, k, solved);
        var step = new double[p];
        for (var i = 0; i < k; i++) step[open[i]] = solved[i];
        return step;
    }

    private double[] Approximate(int[] open, Spectrum spectrum)
    {
        var k = open.Length;
        for (var ridge = 1e-6; ; ridge *= 10)
        {
            var part = new double[k * k];
            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j < k; j++)
                {
                    double sum = 0;
                    for (var v = factors; v < p; v++) sum += spectrum.Vectors[v * p + open[i]] * spectrum.Vectors[v * p + open[j]];
                    part[i * k + j] = sum * sum + (i == j ? ridge : 0);
                }
            }

            if (Dense.Cholesky(part, k)) return part;
        }
    }

    private Found Result(double[] x, Spectrum spectrum, double value, int iterations, double gradient, bool converged)
    {
        var psi = x.Select(one => leastSquares ? one : Math.Exp(one)).ToArray();
        var loadings = new double[p * factors];
        for (var k = 0; k < factors; k++)
        {
            var size = Math.Sqrt(Math.Max(0, spectrum.Values[k] - (leastSquares ? 0 : 1)));
            for (var i = 0; i < p; i++)
            {
                loadings[i * factors + k] = size * spectrum.Vectors[k * p + i] * (leastSquares ? 1 : Math.Sqrt(psi[i]));
            }
        }

        return new(psi, loadings, value, iterations, gradient, converged);
    }
}
