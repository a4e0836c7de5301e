using System.Runtime.InteropServices;

namespace Wegmarke.Statistics.ItemResponse;

/// <summary>Answers as category numbers, equal rows collapsed with their weights. Categories nobody chose do not count.</summary>
/// <param name="Codes">Pattern by pattern, one code per item; <see cref="Missing"/> where there is no answer.</param>
/// <param name="PatternOfRow">Which pattern each row has.</param>
/// <param name="CategoryValues">The answers behind the numbers, item by item.</param>
public sealed record AnswerPatterns(int Items, byte[] Codes, double[] Weights, int[] PatternOfRow, double[][] CategoryValues)
{
    public const byte Missing = 255;

    /// <summary>Beyond, thresholds are no longer estimated: they would be nearly as many as the rows.</summary>
    public const int CategoriesMax = 250;

    public int Count => Weights.Length;

    public double N => Weights.Sum();

    public ReadOnlySpan<byte> Row(int pattern) => Codes.AsSpan(pattern * Items, Items);

    /// <summary>Null with the reason: nobody answered, an item has one category only, or more than can be told apart.</summary>
    public static (AnswerPatterns? Patterns, Absence? Because) Of(IReadOnlyList<double[]> columns, double[]? weights = null)
    {
        if (columns.Count == 0 || columns[0].Length == 0) return (null, Absence.Empty);
        var rows = columns[0].Length;
        var codes = new byte[rows * columns.Count];
        var values = new double[columns.Count][];
        for (var item = 0; item < columns.Count; item++)
        {
            var present = new HashSet<double>();
            foreach (var value in columns[item])
            {
                if (!double.IsNaN(value)) present.Add(value);
            }

            values[item] = [.. present.Order()];
            if (present.Count == 0) return (null, Absence.AllMissing);
            if (present.Count == 1) return (null, Absence.ZeroVariance);
            if (present.Count > CategoriesMax) return (null, Absence.TooLarge);
            var code = new Dictionary<double, byte>();
            for (var at = 0; at < values[item].Length; at++) code[values[item][at]] = (byte)at;
            for (var row = 0; row < rows; row++)
            {
                var value = columns[item][row];
                codes[row * columns.Count + item] = double.IsNaN(value) ? Missing : code[value];
            }
        }

        return (Collapsed(columns.Count, rows, codes, weights, values), null);
    }

    private static AnswerPatterns Collapsed(int items, int rows, byte[] codes, double[]? weights, double[][] values)
    {
        var first = new Dictionary<ulong, List<int>>(rows);
        var (kept, sums, patternOfRow) = (new List<int>(), new List<double>(), new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            var answers = codes.AsSpan(row * items, items);
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(first, Hash(answers), out _);
            same ??= new(1);
            var number = -1;
            foreach (var candidate in same)
            {
                if (codes.AsSpan(kept[candidate] * items, items).SequenceEqual(answers)) number = candidate;
            }

            if (number < 0)
            {
                number = kept.Count;
                same.Add(number);
                kept.Add(row);
                sums.Add(0);
            }

            patternOfRow[row] = number;
            sums[number] += weights is null ? 1 : weights[row];
        }

        var collapsed = new byte[kept.Count * items];
        for (var at = 0; at < kept.Count; at++) codes.AsSpan(kept[at] * items, items).CopyTo(collapsed.AsSpan(at * items));
        return new(items, collapsed, [.. sums], patternOfRow, values);
    }

    private static ulong Hash(ReadOnlySpan<byte> answers)
    {
        var hash = 14695981039346656037UL;
        foreach (var answer in answers) hash = (hash ^ answer) * 1099511628211UL;
        return hash;
    }
}
