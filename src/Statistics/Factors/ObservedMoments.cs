using System.Runtime.InteropServices;
using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Factors;

/// <summary>Rows that answered the same items: how many, which items, their means and their covariances (divisor n).</summary>
public sealed record MomentPattern(int N, int[] Items, double[] Means, double[] Covariances);

/// <summary>All that a normal-theory model needs to know of the rows of one group.</summary>
/// <param name="LeftOut">Rows without any use: incomplete ones, or with full information only the empty ones.</param>
public sealed record ObservedMoments(int Size, int LeftOut, IReadOnlyList<MomentPattern> Patterns)
{
    private const int TileRows = 128;

    public int N => Patterns.Sum(pattern => pattern.N);

    public bool Complete => Patterns.Count == 1 && Patterns[0].Items.Length == Size;

    /// <summary>Rows without a missing value (NaN) only.</summary>
    public static ObservedMoments Listwise(IReadOnlyList<double[]> columns, Func<int, bool>? rows = null)
    {
        var chosen = Rows(columns, rows);
        int[] complete = [.. chosen.Where(row => IsComplete(columns, row))];
        return new(columns.Count, chosen.Length - complete.Length, complete.Length == 0 ? []
            : [Pattern(columns, [.. Enumerable.Range(0, columns.Count)], complete)]);
    }

    /// <summary>Every row by the items it has; the assumption is that answers are missing at random (Little and Rubin 2002).</summary>
    public static ObservedMoments EveryRow(IReadOnlyList<double[]> columns, Func<int, bool>? rows = null)
    {
        var chosen = Rows(columns, rows);
        var byPattern = new Dictionary<string, List<int>>();
        var present = new char[columns.Count];
        foreach (var row in chosen)
        {
            for (var i = 0; i < columns.Count; i++) present[i] = double.IsNaN(columns[i][row]) ? '-' : '+';
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(byPattern, new string(present), out _);
            (list ??= []).Add(row);
        }

        var patterns = new List<MomentPattern>();
        var used = 0;
        foreach (var (key, list) in byPattern.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            int[] items = [.. Enumerable.Range(0, columns.Count).Where(i => key[i] == '+')];
            if (items.Length == 0) continue;
            patterns.Add(Pattern(columns, items, [.. list]));
            used += list.Count;
        }

        return new(columns.Count, chosen.Length - used, patterns);
    }

    /// <summary>Of a covariance matrix with divisor n − 1.</summary>
    public static ObservedMoments Of(CovarianceMatrix matrix)
    {
        var covariances = Dense.Flat(matrix.Values);
        for (var i = 0; i < covariances.Length; i++) covariances[i] *= (matrix.N - 1.0) / matrix.N;
        return new(matrix.Size, 0, [new(matrix.N, [.. Enumerable.Range(0, matrix.Size)], matrix.Means, covariances)]);
    }

    private static int[] Rows(IReadOnlyList<double[]> columns, Func<int, bool>? rows)
    {
        var all = columns.Count == 0 ? [] : Enumerable.Range(0, columns[0].Length);
        return [.. rows is null ? all : all.Where(rows)];
    }

    private static bool IsComplete(IReadOnlyList<double[]> columns, int row)
    {
        foreach (var column in columns)
        {
            if (double.IsNaN(column[row])) return false;
        }

        return true;
    }

    /// <summary>Means first, then centred cross-products tile by tile; what rounding left in the means is taken out again.</summary>
    private static MomentPattern Pattern(IReadOnlyList<double[]> columns, int[] items, int[] rows)
    {
        var (k, n) = (items.Length, rows.Length);
        var means = new double[k];
        for (var i = 0; i < k; i++)
        {
            var column = columns[items[i]];
            var origin = column[rows[0]];
            double sum = 0;
            foreach (var row in rows) sum += column[row] - origin;
            means[i] = origin + sum / n;
        }

        var products = new double[k * k];
        var rest = new double[k];
        var tile = new double[k * TileRows];
        for (var from = 0; from < n; from += TileRows)
        {
            var part = rows.AsSpan(from, Math.Min(TileRows, n - from));
            for (var i = 0; i < k; i++)
            {
                var centred = tile.AsSpan(i * TileRows, TileRows);
                var (column, mean) = (columns[items[i]], means[i]);
                for (var row = 0; row < part.Length; row++) rest[i] += centred[row] = column[part[row]] - mean;
            }

            for (var i = 0; i < k; i++)
            {
                var left = tile.AsSpan(i * TileRows, part.Length);
                Dense.AddDots(products.AsSpan(i * k, i + 1), left, tile, TileRows);
            }
        }

        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++) products[i * k + j] = (products[i * k + j] - rest[i] * rest[j] / n) / n;
            means[i] += rest[i] / n;
        }

        Dense.Mirror(products, k);
        return new(n, items, means, products);
    }
}
