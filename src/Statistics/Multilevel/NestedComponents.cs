using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Multilevel;

/// <summary>Where differences lie: between items, people, teams, units, towns; nested analysis of variance for any number of levels and
/// unequal sizes.</summary>
/// <remarks>Sequential sums of squares set equal to their expectations, E(MS_k) = σ² + Σ_{j≥k} c_kj·σ²_j (Searle 1971, ch. 9; Henderson
/// 1953, method I). With items: people answer all items (p × i within the chain, Brennan 2001), σ²_item = (MS_i−MS_pi)/n and the level of
/// people loses MS_pi/I; a group's own profile of items counts as residual. Negative components are reported as they are; they are 0
/// where a variance is needed.</remarks>
/// <param name="Levels">σ² of each level, coarse to fine.</param>
/// <param name="People">σ² between people of one group of the finest level.</param>
/// <param name="Items">σ² between items; absent where scores were given instead of items.</param>
/// <param name="Residual">σ² of person by item and error; absent as above.</param>
public sealed record NestedComponents(int N, int[] Groups, Finding[] Levels, Finding People, Finding Items, Finding Residual)
{
    /// <param name="items">One array per item (or one with scores), no missing values.</param>
    /// <param name="chain">Groups of each person, coarse to fine; a group belongs to one group of the level above.</param>
    public static NestedComponents Of(IReadOnlyList<double[]> items, IReadOnlyList<int[]> chain)
    {
        var n = items.Count == 0 ? 0 : items[0].Length;
        int[][] labels = [.. chain.Select((_, level) => Nested(chain, level, n))];
        int[] counts = [.. labels.Select(level => level.Length == 0 ? 0 : level.Max() + 1)];
        NestedComponents None(Absence because) => new(n, counts, [.. chain.Select(_ => (Finding)because)], because, because, because);
        if (n < 2 || chain.Count == 0) return None(n == 0 ? Absence.Empty : Absence.TooFew);
        if (items.Any(item => item.Any(value => !double.IsFinite(value)))) return None(Absence.OutOfRange);
        int[] ladder = [1, .. counts, n];
        for (var k = 1; k < ladder.Length; k++)
        {
            if (ladder[k] <= ladder[k - 1]) return None(Absence.TooFew);
        }

        var scores = new double[n];
        for (var person = 0; person < n; person++)
        {
            foreach (var item in items) scores[person] += item[person] / items.Count;
        }

        var (levels, people) = Solve(scores, labels, counts);
        if (items.Count < 2) return new(n, counts, [.. levels.Select(value => (Finding)value)], people, Absence.TooFew, Absence.TooFew);
        var (between, rest) = Crossed(items, scores);
        return new(n, counts, [.. levels.Select(value => (Finding)value)], people - rest / items.Count, (between - rest) / n, rest);
    }

    private static int[] Nested(IReadOnlyList<int[]> chain, int level, int n)
    {
        var numbers = new Dictionary<string, int>();
        return [.. Enumerable.Range(0, n).Select(person =>
        {
            var key = string.Join(',', chain.Take(level + 1).Select(groups => groups[person]));
            if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
            return number;
        })];
    }

    private static (double[] Levels, double People) Solve(double[] y, int[][] labels, int[] counts)
    {
        int n = y.Length, depth = labels.Length;
        int[][] ladder = [new int[n], .. labels];
        int[] sizes = [1, .. counts];
        double[][] weights = [.. ladder.Select((level, k) => Sizes(level, sizes[k]))];
        double[][] means = [.. ladder.Select((level, k) => Means(y, level, weights[k]))];
        double within = 0;
        for (var i = 0; i < n; i++) within += Math.Pow(y[i] - means[depth][ladder[depth][i]], 2);
        var people = within / (n - sizes[depth]);
        var levels = new double[depth];
        for (var k = depth; k >= 1; k--)
        {
            double squares = 0;
            for (var i = 0; i < n; i++) squares += Math.Pow(means[k][ladder[k][i]] - means[k - 1][ladder[k - 1][i]], 2);
            double df = sizes[k] - sizes[k - 1], rest = squares / df - people;
            for (var j = depth; j > k; j--) rest -= Coefficient(ladder, weights, k, j) / df * levels[j - 1];
            levels[k - 1] = rest / (Coefficient(ladder, weights, k, k) / df);
        }

        return (levels, people);
    }

    /// <summary>Σ over groups h of level j of n_h²/n of its group at level k, minus the same at level k − 1.</summary>
    private static double Coefficient(int[][] ladder, double[][] weights, int k, int j)
    {
        double sum = 0;
        for (var i = 0; i < ladder[0].Length; i++)
        {
            // Each person brings n_h/n_g once, so that group h brings n_h²/n_g.
            var size = weights[j][ladder[j][i]];
            sum += size / weights[k][ladder[k][i]] - size / weights[k - 1][ladder[k - 1][i]];
        }

        return sum;
    }

    private static double[] Sizes(int[] level, int count)
    {
        var sizes = new double[count];
        foreach (var group in level) sizes[group]++;
        return sizes;
    }

    private static double[] Means(double[] y, int[] level, double[] sizes)
    {
        var means = new double[sizes.Length];
        for (var i = 0; i < y.Length; i++) means[level[i]] += y[i] / sizes[level[i]];
        return means;
    }

    private static (double MsItems, double MsRest) Crossed(IReadOnlyList<double[]> items, double[] scores)
    {
        int n = scores.Length, k = items.Count;
        double grand = Moments.Mean(scores), between = 0, rest = 0;
        foreach (var item in items)
        {
            var mean = Moments.Mean(item);
            between += n * (mean - grand) * (mean - grand);
            for (var person = 0; person < n; person++) rest += Math.Pow(item[person] - scores[person] - mean + grand, 2);
        }

        return (between / (k - 1), rest / ((n - 1.0) * (k - 1)));
    }
}
