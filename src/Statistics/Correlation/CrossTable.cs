namespace Wegmarke.Statistics.Correlation;

/// <summary>Counts of two ordered answers, only over categories somebody chose.</summary>
/// <param name="Cells">Cells that somebody is in: row, column, count.</param>
public sealed record CrossTable(double[] RowValues, double[] ColumnValues, IReadOnlyList<(int Row, int Column, double Count)> Cells)
{
    /// <summary>A table that is larger than this is never laid out.</summary>
    private const int LaidOutMax = 1 << 20;

    public double N => Cells.Sum(cell => cell.Count);

    public static CrossTable Of(double[] x, double[] y)
    {
        int[] rows = [.. Enumerable.Range(0, x.Length).Where(row => !double.IsNaN(x[row]) && !double.IsNaN(y[row]))];
        double[] a = [.. rows.Select(row => x[row]).Distinct().Order()], b = [.. rows.Select(row => y[row]).Distinct().Order()];
        var cells = rows.GroupBy(row => (Row: Array.BinarySearch(a, x[row]), Column: Array.BinarySearch(b, y[row])))
            .Select(cell => (cell.Key.Row, cell.Key.Column, (double)cell.Count()));
        return new(a, b, [.. cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)]);
    }

    /// <summary>Counts laid out row by row; empty rows and columns are left out.</summary>
    public static CrossTable OfCounts(ReadOnlySpan<int> counts, int rows, int columns)
    {
        var (rowSums, columnSums) = (new long[rows], new long[columns]);
        for (var at = 0; at < rows * columns; at++)
        {
            rowSums[at / columns] += counts[at];
            columnSums[at % columns] += counts[at];
        }

        var cells = new List<(int, int, double)>(rows * columns);
        var a = Enumerable.Range(0, rows).Where(i => rowSums[i] > 0).ToArray();
        var b = Enumerable.Range(0, columns).Where(j => columnSums[j] > 0).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                if (counts[a[i] * columns + b[j]] is > 0 and var count) cells.Add((i, j, count));
            }
        }

        return new([.. a.Select(i => (double)i)], [.. b.Select(j => (double)j)], cells);
    }

    public double[] RowShares() => Shares(RowValues.Length, cell => cell.Row);

    public double[] ColumnShares() => Shares(ColumnValues.Length, cell => cell.Column);

    /// <summary>All counts, empty cells included; null when the table is too large to be looked at.</summary>
    public double[,]? LaidOut()
    {
        if ((long)RowValues.Length * ColumnValues.Length > LaidOutMax) return null;
        var table = new double[RowValues.Length, ColumnValues.Length];
        foreach (var (row, column, count) in Cells) table[row, column] = count;
        return table;
    }

    private double[] Shares(int length, Func<(int Row, int Column, double Count), int> at)
    {
        var sums = new double[length];
        foreach (var cell in Cells) sums[at(cell)] += cell.Count;
        var n = sums.Sum();
        return [.. sums.Select(sum => sum / n)];
    }
}
