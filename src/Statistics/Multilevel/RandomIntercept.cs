using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Multilevel;

/// <summary>Groups as draws from a population: y = μ + u_g + e, with shrunken group means (empirical Bayes).</summary>
/// <remarks>EB mean μ + λ(ȳ−μ), λ = nτ²/(nτ²+σ²), conditional se √(τ²(1−λ)) (Efron and Morris 1975; Bates et al. 2015). τ² = 0: everybody
/// at the grand mean, no reliable differences. Test of τ² = 0: likelihood ratio with ½χ²₁ (Self and Liang 1987).</remarks>
/// <param name="GroupNumbers">Which group each entry belongs to; groups without a value are not there.</param>
/// <param name="FewGroups">Fewer than five groups: τ² is hardly known, neither shrinkage nor benchmark should be shown.</param>
public sealed record RandomIntercept(
    int N, int[] GroupNumbers, int[] Sizes, double[] Means, VarianceComponents? Reml, VarianceComponents? Ml, Finding LikelihoodRatio,
    Finding P, double[] Reliability, double[] Effects, double[] ConditionalSe, bool FewGroups, Absence? Because)
{
    private const int EnoughGroups = 5;

    /// <param name="values">A missing value is NaN.</param>
    /// <param name="groups">Group of each value from 0; −1 is missing.</param>
    public static RandomIntercept Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        var data = OneWay.Of(values, groups);
        var count = 0;
        foreach (var group in groups) count = Math.Max(count, group + 1);
        var present = new bool[count];
        for (var row = 0; row < values.Length; row++)
        {
            if (groups[row] >= 0 && !double.IsNaN(values[row])) present[groups[row]] = true;
        }

        return Of(data, [.. Enumerable.Range(0, count).Where(group => present[group])]);
    }

    /// <summary>From sizes, means and squares within alone.</summary>
    public static RandomIntercept Of(OneWay data, int[] numbers)
    {
        var n = data.Groups == 0 ? 0 : data.N;
        if (n == 0) return None(n, data, numbers, Absence.AllMissing);
        if (!double.IsFinite(data.SquaresWithin)) return None(n, data, numbers, Absence.OutOfRange);
        if (data.Groups < 2 || n <= data.Groups) return None(n, data, numbers, Absence.TooFew);
        var total = data.SquaresWithin + data.SquaresBetween;
        if (total <= 0) return None(n, data, numbers, Absence.ZeroVariance);
        if (VarianceComponents.Reml(data) is not { } reml || VarianceComponents.Ml(data) is not { } ml)
        {
            return None(n, data, numbers, Absence.NotConverged);
        }

        var none = -n / 2.0 * (1 + Math.Log(2 * Math.PI * total / n));
        var ratio = Math.Max(0, 2 * (ml.LogLikelihood - none));
        if (ml.Tau2 == 0) ratio = 0;
        double[] reliability = [.. data.Sizes.Select(size => size * reml.Tau2 / (size * reml.Tau2 + reml.Sigma2))];
        return new(n, numbers, data.Sizes, data.Means, reml, ml, ratio, ratio > 0 ? 0.5 * ChiSquared.Upper(ratio, 1) : 0.5, reliability,
            [.. reliability.Zip(data.Means, (lambda, mean) => lambda * (mean - reml.Mean))],
            [.. reliability.Select(lambda => Math.Sqrt(reml.Tau2 * (1 - lambda)))], data.Groups < EnoughGroups, null);
    }

    private static RandomIntercept None(int n, OneWay data, int[] numbers, Absence because) => new(
        n, numbers, data.Sizes, data.Means, null, null, because, because, [], [], [], data.Groups < EnoughGroups, because);
}
