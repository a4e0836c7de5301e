using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Climbs the marginal likelihood: limited-memory BFGS whose first metric is the information of the complete answers, so that its
/// first steps are those of EM (Bock and Aitkin 1981; Lange 1995) and the later ones know what EM does not.</summary>
internal sealed class GradedSearch
{
    private const int IterationsMax = 500;
    private const int Memory = 12;
    private const double Still = 1e-13;

    /// <summary>Squared distance in standard errors at which few points have shown the way.</summary>
    private const double NearEnough = 1e-2;
    private readonly GradedExpectation? coarse;
    private GradedExpectation expectation;
    private readonly int[] categories;
    private readonly int[] offsets;
    private readonly CancellationToken stop;

    /// <param name="expectation">At the points that count.</param>
    /// <param name="categories">How many each item has.</param>
    /// <param name="coarse">At few points, for the first part of the way; null to go without.</param>
    /// <param name="stop">Stops between two steps.</param>
    public GradedSearch(GradedExpectation expectation, int[] categories, GradedExpectation? coarse = null,
        CancellationToken stop = default)
    {
        (this.expectation, this.categories, this.coarse, this.stop) = (expectation, categories, coarse, stop);
        offsets = new int[categories.Length + 1];
        for (var i = 0; i < categories.Length; i++) offsets[i + 1] = offsets[i] + categories[i];
    }

    internal sealed record Point(double[] Parameters, double LogLikelihood, double[] Gradient, double[][] Factors);

    internal sealed record Found(Point At, int Iterations, bool Converged);

    public Found Run(double[] start)
    {
        var history = new List<(double[] Step, double[] Change, double Product)>();
        if (coarse is null) return Climb(start, history, Still, 0);
        var fine = expectation;
        expectation = coarse;
        var near = Climb(start, history, NearEnough, 0);
        expectation = fine;
        return Climb(near.At.Parameters, history, Still, near.Iterations);
    }

    private Found Climb(double[] start, List<(double[] Step, double[] Change, double Product)> history, double still, int before)
    {
        var at = Evaluate(start);
        for (var iteration = before + 1; iteration <= before + IterationsMax; iteration++)
        {
            stop.ThrowIfCancellationRequested();
            var direction = Direction(at, history);
            var decrement = Dense.Dot(direction, at.Gradient);
            if (!(decrement > 0))
            {
                history.Clear();
                direction = Scaled(at, at.Gradient);
                decrement = Dense.Dot(direction, at.Gradient);
            }

            if (decrement < still) return new(at, iteration, true);
            if (Step(at, direction, decrement) is not { } next)
            {
                // Rounding hides the last of the way when no smaller step climbs.
                if (history.Count == 0) return new(at, iteration, decrement < 1e-8);
                history.Clear();
                continue;
            }

            var moved = next.Parameters.Zip(at.Parameters, (to, from) => to - from).ToArray();
            var change = at.Gradient.Zip(next.Gradient, (from, to) => from - to).ToArray();
            var product = Dense.Dot(moved, change);
            if (product > 0) history.Add((moved, change, product));
            if (history.Count > Memory) history.RemoveAt(0);
            at = next;
        }

        return new(at, before + IterationsMax, false);
    }

    public Point Evaluate(double[] parameters)
    {
        var curves = Curves(parameters);
        var (logLikelihood, counts) = expectation.Run(curves);
        var gradient = new double[parameters.Length];
        var factors = new double[categories.Length][];
        for (var i = 0; i < categories.Length; i++)
        {
            var k = categories[i];
            factors[i] = new double[k * k];
            GradedItem.Derivatives(curves[i], counts.AsSpan(expectation.OffsetOf(i) * expectation.Padded, k * expectation.Padded),
                expectation.Points, gradient.AsSpan(offsets[i], k), factors[i]);
            for (var ridge = 1e-10; !Factored(factors[i], k, ridge, out var factor); ridge *= 100) factors[i] = factor;
        }

        return new(parameters, logLikelihood, gradient, factors);
    }

    public GradedCurves[] Curves(double[] parameters)
    {
        var curves = new GradedCurves[categories.Length];
        for (var i = 0; i < curves.Length; i++)
        {
            curves[i] = new(parameters[offsets[i]], parameters.AsSpan(offsets[i] + 1, categories[i] - 1), expectation.Points);
        }

        return curves;
    }

    /// <summary>Cholesky in place; what was not definite comes back with a heavier diagonal.</summary>
    private static bool Factored(double[] information, int k, double ridge, out double[] heavier)
    {
        heavier = (double[])information.Clone();
        if (Dense.Cholesky(information, k)) return true;
        double largest = 1e-8;
        for (var i = 0; i < k; i++) largest = Math.Max(largest, heavier[i * k + i]);
        for (var i = 0; i < k; i++) heavier[i * k + i] += ridge * largest;
        return false;
    }

    private double[] Scaled(Point at, double[] vector)
    {
        var scaled = (double[])vector.Clone();
        for (var i = 0; i < categories.Length; i++) Dense.Solve(at.Factors[i], categories[i], scaled.AsSpan(offsets[i], categories[i]));
        return scaled;
    }

    /// <summary>Two-loop recursion (Nocedal 1980).</summary>
    private double[] Direction(Point at, List<(double[] Step, double[] Change, double Product)> history)
    {
        var q = (double[])at.Gradient.Clone();
        var alphas = new double[history.Count];
        for (var h = history.Count - 1; h >= 0; h--)
        {
            alphas[h] = Dense.Dot(history[h].Step, q) / history[h].Product;
            Dense.AddScaled(q, -alphas[h], history[h].Change);
        }

        var r = Scaled(at, q);
        for (var h = 0; h < history.Count; h++)
        {
            var beta = Dense.Dot(history[h].Change, r) / history[h].Product;
            Dense.AddScaled(r, alphas[h] - beta, history[h].Step);
        }

        return r;
    }

    private Point? Step(Point at, double[] direction, double decrement)
    {
        for (var size = 1.0; size > 1e-8; size /= 2)
        {
            var parameters = (double[])at.Parameters.Clone();
            Dense.AddScaled(parameters, size, direction);
            if (!Rising(parameters)) continue;
            var next = Evaluate(parameters);
            if (next.LogLikelihood >= at.LogLikelihood + 1e-4 * size * decrement - 1e-13 * Math.Abs(at.LogLikelihood)) return next;
        }

        return null;
    }

    private bool Rising(double[] parameters)
    {
        for (var i = 0; i < categories.Length; i++)
        {
            for (var k = offsets[i] + 2; k < offsets[i + 1]; k++)
            {
                if (!(parameters[k] > parameters[k - 1])) return false;
            }
        }

        return true;
    }
}
