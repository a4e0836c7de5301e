using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Why a model has no estimate, and how far the search came: nothing of it is a half result.</summary>
/// <param name="LargestGradient">Largest derivative of the discrepancy per row where the search ended.</param>
public sealed record FactorFailure(Absence Because, int Iterations, double LargestGradient);

/// <summary>Confirmatory factor model by maximum likelihood (Jöreskog 1969), with incomplete rows by full information (Arbuckle 1996):
/// F = log|Σ| + tr(SΣ⁻¹) − log|S| − p with S divided by n. Assumes normal answers, independent rows and, for incomplete rows, that
/// answers are missing at random.</summary>
/// <param name="Free">Values of the free parameters.</param>
/// <param name="Covariance">Their asymptotic covariances, row by row: from the expected information of complete rows and from the
/// observed one of incomplete rows.</param>
/// <param name="Value">−log likelihood without its constant; <paramref name="Saturated"/> is that of the saturated model.</param>
public sealed record FactorModel(
    FactorStructure Structure, IReadOnlyList<ObservedMoments> Groups, IReadOnlyList<MomentPattern> SaturatedMoments, double[] Free,
    double[] Covariance, double Value, double Saturated, int Iterations, double LargestGradient)
{
    private const int IterationsMax = 300;

    /// <summary>Rounding of the likelihood per row: steps that do not show in it are trusted.</summary>
    private const double Noise = 1e-13;

    /// <summary>Newton's decrement (in squared standard errors) after which one last step reaches the last digits.</summary>
    private const double Close = 1e-11;

    public int N => Groups.Sum(group => group.N);

    public bool Incomplete => Groups.Any(group => !group.Complete);

    /// <summary>Negative variances are reported as estimated and told.</summary>
    public bool Heywood => Structure.Cells.Any(cell => cell.Row == cell.Column && cell.Free >= 0
        && cell.Place is Place.Residual or Place.FactorCovariance && Free[cell.Free] < 0);

    public int Df => Moments - Structure.FreeCount;

    /// <summary>Numbers the saturated model has.</summary>
    public int Moments => Structure.Groups * Structure.Items.Count * (Structure.Items.Count + (Structure.Means ? 3 : 1)) / 2;

    public double Of(ModelCell cell) => cell.Free < 0 ? cell.Value : Free[cell.Free];

    public double SeOf(ModelCell cell) =>
        cell.Free < 0 ? 0 : Math.Sqrt(Math.Max(0, Covariance[cell.Free * Free.Length + cell.Free]));

    /// <summary>How far (relative to values above 1) estimates can lie beside the maximum per unit of the gradient per row.</summary>
    public double Reach()
    {
        var q = Free.Length;
        return Enumerable.Range(0, q).Max(a => N * Math.Sqrt(Dense.Dot(Covariance.AsSpan(a * q, q), Covariance.AsSpan(a * q, q)))
            / Math.Max(1, Math.Abs(Free[a])));
    }

    /// <param name="stop">Stops between the steps of the search.</param>
    public static (FactorModel? Model, FactorFailure? Failure) Fit(
        FactorStructure structure, IReadOnlyList<ObservedMoments> groups, double[]? start = null, CancellationToken stop = default)
    {
        if (Unfit(structure, groups) is { } because) return (null, new(because, 0, 0));
        var (moments, saturated) = (new List<MomentPattern>(), 0.0);
        foreach (var group in groups)
        {
            var (of, value, converged) = Factors.SaturatedMoments.Of(group, stop);
            if (!converged) return (null, new(double.IsInfinity(value) ? Absence.Singular : Absence.NotConverged, 0, 0));
            if (double.IsInfinity(value)) return (null, new(Absence.Singular, 0, 0));
            moments.Add(of);
            saturated += value;
        }

        return new Search(structure, groups, stop).Run(start ?? StartValues.Of(structure, groups), moments, saturated);
    }

    private static Absence? Unfit(FactorStructure structure, IReadOnlyList<ObservedMoments> groups)
    {
        var p = structure.Items.Count;
        if (groups.Count != structure.Groups || groups.Any(group => group.Size != p))
            throw new ArgumentException("Groups or items differ.");
        if (groups.Any(group => group.N == 0)) return groups.Any(group => group.LeftOut > 0) ? Absence.AllMissing : Absence.Empty;
        foreach (var group in groups)
        {
            if (group.N < 2) return Absence.TooFew;
            for (var i = 0; i < p; i++)
            {
                if (Constant(group, i)) return Absence.ZeroVariance;
            }
        }

        var moments = structure.Groups * p * (p + (structure.Means ? 3 : 1)) / 2;
        return structure.FreeCount > moments ? Absence.NotIdentified : null;
    }

    private static bool Constant(ObservedMoments group, int item)
    {
        double? seen = null;
        foreach (var pattern in group.Patterns)
        {
            var at = Array.IndexOf(pattern.Items, item);
            if (at < 0) continue;
            if (pattern.Covariances[at * pattern.Items.Length + at] > 0 || (seen is { } value && value != pattern.Means[at])) return false;
            seen = pattern.Means[at];
        }

        return true;
    }

    private sealed class Search(FactorStructure structure, IReadOnlyList<ObservedMoments> groups, CancellationToken stop)
    {
        private readonly int n = groups.Sum(group => group.N);

        public (FactorModel? Model, FactorFailure? Failure) Run(
            double[] start, IReadOnlyList<MomentPattern> moments, double saturated)
        {
            var (free, q) = (start, start.Length);
            var value = Likelihood.Value(structure, groups, free);
            for (var shrink = 0; double.IsInfinity(value) && shrink < 20; shrink++)
            {
                free = Smaller(free);
                value = Likelihood.Value(structure, groups, free);
            }

            var (last, gradient) = (false, double.PositiveInfinity);
            for (var iteration = 1; iteration <= IterationsMax && !double.IsInfinity(value); iteration++)
            {
                stop.ThrowIfCancellationRequested();
                var curvatures = Likelihood.Curvatures(structure, groups, free)!;
                var (slope, factor) = Direction(curvatures, iteration > 3 || last);
                gradient = slope.Max(Math.Abs) / n;
                if (factor is null) return (null, new(Absence.NotIdentified, iteration, gradient));
                if (last)
                {
                    return Finished(free, curvatures, value, saturated, moments, iteration, gradient);
                }

                var step = (double[])slope.Clone();
                Dense.Solve(factor, q, step);
                var decrement = Dense.Dot(step, slope);
                last = iteration > 3 && decrement < Close;
                var (next, better) = Line(free, step, value);
                if (next is null)
                {
                    last = decrement < 1e-7;
                    if (!last) return (null, new(Absence.NotConverged, iteration, gradient));
                    continue;
                }

                (free, value) = (next, better);
            }

            return (null, new(Absence.NotConverged, IterationsMax, double.IsInfinity(gradient) ? 0 : gradient));
        }

        /// <summary>Newton where the likelihood curves down, Fisher scoring elsewhere.</summary>
        private (double[] Gradient, double[]? Factor) Direction(List<(int Group, Curvature At)> curvatures, bool near)
        {
            if (near)
            {
                var (gradient, observed) = Likelihood.Derivatives(structure, curvatures, observed: true);
                if (Dense.Cholesky(observed, gradient.Length)) return (gradient, observed);
            }

            var (slope, expected) = Likelihood.Derivatives(structure, curvatures, observed: false);
            return (slope, Definite(expected, slope.Length) ? expected : null);
        }

        /// <summary>A parameter without information cannot be told from others: the smallest pivot is next to nothing.</summary>
        private static bool Definite(double[] information, int q)
        {
            var diagonal = Enumerable.Range(0, q).Select(i => information[i * q + i]).ToArray();
            if (!Dense.Cholesky(information, q)) return false;
            for (var i = 0; i < q; i++)
            {
                if (Math.Pow(information[i * q + i], 2) < 1e-11 * diagonal[i]) return false;
            }

            return true;
        }

        private (double[]? Next, double Value) Line(double[] free, double[] step, double value)
        {
            for (var size = 1.0; size > 1e-9; size /= 2)
            {
                var next = (double[])free.Clone();
                Dense.AddScaled(next, -size, step);
                var better = Likelihood.Value(structure, groups, next);
                if (better <= value + Noise * n * Math.Max(1, Math.Abs(value / n))) return (next, better);
            }

            return (null, value);
        }

        /// <summary>Starting covariances nearer to none.</summary>
        private double[] Smaller(double[] free)
        {
            var next = (double[])free.Clone();
            foreach (var at in structure.Cells.Where(cell => cell.Free >= 0 && cell.Row != cell.Column
                && cell.Place is Place.FactorCovariance or Place.Residual).Select(cell => cell.Free).Distinct()) next[at] *= 0.6;
            return next;
        }

        private (FactorModel? Model, FactorFailure? Failure) Finished(
            double[] free, List<(int Group, Curvature At)> curvatures, double value, double saturated,
            IReadOnlyList<MomentPattern> moments, int iterations, double gradient)
        {
            var q = free.Length;
            var information = Likelihood.Derivatives(structure, curvatures, observed: groups.Any(group => !group.Complete)).Hessian;
            return Definite(information, q)
                ? (new(structure, groups, moments, free, Dense.Inverse(information, q), value, saturated, iterations, gradient), null)
                : (null, new(Absence.NotIdentified, iterations, gradient));
        }
    }
}
