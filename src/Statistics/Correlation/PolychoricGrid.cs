using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Probabilities of the cells of a table as differences of the bivariate normal distribution at the corners of the cells that
/// somebody is in; each corner is computed once.</summary>
internal sealed class PolychoricGrid
{
    private const double Smallest = 1e-300;
    private readonly CrossTable table;
    private readonly Margin rows, columns;
    private readonly (int Row, int Column)[] corners;
    private readonly int[] cornersOfCells;
    private readonly double[] value, slope, bend;

    public PolychoricGrid(CrossTable table, Margin rows, Margin columns)
    {
        (this.table, this.rows, this.columns) = (table, rows, columns);
        var numbers = new Dictionary<(int, int), int>();
        var list = new List<(int, int)>();
        int Number(int row, int column)
        {
            // −1 stands for a limit at −∞, where the corner is 0; the last threshold is followed by +∞, where it is a margin.
            if (numbers.TryGetValue((row, column), out var number)) return number;
            list.Add((row, column));
            return numbers[(row, column)] = list.Count - 1;
        }

        cornersOfCells = new int[4 * table.Cells.Count];
        for (var cell = 0; cell < table.Cells.Count; cell++)
        {
            var (row, column, _) = table.Cells[cell];
            (cornersOfCells[4 * cell], cornersOfCells[4 * cell + 1]) = (Number(row, column), Number(row - 1, column));
            (cornersOfCells[4 * cell + 2], cornersOfCells[4 * cell + 3]) = (Number(row, column - 1), Number(row - 1, column - 1));
        }

        corners = [.. list];
        (value, slope, bend) = (new double[corners.Length], new double[corners.Length], new double[corners.Length]);
        Pearson = Scores();
    }

    /// <summary>Correlation of the category numbers.</summary>
    public double Pearson { get; }

    /// <summary>Log likelihood with its first and second derivative by ρ.</summary>
    public (double Value, double Slope, double Bend) At(double rho)
    {
        var normal = new BivariateNormal.Correlated(rho);
        for (var at = 0; at < corners.Length; at++) Corner(at, normal);
        double sum = 0, first = 0, second = 0;
        for (var cell = 0; cell < table.Cells.Count; cell++)
        {
            var corner = cornersOfCells.AsSpan(4 * cell, 4);
            var p = Math.Max(Smallest, value[corner[0]] - value[corner[1]] - value[corner[2]] + value[corner[3]]);
            var d = (slope[corner[0]] - slope[corner[1]] - slope[corner[2]] + slope[corner[3]]) / p;
            var count = table.Cells[cell].Count;
            sum += count * Math.Log(p);
            first += count * d;
            second += count * ((bend[corner[0]] - bend[corner[1]] - bend[corner[2]] + bend[corner[3]]) / p - d * d);
        }

        return (sum, first, second);
    }

    private void Corner(int at, BivariateNormal.Correlated normal)
    {
        var (row, column) = corners[at];
        if (row < 0 || column < 0) return;
        var (lastRow, lastColumn) = (row == rows.Inner.Length, column == columns.Inner.Length);
        if (lastRow || lastColumn)
        {
            value[at] = lastRow ? lastColumn ? 1 : columns.Lower[column] : rows.Lower[row];
            return;
        }

        var (h, k) = (rows.Inner[row], columns.Inner[column]);
        value[at] = normal.Lower(h, k, rows.Lower[row], columns.Lower[column]);
        (slope[at], bend[at]) = normal.Density(h, k);
    }

    private double Scores()
    {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        foreach (var (_, _, count) in table.Cells) n += count;
        foreach (var (row, column, count) in table.Cells)
        {
            x += count * row / n;
            y += count * column / n;
        }

        foreach (var (row, column, count) in table.Cells)
        {
            xx += count * (row - x) * (row - x);
            yy += count * (column - y) * (column - y);
            xy += count * (row - x) * (column - y);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }
}
