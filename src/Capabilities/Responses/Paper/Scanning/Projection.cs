namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Where a place on paper, in millimetres, lies in a picture: a plane seen from anywhere (homography).</summary>
public sealed class Projection
{
    private readonly double[] h;

    private Projection(double[] h) => this.h = h;

    public (double X, double Y) Of(double x, double y)
    {
        var w = h[6] * x + h[7] * y + 1;
        return ((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w);
    }

    /// <summary>From four places and where they are seen; null where they lie on a line.</summary>
    public static Projection? From(IReadOnlyList<(double X, double Y)> paper, IReadOnlyList<(double X, double Y)> seen)
    {
        const int Unknowns = 8;
        var a = new double[Unknowns, Unknowns + 1];
        for (var i = 0; i < Unknowns / 2; i++)
        {
            var ((x, y), (u, v)) = (paper[i], seen[i]);
            Fill(a, 2 * i, [x, y, 1, 0, 0, 0, -u * x, -u * y, u]);
            Fill(a, 2 * i + 1, [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
        }

        return Solve(a, Unknowns) is { } h ? new(h) : null;
    }

    private static void Fill(double[,] a, int row, double[] values)
    {
        for (var column = 0; column < values.Length; column++) a[row, column] = values[column];
    }

    /// <summary>Gauss with pivots.</summary>
    private static double[]? Solve(double[,] a, int n)
    {
        const double Nothing = 1e-12;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(a[row, column]) > Math.Abs(a[pivot, column])) pivot = row;
            }

            if (Math.Abs(a[pivot, column]) < Nothing) return null;
            for (var k = 0; k <= n; k++) (a[column, k], a[pivot, k]) = (a[pivot, k], a[column, k]);
            for (var row = 0; row < n; row++)
            {
                if (row == column) continue;
                var factor = a[row, column] / a[column, column];
                for (var k = column; k <= n; k++) a[row, k] -= factor * a[column, k];
            }
        }

        return [.. Enumerable.Range(0, n).Select(row => a[row, n] / a[row, row])];
    }
}
