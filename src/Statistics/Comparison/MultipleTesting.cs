namespace Wegmarke.Statistics.Comparison;

/// <summary>Adjusted p-values. The family is the non-missing p-values; missing ones stay missing.</summary>
/// <remarks>Holm 1979 and Bonferroni and Hochberg 1988 hold the familywise error, Benjamini and Hochberg 1995 the false discovery rate
/// under
/// independence, Benjamini and Yekutieli 2001 under any dependence.</remarks>
public static class MultipleTesting
{
    public static Finding[] Holm(IReadOnlyList<Finding> p) => StepDown(p, (rank, m) => m - rank + 1);

    public static Finding[] Bonferroni(IReadOnlyList<Finding> p)
    {
        var m = p.Count(value => value.Exists);
        return [.. p.Select(value => value.Then(x => Math.Min(1, x * m)))];
    }

    public static Finding[] Hochberg(IReadOnlyList<Finding> p) => StepUp(p, (rank, m) => m - rank + 1);

    public static Finding[] BenjaminiHochberg(IReadOnlyList<Finding> p) => StepUp(p, (rank, m) => (double)m / rank);

    public static Finding[] BenjaminiYekutieli(IReadOnlyList<Finding> p)
    {
        var harmonic = Enumerable.Range(1, p.Count(value => value.Exists)).Sum(i => 1.0 / i);
        return StepUp(p, (rank, m) => harmonic * m / rank);
    }

    private static Finding[] StepDown(IReadOnlyList<Finding> p, Func<int, int, double> factor)
    {
        var result = p.ToArray();
        var order = Order(p);
        double largest = 0;
        for (var i = 0; i < order.Length; i++)
        {
            largest = Math.Max(largest, Math.Min(1, p[order[i]].Value * factor(i + 1, order.Length)));
            result[order[i]] = largest;
        }

        return result;
    }

    private static Finding[] StepUp(IReadOnlyList<Finding> p, Func<int, int, double> factor)
    {
        var result = p.ToArray();
        var order = Order(p);
        double smallest = 1;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            smallest = Math.Min(smallest, p[order[i]].Value * factor(i + 1, order.Length));
            result[order[i]] = smallest;
        }

        return result;
    }

    private static int[] Order(IReadOnlyList<Finding> p) =>
        [.. Enumerable.Range(0, p.Count).Where(i => p[i].Exists).OrderBy(i => p[i].Value)];
}
