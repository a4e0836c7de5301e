using Wegmarke.Statistics.Correlation;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Statistics.Careless;

/// <summary>Does a person answer like things alike? Two signs of careless answers per row.</summary>
/// <remarks>Even-odd: means of the even and the odd items of each scale (reversed items turned round), correlated over scales within the
/// person, stepped up by Spearman-Brown 2r/(1+r), at least −1 (Jackson 1976; Meade and Craig 2012). Inconsistency of synonyms: correlation
/// within the person over all pairs of items that correlate at least .60 over people (Curran 2016); low is suspicious.</remarks>
/// <param name="EvenOdd">Per row.</param>
/// <param name="Synonyms">Per row.</param>
/// <param name="Pairs">The pairs of items that are used.</param>
public sealed record Consistency(Finding[] EvenOdd, Finding[] Synonyms, IReadOnlyList<(int First, int Second)> Pairs)
{
    /// <param name="columns">One column per item, reversed items turned round; NaN is missing.</param>
    /// <param name="scales">Scale of each item.</param>
    /// <param name="alike">How much two items must correlate to count as synonyms.</param>
    public static Consistency Of(IReadOnlyList<double[]> columns, int[] scales, double alike = 0.6)
    {
        var rows = columns.Count == 0 ? 0 : columns[0].Length;
        int[][] items = [.. Enumerable.Range(0, columns.Count).GroupBy(item => scales[item]).OrderBy(group => group.Key)
          .Select(group => group.ToArray()).Where(group => group.Length > 1)];
        var pairs = new List<(int, int)>();
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = i + 1; j < columns.Count; j++)
            {
                if (Pearson.Of(columns[i], columns[j]).R is { Exists: true, Value: var r } && r >= alike) pairs.Add((i, j));
            }
        }

        return new([.. Enumerable.Range(0, rows).Select(row => EvenOddOf(columns, items, row))],
            [.. Enumerable.Range(0, rows).Select(row => SynonymsOf(columns, pairs, row))], pairs);
    }

    private static Finding EvenOddOf(IReadOnlyList<double[]> columns, int[][] scales, int row)
    {
        List<double> odd = [], even = [];
        foreach (var scale in scales)
        {
            var first = Moments.Present(scale.Where((_, at) => at % 2 == 0).Select(item => columns[item][row]));
            var second = Moments.Present(scale.Where((_, at) => at % 2 == 1).Select(item => columns[item][row]));
            if (first.Length == 0 || second.Length == 0) continue;
            odd.Add(Moments.Mean(first));
            even.Add(Moments.Mean(second));
        }

        return Within([.. odd], [.. even]).Then(r => r <= -1 + 1e-12 ? -1 : Math.Max(-1, 2 * r / (1 + r)));
    }

    private static Finding SynonymsOf(IReadOnlyList<double[]> columns, List<(int First, int Second)> pairs, int row)
    {
        var present = pairs.Where(pair => !double.IsNaN(columns[pair.First][row]) && !double.IsNaN(columns[pair.Second][row])).ToList();
        return Within([.. present.Select(pair => columns[pair.First][row])], [.. present.Select(pair => columns[pair.Second][row])]);
    }

    private static Finding Within(double[] x, double[] y) => x.Length < 3 ? Absence.TooFew
        : !x.All(double.IsFinite) || !y.All(double.IsFinite) || Moments.Beyond(x) || Moments.Beyond(y) ? Absence.OutOfRange
        : Moments.Constant(x) || Moments.Constant(y) ? Absence.ZeroVariance : Pearson.Coefficient(x, y);
}
