using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>−log likelihood without its constant, ½Σn(log|Σ| + tr((S + dd')Σ⁻¹)), over groups and patterns of missing answers, and its
/// exact derivatives.</summary>
internal static class Likelihood
{
    /// <summary>The value; infinite where a matrix is not positive definite.</summary>
    public static double Value(FactorStructure structure, IReadOnlyList<ObservedMoments> groups, double[] free)
    {
        double sum = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            var at = new ModelMatrices(structure, group, free);
            foreach (var pattern in groups[group].Patterns)
            {
                var k = pattern.Items.Length;
                var sigma = Part(at.Sigma, at.Items, pattern.Items);
                if (!Dense.Cholesky(sigma, k)) return double.PositiveInfinity;
                var inverse = Dense.Inverse(sigma, k);
                var moment = Moment(pattern, structure.Means ? at.Mu : null);
                sum += 0.5 * pattern.N * (Dense.LogDeterminant(sigma, k) + Dense.Dot(moment, inverse));
            }
        }

        return sum;
    }

    /// <summary>Everything that derivatives need, pattern by pattern; null where a matrix is not positive definite.</summary>
    public static List<(int Group, Curvature At)>? Curvatures(
        FactorStructure structure, IReadOnlyList<ObservedMoments> groups, double[] free)
    {
        var list = new List<(int, Curvature)>();
        for (var group = 0; group < groups.Count; group++)
        {
            var at = new ModelMatrices(structure, group, free);
            foreach (var pattern in groups[group].Patterns)
            {
                var k = pattern.Items.Length;
                var sigma = Part(at.Sigma, at.Items, pattern.Items);
                var difference = Moment(pattern, structure.Means ? at.Mu : null);
                for (var i = 0; i < k * k; i++) difference[i] -= sigma[i];
                if (!Dense.Cholesky(sigma, k)) return null;
                var w = Dense.Inverse(sigma, k);
                var omega = Dense.Product(Dense.Product(w, difference, k, k, k), w, k, k, k);
                var wd = structure.Means ? Dense.Product(w, Distance(pattern, at.Mu), k, k, 1) : new double[k];
                list.Add((group, new(pattern.N, at.Items + 2 * at.Factors, at.Items, at.Factors,
                    at.InBasis(Whole(w, at.Items, pattern.Items)), at.InBasis(Whole(omega, at.Items, pattern.Items)),
                    at.VectorInBasis(WholeVector(wd, at.Items, pattern.Items)), at)));
            }
        }

        return list;
    }

    /// <summary>Gradient and second derivatives (expected or observed) by the free parameters.</summary>
    public static (double[] Gradient, double[] Hessian) Derivatives(
        FactorStructure structure, List<(int Group, Curvature At)> curvatures, bool observed)
    {
        var q = structure.FreeCount;
        var (gradient, hessian) = (new double[q], new double[q * q]);
        foreach (var (group, at) in curvatures)
        {
            var cells = structure.Cells.Where(cell => cell.Group == group && cell.Free >= 0).ToArray();
            var slopes = Array.ConvertAll(cells, cell => Slope.Of(cell.Place, cell.Row, cell.Column, at.At));
            for (var a = 0; a < cells.Length; a++)
            {
                gradient[cells[a].Free] += at.Gradient(slopes[a]);
                for (var b = 0; b < cells.Length; b++)
                {
                    if (cells[b].Free > cells[a].Free) continue;
                    hessian[cells[a].Free * q + cells[b].Free] += observed ? at.Observed(slopes[a], slopes[b])
                        : at.Expected(slopes[a], slopes[b]);
                }
            }
        }

        Dense.Mirror(hessian, q);
        return (gradient, hessian);
    }

    private static double[] Part(double[] matrix, int size, int[] items)
    {
        var k = items.Length;
        if (k == size) return (double[])matrix.Clone();
        var part = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) part[i * k + j] = matrix[items[i] * size + items[j]];
        }

        return part;
    }

    private static double[] Distance(MomentPattern pattern, double[] mu)
    {
        var d = new double[pattern.Items.Length];
        for (var i = 0; i < d.Length; i++) d[i] = pattern.Means[i] - mu[pattern.Items[i]];
        return d;
    }

    /// <summary>S + dd'; without a mean structure the means fit perfectly.</summary>
    private static double[] Moment(MomentPattern pattern, double[]? mu)
    {
        var moment = (double[])pattern.Covariances.Clone();
        if (mu is null) return moment;
        var d = Distance(pattern, mu);
        for (var i = 0; i < d.Length; i++) Dense.AddScaled(moment.AsSpan(i * d.Length, d.Length), d[i], d);
        return moment;
    }

    private static double[] Whole(double[] part, int size, int[] items)
    {
        var k = items.Length;
        if (k == size) return part;
        var whole = new double[size * size];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) whole[items[i] * size + items[j]] = part[i * k + j];
        }

        return whole;
    }

    private static double[] WholeVector(double[] part, int size, int[] items)
    {
        if (part.Length == size) return part;
        var whole = new double[size];
        for (var i = 0; i < items.Length; i++) whole[items[i]] = part[i];
        return whole;
    }
}
