using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Trend;

/// <summary>Do values rise over ordered groups? (Jonckheere 1954; Terpstra 1952; variance with ties: Hollander, Wolfe and Chicken
/// 2014).</summary>
/// <remarks>J counts the pairs in which the later group is higher, ties as a half; normal approximation without continuity
/// correction.</remarks>
public sealed record Jonckheere(
    int N, int[] Sizes, Finding J, Finding Expected, Finding Variance, Finding Z, Finding PTwoSided, Finding PIncreasing, Absence? Because)
{
    /// <param name="values">A missing value is NaN.</param>
    /// <param name="groups">Group of each value in the order that is tested, from 0; −1 is missing. Empty groups do not count.</param>
    public static Jonckheere Of(double[] values, int[] groups)
    {
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]) && groups[i] >= 0).OrderBy(i => values[i])];
        int[] used = [.. rows.Select(row => groups[row]).Distinct().Order()];
        int[] group = [.. rows.Select(row => Array.BinarySearch(used, groups[row]))];
        var sizes = new int[used.Length];
        foreach (var at in group) sizes[at]++;
        double n = rows.Length;
        if (used.Length < 2) return None(rows.Length, sizes, Absence.TooFew);
        double j = 0, tied1 = 0, tied2 = 0, tied3 = 0;
        var below = new long[used.Length];
        for (var start = 0; start < rows.Length;)
        {
            var end = start;
            while (end + 1 < rows.Length && values[rows[end + 1]] == values[rows[start]]) end++;
            double t = end - start + 1;
            tied1 += t * (t - 1) * (2 * t + 5);
            tied2 += t * (t - 1) * (t - 2);
            tied3 += t * (t - 1);
            var now = new long[used.Length];
            for (var i = start; i <= end; i++) now[group[i]]++;
            for (int later = 0, earlier; later < used.Length; later++)
            {
                for (earlier = 0; earlier < later; earlier++) j += now[later] * (below[earlier] + 0.5 * now[earlier]);
            }

            for (var i = 0; i < below.Length; i++) below[i] += now[i];
            start = end + 1;
        }

        double[] ng = [.. sizes.Select(size => (double)size)];
        var variance = (n * (n - 1) * (2 * n + 5) - ng.Sum(m => m * (m - 1) * (2 * m + 5)) - tied1) / 72
            + (n > 2 ? ng.Sum(m => m * (m - 1) * (m - 2)) * tied2 / (36 * n * (n - 1) * (n - 2)) : 0)
            + ng.Sum(m => m * (m - 1)) * tied3 / (8 * n * (n - 1));
        var expected = (n * n - ng.Sum(m => m * m)) / 4;
        Finding z = variance > 1e-9 ? (j - expected) / Math.Sqrt(variance) : Absence.ZeroVariance;
        return new(rows.Length, sizes, j, expected, variance, z, z.Then(value => Math.Min(1, 2 * Normal.Upper(Math.Abs(value)))),
            z.Then(value => Normal.Upper(value)), z.Because);
    }

    private static Jonckheere None(int n, int[] sizes, Absence because) =>
        new(n, sizes, because, because, because, because, because, because, because);
}
