using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Loadings turned towards simple structure, the columns by falling sums of squares and with positive sums.</summary>
/// <param name="Loadings">Pattern, items × factors.</param>
/// <param name="Correlations">Between factors; the identity for an orthogonal rotation.</param>
public sealed record Rotation(double[] Loadings, double[] Correlations, int Iterations, bool Converged)
{
    private const int VarimaxMax = 1000;
    private const int ObliminMax = 20000;
    private const double Flat = 1e-7;

    /// <summary>Varimax with Kaiser's row normalisation (Kaiser 1958), by the singular value decomposition of the gradient.</summary>
    public static Rotation Varimax(double[] loadings, int p, int m)
    {
        if (m == 1) return Ordered(loadings, [1], p, m, 0, true);
        var lengths = Enumerable.Range(0, p)
            .Select(i => Math.Sqrt(Dense.Dot(loadings.AsSpan(i * m, m), loadings.AsSpan(i * m, m)))).ToArray();
        var x = (double[])loadings.Clone();
        for (var i = 0; i < p * m; i++) x[i] = lengths[i / m] == 0 ? 0 : x[i] / lengths[i / m];
        var turn = Identity(m);
        double past = 0;
        for (var iteration = 1; iteration <= VarimaxMax; iteration++)
        {
            var z = Dense.Product(x, turn, p, m, m);
            var squares = new double[m];
            for (var i = 0; i < p * m; i++) squares[i % m] += z[i] * z[i] / p;
            for (var i = 0; i < p * m; i++) z[i] *= z[i] * z[i] - squares[i % m];
            var (polar, sum) = Polar(Dense.TransposedProduct(x, z, p, m, m), m);
            if (polar is null) break;
            // Half the way: the whole way leads a clean structure to and fro between two sides of the maximum.
            turn = Polar([.. turn.Zip(polar, (from, to) => from + to)], m).Polar ?? polar;
            if (sum < past * (1 + 1e-14)) return Ordered(Dense.Product(loadings, turn, p, m, m), Identity(m), p, m, iteration, true);
            past = sum;
        }

        return Ordered(Dense.Product(loadings, turn, p, m, m), Identity(m), p, m, VarimaxMax, false);
    }

    /// <summary>Oblimin with γ = 0 (quartimin) by gradient projection (Jennrich 2002).</summary>
    public static Rotation Oblimin(double[] loadings, int p, int m)
    {
        if (m == 1) return Ordered(loadings, [1], p, m, 0, true);
        var turn = Identity(m);
        var at = Quartimin(loadings, turn, p, m)!.Value;
        var (size, done) = (1.0, 0);
        for (; done < ObliminMax; done++)
        {
            var projected = Projected(at.Gradient, turn, m);
            var slope = Math.Sqrt(Dense.Dot(projected, projected));
            if (slope < Flat) break;
            size *= 2;
            var next = turn;
            var there = at;
            for (var halving = 0; halving <= 10; halving++, size /= 2)
            {
                next = Unit(turn, projected, size, m);
                if (Quartimin(loadings, next, p, m) is not { } tried) continue;
                there = tried;
                if (at.Value - tried.Value > 0.5 * slope * slope * size) break;
            }

            (turn, at) = (next, there);
        }

        return Ordered(at.Pattern, Dense.TransposedProduct(turn, turn, m, m, m), p, m, done, done < ObliminMax);
    }

    private static (double[] Pattern, double Value, double[] Gradient)? Quartimin(double[] loadings, double[] turn, int p, int m)
    {
        if (General.Inverse(turn, m) is not { } inverse) return null;
        var pattern = Dense.Product(loadings, Dense.Transposed(inverse, m, m), p, m, m);
        var slope = new double[p * m];
        double value = 0;
        for (var i = 0; i < p; i++)
        {
            var row = pattern.AsSpan(i * m, m);
            var sum = Dense.Dot(row, row);
            for (var j = 0; j < m; j++)
            {
                var others = sum - row[j] * row[j];
                slope[i * m + j] = row[j] * others;
                value += row[j] * row[j] * others / 4;
            }
        }

        var gradient = Dense.Transposed(Dense.Product(Dense.TransposedProduct(pattern, slope, p, m, m), inverse, m, m, m), m, m);
        for (var i = 0; i < gradient.Length; i++) gradient[i] = -gradient[i];
        return (pattern, value, gradient);
    }

    private static double[] Projected(double[] gradient, double[] turn, int m)
    {
        var along = new double[m];
        for (var i = 0; i < m * m; i++) along[i % m] += turn[i] * gradient[i];
        return [.. gradient.Select((slope, i) => slope - turn[i] * along[i % m])];
    }

    private static double[] Unit(double[] turn, double[] projected, double size, int m)
    {
        var next = turn.Select((x, i) => x - size * projected[i]).ToArray();
        var lengths = new double[m];
        for (var i = 0; i < m * m; i++) lengths[i % m] += next[i] * next[i];
        for (var i = 0; i < m * m; i++) next[i] /= Math.Sqrt(lengths[i % m]);
        return next;
    }

    /// <summary>UV' of the singular value decomposition UDV', and the sum of D.</summary>
    private static (double[]? Polar, double Sum) Polar(double[] b, int m)
    {
        var spectrum = Spectrum.Of(Dense.TransposedProduct(b, b, m, m, m), m);
        if (!(spectrum.Values[^1] > 1e-28 * spectrum.Values[0])) return (null, 0);
        var root = new double[m * m];
        for (var k = 0; k < m; k++)
        {
            var vector = spectrum.Vectors.AsSpan(k * m, m);
            for (var i = 0; i < m; i++) Dense.AddScaled(root.AsSpan(i * m, m), vector[i] / Math.Sqrt(spectrum.Values[k]), vector);
        }

        return (Dense.Product(b, root, m, m, m), spectrum.Values.Sum(Math.Sqrt));
    }

    private static double[] Identity(int m)
    {
        var identity = new double[m * m];
        for (var i = 0; i < m; i++) identity[i * m + i] = 1;
        return identity;
    }

    private static Rotation Ordered(double[] loadings, double[] correlations, int p, int m, int iterations, bool converged)
    {
        var (squares, sums) = (new double[m], new double[m]);
        for (var i = 0; i < p * m; i++)
        {
            squares[i % m] += loadings[i] * loadings[i];
            sums[i % m] += loadings[i];
        }

        var order = Enumerable.Range(0, m).OrderByDescending(j => squares[j]).ToArray();
        var sign = order.Select(j => sums[j] < 0 ? -1.0 : 1.0).ToArray();
        var (turned, phi) = (new double[p * m], new double[m * m]);
        for (var i = 0; i < p * m; i++) turned[i] = sign[i % m] * loadings[i / m * m + order[i % m]];
        for (var i = 0; i < m * m; i++) phi[i] = sign[i / m] * sign[i % m] * correlations[order[i / m] * m + order[i % m]];
        return new(turned, phi, iterations, converged);
    }
}
