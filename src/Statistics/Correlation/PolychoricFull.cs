using Wegmarke.Statistics.Algebra;
using Wegmarke.Statistics.Distributions;

namespace Wegmarke.Statistics.Correlation;

/// <summary>Polychoric correlation with thresholds and ρ by maximum likelihood at once (Olsson 1979), by Fisher scoring; standard errors
/// from the expected information.</summary>
public sealed record PolychoricFull(
    double N, Finding Rho, Finding Se, double[] RowThresholds, double[] ColumnThresholds, Finding LogLikelihood, int Iterations)
{
    private const int IterationsMax = 500;

    /// <summary>More thresholds than this are not searched together: there would be hardly an answer for each.</summary>
    private const int ThresholdsMax = 100;

    public static PolychoricFull Of(CrossTable table)
    {
        var two = Polychoric.Of(table);
        var because = !two.Rho.Exists ? two.Rho.Because : two.AtBoundary ? Absence.EmptyCell
            : two.RowThresholds.Length + two.ColumnThresholds.Length > ThresholdsMax ? Absence.TooFew : null;
        if (because is not null) return new(table.N, because, because, two.RowThresholds, two.ColumnThresholds, because, 0);
        double[] at = [two.Rho.Value, .. two.RowThresholds, .. two.ColumnThresholds];
        var (q, rows) = (at.Length, two.RowThresholds.Length);
        var counts = table.LaidOut()!;
        var value = Climbed(at, rows, counts);
        for (var iteration = 1; iteration <= IterationsMax; iteration++)
        {
            var (gradient, information) = Derivatives(at, rows, counts, table.N);
            if (!Dense.Cholesky(information, q)) break;
            var step = (double[])gradient.Clone();
            Dense.Solve(information, q, step);
            var decrement = Dense.Dot(step, gradient);
            if (decrement < 1e-18 * table.N || decrement < 1e-16)
            {
                var se = Math.Sqrt(Dense.Inverse(information, q)[0]);
                return new(table.N, at[0], se, at[1..(rows + 1)], at[(rows + 1)..], value, iteration);
            }

            if (Line(at, step, rows, counts, value) is not { } next) break;
            (at, value) = next;
        }

        return new(table.N, Absence.NotConverged, Absence.NotConverged, [], [], Absence.NotConverged, IterationsMax);
    }

    private static (double[] At, double Value)? Line(double[] at, double[] step, int rows, double[,] counts, double value)
    {
        for (var size = 1.0; size > 1e-10; size /= 2)
        {
            var next = (double[])at.Clone();
            Dense.AddScaled(next, size, step);
            if (Math.Abs(next[0]) >= 1 || !Rising(next, 1, rows) || !Rising(next, rows + 1, at.Length - 1)) continue;
            var better = Climbed(next, rows, counts);
            if (better >= value - 1e-13 * Math.Abs(value)) return (next, better);
        }

        return null;
    }

    private static bool Rising(double[] at, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (!(at[i] > at[i - 1])) return false;
        }

        return true;
    }

    /// <summary>P(X ≤ row threshold, Y ≤ column threshold) at all corners, with borders for ±∞.</summary>
    private static double[,] Corners(double[] at, int rows)
    {
        var columns = at.Length - 1 - rows;
        var normal = new BivariateNormal.Correlated(at[0]);
        var corners = new double[rows + 2, columns + 2];
        var lowerRow = Enumerable.Range(0, rows).Select(i => Normal.Lower(at[1 + i])).ToArray();
        var lowerColumn = Enumerable.Range(0, columns).Select(j => Normal.Lower(at[1 + rows + j])).ToArray();
        for (var i = 1; i <= rows + 1; i++)
        {
            for (var j = 1; j <= columns + 1; j++)
            {
                corners[i, j] = i > rows ? j > columns ? 1 : lowerColumn[j - 1] : j > columns ? lowerRow[i - 1]
                    : normal.Lower(at[i], at[rows + j], lowerRow[i - 1], lowerColumn[j - 1]);
            }
        }

        return corners;
    }

    private static double Cell(double[,] corners, int i, int j) =>
        Math.Max(1e-300, corners[i + 1, j + 1] - corners[i, j + 1] - corners[i + 1, j] + corners[i, j]);

    private static double Climbed(double[] at, int rows, double[,] counts)
    {
        var corners = Corners(at, rows);
        double sum = 0;
        for (var i = 0; i < counts.GetLength(0); i++)
        {
            for (var j = 0; j < counts.GetLength(1); j++)
            {
                if (counts[i, j] > 0) sum += counts[i, j] * Math.Log(Cell(corners, i, j));
            }
        }

        return sum;
    }

    private static (double[] Gradient, double[] Information) Derivatives(double[] at, int rows, double[,] counts, double n)
    {
        var (q, columns) = (at.Length, at.Length - 1 - rows);
        var (gradient, information) = (new double[q], new double[q * q]);
        var corners = Corners(at, rows);
        var normal = new BivariateNormal.Correlated(at[0]);
        var root = Math.Sqrt(1 - at[0] * at[0]);
        double Density(int i, int j) => i < 1 || j < 1 || i > rows || j > columns ? 0 : normal.Density(at[i], at[rows + j]).Density;
        // Derivative of a corner by its row or column threshold; a border at +∞ leaves the density alone.
        double ByRow(int i, int j) => i < 1 || i > rows || j < 1 ? 0
            : Normal.Density(at[i]) * (j > columns ? 1 : Normal.Lower((at[rows + j] - at[0] * at[i]) / root));
        double ByColumn(int i, int j) => j < 1 || j > columns || i < 1 ? 0
            : Normal.Density(at[rows + j]) * (i > rows ? 1 : Normal.Lower((at[i] - at[0] * at[rows + j]) / root));
        var slope = new double[q];
        for (var i = 0; i <= rows; i++)
        {
            for (var j = 0; j <= columns; j++)
            {
                Array.Clear(slope);
                slope[0] = Density(i + 1, j + 1) - Density(i, j + 1) - Density(i + 1, j) + Density(i, j);
                if (i < rows) slope[i + 1] = ByRow(i + 1, j + 1) - ByRow(i + 1, j);
                if (i > 0) slope[i] = ByRow(i, j) - ByRow(i, j + 1);
                if (j < columns) slope[rows + j + 1] = ByColumn(i + 1, j + 1) - ByColumn(i, j + 1);
                if (j > 0) slope[rows + j] = ByColumn(i, j) - ByColumn(i + 1, j);
                var p = Cell(corners, i, j);
                if (p < 1e-14 && counts[i, j] == 0) continue;
                Dense.AddScaled(gradient, counts[i, j] / p, slope);
                for (var a = 0; a < q; a++)
                {
                    if (slope[a] != 0) Dense.AddScaled(information.AsSpan(a * q, q), n * slope[a] / p, slope);
                }
            }
        }

        return (gradient, information);
    }
}
