using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>One item: P(Y ≥ k) = logis(az − d_k) (Samejima 1969); difficulties b_k = d_k/a. A negative a is a reversed item.</summary>
/// <param name="D">Rising intercepts.</param>
public sealed record GradedItem(double A, double[] D)
{
    public double[] Difficulties => [.. D.Select(d => d / A)];

    public double[] Probabilities(double z)
    {
        var curves = new GradedCurves(A, D, [z]);
        return curves.Probability;
    }

    /// <summary>Fisher information about z: Σ(∂P_k/∂z)²/P_k.</summary>
    public double Information(double z)
    {
        var curves = new GradedCurves(A, D, [z]);
        double sum = 0;
        for (var k = 0; k < curves.Categories; k++)
        {
            sum += Math.Pow(A * (curves.Slope[k] - curves.Slope[k + 1]), 2) / curves.Probability[k];
        }

        return sum;
    }

    /// <summary>Gradient by (a, d) of the expected log likelihood, and its expected information, packed after each other.</summary>
    internal static void Derivatives(
        GradedCurves curves, ReadOnlySpan<double> counts, double[] points, Span<double> gradient, Span<double> information)
    {
        var (k, width) = (curves.Categories, curves.Points);
        var by = new double[k * k];
        for (var q = 0; q < width; q++)
        {
            double total = 0;
            for (var c = 0; c < k; c++) total += counts[c * width + q];
            if (total == 0) continue;
            for (var c = 0; c < k; c++)
            {
                // ∂P_c by a is z(s_c − s_{c+1}); by d_c (c ≥ 1) −s_c; by d_{c+1} s_{c+1}.
                var (own, next) = (curves.Slope[c * width + q], curves.Slope[(c + 1) * width + q]);
                var row = by.AsSpan(c * k, k);
                row[0] = points[q] * (own - next);
                if (c > 0) row[c] = -own;
                if (c + 1 < k) row[c + 1] = next;
                var p = curves.Probability[c * width + q];
                var share = counts[c * width + q] / p;
                gradient[0] += share * row[0];
                if (c > 0) gradient[c] += share * row[c];
                if (c + 1 < k) gradient[c + 1] += share * row[c + 1];
                var weight = total / p;
                information[0] += weight * row[0] * row[0];
                for (var b = Math.Max(1, c); b <= Math.Min(k - 1, c + 1); b++)
                {
                    information[b * k] += weight * row[b] * row[0];
                    for (var e = Math.Max(1, c); e <= b; e++) information[b * k + e] += weight * row[b] * row[e];
                }
            }
        }

        Dense.Mirror(information, k);
    }
}
