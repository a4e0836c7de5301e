using Wegmarke.Statistics.Agreement;
using Wegmarke.Statistics.Description;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Comparison;

/// <summary>An F or χ² test: statistic, degrees of freedom, p.</summary>
public sealed record Test(double Statistic, double Df1, double Df2, double P);

/// <summary>Several independent groups: classical and Welch's analysis of variance (Welch 1951), Kruskal and Wallis 1952 with ties,
/// Brown and Forsythe 1974 for spreads, all pairs by Welch with Holm.</summary>
public sealed record SeveralGroups(
    int N, IReadOnlyList<int> Sizes, IReadOnlyList<Finding> Means, IReadOnlyList<Finding> Sds, Test? Anova, Test? Welch, Test? Kruskal,
    Finding RankEpsilon2, Test? BrownForsythe, IReadOnlyList<Finding> PairP, IReadOnlyList<Finding> PairPHolm, Absence? Because)
{
    /// <param name="groups">One set of values per group without missing ones; pairs run (0,1), (0,2) … (1,2) ….</param>
    public static SeveralGroups Of(IReadOnlyList<double[]> groups)
    {
        var n = groups.Sum(group => group.Length);
        Finding Per(double[] group, int least, Absence because, Func<double[], double> value) =>
          group.Length < least ? because : Moments.Beyond(group) ? Absence.OutOfRange : value(group);
        Finding[] means = [.. groups.Select(group => Per(group, 1, Absence.Empty, x => Moments.Mean(x)))];
        Finding[] sds = [.. groups.Select(group => Per(group, 2, Absence.TooFew, x => Moments.StandardDeviation(x)))];
        int[] sizes = [.. groups.Select(group => group.Length)];
        Finding[] pairs = [.. from i in Enumerable.Range(0, groups.Count) from j in Enumerable.Range(i + 1,
          groups.Count - i - 1) select PairOf(groups[i], groups[j])];
        var holm = MultipleTesting.Holm(pairs);
        if (groups.Count < 2 || n <= groups.Count || sizes.Any(size => size == 0)) return new(n, sizes, means, sds, null, null, null,
          Absence.TooFew, null, pairs, holm, Absence.TooFew);
        if (groups.Any(group => Moments.Beyond(group))) return new(n, sizes, means, sds, null, null, null, Absence.OutOfRange, null, pairs,
          holm, Absence.OutOfRange);
        if (groups.All(group => Moments.Constant(group))) return new(n, sizes, means, sds, null, null, null, Absence.ZeroVariance, null,
          pairs, holm, Absence.ZeroVariance);
        var kruskal = KruskalOf(groups, n);
        double[][] spreads = [.. groups.Select(Spread)];
        return new(n, sizes, means, sds, AnovaOf(groups), WelchOf(groups), kruskal, kruskal.Statistic / (n - 1),
            spreads.All(spread => Moments.Constant(spread)) ? null : AnovaOf(spreads), pairs, holm, null);
    }

    private static Finding PairOf(double[] x, double[] y) => TwoGroups.Of(x, y) is { Welch: { } welch } ? welch.P : Absence.TooFew;

    private static double[] Spread(double[] group)
    {
        var median = Quantile.Median([.. group.Order()]);
        return [.. group.Select(value => Math.Abs(value - median))];
    }

    private static Test AnovaOf(IReadOnlyList<double[]> groups)
    {
        double[] values = [.. groups.SelectMany(group => group)];
        int[] numbers = [.. groups.SelectMany((group, number) => Enumerable.Repeat(number, group.Length))];
        var data = OneWay.Of(values, numbers);
        double df1 = groups.Count - 1, df2 = values.Length - groups.Count;
        var f = data.SquaresBetween / df1 / (data.SquaresWithin / df2);
        return new(f, df1, df2, double.IsInfinity(f) ? 0 : FDistribution.Upper(f, df1, df2));
    }

    private static Test? WelchOf(IReadOnlyList<double[]> groups)
    {
        if (groups.Any(group => group.Length < 2 || Moments.Constant(group))) return null;
        double a = groups.Count, weights = 0, mean = 0;
        double[] w = [.. groups.Select(group => group.Length / Moments.Variance(group))];
        for (var g = 0; g < groups.Count; g++)
        {
            weights += w[g];
            mean += w[g] * Moments.Mean(groups[g]);
        }

        mean /= weights;
        double between = 0, lambda = 0;
        for (var g = 0; g < groups.Count; g++)
        {
            between += w[g] * Math.Pow(Moments.Mean(groups[g]) - mean, 2) / (a - 1);
            lambda += Math.Pow(1 - w[g] / weights, 2) / (groups[g].Length - 1);
        }

        var f = between / (1 + 2 * (a - 2) / (a * a - 1) * lambda);
        var df2 = (a * a - 1) / (3 * lambda);
        return new(f, a - 1, df2, FDistribution.Upper(f, a - 1, df2));
    }

    private static Test KruskalOf(IReadOnlyList<double[]> groups, double n)
    {
        var (ranks, ties) = Ranks.Of([.. groups.SelectMany(group => group)]);
        double sum = 0;
        var at = 0;
        foreach (var group in groups)
        {
            sum += Math.Pow(ranks.AsSpan(at, group.Length).ToArray().Sum(), 2) / group.Length;
            at += group.Length;
        }

        var h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / (1 - ties / (n * n * n - n));
        return new(h, groups.Count - 1, double.PositiveInfinity, ChiSquared.Upper(h, groups.Count - 1));
    }
}
