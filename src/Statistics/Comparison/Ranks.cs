namespace Wegmarke.Statistics.Comparison;

/// <summary>Mid-ranks: ties share the mean of their ranks.</summary>
public static class Ranks
{
    /// <summary>Ranks from 1 in ascending order, and Σ(t³ − t) over all ties.</summary>
    public static (double[] Ranks, double Ties) Of(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        double ties = 0;
        for (var start = 0; start < keys.Length;)
        {
            var end = start;
            while (end + 1 < keys.Length && keys[end + 1] == keys[start]) end++;
            double t = end - start + 1;
            ties += t * t * t - t;
            for (var i = start; i <= end; i++) ranks[order[i]] = (start + end) / 2.0 + 1;
            start = end + 1;
        }

        return (ranks, ties);
    }
}
