using Wegmarke.Statistics.Algebra;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Polychoric correlations of all pairs, each from the rows that answered both.</summary>
/// <param name="N">Rows per pair.</param>
/// <param name="Smoothed">Equal to the correlations where these are positive definite; else with eigenvalues lifted above 0 and variances
/// brought back to 1 (Knol and Berger 1991). Absent where a pair has no correlation.</param>
/// <param name="WasSmoothed">Said wherever the smoothed matrix is shown.</param>
public sealed record PolychoricMatrix(
    int Items, int[] N, Finding[] Rho, bool[] AtBoundary, Finding SmallestEigenvalue, double[]? Smoothed, bool WasSmoothed)
{
    private const int Categories = 250;
    private const byte Missing = 255;

    public static PolychoricMatrix Of(IReadOnlyList<double[]> columns, LongWork? work = null)
    {
        var k = columns.Count;
        var coded = columns.Select(Codes).ToArray();
        var (n, rho, boundary) = (new int[k * k], new Finding[k * k], new bool[k * k]);
        LongWork.Each(work, k, i =>
        {
            for (var j = 0; j <= i; j++)
            {
                var (pair, rows) = i == j ? (null, columns[i].Count(value => !double.IsNaN(value))) : Pair(columns, coded, i, j);
                var found = pair?.Rho ?? (i == j && rows > 1 && coded[i]?.Categories != 1 ? 1 : Own(rows));
                (n[i * k + j], n[j * k + i]) = (rows, rows);
                (rho[i * k + j], rho[j * k + i]) = (found, found);
                boundary[i * k + j] = boundary[j * k + i] = pair?.AtBoundary == true;
            }
        });

        if (Array.Find(rho, one => !one.Exists) is { Exists: false } none) return new(k, n, rho, boundary, none, null, false);
        var plain = rho.Select(one => one.Value).ToArray();
        var (smallest, smooth, changed) = Smooth(plain, k);
        return new(k, n, rho, boundary, smallest, smooth, changed);
    }

    private static Finding Own(int rows) => rows == 0 ? Absence.AllMissing : rows == 1 ? Absence.TooFew : Absence.ZeroVariance;

    private static (Polychoric? Pair, int Rows) Pair(
        IReadOnlyList<double[]> columns, (byte[] Values, int Categories, Margin? Margin)?[] coded, int i, int j)
    {
        if (coded[i] is not { } x || coded[j] is not { } y)
        {
            var sparse = CrossTable.Of(columns[i], columns[j]);
            return (Polychoric.Of(sparse), (int)sparse.N);
        }

        var counts = Count(x.Values, y.Values, x.Categories, y.Categories, out var rows);
        var table = CrossTable.OfCounts(counts, x.Categories, y.Categories);
        return (x.Margin is { } first && y.Margin is { } second ? Polychoric.Of(table, first, second) : Polychoric.Of(table), rows);
    }

    /// <summary>Four tables in turn, so that equal answers one after the other do not wait for each other.</summary>
    private static int[] Count(byte[] x, byte[] y, int rows, int columns, out int n)
    {
        var (width, size) = (columns + 1, (rows + 1) * (columns + 1));
        var counts = new int[4 * size];
        var first = counts.AsSpan(0, size);
        var second = counts.AsSpan(size, size);
        var third = counts.AsSpan(2 * size, size);
        var fourth = counts.AsSpan(3 * size, size);
        // A missing answer has the row or column behind the last one.
        int At(int row) => Math.Min((int)x[row], rows) * width + Math.Min((int)y[row], columns);
        var at = 0;
        for (; at + 4 <= x.Length; at += 4)
        {
            first[At(at)]++;
            second[At(at + 1)]++;
            third[At(at + 2)]++;
            fourth[At(at + 3)]++;
        }

        for (; at < x.Length; at++) first[At(at)]++;
        var table = new int[rows * columns];
        n = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var cell = i * width + j;
                n += table[i * columns + j] = first[cell] + second[cell] + third[cell] + fourth[cell];
            }
        }

        return table;
    }

    /// <summary>Category numbers, and thresholds once for all pairs where nothing is missing; null for more categories than a byte
    /// holds.</summary>
    private static (byte[] Values, int Categories, Margin? Margin)? Codes(double[] column)
    {
        var present = new HashSet<double>();
        foreach (var value in column)
        {
            if (!double.IsNaN(value) && present.Add(value) && present.Count > Categories) return null;
        }

        double[] values = [.. present.Order()];
        var number = new Dictionary<double, byte>();
        for (var at = 0; at < values.Length; at++) number[values[at]] = (byte)at;
        var (codes, counts, complete) = (new byte[column.Length], new double[values.Length], true);
        for (var row = 0; row < column.Length; row++)
        {
            codes[row] = double.IsNaN(column[row]) ? Missing : number[column[row]];
            if (codes[row] == Missing) complete = false;
            else counts[codes[row]]++;
        }

        return (codes, values.Length, complete && values.Length > 0 ? Margin.Of([.. counts.Select(count => count / column.Length)]) : null);
    }

    private static (double Smallest, double[] Smooth, bool Changed) Smooth(double[] matrix, int k)
    {
        var spectrum = Spectrum.Of(matrix, k);
        if (k == 0 || spectrum.Values[^1] > 1e-12) return (k == 0 ? 0 : spectrum.Values[^1], matrix, false);
        var smooth = new double[k * k];
        for (var v = 0; v < k; v++)
        {
            var vector = spectrum.Vectors.AsSpan(v * k, k);
            var value = Math.Max(spectrum.Values[v], 1e-8);
            for (var i = 0; i < k; i++) Dense.AddScaled(smooth.AsSpan(i * k, k), value * vector[i], vector);
        }

        var scale = Enumerable.Range(0, k).Select(i => 1 / Math.Sqrt(smooth[i * k + i])).ToArray();
        for (var at = 0; at < k * k; at++) smooth[at] = at / k == at % k ? 1 : smooth[at] * scale[at / k] * scale[at % k];
        return (spectrum.Values[^1], smooth, true);
    }
}
