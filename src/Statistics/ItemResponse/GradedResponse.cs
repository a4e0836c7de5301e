using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Graded response model (Samejima 1969) by marginal maximum likelihood over z ~ N(0, 1) (Bock and Aitkin 1981), to the maximum:
/// the gradient says how near. Assumes one trait, independent answers given the trait, and answers missing at random.</summary>
/// <param name="LargestGradient">Of the log likelihood by any parameter, where the search ended.</param>
public sealed record GradedResponse(
    AnswerPatterns Patterns, IReadOnlyList<GradedItem> Items, double LogLikelihood, int Iterations, double LargestGradient,
    int Points, double Range)
{
    /// <summary>A discrimination beyond this is a likelihood without a maximum: two answers always go together.</summary>
    private const double SteepestA = 60;

    private const int CoarsePoints = 24;
    private const double CoarseRange = 4.5;
    private const int CoarseFrom = 500;

    public int ParameterCount => Items.Sum(item => item.D.Length + 1);

    /// <param name="columns">Answers item by item, NaN where missing.</param>
    /// <param name="weights">How often each row counts; 1 by default.</param>
    /// <param name="points">Equally spaced points of the integral over the trait …</param>
    /// <param name="range">… from −range to range.</param>
    /// <param name="stop">Stops between the steps of the search.</param>
    public static (GradedResponse? Model, Absence? Because, int Iterations, double LargestGradient) Fit(
        IReadOnlyList<double[]> columns, double[]? weights = null, int points = 161, double range = 8,
        CancellationToken stop = default)
    {
        var (patterns, because) = AnswerPatterns.Of(columns, weights);
        if (patterns is null) return (null, because, 0, 0);
        if (patterns.Items < 3 && patterns.CategoryValues.All(values => values.Length == 2)) return (null, Absence.NotIdentified, 0, 0);
        if (patterns.Items < 2 || patterns.N < 3) return (null, Absence.TooFew, 0, 0);
        int[] categories = [.. patterns.CategoryValues.Select(values => values.Length)];
        var search = new GradedSearch(new(patterns, points, range), categories,
            points > CoarsePoints && patterns.Count > CoarseFrom ? new(patterns, CoarsePoints, CoarseRange) : null, stop);
        var found = search.Run(Start(patterns));
        var items = Read(found.At.Parameters, categories);
        var gradient = found.At.Gradient.Max(Math.Abs);
        if (!found.Converged || items.Any(item => Math.Abs(item.A) > SteepestA))
            return (null, Absence.NotConverged, found.Iterations, gradient);
        return (new(patterns, items, found.At.LogLikelihood, found.Iterations, gradient, points, range), null, found.Iterations, gradient);
    }

    /// <summary>Expected a posteriori scores and their standard deviations, row by row.</summary>
    public (double[] Scores, double[] Deviations) Scores()
    {
        var expectation = new GradedExpectation(Patterns, Points, Range);
        var (means, deviations) = expectation.Posterior(
            [.. Items.Select(item => new GradedCurves(item.A, item.D, expectation.Points))]);
        return ([.. Patterns.PatternOfRow.Select(at => means[at])], [.. Patterns.PatternOfRow.Select(at => deviations[at])]);
    }

    public double TestInformation(double z) => Items.Sum(item => item.Information(z));

    /// <summary>Standard errors of (a, d…) item by item from the observed information, by central differences of the exact
    /// gradient.</summary>
    public IReadOnlyList<Finding[]> StandardErrors()
    {
        int[] categories = [.. Items.Select(item => item.D.Length + 1)];
        var search = new GradedSearch(new(Patterns, Points, Range), categories);
        var at = Items.SelectMany(item => item.D.Prepend(item.A)).ToArray();
        var q = at.Length;
        var information = new double[q * q];
        for (var i = 0; i < q; i++)
        {
            var step = 1e-4 * Math.Max(1, Math.Abs(at[i]));
            double[] up = [.. at], down = [.. at];
            (up[i], down[i]) = (at[i] + step, at[i] - step);
            var (above, below) = (search.Evaluate(up).Gradient, search.Evaluate(down).Gradient);
            for (var j = 0; j < q; j++) information[i * q + j] = (below[j] - above[j]) / (2 * step);
        }

        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < i; j++) information[i * q + j] = (information[i * q + j] + information[j * q + i]) / 2;
        }

        var definite = Dense.Cholesky(information, q);
        var inverse = definite ? Dense.Inverse(information, q) : [];
        var first = 0;
        var errors = new List<Finding[]>();
        foreach (var k in categories)
        {
            errors.Add([.. Enumerable.Range(first, k).Select(i => definite ? (Finding)Math.Sqrt(inverse[i * q + i]) : Absence.Singular)]);
            first += k;
        }

        return errors;
    }

    /// <summary>Loadings of one factor of the answers, turned into slopes; thresholds from the margins.</summary>
    private static double[] Start(AnswerPatterns patterns)
    {
        var (p, start) = (patterns.Items, new List<double>());
        var loadings = StartLoadings.Of(patterns);
        for (var i = 0; i < p; i++)
        {
            var k = patterns.CategoryValues[i].Length;
            var shares = new double[k];
            for (var at = 0; at < patterns.Count; at++)
            {
                if (patterns.Row(at)[i] is var code and not AnswerPatterns.Missing) shares[code] += patterns.Weights[at];
            }

            var total = shares.Sum();
            var scale = 1.702 / Math.Sqrt(1 - loadings[i] * loadings[i]);
            start.Add(loadings[i] * scale);
            double below = 0, last = double.NegativeInfinity;
            for (var c = 0; c + 1 < k; c++)
            {
                below += shares[c] / total;
                last = Math.Max(last + 0.01, scale * Normal.Quantile(Math.Clamp(below, 0.001, 0.999)));
                start.Add(last);
            }
        }

        return [.. start];
    }

    private static GradedItem[] Read(double[] parameters, int[] categories)
    {
        var items = new GradedItem[categories.Length];
        var first = 0;
        for (var i = 0; i < items.Length; first += categories[i++])
            items[i] = new(parameters[first], parameters[(first + 1)..(first + categories[i])]);
        return items.Sum(item => item.A) >= 0 ? items : [.. items.Select(item => item with { A = -item.A })];
    }
}
